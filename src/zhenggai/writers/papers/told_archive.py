"""What is kept, left out and given out at the end of a round: rows of registers and the index."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Filed:
    """One thing in the archive of the round: in which part of it, its title, its number, its day,
    how many pages (None: nobody knows); `file` names what is kept of it, for the volume."""

    part: str
    title: str
    number: str = ""
    on: date | None = None
    pages: int | None = None
    note: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class KeptOut:
    """Something that is not told: `scope` 党内 or 社会, on which ground, who agreed to it."""

    number: str
    text: str
    scope: str = ""
    ground: str = ""
    why: str = ""
    agreed_by: str = ""
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Released:
    """A paper given out: by which medium, at which address, on what day."""

    title: str
    medium: str
    address: str = ""
    on: date | None = None
    by: str = ""
    note: str = ""
