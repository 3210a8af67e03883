"""How long a citizen waits for a published notice: alone, and with 200 readers at once.

On SQLite and on PostgreSQL, each on a database of its own that goes at the end (`DATABASE_URL`
names the server). What is measured, with its floors, stands in `people/published_house.py`.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

SERVER = os.environ.get("DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
NAME = f"zhenggai_published_{os.getpid()}"
HOUSE = Path(__file__).parent / "people" / "published_house.py"


@contextmanager
def on_postgresql() -> Iterator[str]:
    """The address of a new database."""
    with psycopg.connect(SERVER, autocommit=True) as begin:
        begin.execute(SQL("CREATE DATABASE {}").format(Identifier(NAME)))
    try:
        yield f"{SERVER.rpartition('/')[0]}/{NAME}"
    finally:
        with psycopg.connect(SERVER, autocommit=True) as end:
            end.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(NAME)))


def measured(title: str, **environment: str) -> int:
    """The house on one database, in a process of its own."""
    print(title, flush=True)
    kept = {name: told for name, told in os.environ.items() if name != "DATABASE_URL"}
    with tempfile.TemporaryDirectory(prefix="zhenggai-bench-") as folder:
        told = {**kept, "ZHENGGAI_DATA": folder, "ZHENGGAI_PORTAL": "1", **environment}
        return subprocess.run([sys.executable, HOUSE], env=told, check=False).returncode


def main() -> int:
    """Measure on both; whether either was too slow or failed."""
    found = measured("SQLite")
    with on_postgresql() as url:
        found |= measured("PostgreSQL", DATABASE_URL=url)
    return found


if __name__ == "__main__":
    sys.exit(main())
