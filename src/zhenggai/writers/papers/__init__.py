"""The papers of a round, a file a paper: its words, its columns, who signs."""
