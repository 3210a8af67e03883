"""What happened to items, as the log tells it: entry by entry, and what was looked at again."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry: who did what on which day, on what paper; `is_progress` tells a report of it."""

    n: int
    on: date
    who: str
    what: str
    paper: str = ""
    is_progress: bool = False


@dataclass(frozen=True, slots=True)
class LookedBack:
    """What was found when a closed problem was looked at again: `way` is 回头看 or 抽查."""

    number: str
    text: str
    way: str
    on: date
    by: str
    agrees: bool
    found: str = ""
