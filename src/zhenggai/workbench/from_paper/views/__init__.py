"""Each asks, does at most one act and renders."""
