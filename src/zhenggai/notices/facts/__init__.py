"""Facts of a notice, a file a fact.

Each extracts widely and never guesses: an unclear one is absent.
"""
