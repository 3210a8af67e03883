"""The pages by which papers and sheets come into a book, and a superior's forms go out filled."""
