"""The working of a figure: its equation, its day, and what stands behind it in an order that tells
something."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from zhenggai.ledger.core.figures import FigureRow, figures, item_figures
from zhenggai.ledger.core.keys import kind_of, number_of, sort_key
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.rows import Item, Meeting, Problem, Row
from zhenggai.ledger.core.tree import Tree
from zhenggai.publication.papers.special_figures import special_figures
from zhenggai.writers.ledger_rows import ProblemRow

# Whose figure it is, in a word beside it.
TAGS: Mapping[str, str] = {"counted": "台账计数", "reported": "单位填报", "external": "外部提供"}
# A sum is written out as long as it stands in a line or two.
MOST_SUMMANDS = 8


@dataclass(frozen=True, slots=True)
class Behind:
    """One row behind a figure: where it leads (empty: nowhere), number, words, day, and what was
    told of it in a sum (empty: it counts as one)."""

    key: str
    address: str
    number: str
    text: str
    on: date | None
    value: str = ""


@dataclass(frozen=True, slots=True)
class Working:
    """A figure with all that shows how it was made."""

    figure: FigureRow
    kind: str
    equation: str
    order: str
    items: tuple[Behind, ...]
    all_items: tuple[Behind, ...]

    @property
    def is_share(self) -> bool:
        """Whether there is a denominator to look at."""
        return bool(self.all_items)

    @property
    def has_problems(self) -> bool:
        """Whether what stands behind it can go out as a ledger sheet."""
        return any(kind_of(one.key) in ("problem", "measure") for one in self.items)


def workings(tree: Tree, name: str, pack: Pack, day: date) -> list[Working]:
    """Of every figure of this name: of the whole book, else of single items."""
    found = [one for one in figures(tree.book, pack, day) if one.name == name]
    if not found:
        of_items = (row for top in tree.tops for row in item_figures(tree.book, top.key))
        found = [one for one in of_items if one.name == name]
    return [_working(tree, one) for one in found]


def workings_of_special(tree: Tree, name: str, problems: Sequence[ProblemRow]) -> list[Working]:
    """Of a figure of 1+N; `problems` are those of the book as a paper tells them."""
    row = special_figures(tree.book, problems).get(name)
    return [_working(tree, row)] if row else []


def working_of_item(tree: Tree, number: str, name: str) -> list[Working]:
    """Of a figure that was reported of the measure or problem with this number."""
    keys = (f"measure/{number}", f"problem/{number}")
    rows = (row for key in keys for row in item_figures(tree.book, key))
    return [_working(tree, one) for one in rows if one.name == name and set(one.items) & set(keys)][
        -1:
    ]


def _working(tree: Tree, figure: FigureRow) -> Working:
    order, day_of = _ORDERS.get(figure.name, ("", _own_day))
    rows = [(key, tree.book.row(key)) for key in figure.items]
    told = _told_values(tree, figure)
    if order:
        rows.sort(key=lambda one: (_newest_first(day_of(one[1])), sort_key(one[0])))
    return Working(
        figure=figure,
        kind=TAGS[figure.kind],
        equation=_equation(figure, told),
        order=order,
        items=tuple(
            replace(_behind(key, row, day_of), value=told.get(key, "")) for key, row in rows
        ),
        all_items=tuple(_behind(key, tree.book.row(key), _own_day) for key in figure.all_items),
    )


def _told_values(tree: Tree, figure: FigureRow) -> Mapping[str, str]:
    """By its item what was told of each row of a sum: 39.20万元."""
    if figure.kind == "counted":
        return {}
    own = (figure.kind, figure.name, figure.unit)
    return {
        one.item or one.key: f"{one.value:f}{one.unit}"
        for one in tree.book.figures.values()
        if (one.kind, one.name, one.unit) == own
    }


def _equation(figure: FigureRow, told: Mapping[str, str]) -> str:
    """21÷35＝60.00%, or the summands of a sum; empty where the rows below say it all."""
    if figure.denominator:
        return f"{figure.numerator}÷{figure.denominator}＝{figure.text}"
    if told and 1 < len(figure.items) <= MOST_SUMMANDS:
        parts = [told[key].removesuffix(figure.unit) for key in figure.items]
        return f"{'＋'.join(parts)}＝{figure.text}"
    return ""


def _behind(key: str, row: Row | None, day_of: Callable[[Row | None], date | None]) -> Behind:
    names = ("text", "title", "agenda", "number")
    text = next(filter(None, (getattr(row, name, "") for name in names)), "")
    address = f"workbench:{kind_of(key)}" if isinstance(row, Item) else ""
    return Behind(key, address, number_of(key), text, day_of(row))


def _closed_on(row: Row | None) -> date | None:
    return row.closed_on if isinstance(row, Problem) else None


def _changed_on(row: Row | None) -> date | None:
    return row.changed_on if isinstance(row, Item) else None


def _deadline(row: Row | None) -> date | None:
    return row.deadline if isinstance(row, Item) else None


def _own_day(row: Row | None) -> date | None:
    """The day of what happened once; an item has several, and its order says which."""
    return row.on if isinstance(row, Meeting) else None


def _newest_first(day: date | None) -> timedelta:
    return date.max - (day or date.min)


# By which day the rows of a figure stand, and what the day is.
_ORDERS: Mapping[str, tuple[str, Callable[[Row | None], date | None]]] = {
    "done": ("按销号日期", _closed_on),
    "completion_rate": ("按销号日期", _closed_on),
    "measures_done": ("按完成日期", _changed_on),
    "overdue": ("按完成时限", _deadline),
    "due_soon": ("按完成时限", _deadline),
    "basically_done": ("按完成时限", _deadline),
    "in_progress": ("按完成时限", _deadline),
}


def ids_behind(found: Iterable[Working]) -> set[str]:
    """Units and bodies that the working names."""
    return {
        one
        for working in found
        for one in (*working.figure.owners, *working.figure.items)
        if kind_of(one) not in ("problem", "measure")
    }
