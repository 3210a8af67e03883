"""The database as a server of pages opens it: nobody is kept waiting long, nothing is made anew.

A command may wait for a lock; a person is told after a few seconds what is in the way, with what
was typed. And SQLite, left to itself, makes an empty file in the place of one that was moved away:
the pages would begin a house anew beside the real one.
"""

import sqlite3
from typing import Any
from urllib.parse import quote

# So long a person waits for somebody else's writing.
SECONDS = 8


class ExistingFile(sqlite3.Connection):
    """A connection that never makes its file; without it: SQLITE_CANTOPEN."""

    def __init__(self, database: object, *given: Any, **options: Any) -> None:
        """Open the file of this path; `uri=True` is among the options, as Django gives it."""
        super().__init__(f"file:{quote(str(database))}?mode=rw", *given, **options)


def serve_with(options: dict[str, Any], vendor: str) -> None:
    """Change Django's options for the database before the first connection."""
    if vendor == "sqlite":
        options |= {"timeout": SECONDS, "factory": ExistingFile}
    else:
        told = options.get("options", "")
        options["options"] = f"{told} -c lock_timeout={SECONDS}s".strip()
