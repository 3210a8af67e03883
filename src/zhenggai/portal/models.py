"""How often an address has handed something in of late: nothing else is stored here.

The address itself is not kept, only a keyed digest of it and the day, and that for a day.
"""

from typing import ClassVar

from django.db import models


class Knock(models.Model):
    """Something was handed in from an address: `who` is a digest that changes every day."""

    who = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        """Found by whose they are."""

        indexes: ClassVar = [models.Index(fields=["who", "at"], name="portal_knock_who")]

    def __str__(self) -> str:
        """When."""
        return f"{self.at:%F %T}"
