"""The columns that a person confirmed for a sheet's head."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """One small table."""

    dependencies: ClassVar = [("ledger", "0003_search")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="SheetColumns",
            fields=[
                ("head", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("told", models.TextField()),
                ("by", models.CharField(blank=True, max_length=40)),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
