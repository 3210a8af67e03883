"""What went out: editions, frozen with their text, figures, day and ledger head."""
