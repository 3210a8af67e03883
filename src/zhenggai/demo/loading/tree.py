"""The tree of the feedback: `data/aspects.toml` and a file of `data/problems/` a category."""

from collections.abc import Iterable

from zhenggai.demo.days import StoryDays
from zhenggai.demo.items import Aspect, Category, Problem
from zhenggai.demo.loading.problems import ProblemReader
from zhenggai.demo.loading.tables import Table, table
from zhenggai.demo.people import Person, Unit

_NUMERALS = "一二三四五六七八九十"
_IMMEDIATE = "immediate"


def read_tree(
    days: StoryDays, units: Iterable[Unit], people: Iterable[Person]
) -> tuple[tuple[Aspect, ...], Problem]:
    """The aspects with everything below them, and the task put right during the inspection."""
    rows = table("aspects")["aspect"]
    names = [*(name for row in rows for name in row["categories"]), _IMMEDIATE]
    problems = [one for name in names for one in _category(name)["problem"]]
    reader = ProblemReader(days, units, people, problems)
    aspects = tuple(_aspect(place, row, reader) for place, row in enumerate(rows))
    return aspects, reader.problem(_category(_IMMEDIATE)["problem"][0])


def _aspect(place: int, row: Table, reader: ProblemReader) -> Aspect:
    categories = tuple(
        Category(
            label=f"（{_NUMERALS[number]}）",
            title=_category(name)["title"],
            problems=tuple(reader.problem(one) for one in _category(name)["problem"]),
        )
        for number, name in enumerate(row["categories"])
    )
    return Aspect(f"{_NUMERALS[place]}、", row["title"], row["short_title"], categories)


def _category(name: str) -> Table:
    return table(f"problems/{name}")
