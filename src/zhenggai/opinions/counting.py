"""How many opinions there are, by way, sort, state and month: counts alone, and no words."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from zhenggai.ledger.models import Book
from zhenggai.opinions.kinds import SORTS, STATES, UNSORTED, WAYS
from zhenggai.opinions.models import Opinion

# The columns of every table: all, then each sort, then what is not sorted yet.
HEADS = ("合计", *SORTS.values(), UNSORTED)


@dataclass(frozen=True, slots=True)
class CountLine:
    """A line of a table: what it counts, and the counts in the order of `HEADS`."""

    title: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CountTable:
    """Lines that make up the whole, each opinion in one of them; `total` is their sum."""

    title: str
    lines: tuple[CountLine, ...]
    total: CountLine


def counted(held: Book, since: date | None, until: date) -> tuple[CountTable, ...]:
    """The opinions received in these days, counted three times over."""
    rows = Opinion.objects.filter(book=held, received_on__lte=until)
    if since:
        rows = rows.filter(received_on__gte=since)
    found = list(rows.prefetch_related("slips", "handings"))
    months = sorted({(one.received_on.year, one.received_on.month) for one in found})
    return (
        _table("按来源", found, list(WAYS.values()), lambda one: WAYS[one.way]),
        _table("按办理状态", found, list(STATES.values()), lambda one: one.state_title),
        _table("按收到月份", found, [_month(*one) for one in months], _month_of),
    )


def _table(
    title: str,
    found: Iterable[Opinion],
    lines: Sequence[str],
    line_of: Callable[[Opinion], str],
) -> CountTable:
    cells = Counter((line_of(one), one.sort_title) for one in found)
    told = [CountLine(one, _counts(cells, [one])) for one in lines]
    return CountTable(title, tuple(told), CountLine("合计", _counts(cells, lines)))


def _counts(cells: Counter[tuple[str, str]], lines: Sequence[str]) -> tuple[int, ...]:
    by_sort = [sum(cells[line, sort] for line in lines) for sort in HEADS[1:]]
    return (sum(by_sort), *by_sort)


def _month(year: int, month: int) -> str:
    return f"{year}年{month}月"


def _month_of(one: Opinion) -> str:
    return _month(one.received_on.year, one.received_on.month)
