"""The tables of what went out: an edition, which is never changed, and where it was published.

The portal reads nothing else: whatever it shows stands in an edition. The database refuses to
change or delete one (`ledger.guards`); only an expunging destroys words, and then the part says so.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django.db import models

from zhenggai.ledger.blanking import SHORTEST, blank_fields
from zhenggai.ledger.models import Book, Entry
from zhenggai.published.plain import words_in
from zhenggai.writers.bound import bare

# A shorter text that also stands in expunged words is a heading or a name and no quotation of them.
QUOTED = 12


class Edition(models.Model):
    """A text as it went out: its days, the ledger's head, and the digest of all that it holds.

    `audience` is party (党内) or public (社会). `code` is its address for readers. Its words,
    figures and items are its parts; `title` is copied from them for lists. `digest` is the SM3 of
    the rest and the digests of the parts (`freezing.digest_of`). `replaces` is the edition that
    this one corrects. Two columns change: `in_portal`, only of public ones, says that the portal
    shows it; `cleared` counts the parts whose words were destroyed.
    """

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="editions")
    code = models.CharField(max_length=20, unique=True)
    number = models.PositiveIntegerField()
    audience = models.CharField(max_length=10)
    title = models.CharField(max_length=200, blank=True)
    published_on = models.DateField()
    cut_off = models.DateField()
    head_n = models.PositiveIntegerField()
    head_hash = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    draft = models.PositiveIntegerField(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)
    in_portal = models.BooleanField(default=False)
    cleared = models.PositiveIntegerField(default=0)

    class Meta:
        """The latest first; numbered for each audience of a book; the portal has public ones."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["book", "audience", "number"], name="published_edition_number"
            ),
            models.CheckConstraint(
                condition=models.Q(in_portal=False) | models.Q(audience="public"),
                name="published_only_public_in_portal",
            ),
        ]

    def __str__(self) -> str:
        """Its title."""
        return self.title

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words go here too."""
        blank_fields(cls.objects.filter(book=book), ("title",), gone.values())


class EditionPart(models.Model):
    """A piece of an edition: of its paper (`pieces.KINDS`), its title, why, a figure or an item.

    `told` is JSON of `salt` and `is`, the words as plain JSON, and `digest` the salted digest of
    them. Where an expunging destroyed them `told` is empty and `cleared_on` the day.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="parts")
    n = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    told = models.TextField()
    digest = models.CharField(max_length=64)
    cleared_on = models.DateField(null=True)

    class Meta:
        """In the order of the text."""

        ordering: ClassVar = ["edition", "n"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "n"], name="published_part_once")
        ]

    def __str__(self) -> str:
        """Its place."""
        return f"{self.edition_id} {self.n} {self.kind}"

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Destroy the pieces that hold expunged words, or quote from them."""
        wanted = [one for one in gone.values() if len(one) >= SHORTEST]
        if not wanted:
            return
        held = cls.objects.filter(edition__book=book).exclude(told="").select_related("edition")
        for part in held:
            if _holds(json.loads(part.told)["is"], wanted):
                part.told, part.cleared_on = "", _day_of_clearing(book)
                part.save(update_fields=["told", "cleared_on"])
                Edition.objects.filter(pk=part.edition_id).update(cleared=models.F("cleared") + 1)


def _holds(plain: Any, wanted: list[str]) -> bool:
    """Whether the words stand in it or it in them; lines are broken otherwise in a paper."""
    text = _unbroken(bare(words_in(plain)))
    told = map(_unbroken, wanted)
    return any(one in text or (len(text) >= QUOTED and text in one) for one in told)


def _unbroken(text: str) -> str:
    return "".join(text.split())


def _day_of_clearing(book: str) -> date:
    """The day of the expunging that is being carried out: its entry stands already."""
    return Entry.objects.filter(book=book, kind="expunge").latest("n").on


class Release(models.Model):
    """发布登记: an edition stood in a medium at an address from a day; `screenshot` shows it (a
    digest of the store of files). One that was entered wrongly is taken back and stays on record.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="releases")
    medium = models.CharField(max_length=100)
    address = models.CharField(max_length=500, blank=True)
    on = models.DateField()
    screenshot = models.CharField(max_length=64, blank=True)
    screenshot_name = models.CharField(max_length=255, blank=True)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()
    taken_back_by = models.CharField(max_length=40, blank=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_why = models.CharField(max_length=255, blank=True)

    class Meta:
        """In the order in which they were entered."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Where."""
        return self.medium

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words go here too."""
        fields = ("medium", "address", "screenshot", "screenshot_name", "taken_back_why")
        blank_fields(cls.objects.filter(edition__book=book), fields, gone.values())

    @classmethod
    def keeps_file(cls, digest: str) -> bool:
        """Whether a screenshot is this file."""
        return cls.objects.filter(screenshot=digest).exists()
