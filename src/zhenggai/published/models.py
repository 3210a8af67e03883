"""The tables of what went out: an edition, which is never changed, and where it was published.

The portal reads nothing else: whatever it shows stands in an edition.
"""

from typing import ClassVar

from django.db import models

from zhenggai.ledger.models import Book


class Edition(models.Model):
    """A text as it went out, frozen: its words, figures, items, day and the ledger's head.

    `audience` is party (党内) or public (社会). `code` is its address for readers. `letter` is the
    paper as JSON (`freezing`), `text` its words alone, `html` as it is shown; `figures` and `items`
    are JSON of what it tells of the ledger, without what was left out. `digest` is the SM3 of all
    that. `replaces` is the edition that this one corrects, and `why` says what was wrong. Only of
    public ones, `in_portal`: the portal shows it.
    """

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="editions")
    code = models.CharField(max_length=20, unique=True)
    number = models.PositiveIntegerField()
    audience = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    published_on = models.DateField()
    cut_off = models.DateField()
    head_n = models.PositiveIntegerField()
    head_hash = models.CharField(max_length=64)
    letter = models.TextField()
    text = models.TextField()
    html = models.TextField()
    figures = models.TextField()
    items = models.TextField()
    digest = models.CharField(max_length=64)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    why = models.TextField(blank=True)
    in_portal = models.BooleanField(default=False)
    draft = models.PositiveIntegerField(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)

    class Meta:
        """The latest first; numbered for each audience of a book."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["book", "audience", "number"], name="published_edition_number"
            )
        ]

    def __str__(self) -> str:
        """Its title."""
        return self.title


class Release(models.Model):
    """发布登记: an edition stood in a medium at an address from a day; `screenshot` shows it (a
    digest of the store of files)."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="releases")
    medium = models.CharField(max_length=100)
    address = models.CharField(max_length=500, blank=True)
    on = models.DateField()
    screenshot = models.CharField(max_length=64, blank=True)
    screenshot_name = models.CharField(max_length=255, blank=True)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        """In the order in which they were entered."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Where."""
        return self.medium
