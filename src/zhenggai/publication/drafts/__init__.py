"""Drafts: parts and their versions, figures bound in them, what stands beside them."""
