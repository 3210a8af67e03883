"""Reviews of a book's papers: several reviewers, one merged opinion, what became of each point."""
