"""Editions never change."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from zhenggai.ledger import guards


def install(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Guard the tables."""
    guards.install(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("published", "0001_editions")]

    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
