"""Read any rectification notice and find what is wrong in it.

Pure: no clock, no network, no database.
"""
