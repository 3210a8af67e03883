"""The tables of the ledger: entries, which only grow, and what is made from them.

Rows and figures can be made anew from the entries at any time (`rebuild`). Only `actions` writes
here; only an expunging takes something away, and only from `Content`.
"""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models


class Book(models.Model):
    """A book and how far it has come; its row is the lock under which entries are written.

    `code` stands in the chain and never changes, `name` is what people call it. What is shown in
    lists of books stands here too, copied from the book's own row.
    """

    code = models.CharField(primary_key=True, max_length=40)
    name = models.CharField(max_length=200, unique=True)
    head_n = models.PositiveIntegerField(default=0)
    head_hash = models.CharField(max_length=64, default="0" * 64)
    head_at = models.DateTimeField(null=True)
    inspected_unit = models.CharField(max_length=40, blank=True)
    exercise = models.BooleanField(default=False)
    abandoned = models.BooleanField(default=False)

    class Meta:
        """By name."""

        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        """Its name."""
        return self.name


class Entry(models.Model):
    """One line of a book, as it was hashed; the database refuses every change.

    `subject` is the keys with a blank before, between and after them, so that one key can be
    looked for; `facts` and `words` are JSON as it was hashed.
    """

    id = models.BigAutoField(primary_key=True)
    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="entries")
    n = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    v = models.PositiveSmallIntegerField()
    on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=40)
    entered_by = models.CharField(max_length=40)
    subject = models.TextField()
    facts = models.TextField()
    words = models.TextField()
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    mac = models.CharField(max_length=64, null=True)
    content: "Content"

    class Meta:
        """In the order of the book."""

        ordering: ClassVar = ["book", "n"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["book", "n"], name="ledger_entry_number")
        ]
        indexes: ClassVar = [models.Index(fields=["book", "kind"], name="ledger_entry_kind")]

    def __str__(self) -> str:
        """Its place."""
        return f"{self.book_id} {self.n} {self.kind}"


class Content(models.Model):
    """The words of an entry with their salts, as JSON by field; an expunging takes fields out."""

    entry = models.OneToOneField(
        Entry, on_delete=models.PROTECT, primary_key=True, related_name="content"
    )
    told = models.TextField()

    def __str__(self) -> str:
        """Whose they are."""
        return f"content of {self.entry_id}"


class Row(models.Model):
    """One row of a book as it is now: a value of `core.rows` as JSON, and what lists ask for.

    `last_n` is the entry that changed it last; `place` sorts as a person counts; `units` is the
    lead and responsible units of an item, each between blanks.
    """

    id = models.BigAutoField(primary_key=True)
    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="rows")
    key = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    family = models.CharField(max_length=40)
    place = models.CharField(max_length=120)
    state = models.CharField(max_length=20)
    due_on = models.DateField(null=True)
    units = models.TextField()
    last_n = models.PositiveIntegerField()
    data = models.TextField()

    class Meta:
        """As a person counts."""

        ordering: ClassVar = ["book", "kind", "place", "key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["book", "key"], name="ledger_row_key")
        ]
        indexes: ClassVar = [
            models.Index(fields=["book", "family"], name="ledger_row_family"),
            models.Index(fields=["book", "kind", "place"], name="ledger_row_place"),
        ]

    def __str__(self) -> str:
        """Its key."""
        return f"{self.book_id} {self.key}"


class SearchText(models.Model):
    """The folded words of a row, by which it is found; `search_index` keeps and asks it.

    Beside it stand the pieces of the words, in each database's own way.
    """

    id = models.BigAutoField(primary_key=True)
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="search_texts")
    key = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    family = models.CharField(max_length=40)
    place = models.CharField(max_length=120)
    text = models.TextField()

    class Meta:
        """Each row once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["book", "key"], name="ledger_search_key")
        ]

    def __str__(self) -> str:
        """Whose words they are."""
        return f"{self.book_id} {self.key}"


class HeadSummary(models.Model):
    """The summary of a book at its head (`core.summary`) as JSON: forty books are one query."""

    book = models.OneToOneField(
        Book, on_delete=models.CASCADE, primary_key=True, related_name="head_summary"
    )
    n = models.PositiveIntegerField()
    data = models.TextField()

    def __str__(self) -> str:
        """Where it stands."""
        return f"summary of {self.book_id} at {self.n}"


class PastSummary(models.Model):
    """The summary of a book as it was known at an entry before its head, as JSON, once a day on
    which that entry was the last was looked at."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="+")
    n = models.PositiveIntegerField()
    data = models.TextField()

    class Meta:
        """One of each entry."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["book", "n"], name="ledger_past_summary_once")
        ]

    def __str__(self) -> str:
        """Where it stands."""
        return f"summary of {self.book_id} at {self.n}"


class ChainCheck(models.Model):
    """The last check of a book's chain: up to which entry, whether it held, when."""

    book = models.OneToOneField(
        Book, on_delete=models.CASCADE, primary_key=True, related_name="chain_check"
    )
    n = models.PositiveIntegerField()
    ok = models.BooleanField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        """How far."""
        return f"chain of {self.book_id} up to {self.n}"


class PackText(models.Model):
    """The text of a rule pack by its digest, so that an edited file never changes the past."""

    digest = models.CharField(primary_key=True, max_length=64)
    text = models.TextField()

    def __str__(self) -> str:
        """Its digest."""
        return self.digest


class Evidence(models.Model):
    """A file in the store: what is known of it without opening it. Entries name it by digest.

    `preview` is the text that a page shows; it goes when the file goes.
    """

    digest = models.CharField(primary_key=True, max_length=64)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    preview = models.TextField(blank=True)
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        """Its digest."""
        return self.digest


class Imported(models.Model):
    """A file that was taken into a book: the same file twice adds nothing.

    `first_n` to `last_n` are the entries that it made; where it made none, both are the last entry
    that was there.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="imports")
    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    at = models.DateTimeField()
    first_n = models.PositiveIntegerField()
    last_n = models.PositiveIntegerField()
    # JSON, without words: the kind of paper, the keys that it told, and the fields that it told
    # otherwise than the ledger, for the comparison with a corrected file.
    trace = models.TextField(blank=True)

    class Meta:
        """Each file once in a book."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["book", "digest"], name="ledger_import_once")
        ]

    def __str__(self) -> str:
        """The file."""
        return self.name

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Where the name of a file was destroyed, it is gone here too."""
        for n, field in gone:
            if field == "basis.number":
                cls.objects.filter(book=book, first_n__lte=n, last_n__gte=n).update(name="")


class SheetColumns(models.Model):
    """The columns that a person once confirmed for a sheet's head, for all books of the house.

    `head` is the fingerprint of the headings, `told` JSON of the intake's own.
    """

    head = models.CharField(primary_key=True, max_length=64)
    told = models.TextField()
    by = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        """Which head."""
        return self.head


class LongImport(models.Model):
    """A ledger sheet that takes longer to be taken in than a page may wait (`long_imports`).

    `book` is None for one that opens a book, `opening` then JSON of what it is to be. `wish` is
    JSON of the sheet and the columns put right, `told` the refusal or what was made. The file lies
    in a `folder` of its own until the import is done.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, null=True, related_name="long_imports")
    by = models.CharField(max_length=40)
    name = models.CharField(max_length=255)
    wish = models.TextField()
    opening = models.TextField(blank=True)
    folder = models.CharField(max_length=32, unique=True)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10)
    told = models.TextField(blank=True)

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        """The file."""
        return self.name
