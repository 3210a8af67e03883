"""Triggers by which the database itself refuses to change or delete an entry.

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

TABLE = "ledger_entry"
SENTENCE = "ledger entries are never changed or deleted"

SQLITE = {
    "ledger_entry_no_update": f"""
        CREATE TRIGGER IF NOT EXISTS ledger_entry_no_update BEFORE UPDATE ON {TABLE}
        BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END""",
    "ledger_entry_no_delete": f"""
        CREATE TRIGGER IF NOT EXISTS ledger_entry_no_delete BEFORE DELETE ON {TABLE}
        BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END""",
}
FUNCTION = f"""
    CREATE OR REPLACE FUNCTION ledger_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
    RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'integrity_constraint_violation';
    END $$"""
POSTGRESQL = {
    "ledger_entry_no_change": f"""
        CREATE OR REPLACE TRIGGER ledger_entry_no_change BEFORE UPDATE OR DELETE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION ledger_entry_refuse()""",
    "ledger_entry_no_truncate": f"""
        CREATE OR REPLACE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON {TABLE}
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_refuse()""",
}


def triggers(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """The triggers of this kind of database, by name."""
    return SQLITE if connection.vendor == "sqlite" else POSTGRESQL


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers there; those that are there stay."""
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute(FUNCTION)
        for statement in triggers(connection).values():
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for tests, which empty their tables."""
    where = "" if connection.vendor == "sqlite" else f" ON {TABLE}"
    with connection.cursor() as cursor:
        for name in triggers(connection):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{where}")


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Without triggers for a while. Only a database made for tests is ever emptied so."""
    name = str(connection.settings_dict["NAME"])
    if "test_" not in name and "memory" not in name:
        raise RuntimeError(f"{name} is no test database: {SENTENCE}")
    remove(connection)
    try:
        yield
    finally:
        install(connection)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers that are not there though their table is."""
    if TABLE not in connection.introspection.table_names():
        return []
    asked = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        # a trigger that was disabled is as good as gone
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        found = {name for (name,) in cursor.fetchall()}
    return [name for name in triggers(connection) if name not in found]


def check_guards(
    app_configs: Sequence[AppConfig] | None = None,  # noqa: ARG001 - Django's shape of a check
    databases: Sequence[str] | None = None,
    **_: Any,
) -> list[CheckMessage]:
    """Django's check: an error for each trigger that is not there."""
    return [
        Error(
            f"the trigger {name} is missing: entries are not guarded against change",
            hint="zhenggai manage guard",
            id="ledger.E001",
        )
        for alias in databases or ()
        for name in missing(connections[alias])
    ]
