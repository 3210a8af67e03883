"""Deadlines of `data/`: `due = 109`, `due = "75月底"`, or a list of days with what must stand."""

from datetime import date

from zhenggai.demo.days import StoryDays
from zhenggai.demo.items import Deadline, Milestone
from zhenggai.demo.loading.tables import Table
from zhenggai.zh.days import in_words

_MONTH_END = "月底"


def read_deadline(row: Table, days: StoryDays) -> Deadline | None:
    """The deadline of a problem or measure; None where it has none of its own."""
    if "due" not in row:
        return None
    told = row["due"] if isinstance(row["due"], list) else [{"by": row["due"]}]
    milestones = tuple(Milestone(day_of(one["by"], days), one.get("what", "")) for one in told)
    standing = bool(row.get("standing"))
    reviews = tuple(days.plain(offset) for offset in row.get("reviews", ()))
    return Deadline(milestones, standing, reviews, _in_print(milestones, standing=standing))


def extended(deadline: Deadline, until: date) -> Deadline:
    """The deadline with another last day."""
    milestones = (*deadline.milestones[:-1], Milestone(until, deadline.milestones[-1].what))
    text = _in_print(milestones, standing=deadline.standing)
    return Deadline(milestones, deadline.standing, deadline.reviews, text)


def day_of(told: int | str, days: StoryDays) -> date:
    """109 is that day, "75月底" the end of the month in which day 75 lies."""
    if isinstance(told, int):
        return days.plain(told)
    return days.month_end(int(told.removesuffix(_MONTH_END)))


def _in_print(milestones: tuple[Milestone, ...], *, standing: bool) -> str:
    parts = [f"{in_words(one.on)}前{one.what}" for one in milestones]
    if len(parts) > 1:
        parts = [f"（{number}）{part}" for number, part in enumerate(parts, 1)]
    return "；".join(parts) + ("并长期坚持" if standing else "")
