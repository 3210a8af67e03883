"""The story as a list of scenes: what one person put on record at one moment.

Chapters (`story_….py`) tell it from the district's data; `making` writes it, in the order of its
moments, through the ledger's one door.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Literal
from zlib import crc32

from zhenggai.demo.district import District
from zhenggai.demo.records import ReportingRound
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.entries import TIME_ZONE, Basis, Draft

# Who keeps the books: the office's people and the bodies that decide.
CLERK = "office-clerk"
CHIEF = "office-chief"
ARCHIVIST = "office-archivist"
LEADING_GROUP = "leading-group"
# The one draw of the story.
RECHECK = "recheck/1"
VERIFIERS = ("verifier-inspection", "verifier-discipline", "verifier-organisation")


@dataclass(frozen=True, slots=True)
class Sitting:
    """Acts of one person at one moment.

    `entered_by` wrote them in where that was somebody else, on the paper `basis`; `on` is the day
    on which they were done where that was another one.
    """

    at: datetime
    by: str
    acts: tuple[Act, ...]
    entered_by: str = ""
    basis: Basis | None = None
    on: date | None = None
    late_reason: str = ""

    def drafts(self) -> list[Draft]:
        """The acts as they are written."""
        on, entered_by = self.on or self.at.date(), self.entered_by or self.by
        return [
            Draft(act, on, self.by, entered_by, self.basis, self.late_reason) for act in self.acts
        ]


@dataclass(frozen=True, slots=True)
class Mending:
    """An act on the last entry of a kind about a key, whose number is known when it is written."""

    at: datetime
    by: str
    kind: str
    key: str
    act: Callable[[int], Act]


@dataclass(frozen=True, slots=True)
class PaperTaken:
    """A source paper (its id) goes through the intake."""

    at: datetime
    by: str
    paper: str


@dataclass(frozen=True, slots=True)
class RoundOpened:
    """The office asks these units about a fortnight; the round before ends with it."""

    at: datetime
    by: str
    round: ReportingRound
    units: tuple[str, ...]
    due_at: datetime
    question: str = ""


@dataclass(frozen=True, slots=True)
class SheetFilled:
    """A liaison officer fills in the unit's sheet: `reports` where something was done, no change
    on the rest.

    `until` is how far it comes: a draft, sent to the head, confirmed by the head, or stamped on
    paper and entered by the office.
    """

    at: datetime
    unit: str
    round: int
    reports: tuple[ReportProgress, ...] = ()
    answer: str = ""
    until: Literal["drafted", "sent", "confirmed", "stamped"] = "confirmed"


@dataclass(frozen=True, slots=True)
class SheetsTaken:
    """The office returns these sheets, each with a reason, and accepts the others, or not yet."""

    at: datetime
    by: str
    round: int
    returned: Mapping[str, str]
    accepts: bool


Scene = Sitting | Mending | PaperTaken | RoundOpened | SheetFilled | SheetsTaken


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the store, as an act names it."""

    digest: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Telling:
    """What chapters tell from: the district, and the stored files by paper or proof number."""

    district: District
    files: Mapping[str, Kept] = field(default_factory=dict)

    def scan(self, paper: str) -> str:
        """The digest of a stored paper; empty where there is none."""
        kept = self.files.get(paper)
        return kept.digest if kept else ""

    def liaison(self, unit: str) -> str:
        """The id of a unit's liaison officer; the clerk's for a unit that has none."""
        found = f"{unit}-liaison"
        return found if any(one.id == found for one in self.district.people) else CLERK

    def head(self, unit: str) -> str:
        """The id of a unit's head."""
        return f"{unit}-head"


Chapter = Callable[[Telling], Iterable[Scene]]


def told(telling: Telling, chapters: Iterable[Chapter]) -> list[Scene]:
    """All scenes in the order of their moments; those of one moment in the order of chapters.

    What one person did at one moment is one sitting, whichever chapters tell of it.
    """
    scenes = chain.from_iterable(chapter(telling) for chapter in chapters)
    found: list[Scene] = []
    for one in sorted(scenes, key=lambda scene: scene.at):
        before = found[-1] if found else None
        if isinstance(one, Sitting) and isinstance(before, Sitting) and _is_same(before, one):
            found[-1] = replace(before, acts=before.acts + one.acts)
        else:
            found.append(one)
    return found


def _is_same(one: Sitting, other: Sitting) -> bool:
    return replace(one, acts=()) == replace(other, acts=())


def moment(day: date, clock: str, who: str = "") -> datetime:
    """A moment of a working day; with `who`, up to half an hour later, the same for the same."""
    hour, minute = map(int, clock.split(":"))
    later = crc32(f"{day}{clock}{who}".encode()) % 1800 if who else 0
    begun = datetime(day.year, day.month, day.day, hour, minute, tzinfo=TIME_ZONE)
    return begun + timedelta(seconds=later)
