"""The tables of opinions, beside the ledger: none of their words is ever an entry.

Words that are not sorted yet, and those of an accusation, are in `sealed` alone; the database
itself refuses an accusation with plain words or with an item.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.db import models
from django.db.models import Q

from zhenggai.ledger.blanking import blank_fields
from zhenggai.ledger.models import Book
from zhenggai.opinions.kinds import (
    ACCUSATION,
    LONGEST_CONTACT,
    LONGEST_NAME,
    OUTCOMES,
    REDRESSES,
    REPLY_WAYS,
    SORTS,
    STATES,
    UNSORTED,
    WAYS,
)
from zhenggai.people.models import Person, Unit

_LONGEST = 200
_ID = 40
# Words of a handing that go with the opinion's.
HANDED_WORDS = ("summary", "answer", "objection", "kept_why")
# What `Opinion.state` and `Opinion.holds_words` ask besides the row.
BESIDE = ("slips", "attachments", "redresses", "handings")


class Reader(models.Model):
    """A person of the office who may read the opinions of a book, or of every book of the office
    where `book` is None; the line stays when the person reads no more.

    `decided_by` (a person or body) decided it, `named_by` wrote it in; where they differ, `basis`
    says on what paper or word. Lines of an earlier time have no decider.
    """

    book = models.ForeignKey(
        Book, on_delete=models.PROTECT, null=True, related_name="opinion_readers"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decided_by = models.CharField(max_length=_ID, blank=True)
    named_by = models.CharField(max_length=_ID)
    named_at = models.DateTimeField()
    basis = models.CharField(max_length=_LONGEST, blank=True)
    ended_by = models.CharField(max_length=_ID, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """In the order in which they were named; each once at a time."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["book", "person"],
                condition=Q(ended_at=None),
                name="opinions_reader_once",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ended_at=None, book=None),
                name="opinions_reader_everywhere_once",
            ),
        ]

    def __str__(self) -> str:
        """Who."""
        return self.person_id


