"""The pages of one problem or measure, and of the acts on it."""
