"""The two sorts of paper whose rows are acts: signed slips and minutes."""

from collections.abc import Sequence
from typing import Any

from zhenggai.ledger import queries
from zhenggai.ledger.core.state import Book
from zhenggai.people.queries import actors
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.forms.controls import read_answers
from zhenggai.workbench.forms.from_paper import (
    ANSWERS,
    MinutesFields,
    MinutesRow,
    PaperFields,
    Row,
    SlipFields,
    SlipRow,
)
from zhenggai.workbench.from_paper import minutes, slip
from zhenggai.workbench.from_paper.bodies import bodies_of, groups_without_body
from zhenggai.workbench.from_paper.doers import Doer, doer_named, doers_of
from zhenggai.workbench.from_paper.entering import PaperActs
from zhenggai.workbench.from_paper.told_rows import Paper, ToldRow, items_told


class SlipSort:
    """签批单、销号申请表、延期审批表."""

    name, title, basis = "slip", "签批单", "signed_sheet"

    def __init__(self, desk: Desk) -> None:
        """Who may have signed is asked once for a page."""
        self.desk = desk
        self.book = desk.tree().book
        pack = queries.pack(self.book)
        self.doers: list[Doer] = doers_of(desk.held.code, pack, set(slip.KINDS.values()))

    def fields(self, *args: Any, **settings: Any) -> PaperFields:
        """The paper's own fields."""
        return SlipFields(*args, **settings)

    def row(self, *args: Any, **settings: Any) -> Row:
        """One row."""
        return SlipRow(self.book, *args, **settings)

    def told(self, book: Book, n: int, row: Row) -> ToldRow:
        """What a valid row says. Raises NumbersError and UnknownDoer."""
        told = row.cleaned_data
        items = items_told(book, told["items"], with_measures=told["act"] in slip.WITH_MEASURES)
        by = doer_named(told["who"], self.doers).actor.id
        answers = read_answers(ANSWERS, told)
        return ToldRow(n, told["act"], items, told["words"], by, told["on"], told["until"], answers)

    def acts(self, paper: Paper, fields: PaperFields, rows: Sequence[ToldRow]) -> PaperActs:  # noqa: ARG002 - a slip has no fields of its own
        """The acts of valid rows."""
        who = actors(self.desk.held.code, {paper.clerk, *(one.by for one in rows)})
        return slip.slip_acts(paper, rows, who)


class MinutesSort:
    """会议纪要."""

    name, title, basis = "minutes", "会议纪要", "minutes"

    def __init__(self, desk: Desk) -> None:
        """Which bodies may have met is asked once for a page."""
        self.desk = desk
        self.bodies = bodies_of()
        self.groups = groups_without_body(desk, self.bodies)
        self.doers: list[Doer] = []

    def fields(self, *args: Any, **settings: Any) -> PaperFields:
        """The paper's own fields."""
        return MinutesFields(self.bodies, *args, **settings)

    def row(self, *args: Any, **settings: Any) -> Row:
        """One row."""
        return MinutesRow(*args, **settings)

    def told(self, book: Book, n: int, row: Row) -> ToldRow:
        """What a valid row says. Raises NumbersError."""
        told = row.cleaned_data
        with_measures = told["act"] in minutes.WITH_MEASURES
        items = items_told(book, told["items"], with_measures=with_measures)
        return ToldRow(n, told["act"], items, told["words"], until=told["until"])

    def acts(self, paper: Paper, fields: PaperFields, rows: Sequence[ToldRow]) -> PaperActs:
        """The meeting and its decisions."""
        told = fields.cleaned_data
        meeting = minutes.Meeting(
            told["kind"], told["number"].strip(), told["agenda"], told["body"], fields.plan
        )
        who = actors(self.desk.held.code, {paper.clerk, meeting.body})
        return minutes.minutes_acts(paper, meeting, rows, who)
