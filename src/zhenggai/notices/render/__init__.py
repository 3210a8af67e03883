"""What was read and found, as text for people: tree, page, report, JSON, SARIF, Word comments."""
