"""The triggers that refuse to change or delete an entry."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from zhenggai.ledger import guards


def install(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put them there."""
    guards.install(editor.connection)


def remove(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away, when the tables go too."""
    guards.remove(editor.connection)


class Migration(migrations.Migration):
    """After every migration that alters the table of entries on SQLite this is done again."""

    dependencies: ClassVar = [("ledger", "0001_tables")]
    operations: ClassVar = [migrations.RunPython(install, remove)]
