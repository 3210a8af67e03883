"""The pages of a book's papers: the register, the checker's report, two papers side by side."""