class Opinion(models.Model):
    """What one person told.

    `n` counts in its book; `receipt` is what the person was given and says nothing. `sealed` and
    `key` are words under seal (`sealing`); `text`, `contact` and `name` the words of a sorted
    suggestion or appeal. `problem` is the key of an item; `told_…` when and how the person was
    told that it was taken up; `reply_…` what the person was answered; `extended_days` by how much
    the answer's day was put off. `taken_by` is empty for what came over the web.
    """

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="opinions")
    n = models.PositiveIntegerField()
    receipt = models.CharField(max_length=20, unique=True)
    way = models.CharField(max_length=10, choices=list(WAYS.items()))
    received_on = models.DateField()
    taken_by = models.CharField(max_length=_ID, blank=True)
    taken_at = models.DateTimeField()
    sheets = models.PositiveIntegerField(default=1)
    sort = models.CharField(max_length=12, choices=list(SORTS.items()), blank=True)
    sorted_on = models.DateField(null=True)
    sorted_by = models.CharField(max_length=_ID, blank=True)
    sealed = models.TextField(blank=True)
    key = models.CharField(max_length=32, blank=True)
    text = models.TextField(blank=True)
    contact = models.CharField(max_length=LONGEST_CONTACT, blank=True)
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    problem = models.CharField(max_length=_ID, blank=True)
    told_on = models.DateField(null=True)
    told_way = models.CharField(max_length=10, choices=list(REPLY_WAYS.items()), blank=True)
    extended_days = models.PositiveIntegerField(default=0)
    extended_basis = models.CharField(max_length=_LONGEST, blank=True)
    reply_way = models.CharField(max_length=10, choices=list(REPLY_WAYS.items()), blank=True)
    reply_text = models.TextField(blank=True)
    replied_on = models.DateField(null=True)
    replied_by = models.CharField(max_length=_ID, blank=True)
    expunged_at = models.DateTimeField(null=True)
    expunged_by = models.CharField(max_length=_ID, blank=True)
    expunged_why = models.CharField(max_length=_LONGEST, blank=True)

    class Meta:
        """The latest first; an accusation has no plain words and no item."""

        ordering: ClassVar = ["-n"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["book", "n"], name="opinions_opinion_number"),
            models.CheckConstraint(
                condition=~Q(sort__in=["", ACCUSATION])
                | Q(text="", contact="", name="", problem="", reply_text=""),
                name="opinions_sealed_has_no_words",
            ),
        ]

    def __str__(self) -> str:
        """群众意见第3号."""
        return f"群众意见第{self.n}号"

    @property
    def is_accusation(self) -> bool:
        """Whether it stands under seal for good."""
        return self.sort == ACCUSATION

    @property
    def holds_words(self) -> bool:
        """Whether anything that the person told is still here (prefetch attachments for lists)."""
        files = any(one.expunged_at is None for one in self.attachments.all())
        return bool(self.sealed or self.text or files)

    @property
    def sort_title(self) -> str:
        """申诉求决; 待分类 before it was sorted."""
        return SORTS.get(self.sort, UNSORTED)

    @property
    def state(self) -> str:
        """A name of `kinds.STATES`; what stands beside it is asked (`BESIDE`; prefetch for
        lists)."""
        if not self.sort:
            return "unsorted"
        if self.is_accusation:
            slip = next(iter(self.slips.all()), None)
            sent = "transferred" if slip and slip.receipt_on else "slipped"
            return sent if slip else "sealed"
        if self.replied_on:
            open_one = next((one for one in self.redresses.all() if one.answered_on is None), None)
            return open_one.state if open_one else "replied"
        return _handed_state([one for one in self.handings.all() if one.withdrawn_at is None])

    @property
    def state_title(self) -> str:
        """已交办."""
        return STATES[self.state]

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words of the ledger go here too."""
        blank_fields(cls.objects.filter(book=book), ("text", "reply_text"), gone.values())


def _handed_state(handings: Sequence["Handing"]) -> str:
    """How an opinion stands that was handed to these units."""
    if not handings:
        return "registered"
    if any(one.is_objected for one in handings):
        return "objected"
    return "reported" if all(one.answered_at for one in handings) else "handed"


class Attachment(models.Model):
    """A scan, photograph or paper that came with an opinion, under seal whatever its sort.

    `n` counts in its opinion. `digest` names the locked bytes in the store of files, `key` the key
    that opens them and `told` (name and type, locked likewise); all three are empty once it was
    destroyed. `size` is in bytes, of the file as it came.
    """

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="attachments")
    n = models.PositiveIntegerField()
    key = models.CharField(max_length=32, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    told = models.TextField(blank=True)
    size = models.PositiveIntegerField()
    added_by = models.CharField(max_length=_ID)
    added_at = models.DateTimeField()
    expunged_at = models.DateTimeField(null=True)
    expunged_by = models.CharField(max_length=_ID, blank=True)
    expunged_why = models.CharField(max_length=_LONGEST, blank=True)

    class Meta:
        """In their order, each number once."""

        ordering: ClassVar = ["n"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["opinion", "n"], name="opinions_attachment_number")
        ]

    def __str__(self) -> str:
        """附件2."""
        return f"附件{self.n}"

    @classmethod
    def keeps_file(cls, digest: str) -> bool:
        """Whether the locked bytes of one are this file."""
        return cls.objects.filter(digest=digest).exists()


class Handing(models.Model):
    """What a unit is told of an opinion (交办): the office's own summary, to be answered by a day.

    `n` counts the handings of a book, so that it tells nothing of how many opinions there are.
    `opinion` is gone once that turned out to be an accusation. `objection` is why the unit says
    that it is not its own; `kept_…` that the office lets it stay there all the same.
    """

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="opinion_handings")
    opinion = models.ForeignKey(
        Opinion, on_delete=models.PROTECT, null=True, related_name="handings"
    )
    n = models.PositiveIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    problem = models.CharField(max_length=_ID, blank=True)
    summary = models.TextField(blank=True)
    due_on = models.DateField()
    made_by = models.CharField(max_length=_ID)
    made_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=_ID, blank=True)
    answered_at = models.DateTimeField(null=True)
    objection = models.TextField(blank=True)
    objected_by = models.CharField(max_length=_ID, blank=True)
    objected_at = models.DateTimeField(null=True)
    kept_why = models.TextField(blank=True)
    kept_by = models.CharField(max_length=_ID, blank=True)
    kept_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=_ID, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """In their order, each number once."""

        ordering: ClassVar = ["n"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["book", "n"], name="opinions_handing_number")
        ]

    def __str__(self) -> str:
        """群众意见交办第2号."""
        return f"群众意见交办第{self.n}号"

    @property
    def is_open(self) -> bool:
        """Whether the unit still owes an answer."""
        return self.answered_at is None and self.withdrawn_at is None

    @property
    def is_objected(self) -> bool:
        """Whether the unit's objection waits for the office."""
        return bool(self.objected_at) and self.kept_at is None and self.is_open

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words of the ledger go here too."""
        blank_fields(cls.objects.filter(book=book), HANDED_WORDS, gone.values())


class Redress(models.Model):
    """A person does not accept the answer to an appeal and asks the body above for a review of it
    (复查), and once more for a second one (复核): 《信访工作条例》第三十五条、第三十六条.

    `n` is 1 for 复查, 2 for 复核. `to` is the body that is asked, `outcome` a word of
    `kinds.OUTCOMES`, `text` what it answered; the days of a hearing (听证) do not count.
    """

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="redresses")
    n = models.PositiveSmallIntegerField()
    asked_on = models.DateField()
    to = models.CharField(max_length=_LONGEST)
    hearing_days = models.PositiveIntegerField(default=0)
    outcome = models.CharField(max_length=10, choices=list(OUTCOMES.items()), blank=True)
    text = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    asked_entered_by = models.CharField(max_length=_ID)
    answer_entered_by = models.CharField(max_length=_ID, blank=True)

    class Meta:
        """In their order, each step once."""

        ordering: ClassVar = ["n"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["opinion", "n"], name="opinions_redress_step")
        ]

    def __str__(self) -> str:
        """复查."""
        return REDRESSES[self.n]

    @property
    def state(self) -> str:
        """The name in `kinds.STATES` while it waits."""
        return f"redress_{self.n}"

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Expunged words of the ledger go here too."""
        blank_fields(cls.objects.filter(opinion__book=book), ("text",), gone.values())


