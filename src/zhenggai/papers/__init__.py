"""The papers of a book: the register of what came in, what is kept of it, what the checker says."""
