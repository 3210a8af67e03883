"""What a person keeps for its own convenience; nothing of the trade is stored here."""

from typing import ClassVar

from django.db import models

from zhenggai.ledger.models import Book
from zhenggai.people.models import Person


class SavedView(models.Model):
    """A way of looking at a book's ledger under a name: filters, order, columns, as an address."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="views")
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="views")
    name = models.CharField("名称", max_length=20)
    query = models.CharField(max_length=1000)

    class Meta:
        """Each name once for a person in a book."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "book", "name"], name="workbench_view_name")
        ]

    def __str__(self) -> str:
        """Its name."""
        return self.name