class Slip(models.Model):
    """The slip by which an accusation leaves (移交单), with its receipt: nothing of its content.

    `n` counts in its book. `to` is the body that is to have it, `receipt_…` what came back.
    """

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="opinion_slips")
    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="slips")
    n = models.PositiveIntegerField()
    to = models.CharField(max_length=_LONGEST)
    sheets = models.PositiveIntegerField()
    made_on = models.DateField()
    made_by = models.CharField(max_length=_ID)
    receipt_body = models.CharField(max_length=_LONGEST, blank=True)
    receipt_on = models.DateField(null=True)
    receiver = models.CharField(max_length=LONGEST_NAME, blank=True)
    scan = models.CharField(max_length=64, blank=True)
    scan_name = models.CharField(max_length=255, blank=True)
    receipt_by = models.CharField(max_length=_ID, blank=True)

    class Meta:
        """An opinion leaves once."""

        ordering: ClassVar = ["n"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["book", "n"], name="opinions_slip_number"),
            models.UniqueConstraint(fields=["opinion"], name="opinions_slip_once"),
        ]

    def __str__(self) -> str:
        """移交〔2026〕3号."""
        return f"移交〔{self.made_on.year}〕{self.n}号"

    @classmethod
    def keeps_file(cls, digest: str) -> bool:
        """Whether the scan of a receipt is this file."""
        return cls.objects.filter(scan=digest).exists()


class Reading(models.Model):
    """Somebody had an opinion before the eyes, or did something with it: who, when, what.

    The database refuses to change or delete one (`ledger.guards`); `what` is a word of the
    program and none of the opinion's.
    """

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="readings")
    person = models.CharField(max_length=_ID)
    at = models.DateTimeField()
    what = models.CharField(max_length=60)

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """What."""
        return self.what
