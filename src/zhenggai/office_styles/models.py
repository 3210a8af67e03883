"""The table of an office's own style packs: how its reports and notices are worded."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from zhenggai.ledger.blanking import SHORTEST
from zhenggai.ledger.models import Book

# What a draft calls a style of the table: own/12.
PREFIX = "own/"
LONGEST_TITLE = 60


class OfficeStyle(models.Model):
    """A style pack of a book, its TOML whole; drafts that were begun in it keep it when it was put
    aside. One whose words were expunged has none."""

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=LONGEST_TITLE)
    file_name = models.CharField(max_length=255, blank=True)
    told = models.TextField(blank=True)
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=40)
    put_aside_at = models.DateTimeField(null=True)
    put_aside_by = models.CharField(max_length=40, blank=True)

    class Meta:
        """In the order in which they came; a title once among those in use."""

        ordering: ClassVar = ["book", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["book", "title"],
                condition=models.Q(put_aside_at=None),
                name="office_styles_title_once",
            )
        ]

    def __str__(self) -> str:
        """What people call it."""
        return self.title

    @property
    def key(self) -> str:
        """What drafts and addresses call it."""
        return f"{PREFIX}{self.pk}"

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """A pack with expunged words goes as a whole: nobody could cut them out of it."""
        wanted = [one for one in gone.values() if len(one) >= SHORTEST]
        for row in cls.objects.filter(book=book):
            if any(one in row.told or one in row.title for one in wanted):
                row.told = row.file_name = ""
                row.save(update_fields=["told", "file_name"])
