"""The public pages: what is read, and the form."""
