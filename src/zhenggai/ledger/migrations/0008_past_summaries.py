"""Summaries of books as they were known on past days; those at the head tell the grade too."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Both tables can be made anew from the entries at any time."""

    dependencies: ClassVar = [("ledger", "0007_long_imports")]

    operations: ClassVar = [
        migrations.RunSQL("DELETE FROM ledger_headsummary", migrations.RunSQL.noop),
        migrations.CreateModel(
            name="PastSummary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("n", models.PositiveIntegerField()),
                ("data", models.TextField()),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="ledger.book",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("book", "n"), name="ledger_past_summary_once")
                ],
            },
        ),
    ]
