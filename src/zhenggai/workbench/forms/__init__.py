"""Forms: the words of the ledger's acts as fields, and back."""
