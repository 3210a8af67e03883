"""What happened to one item, entry by entry, as the log tells it."""

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
