"""What a leader asks of a book first: what is late, what is due soon, how each lead unit stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from zhenggai.ledger.core.deadlines import DeadlineState, deadline_state
from zhenggai.ledger.core.keys import sort_key
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.rows import Heading, Problem
from zhenggai.ledger.core.tree import Tree

Shape = Literal["closed", "signing", "work", "overdue"]
_SIGNING = frozenset({"closure_asked", "signing"})


@dataclass(frozen=True, slots=True)
class Due:
    """A problem that is late or will be soon."""

    problem: Problem
    stand: DeadlineState


@dataclass(frozen=True, slots=True)
class Mark:
    """One problem in the matrix, by shape."""

    problem: Problem
    shape: Shape


@dataclass(frozen=True, slots=True)
class Cell:
    """The problems of one lead unit in one aspect."""

    marks: tuple[Mark, ...]

    @property
    def closed(self) -> int:
        """How many of them are closed."""
        return sum(one.shape == "closed" for one in self.marks)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One lead unit (empty: none is told) with a cell for every aspect."""

    unit: str
    cells: tuple[Cell, ...]

    @property
    def all(self) -> Cell:
        """The unit's problems together."""
        return Cell(tuple(mark for cell in self.cells for mark in cell.marks))


@dataclass(frozen=True, slots=True)
class Matrix:
    """Lead unit × aspect; a problem stands once, with its first lead unit.

    `aspects` are the headings; the last is None where problems stand under no heading.
    """

    aspects: tuple[Heading | None, ...]
    rows: tuple[MatrixRow, ...]

    @property
    def totals(self) -> MatrixRow:
        """All units together."""
        columns = zip(*(row.cells for row in self.rows), strict=True)
        return MatrixRow(
            "",
            tuple(Cell(tuple(one for cell in column for one in cell.marks)) for column in columns),
        )


def stands(tree: Tree, pack: Pack, day: date) -> Mapping[str, DeadlineState]:
    """How every counted problem stands to its deadline."""
    return {one.key: deadline_state(tree.book, one, day, pack) for one in _counted(tree, pack)}


def late_and_soon(
    tree: Tree, held: Mapping[str, DeadlineState]
) -> tuple[tuple[Due, ...], tuple[Due, ...]]:
    """What is overdue, the latest first, and what is due soon, the nearest first."""
    found = [Due(tree.book.problems[key], one) for key, one in held.items()]
    late = (one for one in found if one.stand.standing == "overdue")
    soon = (one for one in found if one.stand.standing == "soon")
    return (
        tuple(sorted(late, key=lambda one: -one.stand.days)),
        tuple(sorted(soon, key=lambda one: one.stand.days)),
    )


def matrix(tree: Tree, pack: Pack, held: Mapping[str, DeadlineState]) -> Matrix:
    """Every counted problem at its lead unit and aspect; units as the ledger names them first."""
    found: dict[str, dict[str, list[Mark]]] = {}
    aspects: dict[str, Heading | None] = {}
    for problem in _counted(tree, pack):
        above = tree.headings(problem)
        heading = above[0] if above else None
        key = heading.key if heading else ""
        aspects[key] = heading
        mark = Mark(problem, _shape(problem, held[problem.key]))
        found.setdefault(tree.lead_unit(problem), {}).setdefault(key, []).append(mark)
    # Problems under no heading stand last.
    order = sorted(aspects, key=lambda key: (not key, sort_key(key)))
    rows = tuple(
        MatrixRow(unit, tuple(Cell(tuple(cells.get(key, ()))) for key in order))
        for unit, cells in found.items()
    )
    return Matrix(tuple(aspects[key] for key in order), rows)


def _shape(problem: Problem, stand: DeadlineState) -> Shape:
    if problem.state == "closed":
        return "closed"
    if stand.standing == "overdue":
        return "overdue"
    return "signing" if problem.state in _SIGNING else "work"


def _counted(tree: Tree, pack: Pack) -> Iterable[Problem]:
    return (one for one in tree.tops if one.source in pack.counted_sources)
