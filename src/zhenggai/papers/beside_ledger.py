"""The figures that a paper gives beside those of the paper's own items and of the ledger.

A figure of the paper is named by the contract's `declared.what`; the ledger has its figures under
the same names, each with its basis of counting. Whether both agree is judged by the printed
decimals. What the ledger does not count is said to be unknown, never guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from zhenggai.ledger.core.figures import FigureRow
from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.levels import Kind
from zhenggai.notices.notice import Notice
from zhenggai.notices.render.structure import counts_of
from zhenggai.notices.render.words import headlines

Verdict = Literal["agrees", "differs", "unknown"]
# What the paper's own items can be counted against.
_KINDS: dict[str, Kind] = {
    "aspects": "aspect",
    "categories": "category",
    "problems": "problem",
    "measures": "measure",
}
# What is done may be problems or measures: the measure word tells which.
_NAMES = {"done": ("done", "measures_done")}
_PERCENT = frozenset({"%", "％"})


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of the paper; `listed` is how many such items the paper has, `figure` what the
    ledger has under this name."""

    declared: Declared
    printed: str
    listed: int | None
    figure: FigureRow | None
    verdict: Verdict


def compared_figures(notice: Notice, ledger: Iterable[FigureRow]) -> list[Compared]:
    """Every total of the inspection that the paper gives, in the order in which people ask.

    A paper may count parts under the same word (12 problems, 3 of them put right at once): where
    one number agrees, the others under its word are told without a verdict.
    """
    rows = list(ledger)
    told = headlines(notice.declared)
    figures = {one: _figure(one, rows) for one in told}
    agreeing = {one.what for one, figure in figures.items() if _agrees(one, figure)}
    listed = _listed(notice, told)
    return [
        Compared(
            declared=one,
            printed=f"{one.value:f}{one.unit}",
            listed=listed.get(one),
            figure=figure,
            verdict=_verdict(one, figure, is_part=one.what in agreeing),
        )
        for one, figure in figures.items()
    ]


def _listed(notice: Notice, told: list[Declared]) -> dict[Declared, int]:
    """How many such items the paper lists, beside the number that speaks of them all."""
    counts = counts_of(notice)
    found: dict[Declared, int] = {}
    for what, kind in _KINDS.items():
        values = [one for one in told if one.what == what]
        exact = [one for one in values if one.value == counts[kind]]
        found |= dict.fromkeys((exact or values)[:1], counts[kind])
    return found


def _figure(one: Declared, rows: list[FigureRow]) -> FigureRow | None:
    """The ledger's figure of the name that counts the same: items of its own tree in whatever unit,
    everything else by its unit."""
    names = _NAMES.get(one.what, (one.what,))
    units = _PERCENT if one.unit in _PERCENT else {one.unit}
    known = [row for row in rows if row.name in names]
    exact = [row for row in known if row.unit in units]
    return next(iter(exact or (known if one.what in _KINDS else [])), None)


def _agrees(one: Declared, figure: FigureRow | None) -> bool:
    return bool(figure and figure.value is not None and _printed_alike(one.value, figure.value))


def _verdict(one: Declared, figure: FigureRow | None, *, is_part: bool) -> Verdict:
    if _agrees(one, figure):
        return "agrees"
    return "unknown" if is_part or figure is None or figure.value is None else "differs"


def _printed_alike(value: Decimal, counted: Decimal) -> bool:
    """85.7 is 85.71 as it is printed with one decimal."""
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    return abs(counted - value) * 2 <= step if step < 1 else counted == value
