"""The pages over several books: side by side, common problems."""
