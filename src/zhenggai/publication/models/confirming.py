"""送核: a part of a draft put to a unit, and what the unit answered, signed, by a day."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from zhenggai.ledger.blanking import blank_fields
from zhenggai.ledger.models import Book
from zhenggai.publication.models.drafts import DraftPart


class Confirmation(models.Model):
    """A part as version `n` has it, put to `unit`, to be answered until the end of `due_on`.

    `verdict` is true (属实), change (修改: `words` are the whole part as it should read) or private
    (不宜公开: `words` say why); `signed_by` is who stands for it. Entered from paper, `scan` is the
    digest of the signed sheet in the store of files.
    """

    part = models.ForeignKey(DraftPart, on_delete=models.CASCADE, related_name="confirmations")
    n = models.PositiveIntegerField()
    unit = models.CharField(max_length=40)
    due_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=40)
    verdict = models.CharField(max_length=10, blank=True)
    words = models.TextField(blank=True)
    signed_by = models.CharField(max_length=100, blank=True)
    scan = models.CharField(max_length=64, blank=True)
    scan_name = models.CharField(max_length=255, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=40, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """In the order in which they were asked."""

        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["unit", "answered_at"], name="publication_asked")]

    def __str__(self) -> str:
        """Whom it was put to."""
        return self.unit

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words go here too."""
        blank_fields(cls.objects.filter(part__draft__book=book), ("words",), gone.values())

    @classmethod
    def keeps_file(cls, digest: str) -> bool:
        """Whether an answer rests on the file."""
        return cls.objects.filter(scan=digest).exists()


class FigureCall(models.Model):
    """核数: a unit is asked to confirm its figures for a cut-off day; its answers are entries."""

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="figure_calls")
    unit = models.CharField(max_length=40)
    cut_off = models.DateField()
    due_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=40)

    class Meta:
        """The latest first; a unit is asked once for a day."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["book", "unit", "cut_off"], name="publication_figures_once"
            )
        ]

    def __str__(self) -> str:
        """Who is asked."""
        return self.unit
