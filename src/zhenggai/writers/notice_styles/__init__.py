"""The styles of notices that ship, and the wording under all of them."""
