"""How each act changes the rows: a small function an act, in files by noun.

A function takes the turn (the book and the entry) and the act. It never refuses: what is not there
is passed over, for the entry stands in the book and was asked about before it was written.
"""
