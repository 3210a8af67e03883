"""Lists of words with dates and sources: data that rules look things up in."""
