"""The pure heart of the ledger: acts, entries, the book's state, moves, gates, figures, the chain.

No Django, no clock, no files but the packs that ship with it.
"""
