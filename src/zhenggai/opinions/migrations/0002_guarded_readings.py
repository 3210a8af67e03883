"""The log of who read an opinion only grows."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from zhenggai.ledger import guards


def install(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Guard the table."""
    guards.install(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("opinions", "0001_opinions")]

    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
