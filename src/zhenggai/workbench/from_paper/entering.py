"""Entering what a paper says: all acts of it or none, and every refusal at the row that it is of.

The acts are written together. Only where one is refused they are tried one after the other, in a
transaction that is taken back, so that a clerk is told of every row at once.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from zhenggai.ledger import models, queries
from zhenggai.ledger.actions import Making, Written, write
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.entries import Draft
from zhenggai.ledger.core.keys import kind_of, number_of
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.state import Book

# Sentences by the number of the row, in the order of its items; `PAPER` is no row.
Faults = dict[int, list[str]]
PAPER = -1


@dataclass(frozen=True, slots=True)
class RowAct:
    """One act and the row that tells it, or why there is no such act.

    `item` is the key of what it is on, empty for a paper's own act.
    """

    row: int
    item: str
    draft: Draft | NotAllowed


@dataclass(frozen=True, slots=True)
class PaperActs:
    """What a paper says: the rows of the book that it needs, the acts in a state of the book,
    who acts."""

    families: Collection[str]
    make: Callable[[Book], Sequence[RowAct]]
    actors: Mapping[str, Actor]


def enter(held: models.Book, acts: PaperActs, seen: int | None) -> Written:
    """Write all acts in one transaction. Raises NotAllowed, `Conflict` among them."""
    making = Making(acts.families, lambda now: [_draft(one) for one in acts.make(now)])
    with transaction.atomic():
        return write(held.code, making, actors=acts.actors, seen=seen)


def _draft(one: RowAct) -> Draft:
    if isinstance(one.draft, NotAllowed):
        raise one.draft
    return one.draft


def faults_of(held: models.Book, acts: PaperActs) -> Faults:
    """Every row that would be refused, each act asked after those before it; nothing is written.

    Of an item whose act was refused the later acts are not asked about.
    """
    found: Faults = {}
    with transaction.atomic():
        models.Book.objects.select_for_update().get(pk=held.pk)
        wanted = acts.make(queries.part(held, *acts.families))
        refused: set[str] = set()
        for one in wanted:
            if one.item in refused:
                continue
            try:
                with transaction.atomic():
                    write(held.code, [_draft(one)], actors=acts.actors)
            except NotAllowed as fault:
                refused |= {one.item} - {""}
                found.setdefault(one.row, []).append(f"{thing(one.item)}{fault.sentence}")
                if one is wanted[0] and one.row == PAPER:
                    # Without the meeting nothing of what it decided can be asked about.
                    break
        transaction.set_rollback(True)
    return found


def thing(item: str) -> str:
    """问题3： before a sentence; nothing for no item."""
    word = {"problem": "问题", "measure": "措施"}.get(kind_of(item), "")
    return f"{word}{number_of(item)}：" if word else ""
