"""The order of texts: what is left out, the screen, approvals, one text from another, going out."""
