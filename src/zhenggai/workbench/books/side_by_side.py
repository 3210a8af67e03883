"""Books side by side: a row for each, what is looked for in them, their order, their totals."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from zhenggai.ledger.core.figures import percent
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.prescribed import StepState
from zhenggai.ledger.core.summary import Position
from zhenggai.supervision.latest_rounds import LatestRound
from zhenggai.workbench.badges import STEP, Badge
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.ledger.overview import step_word
from zhenggai.zh.days import in_words

VIEWS: Mapping[str, str] = {"": "规定动作", "progress": "整改进展"}
LACKS: Mapping[str, str] = {
    "missing": "有缺的",
    "without_proof": "有缺佐证的",
    "either": "缺或缺佐证",
    "none": "不缺的",
}
LATE: Mapping[str, str] = {
    "overdue": "有逾期的",
    "due_soon": "有临近时限的",
    "back": "有退回或重新整改的",
    "round": "本期有逾期未报的",
}
LONGEST_TEXT = 60
# On this page a step's word stands with its day in a narrow cell.
_SHORT: Mapping[str, Badge] = {**STEP, "missing": STEP["missing"].saying("缺")}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for: words of name or unit, a step not taken, what is late, order, and
    the day if it is a past one."""

    show: str = ""
    text: str = ""
    lacks: str = ""
    step: str = ""
    late: str = ""
    sort: str = ""
    day: str = ""

    @property
    def is_set(self) -> bool:
        """Whether anything is filtered out."""
        return bool(self.text or self.lacks or self.step or self.late)

    @property
    def query(self) -> str:
        """For an address; the view is always told, for an address without anything is that of the
        filters used last."""
        return urlencode([(name, value) for name, value in self.told if value or name == "show"])

    @property
    def told(self) -> list[tuple[str, str]]:
        """Every field by name."""
        return [(one.name, getattr(self, one.name)) for one in fields(self)]

    @property
    def cleared(self) -> "Wanted":
        """Everything, in the same view and order, of the same day."""
        return Wanted(show=self.show, sort=self.sort, day=self.day)

    def but(self, **values: str) -> "Wanted":
        """The same with other values."""
        return replace(self, **values)


def wanted_of(told: QueryDict, past: date | None) -> Wanted:
    """What an address asks for on this day, told if it is over; a word that is none is left out."""
    values = {one.name: told.get(one.name, "").strip()[:LONGEST_TEXT] for one in fields(Wanted)}
    values["day"] = past.isoformat() if past else ""
    known: Mapping[str, Iterable[str]] = {"show": VIEWS, "lacks": LACKS, "late": LATE}
    for name, words in known.items():
        values[name] = values[name] if values[name] in words else ""
    if values["sort"].removeprefix("-") not in SORTS:
        values["sort"] = ""
    return Wanted(**values)


@dataclass(frozen=True, slots=True)
class StepCell:
    """One prescribed step of one book; `word` is its day once it was taken with its proof."""

    state: StepState
    badge: Badge
    word: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class BookRow:
    """One book beside others; `round` is None on a past day."""

    desk: Desk
    unit: str
    stand: Position
    round: LatestRound | None

    @property
    def name(self) -> str:
        """The book's name."""
        return self.desk.held.name

    @property
    def rest_of_name(self) -> str:
        """The book's name without the unit's, beside which it stands."""
        rest = self.name.removeprefix(self.unit).removesuffix(f"（{self.unit}）")
        return rest or self.name

    @property
    def taken(self) -> int:
        """How many steps were taken, with or without proof."""
        return sum(one.on is not None for one in self.stand.steps)

    @property
    def missing(self) -> int:
        """How many steps are missing."""
        return self.stand.steps_that_are("missing")

    @property
    def missing_words(self) -> str:
        """The missing steps by their short titles."""
        return "、".join(
            step_word(one.step) for one in self.stand.steps if one.standing == "missing"
        )

    @property
    def back(self) -> int:
        """How many problems came back once: returned, or reopened after a closing."""
        return self.stand.returned + self.stand.reopened

    def cells(self, steps: Iterable[str], past: str = "") -> list[StepCell | None]:
        """The steps in the order of the columns; None where the book's rules have no such step.

        `past` is what the address of a page of a past day carries on.
        """
        held = {one.step.step: one for one in self.stand.steps}
        page = f"{reverse('workbench:steps', args=[self.desk.held.code])}{past}"
        return [_cell(held[one], page) if one in held else None for one in steps]


def _cell(one: StepState, page: str) -> StepCell:
    badge = _SHORT[one.standing]
    word, told = badge.word, STEP[one.standing].word
    if one.standing == "done" and one.on:
        word, told = f"{one.on.month}月{one.on.day}日", f"{in_words(one.on)}已办"
    elif one.due:
        told += f"，应在{in_words(one.due)}前"
    return StepCell(one, badge, word, told, f"{page}#{one.step.step}")


