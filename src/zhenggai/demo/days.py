"""The days of the demo's story, counted from the feedback, so that the demo is new on any day.

Day 0 is the feedback, `TODAY` the day on which the demo is made; of the round before it, `EARLIER`.
Offices act on working days: an offset that falls on a weekend means the Friday before, which keeps
the order of what happened.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from zhenggai.zh.days import last_of_month

# The story's today, in days after the feedback, and after that of the round before.
TODAY, EARLIER = 129, 759
_FRIDAY = 4
# Days of the inspection, counted from the feedback.
_ARRIVED, _LEFT = -120, -61


@dataclass(frozen=True, slots=True)
class StoryDays:
    """Offsets of a round as days; `today`, when the demo is made, is so many days `after` day 0."""

    today: date
    after: int = TODAY

    def plain(self, offset: int) -> date:
        """The day itself: deadlines and ends of periods."""
        return self.today + timedelta(days=offset - self.after)

    def working(self, offset: int) -> date:
        """The day, or the Friday before: everything that an office does."""
        day = self.plain(offset)
        return day - timedelta(days=max(day.weekday() - _FRIDAY, 0))

    def month_end(self, offset: int) -> date:
        """The last day of the month in which the offset lies: 9月底前."""
        day = self.plain(offset)
        return day.replace(day=last_of_month(day.year, day.month))

    @property
    def arrived_on(self) -> date:
        """The day on which the team came."""
        return self.working(_ARRIVED)

    @property
    def left_on(self) -> date:
        """The last day of its inspection."""
        return self.working(_LEFT)

    @property
    def feedback_on(self) -> date:
        """The day of the feedback meeting."""
        return self.working(0)
