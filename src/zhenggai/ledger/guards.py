"""Triggers by which the database itself refuses to change or delete what is on record for good.

Django remakes a SQLite table when it alters a field and drops its triggers without a word: so they
are looked for at every start, and `install` puts them back.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

# Tables that only grow, with what their triggers say.
SENTENCES = {
    "ledger_entry": "ledger entries are never changed or deleted",
    "people_change": "what was done to people and accounts is never changed or deleted",
    "supervision_sheetevent": "what happened to a sheet is never changed or deleted",
    "opinions_reading": "who read an opinion is never changed or deleted",
    "published_edition": "what was published is never changed or deleted",
    "published_editionpart": "what was published is never changed or deleted",
}
# Columns of words that may be emptied, as expunging asks, and nothing else; then the others.
EMPTIED = {
    "supervision_sheetevent": ("note", ("id", "sheet_id", "at", "kind", "by")),
    "published_edition": (
        "title",
        (
            "id", "book_id", "code", "number", "audience", "published_on", "cut_off",
            "head_n", "head_hash", "digest", "replaces_id", "draft", "at", "by",
        ),
    ),
    "published_editionpart": ("told", ("id", "edition_id", "n", "kind", "digest")),
}  # fmt: skip


def triggers(connection: BaseDatabaseWrapper, table: str) -> dict[str, str]:
    """The triggers of a table on this kind of database, by name."""
    words, others = EMPTIED.get(table, ("", ()))
    named = ", ".join(f'"{one}"' for one in others)
    update = f"UPDATE OF {named}" if others else "UPDATE"
    if connection.vendor == "sqlite":
        begin, each = "CREATE TRIGGER IF NOT EXISTS", ""
        refuse = f"BEGIN SELECT RAISE(ABORT, '{SENTENCES[table]}'); END"
        when = {"update": update, "delete": "DELETE"}
    else:
        begin, each = "CREATE OR REPLACE TRIGGER", "FOR EACH ROW"
        refuse = f"EXECUTE FUNCTION {table}_refuse()"
        when = {"change": f"{update} OR DELETE", "truncate": "TRUNCATE"}
    found = {
        f"{table}_no_{act}": f"{begin} {table}_no_{act} BEFORE {acts} ON {table}"
        f" {each if acts != 'TRUNCATE' else 'FOR EACH STATEMENT'} {refuse}"
        for act, acts in when.items()
    }
    if words:
        found[f"{table}_no_rewrite"] = (
            f"{begin} {table}_no_rewrite BEFORE UPDATE OF {words} ON {table}"
            f" {each} WHEN (NEW.{words} <> '') {refuse}"
        )
    return found


def _refusing(table: str) -> str:
    """The function that PostgreSQL's triggers of a table call."""
    return f"""
    CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
    RAISE EXCEPTION '{SENTENCES[table]}' USING ERRCODE = 'integrity_constraint_violation';
    END $$"""


def guarded(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables to be guarded that are there; a migration makes them one after the other."""
    found = connection.introspection.table_names()
    return [table for table in SENTENCES if table in found]


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers there; those that are there stay."""
    tables = guarded(connection)
    with connection.cursor() as cursor:
        for table in tables:
            if connection.vendor != "sqlite":
                cursor.execute(_refusing(table))
            for statement in triggers(connection, table).values():
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for tests, which empty their tables."""
    tables = guarded(connection)
    with connection.cursor() as cursor:
        for table in tables:
            where = "" if connection.vendor == "sqlite" else f" ON {table}"
            for name in triggers(connection, table):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{where}")


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Without triggers for a while. Only a database made for tests is ever emptied so."""
    name = str(connection.settings_dict["NAME"])
    if "test_" not in name and "memory" not in name:
        raise RuntimeError(f"{name} is no test database and is never emptied")
    remove(connection)
    try:
        yield
    finally:
        install(connection)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers that are not there though their tables are."""
    asked = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        # a trigger that was disabled is as good as gone
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        found = {name for (name,) in cursor.fetchall()}
    wanted = (name for table in guarded(connection) for name in triggers(connection, table))
    return [name for name in wanted if name not in found]


def check_guards(
    app_configs: Sequence[AppConfig] | None = None,  # noqa: ARG001 - Django's shape of a check
    databases: Sequence[str] | None = None,
    **_: Any,
) -> list[CheckMessage]:
    """Django's check: an error for each trigger that is not there."""
    return [
        Error(
            f"the trigger {name} is missing: its table is not guarded against change",
            hint="zhenggai manage guard",
            id="ledger.E001",
        )
        for alias in databases or ()
        for name in missing(connections[alias])
    ]
