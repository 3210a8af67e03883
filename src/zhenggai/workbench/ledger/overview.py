"""The pieces of a book's overview, each made from the rows of one day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zhenggai.ledger.core.course import Course
from zhenggai.ledger.core.figures import PARTS, FigureRow, percent
from zhenggai.ledger.core.keys import family_of
from zhenggai.ledger.core.overview import Cell, Due, Mark, Matrix, MatrixRow
from zhenggai.ledger.core.packs import Pack, PrescribedStep
from zhenggai.ledger.core.prescribed import StepState
from zhenggai.ledger.core.rows import Figure, Heading
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import SUMMED_FIGURES
from zhenggai.workbench.badges import FLAGS, PROBLEM, STEP, Badge

# Widths of the bar of parts, in its own units.
BAR = 1000
# More marks than these in one cell are told as numbers.
MOST_MARKS = 5
# So many lines of the list of what is due stand on the first screen; the rest is one click away.
MOST_LINES = 24
# A problem's words that are longer than this take a second line.
A_LINE = 18


@dataclass(frozen=True, slots=True)
class Part:
    """One of the four parts that make all: its figure, its look, its stretch of the bar."""

    figure: FigureRow
    badge: Badge
    start: float
    width: float

    @property
    def shown_width(self) -> float:
        """The stretch without the gap before the next."""
        return max(self.width - 4, 2)


@dataclass(frozen=True, slots=True)
class Strip:
    """The figures at the head of the overview; `before` is the rate a period ago."""

    by_name: Mapping[str, FigureRow]
    parts: tuple[Part, ...]
    measures_rate: str
    before: str
    reported: FigureRow | None
    reporters: int
    confirmed: int
    # the earliest day for which they did
    confirmed_for: date | None


@dataclass(frozen=True, slots=True)
class DueList:
    """What is late or soon due, as far as it stands here."""

    late: tuple[Due, ...]
    soon: tuple[Due, ...]
    late_all: int
    soon_all: int

    @property
    def more(self) -> int:
        """How many do not stand here."""
        return self.late_all + self.soon_all - len(self.late) - len(self.soon)


@dataclass(frozen=True, slots=True)
class StepLine:
    """A prescribed step on its line; `is_passed` where it or a later one was taken."""

    state: StepState
    badge: Badge
    is_passed: bool = False

    @property
    def word(self) -> str:
        """Its title, short enough to stand among fourteen."""
        return step_word(self.state.step)


def step_word(step: PrescribedStep) -> str:
    """The title of a step, short enough to stand among fourteen."""
    return _STEP_WORDS.get(step.step, step.title)


_STEP_WORDS: Mapping[str, str] = {
    "feedback_meeting": "反馈会",
    "internal_feedback_notice": "党内通报反馈",
    "reports_reviewed": "上级审核",
    "internal_notice": "党内通报",
    "public_notice": "社会公开",
}


@dataclass(frozen=True, slots=True)
class Count:
    """So many marks of one shape in one cell."""

    shape: str
    number: int


_PART_BADGES: Mapping[str, Badge] = {
    "done": PROBLEM["closed"],
    "basically_done": FLAGS["basically_done"],
    "in_progress": PROBLEM["rectifying"],
    "not_done": STEP["ahead"],
}
# What each shape says; the order of the legend.
SHAPES: Mapping[str, str] = {
    "closed": "销号",
    "signing": "审签",
    "work": "整改",
    "overdue": "逾期",
}


def strip_of(book: Book, figures: Sequence[FigureRow], held: Course, pack: Pack) -> Strip:
    """The strip; a rate of nothing is left empty."""
    by_name = {one.name: one for one in reversed(figures)}
    reported = _reported(figures)
    unsure = {_owner(book, key) for key in reported.unconfirmed} if reported else set()
    reporters = len(reported.owners) if reported else 0
    return Strip(
        by_name=by_name,
        parts=_parts(by_name),
        measures_rate=_share(by_name["measures_done"], by_name["measures"], pack),
        before=_rate_before(held, pack),
        reported=reported,
        reporters=reporters,
        confirmed=reporters - len(unsure),
        confirmed_for=_confirmed_for(book, reported) if reported else None,
    )


def _confirmed_for(book: Book, reported: FigureRow) -> date | None:
    behind = set(reported.items)
    rows = (one for one in book.figures.values() if (one.item or one.key) in behind)
    days = (one.confirmed_for for one in rows if one.name == reported.name)
    return min(filter(None, days), default=None)


def _parts(by_name: Mapping[str, FigureRow]) -> tuple[Part, ...]:
    every = int(by_name["problems"].value or 0) or 1
    found: list[Part] = []
    start = 0.0
    for name in PARTS:
        figure = by_name[name]
        width = round(BAR * int(figure.value or 0) / every, 1)
        found.append(Part(figure, _PART_BADGES[name], round(start, 1), width))
        start += width
    return tuple(found)


def _share(part: FigureRow, whole: FigureRow, pack: Pack) -> str:
    every = int(whole.value or 0)
    return f"{percent(int(part.value or 0), every, pack)}%" if every else ""


def _rate_before(held: Course, pack: Pack) -> str:
    """11月6日51.43%; empty where there was no day before."""
    before = held.before
    if before is None or not held.problems:
        return ""
    rate = percent(before.closed or 0, held.problems, pack)
    return f"{before.on.month}月{before.on.day}日 {rate}%"


def _reported(figures: Sequence[FigureRow]) -> FigureRow | None:
    """The result that most items tell of, money before all else."""
    told = [one for one in figures if one.kind == "reported" and one.name in SUMMED_FIGURES]
    return max(told, key=lambda one: (one.unit.endswith("元"), len(one.items)), default=None)


def _owner(book: Book, key: str) -> str:
    figure = book.find(Figure, key)
    return figure.owner if figure else family_of(key)


def due_list(late: Sequence[Due], soon: Sequence[Due]) -> DueList:
    """The latest and the nearest, as many as there is room for; two of the nearest at least."""
    room = MOST_LINES - sum(map(_lines, soon[:2]))
    first = _fitting(late, room)
    rest = MOST_LINES - sum(map(_lines, first))
    return DueList(first, _fitting(soon, rest), len(late), len(soon))


def _fitting(found: Sequence[Due], room: int) -> tuple[Due, ...]:
    taken = 0
    for n, one in enumerate(found):
        taken += _lines(one)
        if taken > room:
            return tuple(found[:n])
    return tuple(found)


def _lines(one: Due) -> int:
    """A problem takes a line or two, its unit and the space around it two more."""
    return 3 if len(one.problem.text) <= A_LINE else 4


def step_lines(states: Sequence[StepState]) -> tuple[StepLine, ...]:
    """The steps with their badges."""
    last = max((n for n, one in enumerate(states) if one.on), default=-1)
    return tuple(StepLine(one, STEP[one.standing], n <= last) for n, one in enumerate(states))


def counts_of(cell: Cell) -> tuple[Count, ...]:
    """The marks of a full cell by shape."""
    told = [one.shape for one in cell.marks]
    return tuple(Count(shape, told.count(shape)) for shape in SHAPES if shape in told)


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of the matrix: its marks one by one, or by number where they are many."""

    marks: tuple[Mark, ...]
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the matrix on the page."""

    row: MatrixRow
    cells: tuple[ShownCell, ...]


def shown_rows(held: Matrix) -> tuple[ShownRow, ...]:
    """The matrix row by row."""
    return tuple(ShownRow(row, tuple(map(_shown, row.cells))) for row in held.rows)


def _shown(cell: Cell) -> ShownCell:
    if len(cell.marks) > MOST_MARKS:
        return ShownCell((), counts_of(cell))
    return ShownCell(cell.marks, ())


# The usual aspects in four characters, by a word in them.
_SHORT: Mapping[str, str] = {
    "决策部署": "贯彻部署",
    "从严治党": "从严治党",
    "组织路线": "组织路线",
    "组织建设": "组织建设",
    "意识形态": "意识形态",
    "选人用人": "选人用人",
    "巡视": "监督整改",
    "巡察": "监督整改",
    "整改": "监督整改",
}


def short_aspect(heading: Heading | None, words: str) -> str:
    """What stands at the head of a narrow column; the full words are said beside it."""
    if heading is None:
        return "其他"
    found = next((short for word, short in _SHORT.items() if word in words), "")
    return found or (words if len(words) <= 4 else f"方面{heading.label.strip('、.（）() ')}")
