"""A page on which a paper is entered: what was typed, what stands against it, what was entered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from django.db import transaction
from django.http import QueryDict

from zhenggai.ledger import queries
from zhenggai.ledger.actions import Written
from zhenggai.ledger.conflicts import Conflict
from zhenggai.ledger.core.entries import Basis
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.state import Book
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.forms.from_paper import PaperFields, Row, first_of
from zhenggai.workbench.from_paper.doers import UnknownDoer
from zhenggai.workbench.from_paper.entering import (
    PAPER,
    Faults,
    PaperActs,
    enter,
    faults_of,
)
from zhenggai.workbench.from_paper.numbers import NumbersError
from zhenggai.workbench.from_paper.scans import mark_entered
from zhenggai.workbench.from_paper.told_rows import Paper, ToldRow
from zhenggai.workbench.models import Scan

ROWS, MORE, MOST = 3, 3, 60
Kept = Mapping[str, Sequence[str]]


class Sort(Protocol):
    """One sort of paper: its forms, and the acts that its rows are."""

    name: str
    title: str
    basis: str

    def fields(self, *args: Any, **settings: Any) -> PaperFields:
        """The paper's own fields."""

    def row(self, *args: Any, **settings: Any) -> Row:
        """One row."""

    def told(self, book: Book, n: int, row: Row) -> ToldRow:
        """What a valid row says. Raises NumbersError and UnknownDoer."""

    def acts(self, paper: Paper, fields: PaperFields, rows: Sequence[ToldRow]) -> PaperActs:
        """The acts of valid fields and rows."""


@dataclass
class PaperPage:
    """The page of a paper: its fields and rows; `faults` by row, `conflict` with another's entry.

    `kept_at` is when the text was kept last.
    """

    desk: Desk
    sort: Sort
    fields: PaperFields
    rows: list[Row]
    kept_at: datetime | None = None
    faults: Faults = field(default_factory=dict)
    conflict: Conflict | None = None

    @property
    def lines(self) -> Iterator[tuple[Row, list[str]]]:
        """Each row with what stands against it."""
        return ((row, self.faults.get(n, [])) for n, row in enumerate(self.rows))

    @property
    def paper_faults(self) -> list[str]:
        """What stands against the paper as a whole."""
        return self.faults.get(PAPER, [])

    @property
    def is_refused(self) -> bool:
        """Whether something has to be put right."""
        wrong = self.fields.is_bound and bool(self.fields.errors)
        return wrong or bool(self.faults) or any(row.is_bound and row.errors for row in self.rows)

    @property
    def wrong(self) -> int:
        """In how many places."""
        in_fields = len(self.fields.errors) if self.fields.is_bound else 0
        of_rows = sum(bool(told) or bool(row.is_bound and row.errors) for row, told in self.lines)
        return in_fields + of_rows + bool(self.paper_faults)


def begun_page(desk: Desk, sort: Sort, kept: Kept, kept_at: datetime | None = None) -> PaperPage:
    """The page as it is opened: with what was kept of it, else empty rows."""
    first = {"on": queries.today(), **first_of(kept)}
    count = _count(kept.get("rows", ["0"])[-1])
    rows = [
        sort.row(prefix=prefix, initial=first_of(kept, prefix))
        for prefix in (f"r{n}" for n in range(count))
    ]
    return PaperPage(desk, sort, sort.fields(initial=first), rows, kept_at)


def sent_page(desk: Desk, sort: Sort, told: QueryDict, *, more: bool = False) -> PaperPage:
    """The page as it was sent; blank rows are not looked at."""
    count = _count(told.get("rows", "")) + (MORE if more else 0)
    found = [sort.row(told, prefix=f"r{n}") for n in range(min(count, MOST))]
    rows = [
        sort.row(prefix=row.prefix, initial=_plain(told, row)) if more or row.is_blank else row
        for row in found
    ]
    if not more:
        return PaperPage(desk, sort, sort.fields(told), rows)
    first = first_of(dict(told.lists()))
    return PaperPage(desk, sort, sort.fields(initial=first), rows)


def _plain(told: QueryDict, row: Row) -> dict[str, Any]:
    return first_of(dict(told.lists()), row.prefix or "")


def _count(text: str) -> int:
    return min(max(int(text), ROWS), MOST) if text.isdecimal() else ROWS


def entered(page: PaperPage, scan: Scan | None, seen: str) -> Written | None:
    """Enter everything, or put onto the page what stands against it and enter nothing."""
    tree = page.desk.tree()
    pack = queries.pack(tree.book)
    rows = [(n, row) for n, row in enumerate(page.rows) if row.is_bound]
    told = _told_rows(page, tree.book, rows)
    are_whole = len(told) == len(rows)
    if not page.fields.is_valid():
        return None
    if not rows and not page.fields.plan:
        page.faults[0] = ["还没有填一行。请写编号，照纸面填好再登记。"]
    paper = _paper(page, pack, scan)
    acts = page.sort.acts(paper, page.fields, told)
    if are_whole and not page.faults:
        return _written(page, acts, scan, int(seen) if seen.isdecimal() else None)
    for n, faults in faults_of(page.desk.held, acts).items():
        page.faults.setdefault(n, []).extend(faults)
    return None


def _told_rows(page: PaperPage, book: Book, rows: Sequence[tuple[int, Row]]) -> list[ToldRow]:
    """What the valid rows say; of the others the page says why not."""
    found = []
    for n, row in rows:
        if not row.is_valid():
            continue
        try:
            found.append(page.sort.told(book, n, row))
        except NumbersError as fault:
            row.add_error("items", str(fault))
        except UnknownDoer as fault:
            row.add_error("who", str(fault))
    return found


def _paper(page: PaperPage, pack: Pack, scan: Scan | None) -> Paper:
    told = page.fields.cleaned_data
    kind = told.get("basis") or page.sort.basis
    basis = Basis(kind, told["on"], told["number"].strip(), scan.digest if scan else "")
    return Paper(page.desk.person.pk, basis, told["on"], told["late_reason"], pack)


def _written(
    page: PaperPage, acts: PaperActs, scan: Scan | None, seen: int | None
) -> Written | None:
    try:
        with transaction.atomic():
            done = enter(page.desk.held, acts, seen)
            if scan:
                mark_entered(scan, done.n)
            return done
    except Conflict as fault:
        page.conflict = fault
        page.faults[PAPER] = [fault.sentence]
    except NotAllowed as fault:
        page.faults = faults_of(page.desk.held, acts) or {PAPER: [fault.sentence]}
    return None
