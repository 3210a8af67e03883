"""A period as rules write it (6个月, 30天, 15个工作日), and the day on which it ends."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from zhenggai.zh.numerals import parse_numeral
from zhenggai.zh.working_days import WorkingDays

Unit = Literal["months", "days", "working_days"]
_UNITS: dict[str, Unit] = {
    "个月": "months",
    "天": "days",
    "日": "days",
    "个工作日": "working_days",
}
# 6个月 · 三个月 · 30天 · 15个工作日
_PERIOD = re.compile(r"([0-9〇零一二三四五六七八九十百]{1,5})(个月|天|日|个工作日)")


@dataclass(frozen=True, slots=True)
class Period:
    """So many months, days or working days."""

    count: int
    unit: Unit

    def end(self, begun: date, calendar: WorkingDays) -> date | None:
        """The last day of a period that was begun on a day; the day itself is not counted.

        None where the calendar of working days does not reach so far.
        """
        if self.unit == "months":
            return month_later(begun, self.count)
        if self.unit == "days":
            return begun + timedelta(days=self.count)
        return calendar.later(begun, self.count)

    @property
    def text(self) -> str:
        """As a person writes it."""
        word = {"months": "个月", "days": "天", "working_days": "个工作日"}[self.unit]
        return f"{self.count}{word}"


def period_of(text: str) -> Period | None:
    """The period of a text; None for what is none."""
    found = _PERIOD.fullmatch(text.strip())
    value = parse_numeral(found[1]) if found else None
    return Period(int(value), _UNITS[found[2]]) if found and value is not None else None


def month_later(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)
