"""Whether a result goes out as JSON or as text: what was asked for, else who is looking."""

import sys


def wants_json(wanted: str | None) -> bool:
    """What was asked for; else JSON wherever nobody is looking."""
    return wanted == "json" if wanted else not sys.stdout.isatty()
