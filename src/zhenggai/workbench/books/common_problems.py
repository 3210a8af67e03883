"""Common problems (共性问题) across books: each with its wider checks (举一反三), and sums."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.state import Book
from zhenggai.workbench.badges import PROBLEM, Badge, back_state
from zhenggai.workbench.desks import Desk
from zhenggai.writers.plain_table import PlainColumn, PlainTable

SHOWN: Mapping[str, str] = {"": "全部", "open": "还有单位未查", "left": "查出未纠正"}
# A row stands here without its book: whatever needs more than the row is not asked.
_ALONE = Book()


@dataclass(frozen=True, slots=True)
class CommonProblem:
    """A common problem of one book. `waiting` are the units asked that told of no check yet."""

    desk: Desk
    unit: str
    problem: Problem
    badge: Badge

    @property
    def number(self) -> str:
        """Its number in its book."""
        return number_of(self.problem.key)

    @property
    def text(self) -> str:
        """The feedback's own words, or that they were destroyed."""
        return shown(self.problem.text, _ALONE)

    @property
    def checked(self) -> tuple[str, ...]:
        """The units that told of a check, each once."""
        return tuple(dict.fromkeys(self.problem.checked_units))

    @property
    def waiting(self) -> tuple[str, ...]:
        """The units asked that told of no check yet."""
        return tuple(one for one in self.problem.check_units if one not in self.checked)

    @property
    def left(self) -> int:
        """How many were found and not put right."""
        return self.problem.checks_found - self.problem.checks_corrected


def common_problem(desk: Desk, unit: str, problem: Problem) -> CommonProblem:
    """The problem with its badge; how far its signatures are is told on its own page."""
    return CommonProblem(desk, unit, problem, PROBLEM[back_state(problem) or problem.state])


def found(rows: Iterable[CommonProblem], text: str, show: str) -> list[CommonProblem]:
    """Those with these words, and with what `SHOWN` says."""
    return [
        one
        for one in rows
        if (not text or text in one.text or text in one.unit or text in one.desk.held.name)
        and (show != "open" or one.waiting)
        and (show != "left" or one.left > 0)
    ]


@dataclass(frozen=True, slots=True)
class Sums:
    """Of several common problems: how many, in how many books, and what the checks found."""

    problems: int
    books: int
    asked: int
    checked: int
    found: int
    corrected: int


def sums_of(rows: Sequence[CommonProblem]) -> Sums:
    """The sums; a unit asked about two problems is asked twice."""
    return Sums(
        problems=len(rows),
        books=len({one.desk.held.code for one in rows}),
        asked=sum(len(one.problem.check_units) for one in rows),
        checked=sum(len(one.checked) for one in rows),
        found=sum(one.problem.checks_found for one in rows),
        corrected=sum(one.problem.checks_corrected for one in rows),
    )


def by_book(
    rows: Sequence[CommonProblem], page: Iterable[CommonProblem]
) -> list[tuple[CommonProblem, Sums, list[CommonProblem]]]:
    """A page book by book: the first of each, the sums of all of the book, those on the page."""
    every, here = _by_book(rows), _by_book(page)
    return [(held[0], sums_of(every[code]), held) for code, held in here.items()]


def _by_book(rows: Iterable[CommonProblem]) -> dict[str, list[CommonProblem]]:
    held: dict[str, list[CommonProblem]] = {}
    for one in rows:
        held.setdefault(one.desk.held.code, []).append(one)
    return held


def units_of(rows: Iterable[CommonProblem]) -> set[str]:
    """Every unit that was asked or told of a check."""
    return {unit for one in rows for unit in (*one.problem.check_units, *one.checked)}


_COLUMNS = (
    PlainColumn("单位", 22, is_words=True), PlainColumn("台账", 26, is_words=True),
    PlainColumn("问题编号", 8), PlainColumn("共性问题", 46, is_words=True),
    PlainColumn("状态", 11), PlainColumn("已查单位", 30, is_words=True),
    PlainColumn("未查单位", 30, is_words=True), PlainColumn("查出（个）", 9),
    PlainColumn("已纠正（个）", 10), PlainColumn("未纠正（个）", 10),
)  # fmt: skip


def common_table(rows: Sequence[CommonProblem], names: Mapping[str, str], note: str) -> PlainTable:
    """The list for Excel (共性问题清单) with its totals."""
    sums = sums_of(rows)

    def named(units: Iterable[str]) -> str:
        return "、".join(names.get(one, one) for one in units)

    return PlainTable(
        title="共性问题清单",
        note=note,
        columns=_COLUMNS,
        rows=[
            (
                one.unit, one.desk.held.name, one.number, one.text, one.badge.word,
                named(one.checked), named(one.waiting),
                one.problem.checks_found, one.problem.checks_corrected, one.left,
            )
            for one in rows
        ],
        totals=(
            "合计", f"{sums.books}本", "", f"{sums.problems}个", "",
            f"{sums.checked}家次", f"应查{sums.asked}家次",
            sums.found, sums.corrected, sums.found - sums.corrected,
        ),
        frozen=0,
    )  # fmt: skip
