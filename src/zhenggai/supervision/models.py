"""The tables of reporting rounds: what is asked of whom until when, and what was filled in so far.

Reports themselves are entries of the ledger; a line names them by number and keeps no second copy
of their words. Only a draft, which nobody has reported yet, has its words here.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from zhenggai.ledger.models import Book
from zhenggai.people.models import Unit
from zhenggai.supervision.answers import words_as_kept

# What a person reads of a sheet's state; 逾期 is no state, it is counted from the due hour.
STATES: Mapping[str, str] = {
    "blank": "未报",
    "filling": "填写中",
    "sent": "待负责人确认",
    "reported": "已报",
    "accepted": "已接收",
    "returned": "退回",
}
# With these the unit is through, unless the office returns the sheet.
REPORTED = frozenset({"reported", "accepted"})

EVENTS: Mapping[str, str] = {
    "opened": "发出",
    "imported": "导入填好的表格",
    "sent": "报送，请负责人确认",
    "confirmed": "确认报送",
    "stamped": "依据盖章表报送",
    "arrived": "送来盖章扫描件",
    "accepted": "接收",
    "returned": "退回",
    "link_made": "开通免登录链接",
    "link_revoked": "停用免登录链接",
    "ended": "本期结束",
    "reopened": "重新开放本期",
}


def _empty(rows: models.QuerySet[Any], field: str, gone: Iterable[str]) -> None:
    """Leave nothing in the field where it holds one of these words."""
    for words in gone:
        if words.strip():
            rows.filter(**{f"{field}__contains": words}).update(**{field: ""})


class Round(models.Model):
    """One 填报期次 of a book: the 7th is `n` 7. `cut_off` is the day up to which facts count.

    `question` is what is asked of every unit once, beside the items or without any. `reopened_why`
    is told to every unit while a round that was ended by mistake is open again.
    """

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="rounds")
    n = models.PositiveIntegerField("期次")
    starts_on = models.DateField("起")
    ends_on = models.DateField("止")
    cut_off = models.DateField("数据截止日")
    due_at = models.DateTimeField("报送时限")
    question = models.TextField("专项问题", blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=40)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=40, blank=True)
    reopened_at = models.DateTimeField(null=True)
    reopened_why = models.TextField(blank=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["book", "-n"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["book", "n"], name="supervision_round_number")
        ]

    def __str__(self) -> str:
        """Its number."""
        return f"第{self.n}期"

    @property
    def key(self) -> str:
        """How entries of the ledger name it."""
        return f"round/{self.n}"

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Empty a question or a reason that holds expunged words."""
        for field in ("question", "reopened_why"):
            _empty(cls.objects.filter(book=book), field, gone.values())


class Sheet(models.Model):
    """What one unit is asked in a round; its row is the lock under which it is filled in.

    `version` grows with every saving, so that two people who fill in one sheet are told of each
    other. `link_key` is part of the address that opens it without signing in; blank: there is none.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="sheets")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=list(STATES.items()), default="blank")
    version = models.PositiveIntegerField(default=0)
    is_nil = models.BooleanField("零报告", default=False)
    saved_at = models.DateTimeField(null=True)
    saved_by = models.CharField(max_length=40, blank=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=40, blank=True)
    # A stamped scan that came in and waits to be entered: its digest, number and day.
    scan = models.CharField(max_length=64, blank=True)
    scan_number = models.CharField(max_length=200, blank=True)
    scan_on = models.DateField(null=True)
    # When it first came in, so that a return does not make a punctual unit late.
    first_reported_at = models.DateTimeField(null=True)
    reported_at = models.DateTimeField(null=True)
    reported_by = models.CharField(max_length=40, blank=True)
    entered_by = models.CharField(max_length=40, blank=True)
    returned_why = models.TextField(blank=True)
    link_key = models.CharField(max_length=32, blank=True)
    round_id: int
    unit_id: str

    class Meta:
        """In the order of the units."""

        ordering: ClassVar = ["round", "unit__path"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "unit"], name="supervision_sheet_of_unit")
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "state"], name="supervision_sheet_unit")]

    def __str__(self) -> str:
        """Whose it is, of which round."""
        return f"{self.round} {self.unit}"

    @property
    def is_reported(self) -> bool:
        """Whether the unit is through with it."""
        return self.state in REPORTED

    @classmethod
    def keeps_file(cls, digest: str) -> bool:
        """Whether a stamped scan that came in is this file."""
        return cls.objects.filter(scan=digest).exists()

    def is_late(self, at: datetime) -> bool:
        """Whether it came in, or is still out, after the due hour."""
        return (self.first_reported_at or at) > self.round.due_at

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Empty a reason that holds expunged words."""
        _empty(cls.objects.filter(round__book=book), "returned_why", gone.values())


class Line(models.Model):
    """One item on one sheet; an empty `item` is the round's question.

    `last_n` is the entry that holds the last words on the item when the round was opened, and
    `last_figures` the numbers then, by name. `draft` is what was filled in and not yet reported
    (`answers.Answer` as JSON), `report_n` the entry that holds what was; the proofs attached with
    it are named in `proofs`, with a blank between.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="lines")
    place = models.PositiveIntegerField()
    item = models.CharField(max_length=100, blank=True)
    last_n = models.PositiveIntegerField(null=True)
    last_figures = models.TextField(default="{}")
    result = models.CharField(max_length=12, blank=True)
    draft = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_by = models.CharField(max_length=40, blank=True)
    saved_at = models.DateTimeField(null=True)
    report_n = models.PositiveIntegerField(null=True)
    proofs = models.TextField(blank=True)
    returned_why = models.TextField(blank=True)
    sheet_id: int

    class Meta:
        """In the order in which a person counts."""

        ordering: ClassVar = ["sheet", "place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "item"], name="supervision_line_of_item")
        ]

    def __str__(self) -> str:
        """Its item."""
        return f"{self.sheet_id} {self.item}"

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Destroy drafts that lean on expunged words: made from their entry, or holding them.

        The whole draft goes; a sentence half taken over is found by no search.
        """
        numbers = {n for n, _ in gone}
        own = cls.objects.filter(sheet__round__book=book)
        _empty(own, "returned_why", gone.values())
        wanted = Q(last_n__in=numbers) | Q(report_n__in=numbers)
        for words in gone.values():
            if words.strip():
                wanted |= Q(draft__contains=words_as_kept(words))
        own.filter(wanted).exclude(draft="").update(draft="", result="")

    @classmethod
    def keeps_file(cls, digest: str) -> bool:
        """Whether a proof on a draft is this file."""
        return cls.objects.filter(draft__contains=digest).exists()


class SheetEvent(models.Model):
    """What happened to a sheet, when and by whom; the database refuses to change or delete a row
    but for emptying a note (`ledger.guards`).

    `by` is empty where it came through a link without signing in. `note` is the reason of a return
    or the name of a file.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    kind = models.CharField(max_length=12, choices=list(EVENTS.items()))
    by = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["sheet", "-at", "-pk"]

    def __str__(self) -> str:
        """What it was."""
        return f"{self.sheet_id} {self.kind}"

    @classmethod
    def forget_words(cls, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Empty a note that holds expunged words."""
        _empty(cls.objects.filter(sheet__round__book=book), "note", gone.values())
