"""The kinds of papers, a file for some moments of a round."""
