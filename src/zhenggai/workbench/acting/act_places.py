"""Where on a problem something belongs: to the problem as a whole, or to one of its measures.

A closing asks each measure for its progress and its proof, so the page of such an act lists the
measures, and what each of them still lacks.
"""

from dataclasses import dataclass

from django.urls import reverse

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.counting import group_keys
from zhenggai.ledger.core.gates.proof import missing_proof
from zhenggai.ledger.core.keys import number_of, sort_key
from zhenggai.ledger.core.responsibility import measures_of
from zhenggai.ledger.core.rows import Measure
from zhenggai.ledger.core.state import Book
from zhenggai.workbench.desks import Desk

# What is told of a problem or of a measure, and which lack of a measure it ends.
_ENDS = {
    "report_progress": ("measure_open",),
    "attach_proof": ("no_proof", "vouchers"),
    "record_regulation": ("no_regulation",),
    "record_accountability": ("no_accountability",),
}
_ACT_OF = {code: kind for kind, codes in _ENDS.items() for code in codes}
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class Lack:
    """What a closing would miss, and the act on the measure by which it is made good."""

    sentence: str
    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class Place:
    """The problem or a measure on which the act may be done; `lacks` says that it is waited for."""

    number: str
    text: str
    address: str
    is_here: bool
    lacks: bool


def lacks_of(book: Book, problem: str) -> list[Lack]:
    """What the measures of a problem still lack, measure by measure, each the first thing."""
    found = []
    for measure in _measures(book, problem):
        number = number_of(measure.key)
        if measure.state != "done":
            sentence = f"措施{number}还没有报“已完成”"
            found.append(Lack(sentence, "report_progress", measure.key))
        elif fault := missing_proof(book, measure):
            kind = _ACT_OF.get(fault.code, "attach_proof")
            found.append(Lack(fault.sentence.rstrip("。"), kind, measure.key))
    return found


def places_of(desk: Desk, kind: str, subject: str, book: Book) -> list[Place]:
    """The problem and its measures for the page of an act that may be done on any of them."""
    item = book.item(subject)
    if kind not in _ENDS or item is None:
        return []
    problem = item.problem if isinstance(item, Measure) else item.key
    measures = _measures(book, problem)
    if not measures:
        return []
    lacking = {one.subject for one in lacks_of(book, problem) if one.kind == kind}
    found = []
    for key in (problem, *(one.key for one in measures)):
        row = book.item(key)
        text = shown(row.text, book) if row and key != problem else ""
        text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        address = reverse("workbench:act", args=[desk.held.code, kind, key])
        number = number_of(key) if key != problem else f"问题{number_of(key)}"
        found.append(Place(number, text, address, key == subject, key in lacking))
    return found


def _measures(book: Book, problem: str) -> list[Measure]:
    groups = group_keys(book)
    live = [one for one in measures_of(book, problem) if one.key not in groups]
    return sorted(live, key=lambda one: sort_key(one.key))


def shareable(desk: Desk, subject: str) -> tuple[tuple[str, str], ...]:
    """The proofs of other items that the person knows of, by number with their names."""
    book = desk.tree().book
    found = (one for one in book.proofs.values() if one.counts and one.item != subject)
    ordered = sorted(found, key=lambda one: sort_key(one.key))
    return tuple((number_of(one.key), shown(one.name, book)) for one in ordered)
