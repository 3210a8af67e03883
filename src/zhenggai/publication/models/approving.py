"""The order of texts: who approved which state of a text on what basis; what is left out; which
findings of the screen were answered."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from zhenggai.ledger.blanking import blank_fields
from zhenggai.publication.models.drafts import Draft


class Approval(models.Model):
    """A text passed one of its stages (`stages.STAGES`): the body, and its paper as basis.

    `digest` is the SM3 of the text that was approved: a text changed since is not approved. `scan`
    is the paper's digest in the store of files. One that was taken back stays on record.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="approvals")
    stage = models.CharField(max_length=20)
    body = models.CharField(max_length=100)
    number = models.CharField(max_length=100, blank=True)
    on = models.DateField()
    words = models.TextField(blank=True)
    scan = models.CharField(max_length=64, blank=True)
    scan_name = models.CharField(max_length=255, blank=True)
    digest = models.CharField(max_length=64)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()
    taken_back_by = models.CharField(max_length=40, blank=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_why = models.CharField(max_length=255, blank=True)

    class Meta:
        """In the order in which they were recorded."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Which stage."""
        return self.stage

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words go here too."""
        blank_fields(cls.objects.filter(draft__book=book), ("words",), gone.values())

    @classmethod
    def keeps_file(cls, digest: str) -> bool:
        """Whether an approval rests on the file."""
        return cls.objects.filter(scan=digest).exists()


class Exclusion(models.Model):
    """An item that a text leaves out, on a ground of `excluding.GROUNDS`, and who agreed to it.

    Without `agreed_body` it is only proposed, and the text cannot go out.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="exclusions")
    item = models.CharField(max_length=100)
    ground = models.CharField(max_length=20)
    reason = models.TextField()
    by = models.CharField(max_length=40)
    at = models.DateTimeField()
    agreed_body = models.CharField(max_length=100, blank=True)
    agreed_number = models.CharField(max_length=100, blank=True)
    agreed_on = models.DateField(null=True)
    agreed_scan = models.CharField(max_length=64, blank=True)
    agreed_scan_name = models.CharField(max_length=255, blank=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.CharField(max_length=40, blank=True)

    class Meta:
        """In the order in which they were proposed."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["draft", "item"],
                condition=models.Q(taken_back_at=None),
                name="publication_left_out_once",
            )
        ]

    def __str__(self) -> str:
        """Which item."""
        return self.item

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words go here too."""
        blank_fields(cls.objects.filter(draft__book=book), ("reason",), gone.values())

    @classmethod
    def keeps_file(cls, digest: str) -> bool:
        """Whether an agreement rests on the file."""
        return cls.objects.filter(agreed_scan=digest).exists()


class Answered(models.Model):
    """A finding of the screen that somebody answers: 已核实，不修改, or a name that may stand.

    `finding` is its fingerprint: code and the words it speaks of, so that the answer stays when
    other parts change. The last word on it counts. `carried_from` is the text of which it was said,
    where this one follows from it; `by` and `at` are those of then.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="answered")
    finding = models.CharField(max_length=64)
    code = models.CharField(max_length=20)
    reason = models.CharField(max_length=255)
    stands = models.BooleanField(default=True)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()
    carried_from = models.ForeignKey(
        Draft, on_delete=models.PROTECT, null=True, related_name="carried"
    )

    class Meta:
        """In the order in which it was said."""

        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["draft", "finding"], name="publication_answers")]

    def __str__(self) -> str:
        """Which finding."""
        return self.code

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words go here too."""
        blank_fields(cls.objects.filter(draft__book=book), ("reason",), gone.values())
