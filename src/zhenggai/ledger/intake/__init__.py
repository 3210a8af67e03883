"""Papers and sheets on their way into a ledger: they are read into drafts and never guessed at."""
