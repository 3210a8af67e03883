"""The demo's district as one value: units, people, the tree of problems, what was recorded.

`district(today)` gives it for a day; it is the same for the same day. `earlier_round(today)` is the
same district in a smaller inspection two years before, whose texts went out.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from zhenggai.demo.days import EARLIER, StoryDays
from zhenggai.demo.items import Aspect, Measure, Problem
from zhenggai.demo.loading.records import inspection_of, read_records
from zhenggai.demo.loading.tree import read_tree
from zhenggai.demo.loading.units import read_people, read_units
from zhenggai.demo.people import Person, Unit
from zhenggai.demo.records import Records


@dataclass(frozen=True, slots=True)
class District:
    """Everything that is true of the district on the story's today.

    `team` came for the inspection `inspection` (省委巡视), carried out as `mode` (常规巡视);
    `immediate` is the task put right while it was there (立行立改): the feedback does not count it.
    """

    days: StoryDays
    team: str
    inspection: str
    mode: str
    units: tuple[Unit, ...]
    people: tuple[Person, ...]
    aspects: tuple[Aspect, ...]
    immediate: Problem
    records: Records

    @property
    def round_name(self) -> str:
        """What its book is called."""
        return f"云汀区{self.days.feedback_on.year}年{self.inspection}整改"

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of the feedback, in order."""
        return tuple(one for aspect in self.aspects for one in aspect.problems)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Their measures, in order."""
        return tuple(one for problem in self.problems for one in problem.measures)

    def unit(self, key: str) -> Unit:
        """The unit with this id; KeyError if there is none."""
        return {one.id: one for one in self.units}[key]

    def person(self, key: str) -> Person:
        """The person with this id; KeyError if there is none."""
        return {one.id: one for one in self.people}[key]

    def problem(self, number: int) -> Problem:
        """The problem with this number; KeyError if there is none."""
        return {one.number: one for one in (*self.problems, self.immediate)}[number]


@lru_cache(maxsize=4)
def district(today: date) -> District:
    """The district as it stands on the day on which the demo is made."""
    return _read(StoryDays(today), "")


@lru_cache(maxsize=4)
def earlier_round(today: date) -> District:
    """The district in the round before: long over on the day on which the demo is made."""
    return _read(StoryDays(today, EARLIER), "earlier/")


def _read(days: StoryDays, folder: str) -> District:
    units, people, records = read_units(), read_people(), read_records(days, folder)
    aspects, immediate = read_tree(days, units, people, folder)
    inspection = inspection_of(folder)
    return District(
        days=days,
        team=inspection["team"],
        inspection=inspection["title"],
        mode=inspection["mode"],
        units=units,
        people=people,
        aspects=aspects,
        immediate=immediate,
        records=records,
    )
