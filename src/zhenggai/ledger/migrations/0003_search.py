"""The table by which rows are found, with what each kind of database has for it."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from zhenggai.ledger import search_index


def install(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Pieces of the words, as this database finds them."""
    search_index.install(editor.connection)


class Migration(migrations.Migration):
    """Rows that stand already are found after their next change, or after `ledger rebuild`."""

    dependencies: ClassVar = [("ledger", "0002_guards")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="SearchText",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=20)),
                ("family", models.CharField(max_length=40)),
                ("place", models.CharField(max_length=120)),
                ("text", models.TextField()),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_texts",
                        to="ledger.book",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="searchtext",
            constraint=models.UniqueConstraint(fields=("book", "key"), name="ledger_search_key"),
        ),
        migrations.RunPython(install, migrations.RunPython.noop),
    ]
