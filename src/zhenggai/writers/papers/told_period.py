"""What happened in a stretch of days, unit by unit: for bulletins."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Struck:
    """A problem that was struck off in the period."""

    number: str
    text: str
    unit: str
    on: date


@dataclass(frozen=True, slots=True)
class UnitStand:
    """How a lead unit stands: how it reported (按时, 迟报, 退回, 未报; empty: it was not asked),
    and what of its problems and items was struck off, is late, is due soon."""

    unit: str
    problems: int = 0
    report: str = ""
    struck: int = 0
    late: int = 0
    soon: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` through `until`; `asked` is the reporting round of these days (第7期), empty
    where there was none; units stand in the order of the house."""

    since: date
    until: date
    asked: str = ""
    units: tuple[UnitStand, ...] = ()
    struck: tuple[Struck, ...] = ()
