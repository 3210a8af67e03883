"""Tables of what persons keep for their convenience."""
