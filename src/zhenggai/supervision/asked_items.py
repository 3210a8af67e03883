"""Which items stand on whose sheet, and what was last said of each."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from zhenggai.ledger.core.actors import Actor, Case
from zhenggai.ledger.core.acts.mending import Correct
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.counting import group_keys
from zhenggai.ledger.core.entries import Draft, day_of
from zhenggai.ledger.core.gates.problems import plan_needed_fault
from zhenggai.ledger.core.keys import sort_key
from zhenggai.ledger.core.moves import state_fault
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.responsibility import assigned
from zhenggai.ledger.core.rows import Item, Problem
from zhenggai.ledger.core.scope import unit_may_know
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import GONE
from zhenggai.ledger.models import Book as HeldBook
from zhenggai.ledger.tables import entry_rows


def asked_of_units(book: Book, pack: Pack, at: datetime) -> dict[str, list[str]]:
    """The items that are reported on, by unit (lead or responsible), in a person's order."""
    found: dict[str, list[str]] = {}
    for item in _reported_on(book):
        if item.state == "closed" or why_not(book, item, pack, at):
            continue
        units = (
            *assigned(book, item.key, "lead_units"),
            *assigned(book, item.key, "responsible_units"),
        )
        for unit in dict.fromkeys(units):
            if unit_may_know(book, unit, item.key):
                found.setdefault(unit, []).append(item.key)
    return found


def _reported_on(book: Book) -> list[Item]:
    """Measures, and problems under which there is nothing: a report says what was done."""
    groups = group_keys(book)
    live = [one for one in book.measures.values() if one.state != "dropped"]
    above = {one.problem for one in live}
    above |= {one.parent for one in book.problems.values() if one.state not in GONE}
    found: list[Item] = [one for one in live if one.key not in groups]
    found += [one for one in book.problems.values() if one.key not in above]
    return sorted(found, key=_place)


def _place(item: Item) -> tuple[tuple[int, str], ...]:
    """A problem stands where its measures would."""
    return sort_key(item.key)[1]


def why_not(book: Book, item: Item, pack: Pack, at: datetime) -> NotAllowed | None:
    """Why nothing can be reported on the item now: closed, asked to be closed, no plan yet."""
    if isinstance(item, Problem) and item.state in GONE:
        return state_fault(book, item, ReportProgress)
    nobody = Actor("")
    act = ReportProgress(item.key, "", "no_change")
    draft = Draft(act, day_of(at), "", "")
    case = Case(book, draft, at, pack, nobody, nobody)
    return state_fault(book, item, ReportProgress) or plan_needed_fault(case, act)


def line_fault(book: Book, unit: str, key: str, pack: Pack, at: datetime) -> NotAllowed | None:
    """Why a unit's line on an item (its key) asks nothing now: gone, limited to others, or at a
    stage where nothing can be reported.
    """
    item = book.item(key)
    if item is None:
        return NotAllowed("not_found", "该事项已不在台账中。")
    if not unit_may_know(book, unit, key):
        return NotAllowed("limited", "该事项已限定知悉范围，请在事项页登记进展。")
    return why_not(book, item, pack, at)


def last_words(held: HeldBook, asked: Mapping[str, Iterable[str]]) -> dict[tuple[str, str], int]:
    """The entry that holds the last words on an item, by unit and item.

    The unit's own, else those of whoever reported last; entries that were corrected say nothing.
    """
    wanted = {(unit, item) for unit, items in asked.items() for item in items}
    items = {item for _, item in wanted}
    wrong = _corrected(held)
    own: dict[tuple[str, str], int] = {}
    last: dict[str, int] = {}
    for n, subject, facts, words in _reports(held):
        item = subject.split()[0]
        if item not in items or n in wrong or '"text"' not in words:
            continue
        last.setdefault(item, n)
        own.setdefault((json.loads(facts)["unit"], item), n)
    return {pair: n for pair in wanted if (n := own.get(pair, last.get(pair[1], 0)))}


def _reports(held: HeldBook) -> Iterable[tuple[int, str, str, str]]:
    """Number, keys, facts and digests of every report, the newest first."""
    rows = entry_rows(held.code).filter(kind=ReportProgress.KIND).order_by("-n")
    return rows.values_list("n", "subject", "facts", "words").iterator(chunk_size=2000)


def _corrected(held: HeldBook) -> set[int]:
    rows = entry_rows(held.code).filter(kind=Correct.KIND).values_list("facts", flat=True)
    return {json.loads(facts)["wrong"] for facts in rows}


def last_figures(book: Book, unit: str) -> dict[str, dict[str, str]]:
    """The numbers that the unit reported last, by item and name of the figure."""
    found: dict[str, dict[str, str]] = {}
    for one in book.figures.values():
        if one.item and one.owner == unit and one.kind == "reported":
            found.setdefault(one.item, {})[one.name] = f"{one.value:f}"
    return found
