"""A book as a tree in the order in which a person counts, made once for all who ask.

Lists, overviews and scopes go through hundreds of problems and thousands of measures; here each row
is found under what it belongs to without looking through all of them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

from zhenggai.ledger.core.keys import BOOK, sort_key
from zhenggai.ledger.core.responsibility import assigned
from zhenggai.ledger.core.rows import Heading, Item, Measure, Problem, Proof, Row
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import GONE

_AnyRow = TypeVar("_AnyRow", bound=Row)


@dataclass(frozen=True, eq=False)
class Tree:
    """The rows of a book under what they belong to. The book is shared: nobody changes it."""

    book: Book

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem and sub-item, withdrawn and merged ones too, in a person's order."""
        return tuple(_sorted(self.book.problems.values()))

    @cached_property
    def tops(self) -> tuple[Problem, ...]:
        """The problems that count: no sub-items, none withdrawn, none merged."""
        return tuple(one for one in self.problems if not one.is_part and one.state not in GONE)

    @cached_property
    def measures(self) -> Mapping[str, tuple[Measure, ...]]:
        """The measures of each problem that were not dropped."""
        rows = (one for one in self.book.measures.values() if one.state != "dropped")
        return _under(rows, attrgetter("problem"))

    @cached_property
    def parts(self) -> Mapping[str, tuple[Problem, ...]]:
        """The sub-items of each problem that are still its own."""
        rows = (one for one in self.problems if one.is_part and one.state not in GONE)
        return _under(rows, attrgetter("parent"))

    @cached_property
    def proofs(self) -> Mapping[str, tuple[Proof, ...]]:
        """The proofs of each item that still count."""
        rows = (one for one in self.book.proofs.values() if one.counts)
        return _under(rows, attrgetter("item"))

    @cached_property
    def families(self) -> Mapping[str, tuple[Row, ...]]:
        """All rows of each family, in no order."""
        found: dict[str, list[Row]] = {}
        for row in self.book.every():
            found.setdefault(row.family, []).append(row)
        return {family: tuple(rows) for family, rows in found.items()}

    @cached_property
    def units(self) -> Mapping[str, frozenset[str]]:
        """Every unit that answers for a problem or for anything under it, by top problem."""
        found: dict[str, set[str]] = {}
        for problem in self.problems:
            if problem.is_part and problem.state in GONE:
                continue
            own = found.setdefault(problem.family, set())
            for item in (problem, *self.measures.get(problem.key, ())):
                own.update(item.lead_units, item.responsible_units)
        return {family: frozenset(units) for family, units in found.items()}

    def headings(self, problem: Problem) -> tuple[Heading, ...]:
        """What stands above a problem, the aspect first."""
        top = self.book.problems.get(problem.parent, problem)
        found: list[Heading] = []
        heading = self.book.headings.get(top.parent)
        while heading:
            found.insert(0, heading)
            heading = self.book.headings.get(heading.parent)
        return tuple(found)

    def items(self, problem: Problem) -> tuple[Item, ...]:
        """The problem's measures, its sub-items and theirs."""
        under: list[Item] = list(self.measures.get(problem.key, ()))
        for part in self.parts.get(problem.key, ()):
            under += (part, *self.items(part))
        return tuple(under)

    def lead_unit(self, problem: Problem) -> str:
        """The first lead unit; empty where none is told."""
        return next(iter(assigned(self.book, problem.key, "lead_units")), "")

    def only(self, families: Iterable[str]) -> "Tree":
        """The tree of these families, with the book's own row and what stands above them."""
        seen = Book(expunged=self.book.expunged, withheld=self.book.withheld, head=self.book.head)
        seen.put(self.book.info)
        for family in families:
            for row in self.families.get(family, ()) if family != BOOK else ():
                seen.put(row)
        for problem in list(seen.problems.values()):
            for heading in self.headings(problem):
                seen.put(heading)
        return Tree(seen)


def _sorted(rows: Iterable[_AnyRow]) -> list[_AnyRow]:
    return sorted(rows, key=lambda one: sort_key(one.key))


def _under(
    rows: Iterable[_AnyRow], above: Callable[[_AnyRow], str]
) -> Mapping[str, tuple[_AnyRow, ...]]:
    """The rows in order under the key that each belongs to."""
    found: dict[str, list[_AnyRow]] = {}
    for row in _sorted(rows):
        found.setdefault(above(row), []).append(row)
    return {key: tuple(held) for key, held in found.items()}
