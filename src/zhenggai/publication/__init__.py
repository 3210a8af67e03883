"""What goes out of a book: the papers of a round, written from the ledger and bound to a day."""
