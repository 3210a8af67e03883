"""A made-up district with a full round: its words and papers, and the story told of it."""
