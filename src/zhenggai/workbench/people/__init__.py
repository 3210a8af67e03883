"""The pages of units, people, accounts and roles, and of signing in."""
