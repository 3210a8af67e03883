"""Chinese numerals and dates. Pure functions: no clock, no files."""
