"""The table of an office's own templates: which file lies over which kind of paper of a book."""

from typing import ClassVar

from django.db import models

from zhenggai.ledger.models import Book


class OfficeTemplate(models.Model):
    """A docx over a kind of paper (`kind` is its key in the catalogue); the file is kept in the
    store under `digest`. One that was put aside leaves its row."""

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=40)
    put_aside_at = models.DateTimeField(null=True)
    put_aside_by = models.CharField(max_length=40, blank=True)

    class Meta:
        """The newest first; one at a time."""

        ordering: ClassVar = ["book", "kind", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["book", "kind"],
                condition=models.Q(put_aside_at=None),
                name="office_templates_one_a_kind",
            )
        ]

    def __str__(self) -> str:
        """Its file's name."""
        return self.name

    @classmethod
    def keeps_file(cls, digest: str) -> bool:
        """Whether a template that is in use is kept as this file."""
        return cls.objects.filter(digest=digest, put_aside_at=None).exists()


class HeadPrinted(models.Model):
    """From when on the ledger's head is printed on a book's papers, or not any more: the last row
    counts. A book without a row prints none."""

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="+")
    is_on = models.BooleanField()
    at = models.DateTimeField()
    by = models.CharField(max_length=40)

    class Meta:
        """The last first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Whether it is."""
        return "印登记摘要" if self.is_on else "不印登记摘要"