SORTS: Mapping[str, Callable[[BookRow], Any]] = {
    "name": lambda one: one.name,
    "problems": lambda one: one.stand.problems,
    "done": lambda one: one.stand.done,
    "rate": lambda one: one.stand.rate if one.stand.rate is not None else Decimal(-1),
    "overdue": lambda one: one.stand.overdue,
    "due_soon": lambda one: one.stand.due_soon,
    "back": lambda one: one.back,
    "reported": lambda one: one.stand.reported_on or date.min,
    "taken": lambda one: (one.taken, -one.missing),
    "round": lambda one: one.round.reported / one.round.sheets if one.round else -1,
}


def found(rows: Sequence[BookRow], wanted: Wanted) -> list[BookRow]:
    """The rows that hold, in the order wanted."""
    held = [one for one in rows if _holds(one, wanted)]
    key = SORTS[wanted.sort.removeprefix("-") or "name"]
    return sorted(held, key=key, reverse=wanted.sort.startswith("-"))


def _holds(row: BookRow, wanted: Wanted) -> bool:
    stand = row.stand
    not_taken = {one.step.step for one in stand.steps if one.on is None}
    lacks = {
        "missing": row.missing > 0,
        "without_proof": stand.steps_that_are("without_proof") > 0,
        "either": row.missing + stand.steps_that_are("without_proof") > 0,
        "none": row.missing + stand.steps_that_are("without_proof") == 0,
    }
    late = {
        "overdue": stand.overdue > 0,
        "due_soon": stand.due_soon > 0,
        "back": row.back > 0,
        "round": row.round is not None and row.round.overdue > 0,
    }
    return (
        (not wanted.text or wanted.text in row.name or wanted.text in row.unit)
        and lacks.get(wanted.lacks, True)
        and (not wanted.step or wanted.step in not_taken)
        and late.get(wanted.late, True)
    )


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column that sorts: where it leads, and how the list stands by it now."""

    title: str
    query: str
    is_up: bool
    is_down: bool


_HEADS: Mapping[str, str] = {
    "name": "台账",
    "taken": "已办",
    "problems": "问题",
    "done": "已销号",
    "rate": "完成率",
    "overdue": "逾期",
    "due_soon": "临期",
    "back": "退回、重新整改",
    "reported": "最近填报",
    "round": "本期填报",
}


def heads_of(wanted: Wanted) -> dict[str, Head]:
    """The heads by what they sort: up first, then down."""
    now = wanted.sort or "name"
    return {
        word: Head(
            title,
            wanted.but(sort=f"-{word}" if now == word else word).query,
            now == word,
            now == f"-{word}",
        )
        for word, title in _HEADS.items()
    }


def step_titles(rows: Iterable[BookRow]) -> dict[str, str]:
    """The steps of all these books' rules with their short titles, in the rules' order."""
    found: dict[str, str] = {}
    for step in (one.step for row in rows for one in row.stand.steps):
        found.setdefault(step.step, step_word(step))
    return found


@dataclass(frozen=True, slots=True)
class Totals:
    """All books of the list together; exercises are not counted with real ones."""

    books: int
    exercises: int
    problems: int
    done: int
    rate: Decimal | None
    overdue: int
    due_soon: int
    returned: int
    reopened: int
    reported: int
    sheets: int
    missing: int
    taken: Mapping[str, int]

    @property
    def all_taken(self) -> int:
        """Steps taken in all books."""
        return sum(self.taken.values())


def totals_of(rows: Sequence[BookRow], pack: Pack) -> Totals:
    """The sums of these rows; the rate by this pack's decimals."""
    real = [one for one in rows if not one.desk.held.exercise]
    stands = [one.stand for one in real]
    problems, done = sum(one.problems for one in stands), sum(one.done for one in stands)
    rounds = [one.round for one in real if one.round]
    taken: dict[str, int] = {}
    for step in (step for one in stands for step in one.steps if step.on):
        taken[step.step.step] = taken.get(step.step.step, 0) + 1
    return Totals(
        books=len(real),
        exercises=len(rows) - len(real),
        problems=problems,
        done=done,
        rate=percent(done, problems, pack) if problems else None,
        overdue=sum(one.overdue for one in stands),
        due_soon=sum(one.due_soon for one in stands),
        returned=sum(one.returned for one in stands),
        reopened=sum(one.reopened for one in stands),
        reported=sum(one.reported for one in rounds),
        sheets=sum(one.sheets for one in rounds),
        missing=sum(one.missing for one in real),
        taken=taken,
    )
