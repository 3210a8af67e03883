"""SQLite opened only where its file is there.

Left to itself SQLite makes an empty file in the place of one that was moved away, and the pages
would begin a house anew beside the real one.
"""

import sqlite3
from typing import Any
from urllib.parse import quote


class ExistingFile(sqlite3.Connection):
    """A connection that never makes its file; without it: SQLITE_CANTOPEN."""

    def __init__(self, database: object, *given: Any, **options: Any) -> None:
        """Open the file of this path; `uri=True` is among the options, as Django gives it."""
        super().__init__(f"file:{quote(str(database))}?mode=rw", *given, **options)
