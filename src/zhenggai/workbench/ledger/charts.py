"""Charts as points of an SVG: places only; words, colours and the table beside it are the page's.

No style is written inline, so that a strict Content-Security-Policy holds: a place is an attribute.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from zhenggai.ledger.core.course import Course, Point

WIDTH, HEIGHT = 460, 186
LEFT, RIGHT, TOP, BOTTOM = 26, 64, 18, 18
# Two words at the lines' ends stand so far apart, and take so much of the width.
APART, END_WORD = 17, 64
# No word at an end goes below this: there the days stand.
LOWEST = HEIGHT - BOTTOM - 4
# At most four horizontal lines, the axis among them.
LINES = 3
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Line:
    """A horizontal line with its number."""

    y: float
    number: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A day below the axis: 11.20, or year and month (26.11) where the course takes years.

    Empty where there is no room for words; `is_between` where a phone has none.
    """

    x: float
    word: str
    is_between: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A point that a word explains."""

    x: float
    y: float
    point: Point


@dataclass(frozen=True, slots=True)
class CourseChart:
    """The course of closing: what was due as a dashed line, what was closed as a solid one."""

    course: Course
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    due: str
    closed: str
    area: str
    dots: tuple[Dot, ...]
    due_end: Dot
    now: Dot

    @property
    def view(self) -> str:
        """The part of the plane that is seen: wider where numbers have more than three digits."""
        more = 8 * max(0, len(str(self.lines[-1].number)) - 3)
        return f"{-more} 0 {WIDTH + 2 * more} {HEIGHT}"

    @property
    def closed_word_y(self) -> float:
        """Where the number that was closed stands: below its dot, and above the days."""
        return self._words_y[1]

    @property
    def due_word_y(self) -> float:
        """Where the number that was due stands: beside its end, clear of the other."""
        return self._words_y[0]

    @property
    def _words_y(self) -> tuple[float, float]:
        """Both; where the lines end at one place the higher line's word stands above."""
        due, closed = self.due_end.y + 4, self.now.y + 14
        if self.course.scheduled and self.due_end.x - self.now.x < END_WORD:
            if self.due_end.y <= self.now.y:
                due = min(due, LOWEST - APART)
                closed = max(closed, due + APART)
            else:
                closed = min(self.now.y + 4, LOWEST - APART)
                due = max(due, closed + APART)
        return min(due, LOWEST), min(closed, LOWEST)


def course_chart(course: Course) -> CourseChart | None:
    """The chart; None where there is nothing to draw."""
    if len(course.points) < 2 or not course.problems:
        return None
    step = _step(max(course.problems, *(one.closed or 0 for one in course.points)))
    most = step * LINES
    across = (WIDTH - LEFT - RIGHT) / (len(course.points) - 1)

    def x(n: int) -> float:
        return round(LEFT + n * across, 1)

    def y(number: int) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * number / most, 1)

    due = [Dot(x(n), y(one.due), one) for n, one in enumerate(course.points)]
    closed = [
        Dot(x(n), y(one.closed), one)
        for n, one in enumerate(course.points)
        if one.closed is not None
    ]
    floor = f"{closed[-1].x},{y(0)} {closed[0].x},{y(0)}"
    every = 1 if across >= 30 else 2
    is_long = course.points[-1].on - course.points[0].on > YEAR
    last = len(closed) - 1
    return CourseChart(
        course=course,
        lines=tuple(Line(y(n * step), n * step) for n in range(LINES + 1)),
        ticks=tuple(
            Tick(
                x(n),
                "" if (n - last) % every else _word(one.on, is_long=is_long),
                is_between=bool((n - last) // every % 2),
            )
            for n, one in enumerate(course.points)
        ),
        due=_places(due),
        closed=_places(closed),
        area=f"{_places(closed)} {floor}",
        dots=tuple(closed),
        due_end=due[-1],
        now=closed[-1],
    )


def _word(day: date, *, is_long: bool) -> str:
    return f"{day.year % 100}.{day.month}" if is_long else f"{day.month}.{day.day}"


def _places(dots: Sequence[Dot]) -> str:
    return " ".join(f"{one.x},{one.y}" for one in dots)


def _step(most: int) -> int:
    """A round number of which three reach as high as the highest."""
    least = -(-most // LINES)
    # 10, 15, 20, 25, 30, 40, 50, 60, 80, 100 …
    rounded = (n * 10**size // 2 for size in range(1, 9) for n in (2, 3, 4, 5, 6, 8, 10, 12, 16))
    return max(1, least) if least <= 12 else next(one for one in rounded if one >= least)
