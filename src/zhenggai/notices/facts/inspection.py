"""The inspection that a notice answers: kind, level, team, inspected unit, window, feedback day."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from zhenggai.notices.source import Span


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the opening says about the inspection; what it does not say is None.

    `spans` gives for each field that is set the place that proves it. `start`/`end` are days; a window in
    thirds of months (8月下旬至10月下旬) is read as its first and last day.
    """

    kind: Literal["巡视", "巡察"] | None
    level: str | None
    team: str | None
    inspected: str | None
    start: date | None
    end: date | None
    feedback_date: date | None
    spans: dict[str, Span]


def extract_inspection(text: str) -> Inspection:
    """The inspection as the opening of `text` tells it."""
    return Inspection(None, None, None, None, None, None, None, {})
