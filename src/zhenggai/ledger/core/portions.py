"""A part of a book as if it were a book of its own, so that its figures are counted by the same
rules as those of the whole: one unit's, one aspect's, one category's, one state's, or what is all
of these at once.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from zhenggai.ledger.core.figures import (
    PARTS,
    FigureRow,
    figures,
    named_figures,
    part_of,
    ratio,
)
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.responsibility import assigned
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.vocabulary import MEETING_KINDS

# What a book counts that belongs to no problem: of a part of it nothing can be said.
OF_WHOLE_ONLY = frozenset(
    {"aspects", "categories", "approved_problems", "approved_measures", "meetings", "lead_units"}
).union(f"meetings_{kind}" for kind in MEETING_KINDS)
# The four parts of all problems, and what is left beside some of them.
STATES: Mapping[str, frozenset[str]] = {
    **{name: frozenset({name}) for name in PARTS},
    "not_closed": frozenset(PARTS) - {"done"},
    "undone": frozenset(PARTS) - {"done", "basically_done"},
}


@dataclass(frozen=True, slots=True, order=True)
class Portion:
    """A part of a book: `which` is the key of a heading, the id of a unit, a name of `STATES`.

    `kind` is aspect, category, state, lead_unit or unit. A problem is with its first lead unit
    alone, so that these parts make the whole; a unit answers for all that it leads or shares in.
    """

    kind: str
    which: str


def _portions_of(tree: Tree, problem: Problem) -> Iterator[Portion]:
    """All parts in which a problem is."""
    part = part_of(problem)
    yield from (Portion("state", name) for name, parts in STATES.items() if part in parts)
    yield from (Portion(one.kind, one.key) for one in tree.headings(problem))
    yield from (Portion("unit", unit) for unit in tree.units.get(problem.family, ()))
    yield Portion("lead_unit", tree.lead_unit(problem))


def _answers(book: Book, key: str, unit: str) -> bool:
    return unit in assigned(book, key, "lead_units") or unit in assigned(
        book, key, "responsible_units"
    )


def _put_own_figures(book: Book, part: Book, unit: str) -> None:
    """What the unit reported of itself and of no problem."""
    for figure in book.figures.values():
        if not figure.item and figure.owner == unit:
            part.put(figure)


def _leave_own_measures(part: Book, unit: str) -> None:
    """Measures of others that stand under the same problem are not the unit's."""
    for measure in list(part.measures.values()):
        if not _answers(part, measure.key, unit):
            part.drop(measure.key)


@dataclass(frozen=True)
class PortionFigures:
    """The figures of a book on a day, of the whole and of parts of it, each counted once."""

    tree: Tree
    pack: Pack
    today: date

    @cached_property
    def _whole(self) -> Mapping[str, FigureRow]:
        return dict(named_figures(figures(self.tree.book, self.pack, self.today)))

    @cached_property
    def _families(self) -> Mapping[Portion, frozenset[str]]:
        """The problems of each part, so that hundreds of parts are not asked one by one."""
        held: dict[Portion, set[str]] = {}
        for problem in self.tree.tops:
            for portion in _portions_of(self.tree, problem):
                held.setdefault(portion, set()).add(problem.family)
        return {portion: frozenset(families) for portion, families in held.items()}

    @cached_property
    def _silent(self) -> frozenset[str]:
        return OF_WHOLE_ONLY.union(_of_no_problem(self.tree.book))

    @cached_property
    def _counted(self) -> dict[tuple[Portion, ...], Mapping[str, FigureRow]]:
        return {}

    def of(self, portions: tuple[Portion, ...]) -> Mapping[str, FigureRow]:
        """The figures of a part by name (`named_figures`); of the whole where no part is named.

        What is recorded for no problem is told of the whole only. `share` is the part's share of
        all problems.
        """
        if portions not in self._counted:
            self._counted[portions] = self._count(portions)
        return self._counted[portions]

    def _count(self, portions: tuple[Portion, ...]) -> Mapping[str, FigureRow]:
        told = self._whole
        if portions:
            part = self._part(portions)
            found = named_figures(figures(part, self.pack, self.today))
            told = {name: one for name, one in found if name not in self._silent}
        rule = ("share", "占比", "这一部分的问题÷全部问题")
        every = self._whole["problems"].items
        return {**told, "share": ratio(rule, told["problems"], every, self.pack)}

    def _part(self, portions: tuple[Portion, ...]) -> Book:
        """What of the book is in all these parts, with the rows that hang under it."""
        held = (self._families.get(one, frozenset()) for one in portions)
        part = self.tree.only(frozenset.intersection(*held)).book
        for portion in portions:
            if portion.kind in ("lead_unit", "unit"):
                _put_own_figures(self.tree.book, part, portion.which)
            if portion.kind == "unit":
                _leave_own_measures(part, portion.which)
        return part


def _of_no_problem(book: Book) -> Iterable[str]:
    """Names of figures of which some rows belong to no problem, so that parts make no whole."""
    if any(not one.item for one in book.regulations.values()):
        yield "regulations"
    if any(not one.item for one in book.accountabilities.values()):
        yield "handled_persons"
