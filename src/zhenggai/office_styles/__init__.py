"""An office's own wording of reports and notices: style packs of a book, checked and kept."""
