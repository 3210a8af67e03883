"""Rows into the papers of the trade: a writer owns its input rows and gives bytes."""
