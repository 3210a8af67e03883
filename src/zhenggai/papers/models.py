"""The tables of a book's papers: what came in, and what somebody verified in it.

They lie beside the ledger: a paper states nothing until it is imported. A paper that is removed
leaves its row, without its words.
"""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models, transaction
from django.utils import timezone

from zhenggai.ledger.blanking import blank_fields
from zhenggai.ledger.expunging import clean_traces
from zhenggai.ledger.kept_files import let_go
from zhenggai.ledger.models import Book, Evidence
from zhenggai.ledger.search_index import PAPERS, forget_deleted, index_text
from zhenggai.papers.kept_text import kept_text

_LONGEST = 255
# Words that are too short to be looked for: 12, 区
_SHORTEST = 3
_WITH_THE_LEDGER = "台账中的文字依规清除，含有这些文字的文件一并清除"


class Paper(models.Model):
    """A paper that came in.

    `source_digest` is the SHA-256 of the file as it came, by which an import is known again;
    `digest` that of what is kept in the store of files (`ledger.evidence`). They differ where the
    paper has chapters on clues and petitions: then only the rest of its text is kept, and
    `reading` is what was found while the whole was there (`reading.Reading` as JSON). `day` is the
    paper's own. `errors`, `warnings` and `advices` are how many findings were open when somebody
    looked last. Name, title and reading are empty once the paper is removed.
    """

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=_LONGEST, blank=True)
    title = models.CharField(max_length=_LONGEST, blank=True)
    day = models.DateField(null=True)
    source_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    reading = models.TextField(blank=True)
    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    advices = models.PositiveIntegerField(default=0)
    stored_at = models.DateTimeField()
    stored_by = models.CharField(max_length=40)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.CharField(max_length=40, blank=True)
    removed_why = models.CharField(max_length=_LONGEST, blank=True)

    class Meta:
        """Newest first; the same file once."""

        ordering: ClassVar = ["-stored_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["book", "source_digest"],
                condition=models.Q(removed_at=None),
                name="papers_paper_once",
            )
        ]

    def __str__(self) -> str:
        """What people call it."""
        return self.title or self.name

    @property
    def is_partial(self) -> bool:
        """Whether chapters of it are not kept."""
        return bool(self.reading)

    @property
    def search_key(self) -> str:
        """Under which its words are found."""
        return f"{PAPERS}/{self.pk}"

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """A paper that holds expunged words is removed as a whole: nobody could cut them out of a
        file."""
        wanted = [one for one in gone.values() if len(one) >= _SHORTEST]
        for paper in cls.objects.filter(book=book, removed_at=None):
            if wanted and (paper.digest in wanted or paper.holds(wanted)):
                paper.forget(by="", why=_WITH_THE_LEDGER)

    @classmethod
    def keeps_file(cls, digest: str) -> bool:
        """Whether a paper that was not removed is kept as this file."""
        return cls.objects.filter(digest=digest, removed_at=None).exists()

    def holds(self, words: list[str]) -> bool:
        """Whether the kept text, name or title has some of these words."""
        told = (self.name, self.title, self.reading, kept_text(self.digest, self.name))
        return any(one in text for one in words for text in told)

    def forget(self, *, by: str, why: str) -> None:
        """Within a transaction: empty the row, take its words from the search, and destroy the
        file unless others rest on it."""
        self.name = self.title = self.reading = ""
        self.removed_at, self.removed_by, self.removed_why = timezone.now(), by, why
        self.save()
        index_text(self.book_id, self.search_key, ())
        forget_deleted()
        let_go(self.digest)
        transaction.on_commit(clean_traces)


class Verified(models.Model):
    """Somebody says of one place that the checker is answered: 已核实，不修改; or takes it back.

    It belongs to the text (`digest` of what is kept) and not to the row, so that the same text in
    the same book need not be answered twice. The last word on a place counts.
    """

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    code = models.CharField(max_length=10)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    stands = models.BooleanField(default=True)
    reason = models.CharField(max_length=_LONGEST, blank=True)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        """In the order in which it was said."""

        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["book", "digest"], name="papers_verified_text")]

    def __str__(self) -> str:
        """Which place."""
        return f"{self.code} {self.start}-{self.end}"

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Empty a reason that holds expunged words."""
        for words in filter(None, gone.values()):
            cls.objects.filter(book=book, reason__contains=words).update(reason="")


class SignedCopy(models.Model):
    """The scan of a signed paper that was written from the ledger, back where it was written.

    `kind` is its key in the catalogue of papers, `about` the unit or the number of the problem that
    it is about ("" for the book), `title` what the paper is called, `number` its own. One that was
    taken off leaves its row without words.
    """

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=_LONGEST, blank=True)
    number = models.CharField(max_length=100, blank=True)
    signed_on = models.DateField()
    name = models.CharField(max_length=_LONGEST, blank=True)
    digest = models.CharField(max_length=64)
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=40)
    taken_off_at = models.DateTimeField(null=True)
    taken_off_by = models.CharField(max_length=40, blank=True)

    class Meta:
        """The latest signed first; the same file once."""

        ordering: ClassVar = ["-signed_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["book", "kind", "about", "digest"],
                condition=models.Q(taken_off_at=None),
                name="papers_signed_once",
            )
        ]

    def __str__(self) -> str:
        """Its own number where it has one."""
        return self.number or self.name

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """A scan that was expunged, or whose text holds expunged words, is taken off; elsewhere
        the words alone go."""
        wanted = [one for one in gone.values() if len(one) >= _SHORTEST]
        rows = list(cls.objects.filter(book=book, taken_off_at=None)) if wanted else []
        for one in rows:
            file = Evidence.objects.filter(digest=one.digest).first()
            if one.digest in wanted or (file and any(text in file.preview for text in wanted)):
                one.take_off(by="")
        blank_fields(cls.objects.filter(book=book), ("title", "number", "name"), wanted)

    @classmethod
    def keeps_file(cls, digest: str) -> bool:
        """Whether a copy that was not taken off is kept as this file."""
        return cls.objects.filter(digest=digest, taken_off_at=None).exists()

    def take_off(self, *, by: str) -> None:
        """Within a transaction: empty the row and destroy the file unless others rest on it."""
        self.title = self.number = self.name = ""
        self.taken_off_at, self.taken_off_by = timezone.now(), by
        self.save()
        let_go(self.digest)
