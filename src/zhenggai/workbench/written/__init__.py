"""The pages of papers that are written from a book, and of an office's own templates and styles."""
