"""The ledger (台账): an append-only book of one inspection, from registration to closing."""
