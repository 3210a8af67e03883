"""The pages of the ledger itself: its lines, its overview, its figures, its log."""
