"""A sheet as it is read: each line with its item, the last words, what was filled in, what moved.

One reading serves the page, the xlsx, the board's review and the acts that are written from it.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.shape import ReportedFigure
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.coding import expunged_field
from zhenggai.ledger.core.keys import family_of, number_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Figure, Item, Proof
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.tables import Withheld, entries_of, entry_rows, unshown
from zhenggai.supervision.answers import Answer, answer_of
from zhenggai.supervision.asked_items import line_fault
from zhenggai.supervision.differences import Piece, differences, moved
from zhenggai.supervision.known_items import knows
from zhenggai.supervision.models import Line, Sheet

_CHANGES = frozenset({"progress", "done"})


@dataclass(frozen=True, slots=True)
class FigureField:
    """A figure of a line: what it counts, its number last time and now."""

    name: str
    title: str
    unit: str
    last: Decimal | None = None
    value: Decimal | None = None

    @property
    def moved(self) -> str:
        """＋14 since last time."""
        return moved(self.last, self.value)


@dataclass(frozen=True, slots=True)
class MilestoneField:
    """A milestone that may be told to stand; `is_told` before, `is_reached` by this answer."""

    n: int
    on: date | None
    what: str
    is_told: bool
    is_reached: bool


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line. `item` is None for the round's question; `fault` says why it asks nothing now.

    `reported` is the result that the ledger holds of this round, empty where there is none.
    """

    row: Line
    item: Item | None
    last: str
    answer: Answer
    reported: str
    figures: tuple[FigureField, ...]
    milestones: tuple[MilestoneField, ...]
    attached: tuple[Proof, ...]
    fault: NotAllowed | None

    @property
    def number(self) -> str:
        """15-2; empty for the question."""
        return number_of(self.row.item)

    @property
    def is_drafted(self) -> bool:
        """Whether something was filled in that is not reported."""
        return bool(self.row.draft)

    @property
    def is_asked(self) -> bool:
        """Whether the unit has to say something."""
        return self.fault is None

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer that can be reported."""
        if self.item is None:
            return bool(self.answer.text.strip())
        return bool(self.answer.result)

    @property
    def lacks_text(self) -> bool:
        """Whether progress is claimed and not told."""
        return self.answer.result in _CHANGES and not self.answer.text.strip()

    @property
    def is_change(self) -> bool:
        """Whether the answer says more than that nothing changed."""
        return self.answer.result in _CHANGES

    @property
    def takes_back(self) -> bool:
        """Whether progress that was reported in this round is now said to be none."""
        return self.reported in _CHANGES and not self.is_change

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The text, what is new in it marked."""
        return differences(self.last, self.answer.text)

    @property
    def proof_count(self) -> int:
        """Proofs on the draft and those in the ledger already."""
        return len(self.answer.proofs) + len(self.attached)


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet with everything that is shown of it."""

    sheet: Sheet
    book: Book
    pack: Pack
    lines: tuple[SheetLine, ...]

    @property
    def asked(self) -> tuple[SheetLine, ...]:
        """The lines on which the unit has to say something."""
        return tuple(one for one in self.lines if one.is_asked)

    @property
    def answered(self) -> int:
        """How many of these are answered."""
        return sum(one.is_answered for one in self.asked)

    @property
    def unanswered(self) -> tuple[SheetLine, ...]:
        """Those that are not."""
        return tuple(one for one in self.asked if not one.is_answered)

    @property
    def changes(self) -> int:
        """How many tell of progress."""
        return sum(one.is_change for one in self.asked)

    def known_to(self, actor: Actor) -> "FilledSheet":
        """The sheet without the lines on items that are limited to others."""
        kept = (one for one in self.lines if knows(self.book, actor, one.row.item))
        return replace(self, lines=tuple(kept))

    def line(self, item: str) -> SheetLine | None:
        """The line of an item."""
        return next((one for one in self.lines if one.row.item == item), None)


def read_sheet(sheet: Sheet, at: datetime) -> FilledSheet:
    """The sheet as it is now; its round, book and unit should be loaded with it."""
    held = sheet.round.book
    tree = queries.tree(held)
    rows = shown_lines(sheet, tree.book.withheld)
    book = tree.only({family_of(one.item) for one in rows if one.item}).book
    pack = queries.pack(book)
    numbers = {n for one in rows for n in (one.last_n, one.report_n) if n}
    reports = reports_of(held.code, numbers, tree.book.withheld)
    reader = _Reader(sheet, book, pack, reports, at)
    return FilledSheet(sheet, book, pack, tuple(reader.line(one) for one in rows))


def shown_lines(sheet: Sheet, withheld: Withheld | None = None) -> list[Line]:
    """The lines; a draft that leans on words that are withheld now is as if it were not there.

    Who has the book's state says with `withheld` which they are.
    """
    rows = list(sheet.lines.all())
    if withheld is None:
        withheld = unshown(sheet.round.book_id).withheld
    hidden = {n for n, _ in withheld}
    for one in rows:
        if hidden & {one.last_n, one.report_n}:
            one.draft = one.result = ""
    return rows


def reports_of(
    code: str, numbers: Collection[int], withheld: Withheld | None = None
) -> dict[int, ReportProgress]:
    """The reports of a book (its code) under these numbers, without the words that are withheld."""
    if not numbers:
        return {}
    found = entries_of(entry_rows(code).filter(n__in=numbers), code, withheld=withheld)
    acts = ((one.n, one.act) for one in found)
    return {n: act for n, act in acts if isinstance(act, ReportProgress)}


def standing_answer(row: Line, reports: Mapping[int, ReportProgress]) -> Answer:
    """What the line says: its draft, else what was reported; expunged words are left out."""
    if row.draft:
        return answer_of(row.draft)
    act = reports.get(row.report_n or 0)
    if act is None:
        return Answer()
    figures = tuple(one for one in act.figures if not expunged_field(one.title))
    text, steps = ("" if expunged_field(one) else one for one in (act.text, act.next_steps))
    return Answer(act.result, text, figures, act.reached, next_steps=steps)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Everything that is loaded once for all lines."""

    sheet: Sheet
    book: Book
    pack: Pack
    reports: Mapping[int, ReportProgress]
    at: datetime

    def line(self, row: Line) -> SheetLine:
        item = self.book.item(row.item) if row.item else None
        answer = standing_answer(row, self.reports)
        last, told = (self.reports.get(n or 0) for n in (row.last_n, row.report_n))
        return SheetLine(
            row=row,
            item=item,
            last=shown(last.text, self.book) if last else "",
            answer=answer,
            reported=told.result if told else "",
            figures=self._figures(row, answer) if item else (),
            milestones=_milestones(item, answer, self.book) if item else (),
            attached=self._attached(row),
            fault=self._fault(row),
        )

    def _fault(self, row: Line) -> NotAllowed | None:
        if not row.item or self.sheet.is_reported:
            return None
        return line_fault(self.book, self.sheet.unit_id, row.item, self.pack, self.at)

    def _attached(self, row: Line) -> tuple[Proof, ...]:
        found = (self.book.proofs.get(key) for key in row.proofs.split())
        return tuple(one for one in found if one)

    def _figures(self, row: Line, answer: Answer) -> tuple[FigureField, ...]:
        last: Mapping[str, str] = json.loads(row.last_figures)
        told = {one.name: one for one in answer.figures}
        fields = {one.name: _field(one, last, told) for one in self._known(row)}
        for name, one in told.items():
            if name not in fields:
                fields[name] = FigureField(name, one.title, one.unit, None, one.value)
        return tuple(fields.values())

    def _known(self, row: Line) -> Iterable[Figure]:
        """The figures that this unit has ever reported of the item."""
        mine = (one for one in self.book.figures.values() if one.item == row.item)
        return [one for one in mine if one.owner == self.sheet.unit_id and one.kind == "reported"]


def _field(one: Figure, last: Mapping[str, str], told: Mapping[str, ReportedFigure]) -> FigureField:
    now = told.get(one.name)
    before = Decimal(last[one.name]) if one.name in last else None
    title = "" if expunged_field(one.title) else one.title
    return FigureField(one.name, title, one.unit, before, now.value if now else None)


def _milestones(item: Item, answer: Answer, book: Book) -> tuple[MilestoneField, ...]:
    """A single last day needs no tick of its own: 已完成 says it."""
    if len(item.milestones) < 2:
        return ()
    return tuple(
        MilestoneField(n, one.on, shown(one.what, book), n in item.reached, n in answer.reached)
        for n, one in enumerate(item.milestones, 1)
    )
