"""What the last check of a book's chain found."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """One row a book, made anew by every check."""

    dependencies: ClassVar = [("ledger", "0005_summaries")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ChainCheck",
            fields=[
                (
                    "book",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="chain_check",
                        serialize=False,
                        to="ledger.book",
                    ),
                ),
                ("n", models.PositiveIntegerField()),
                ("ok", models.BooleanField()),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
