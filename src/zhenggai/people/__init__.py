"""Units, persons and bodies, and what each may do in which book."""
