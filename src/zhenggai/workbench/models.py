"""What people keep for their own convenience; nothing of the trade is stored here."""

import json
from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from zhenggai.ledger.kept_files import let_go
from zhenggai.ledger.models import Book, Evidence
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


class Scan(models.Model):
    """A scan from which a clerk enters acts (代录), in the store under its digest.

    `by` is who took it in, `last_n` the last entry that rests on it; None: nothing was entered yet.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="scans")
    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()
    last_n = models.PositiveIntegerField(null=True)

    class Meta:
        """Each file once in a book."""

        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["book", "digest"], name="workbench_scan_once")
        ]

    def __str__(self) -> str:
        """Its name."""
        return self.name

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """A scan that was expunged, or whose text holds expunged words, is on no list any more."""
        told = {one for one in gone.values() if one.strip()}
        for scan in cls.objects.filter(book=book):
            file = Evidence.objects.filter(digest=scan.digest).first()
            if scan.digest in told or (file and any(one in file.preview for one in told)):
                scan.delete()
                let_go(scan.digest)

    @classmethod
    def keeps_file(cls, digest: str) -> bool:
        """Whether the file waits to be entered from."""
        return cls.objects.filter(digest=digest).exists()


class TypedForm(models.Model):
    """What a person has typed into a form of a book and not entered yet.

    `told` is JSON: for each field its values; empty once it was entered, at `at`.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="typed_forms")
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="typed_forms")
    form = models.CharField(max_length=40)
    told = models.TextField()
    at = models.DateTimeField()

    class Meta:
        """One of each form."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "book", "form"], name="workbench_typed_form_once"
            )
        ]

    def __str__(self) -> str:
        """Which form."""
        return self.form

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Destroy what holds expunged words."""
        for words in gone.values():
            if words.strip():
                kept = json.dumps(words, ensure_ascii=False)[1:-1]
                cls.objects.filter(book=book, told__contains=kept).delete()
