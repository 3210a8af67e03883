"""Django's commands for this app."""
