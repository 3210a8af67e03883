"""How the tables of drafts and approvals came to be."""
