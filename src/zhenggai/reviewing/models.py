"""The tables of reviews: a paper under review, what each reviewer answers, the merged opinion.

They lie beside the ledger. Until the opinion is sent back everything is a draft of those who
review; what was sent back and what was adopted are entries, whose numbers stand here.
"""

import json
from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from zhenggai.ledger.blanking import blank_fields
from zhenggai.ledger.models import Book
from zhenggai.papers.models import Paper


class Review(models.Model):
    """A paper under review; `earlier` is the review of the version before it.

    `version` is what the ledger calls the version, `points` JSON of the points of the rules that
    held when the review began: name, title, source. `conclusion` (a word of `checklist.
    CONCLUSIONS`) and the opinions are a draft until the opinion is sent back (`sent_n` is its
    entry, `sent_unit` the body that speaks); what the inspected side says of them is one until it
    is reported (`answered_n`).
    """

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="reviews")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="reviews")
    earlier = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="later")
    version = models.CharField(max_length=40)
    points = models.TextField()
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=40)
    conclusion = models.CharField(max_length=10, blank=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=40, blank=True)
    sent_unit = models.CharField(max_length=40, blank=True)
    sent_n = models.PositiveIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=40, blank=True)
    answered_n = models.PositiveIntegerField(null=True)

    class Meta:
        """The latest first; a paper is reviewed once, each version of a book has its name."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper"], name="reviewing_paper_once"),
            models.UniqueConstraint(fields=["book", "version"], name="reviewing_version_once"),
        ]

    def __str__(self) -> str:
        """What is reviewed."""
        return self.version

    @property
    def checklist(self) -> list[tuple[str, str, str]]:
        """The points: name, title, source."""
        return [(name, title, source) for name, title, source in json.loads(self.points)]


class Reviewer(models.Model):
    """Somebody who reviews; `agrees` and `words` are the whole answer, handed in at `handed_at`."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="reviewers")
    person = models.CharField(max_length=40)
    unit = models.CharField(max_length=40, blank=True)
    agrees = models.BooleanField(null=True)
    words = models.TextField(blank=True)
    handed_at = models.DateTimeField(null=True)

    class Meta:
        """In the order in which they came, each once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "person"], name="reviewing_reviewer_once")
        ]

    def __str__(self) -> str:
        """Who."""
        return self.person

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words go here too."""
        blank_fields(cls.objects.filter(review__book=book), ("words",), gone.values())


class PointAnswer(models.Model):
    """What a reviewer says of one point: `verdict` is a word of `checklist.VERDICTS` or empty."""

    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, related_name="answers")
    point = models.CharField(max_length=40)
    verdict = models.CharField(max_length=10, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        """Each point once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reviewer", "point"], name="reviewing_point_once")
        ]

    def __str__(self) -> str:
        """Which point."""
        return self.point

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words go here too."""
        blank_fields(cls.objects.filter(reviewer__review__book=book), ("words",), gone.values())


class Opinion(models.Model):
    """One line of the merged opinion; `point` is empty where it is on the paper as a whole.

    Before the opinion is sent back there is one row for a point with all its lines. `outcome` is a
    word of `checklist.OUTCOMES`. `saved_by` wrote last, on the page of this mark: the lines, later
    the outcome and why.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="opinions")
    point = models.CharField(max_length=40, blank=True)
    place = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    saved_by = models.CharField(max_length=40, blank=True)
    saved_at = models.DateTimeField(null=True)
    saved_page = models.CharField(max_length=16, blank=True)
    outcome = models.CharField(max_length=10, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        """In their order."""

        ordering: ClassVar = ["place"]

    def is_from(self, person: str, page: str) -> bool:
        """Whether a person wrote it last, on this page: who goes on there writes over nobody."""
        return bool(page) and (self.saved_by, self.saved_page) == (person, page)

    def __str__(self) -> str:
        """Which line."""
        return f"{self.place}"

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words go here too."""
        blank_fields(cls.objects.filter(review__book=book), ("words", "why"), gone.values())
