"""The papers of a round: what each is, what it is written from, the file that comes of it."""
