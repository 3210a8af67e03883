"""A summary of each book at its head takes the place of its figures of one day."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Both tables can be made anew from the entries at any time."""

    dependencies: ClassVar = [("ledger", "0004_columns")]

    operations: ClassVar = [
        migrations.DeleteModel(name="HeadFigures"),
        migrations.CreateModel(
            name="HeadSummary",
            fields=[
                (
                    "book",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="head_summary",
                        serialize=False,
                        to="ledger.book",
                    ),
                ),
                ("n", models.PositiveIntegerField()),
                ("data", models.TextField()),
            ],
        ),
    ]
