"""The pages of drafts: text, confirmation, the way out, what was published."""
