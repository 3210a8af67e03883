"""Where words stand in this house: in any table, and in any file that is ours to see."""

import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection


def places_of(words: str) -> list[str]:
    """Every table and file that holds the words; [] where they are nowhere."""
    return [*_tables(words), *_files(words), *_pages(words)]


def _tables(words: str) -> list[str]:
    """Tables with a row that holds the words in any column, search tables and sessions too."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = connection.introspection.get_table_description(cursor, table)
            tests = " OR ".join(
                f"CAST({connection.ops.quote_name(one.name)} AS text) LIKE %s" for one in columns
            )
            quoted = connection.ops.quote_name(table)
            cursor.execute(
                f"SELECT 1 FROM {quoted} WHERE {tests} LIMIT 1",  # noqa: S608 - names from the database itself
                [f"%{words}%"] * len(columns),
            )
            found += [f"table {table}"] if cursor.fetchone() else []
    return found


# Whoever closes a file of SQLite gives up the locks of this process on it: another process reads.
_READ = """
import sys
from pathlib import Path
words, *folders = sys.argv[1:]
for folder in folders:
    for path in Path(folder).rglob("*"):
        if path.is_file() and words.encode() in path.read_bytes():
            print(path)
"""


def _files(words: str) -> list[str]:
    """Files of the data folder; of SQLite the database itself, with its log, is one of them."""
    folders = {Path(settings.DATA)}
    if connection.vendor == "sqlite":
        folders.add(Path(connection.settings_dict["NAME"]).parent)
    command = [sys.executable, "-X", "utf8", "-c", _READ, words, *map(str, folders)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    return [f"file {path}" for path in done.stdout.splitlines()]


def _pages(words: str) -> list[str]:
    """Relations of PostgreSQL whose pages on the disk still hold the words of rows long gone."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT relname FROM pg_class"
            " WHERE pg_relation_filepath(oid) IS NOT NULL AND pg_relation_size(oid) > 0"
            " AND relnamespace = 'public'::regnamespace"
            " AND position(convert_to(%s, 'UTF8') in"
            " pg_read_binary_file(pg_relation_filepath(oid))) > 0",
            [words],
        )
        return [f"pages {name}" for (name,) in cursor.fetchall()]
