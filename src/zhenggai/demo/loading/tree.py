"""The tree of a feedback: `aspects.toml` and a file of `problems/` a category."""

from collections.abc import Iterable, Mapping

from zhenggai.demo.days import StoryDays
from zhenggai.demo.items import Aspect, Category, Problem
from zhenggai.demo.loading.problems import ProblemReader
from zhenggai.demo.loading.tables import Table, table
from zhenggai.demo.people import Person, Unit

_NUMERALS = "一二三四五六七八九十"
_IMMEDIATE = "immediate"


def read_tree(
    days: StoryDays, units: Iterable[Unit], people: Iterable[Person], folder: str
) -> tuple[tuple[Aspect, ...], Problem]:
    """The aspects with everything below them, and the task put right during the inspection; of the
    round in this folder of `data/`."""
    rows = table(f"{folder}aspects")["aspect"]
    names = [*(name for row in rows for name in row["categories"]), _IMMEDIATE]
    told = {name: table(f"{folder}problems/{name}") for name in names}
    problems = [one for name in names for one in told[name]["problem"]]
    plan_on = days.working(table(f"{folder}records")["paperwork"]["plan"]["day"])
    reader = ProblemReader(days, plan_on, units, people, problems)
    aspects = tuple(_aspect(place, row, told, reader) for place, row in enumerate(rows))
    return aspects, reader.problem(told[_IMMEDIATE]["problem"][0])


def _aspect(place: int, row: Table, told: Mapping[str, Table], reader: ProblemReader) -> Aspect:
    categories = tuple(
        Category(
            label=f"（{_NUMERALS[number]}）",
            title=told[name]["title"],
            problems=tuple(reader.problem(one) for one in told[name]["problem"]),
        )
        for number, name in enumerate(row["categories"])
    )
    return Aspect(f"{_NUMERALS[place]}、", row["title"], row["short_title"], categories)
