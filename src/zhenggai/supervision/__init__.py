"""Reporting rounds: sheets go out to the units, come back and become reports in the ledger."""
