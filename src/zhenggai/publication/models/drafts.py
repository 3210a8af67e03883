"""Drafts of reports and notices: parts, every version of each, and remarks on them.

A version is never changed. In its text a line is a paragraph, a heading stands with its label, and
a figure of the ledger stands bound (`writers.bound`): its name and what it was when this was saved.
"""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from zhenggai.ledger.blanking import blank_fields
from zhenggai.ledger.models import Book


class Draft(models.Model):
    """A text on its way: `paper` is its key in `catalogue.PAPERS`, `style` that of the wording.

    Its figures are of the end of `cut_off`, as far as the ledger knew at entry `known_n`; without
    one, as it knows now. `based_on` is the text that this one follows: the internal notice its
    report, the public text the internal one. `own_title`, `own_addressee` and `own_signatures` (a
    line each) stand in place of what the ledger writes around the parts, as of version `frame_n` of
    the frame; empty ones are the ledger's. `given_up_at`: it was dropped.
    """

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="drafts")
    paper = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    style = models.CharField(max_length=100)
    cut_off = models.DateField()
    known_n = models.PositiveIntegerField(null=True)
    based_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="later")
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=40)
    own_title = models.TextField(blank=True)
    own_addressee = models.TextField(blank=True)
    own_signatures = models.TextField(blank=True)
    frame_n = models.PositiveIntegerField(default=0)
    given_up_at = models.DateTimeField(null=True)
    given_up_by = models.CharField(max_length=40, blank=True)
    given_up_why = models.CharField(max_length=255, blank=True)

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """What people call it."""
        return self.title

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words go here too."""
        fields = ("given_up_why", "title", "own_title", "own_addressee", "own_signatures")
        blank_fields(cls.objects.filter(book=book), fields, gone.values())


class FrameVersion(models.Model):
    """What somebody wrote around the parts of a draft: title, addressee and signatures, a line
    each; what is empty is the ledger's."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="frames")
    n = models.PositiveIntegerField()
    title = models.TextField(blank=True)
    addressee = models.TextField(blank=True)
    signatures = models.TextField(blank=True)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        """The latest first; each number once."""

        ordering: ClassVar = ["-n"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "n"], name="publication_frame_once")
        ]

    def __str__(self) -> str:
        """Its number."""
        return f"{self.n}"

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words go here too."""
        fields = ("title", "addressee", "signatures")
        blank_fields(cls.objects.filter(draft__book=book), fields, gone.values())


class DraftPart(models.Model):
    """A part of a draft, as `writers.notice_parts.Part` has it; `head` is its latest version.

    `place` orders the parts. `told` is what the ledger says now, of which a version that somebody
    wrote may know nothing. A part that the ledger tells no more of is `gone` and stays.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="parts")
    key = models.CharField(max_length=160)
    place = models.PositiveIntegerField()
    title = models.TextField()
    depth = models.PositiveSmallIntegerField(default=1)
    item = models.CharField(max_length=100, blank=True)
    head = models.PositiveIntegerField(default=0)
    gone = models.BooleanField(default=False)
    told = models.TextField(blank=True)

    class Meta:
        """In the order of the paper; each key once."""

        ordering: ClassVar = ["place", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "key"], name="publication_part_once")
        ]

    def __str__(self) -> str:
        """Which part."""
        return self.key

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words go here too."""
        rows = cls.objects.filter(draft__book=book)
        blank_fields(rows, ("title", "told"), gone.values())


class PartVersion(models.Model):
    """One text of a part, as `kept_text` keeps it.

    `why`: written (by the ledger), edited, returned (from Word), restored, answered (a unit's words
    taken over), carried (from the text before it), followed (the same words with the figures of
    another day), kept (the same words after what is new in the ledger was looked at). `knew`
    is the SM3 of what the ledger said of the part then, but for its figures.
    """

    part = models.ForeignKey(DraftPart, on_delete=models.CASCADE, related_name="versions")
    n = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    why = models.CharField(max_length=10)
    knew = models.CharField(max_length=64)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        """The latest first; each number once, which also keeps two people apart."""

        ordering: ClassVar = ["-n"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["part", "n"], name="publication_version_once")
        ]

    def __str__(self) -> str:
        """Its number."""
        return f"{self.n}"

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words go here too."""
        blank_fields(cls.objects.filter(part__draft__book=book), ("text",), gone.values())


class Typing(models.Model):
    """What somebody typed over version `seen` of a part and did not save yet."""

    part = models.ForeignKey(DraftPart, on_delete=models.CASCADE, related_name="typing")
    person = models.CharField(max_length=40)
    seen = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        """One a person and part."""

        ordering: ClassVar = ["-at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["part", "person"], name="publication_typing_once")
        ]

    def __str__(self) -> str:
        """Who types."""
        return self.person

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words go here too."""
        blank_fields(cls.objects.filter(part__draft__book=book), ("text",), gone.values())


class Remark(models.Model):
    """Somebody's comment on a part: `quote` is what it speaks of, in the version `n`.

    `author` is who wrote it in Word, where it came back from there; `by` then brought it in.
    """

    part = models.ForeignKey(DraftPart, on_delete=models.CASCADE, related_name="remarks")
    n = models.PositiveIntegerField()
    quote = models.TextField(blank=True)
    words = models.TextField()
    author = models.CharField(max_length=100, blank=True)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()
    settled_by = models.CharField(max_length=40, blank=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        """In the order in which they were made."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """What it says."""
        return self.words

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words go here too."""
        rows = cls.objects.filter(part__draft__book=book)
        blank_fields(rows, ("quote", "words"), gone.values())


class ReturnedCopy(models.Model):
    """A draft as it came back from Word, until it is dealt with; `told` is `word_copy`'s JSON."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="returned")
    name = models.CharField(max_length=255)
    told = models.TextField(blank=True)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """The file's name."""
        return self.name

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words go here too, and with them the whole copy."""
        blank_fields(cls.objects.filter(draft__book=book), ("told",), gone.values())
