"""What is looked for in the ledger: read from the address, written back into links, asked of rows.

A filter is in the address alone, so that a view can be sent to somebody, kept, and gone back to.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.http import urlencode

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.deadlines import DeadlineState, bearer_of, deadline_state, due_of
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.responsibility import assigned
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.vocabulary import GONE, PROBLEM_STATES, SOURCES
from zhenggai.ledger.made_of_trees import made_of

# Beside the states of a problem, what its badge says.
STATES: Mapping[str, str] = {
    **PROBLEM_STATES,
    "returned": "退回补充",
    "reopened": "重新整改",
    "basically_done": "基本完成",
    "asked": "已申请销号和审签中",
    "carried": "据通报或台账表，无佐证",
}
DUES: Mapping[str, str] = {
    "overdue": "已逾期",
    "soon": "临近时限",
    "late_or_soon": "逾期和临期",
    "month": "本月到期",
    "standing": "长期坚持",
    "none": "没有时限",
}
SORTS: Mapping[str, str] = {
    "number": "编号",
    "deadline": "完成时限",
    "state": "状态",
    "reported": "最近进展",
}
LONGEST_TEXT = 100


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty is everything. `unit` answers for something of a problem, `lead` is its lead unit."""

    text: str = ""
    lead: str = ""
    unit: str = ""
    state: str = ""
    leader: str = ""
    due: str = ""
    source: str = ""
    # How the page stands: not what is looked for.
    sort: str = ""
    columns: str = ""
    day: str = ""

    @property
    def is_set(self) -> bool:
        """Whether anything is filtered out."""
        return any(getattr(self, name) for name in WANTED)

    @property
    def query(self) -> str:
        """For an address; empty where everything stands as it comes."""
        return urlencode([(name, value) for name, value in self.told if value])

    @property
    def told(self) -> list[tuple[str, str]]:
        """Every field by name."""
        return [(one.name, getattr(self, one.name)) for one in fields(self)]

    def but(self, **values: str) -> "Filters":
        """The same with other values."""
        return replace(self, **values)

    @property
    def cleared(self) -> "Filters":
        """Looking for everything, standing as before."""
        return Filters(sort=self.sort, columns=self.columns, day=self.day)


WANTED = ("text", "lead", "unit", "state", "leader", "due", "source")


def filters_of(told: QueryDict) -> Filters:
    """The filters of an address; a word that is none is left out."""
    known: Mapping[str, Mapping[str, str]] = {"state": STATES, "due": DUES, "source": SOURCES}
    values = {one.name: told.get(one.name, "").strip()[:LONGEST_TEXT] for one in fields(Filters)}
    values["columns"] = ".".join(told.getlist("columns")) or values["columns"]
    for name, words in known.items():
        values[name] = values[name] if values[name] in words else ""
    if values["sort"].removeprefix("-") not in SORTS:
        values["sort"] = ""
    return Filters(**values)


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks through a tree as it stands on a day."""

    tree: Tree
    pack: Pack
    day: date
    # Asked for by several views of one page.
    _stands: dict[str, DeadlineState] = field(default_factory=dict)

    def found(self, filters: Filters) -> list[Problem]:
        """The problems and sub-items that hold, in the order wanted."""
        rows = self.tree.problems
        if filters.state not in GONE:
            rows = tuple(one for one in rows if one.state not in GONE)
        told = [(ask, value) for name, ask in _ASKS.items() if (value := getattr(filters, name))]
        held = [one for one in rows if all(ask(self, one, value) for ask, value in told)]
        return self._sorted(held, filters.sort)

    def _sorted(self, rows: list[Problem], sort: str) -> list[Problem]:
        word = sort.removeprefix("-")
        key = _SORT_KEYS.get(word)
        if key:
            rows = sorted(rows, key=lambda one: key(self, one), reverse=sort.startswith("-"))
        return list(reversed(rows)) if sort == "-number" else rows

    def stand(self, one: Problem) -> DeadlineState:
        """How a problem stands to its deadline."""
        if (found := self._stands.get(one.key)) is None:
            found = deadline_state(self.tree.book, one, self.day, self.pack)
            self._stands[one.key] = found
        return found

    def deadline(self, one: Problem) -> date | None:
        """Its own last day, or what it inherits; without one the next of its measures."""
        bearer = bearer_of(self.tree.book, one)
        return bearer.deadline if bearer else due_of(self.tree.book, one)

    def has_text(self, one: Problem, text: str) -> bool:
        """Whether the number or any words of the problem or its measures hold the text."""
        if number_of(one.key).startswith(text):
            return True
        return text in made_of(self.tree, "texts", self._texts)[one.key]

    def _texts(self) -> Mapping[str, str]:
        """All words of each problem and its measures, a line each, as they may be shown."""
        book = self.tree.book
        found = {}
        for one in self.tree.problems:
            items = (one, *self.tree.measures.get(one.key, ()))
            told = (words for item in items for words in (item.text, item.last_text))
            found[one.key] = "\n".join(shown(words, book) for words in (*told, one.detail) if words)
        return found

    def has_unit(self, one: Problem, unit: str) -> bool:
        """Whether the unit leads it or answers for something of it."""
        items = (one, *self.tree.measures.get(one.key, ()))
        own = (*self._assigned(one, "lead_units"), *self._assigned(one, "responsible_units"))
        return unit in own or any(
            unit in (*item.lead_units, *item.responsible_units) for item in items
        )

    def is_led_by(self, one: Problem, leader: str) -> bool:
        """Whether this person is a responsible leader of it."""
        return leader in self._assigned(one, "leaders")

    def has_lead(self, one: Problem, unit: str) -> bool:
        """Whether the unit is a lead unit of it."""
        return unit in self._assigned(one, "lead_units")

    def is_due(self, one: Problem, due: str) -> bool:
        """Whether its deadline stands as the word of `DUES` says."""
        if due in _DUE_STANDINGS:
            return self.stand(one).standing in _DUE_STANDINGS[due]
        if due == "standing":
            return one.standing
        deadline = self.deadline(one)
        if due == "none":
            return deadline is None and not one.standing
        return deadline is not None and deadline.replace(day=1) == self.day.replace(day=1)

    def is_in_state(self, one: Problem, state: str) -> bool:
        """Whether its state, or what its badge says, is this word of `STATES`."""
        back = one.state == "rectifying" and bool(one.missing)
        is_reopened = bool(back and one.opened_by and not one.closing)
        told = {
            "rectifying": one.state == "rectifying" and not back,
            "returned": back and not is_reopened,
            "reopened": is_reopened,
            "basically_done": one.basically_done,
            "asked": one.state in ("closure_asked", "signing"),
            "carried": one.carried,
        }
        return told.get(state, one.state == state)

    def _assigned(self, one: Problem, what: str) -> tuple[str, ...]:
        return assigned(self.tree.book, one.key, what)


_DUE_STANDINGS: Mapping[str, frozenset[str]] = {
    "overdue": frozenset({"overdue"}),
    "soon": frozenset({"soon"}),
    "late_or_soon": frozenset({"overdue", "soon"}),
}
_ASKS: Mapping[str, Callable[[Finder, Problem, str], bool]] = {
    "lead": Finder.has_lead,
    "unit": Finder.has_unit,
    "state": Finder.is_in_state,
    "leader": Finder.is_led_by,
    "due": Finder.is_due,
    "source": lambda _, one, source: one.source == source,
    "text": Finder.has_text,
}
_ORDER = {state: n for n, state in enumerate(PROBLEM_STATES)}
_SORT_KEYS: Mapping[str, Callable[[Finder, Problem], Any]] = {
    "deadline": lambda finder, one: finder.deadline(one) or date.max,
    "state": lambda _, one: _ORDER[one.state],
    "reported": lambda _, one: one.last_reported_on or date.min,
}


@dataclass(frozen=True, slots=True)
class Option:
    """One value that a filter may take, with the address of the page that has it."""

    word: str
    query: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter above the sheet: its name, what it says now, what else it may say."""

    name: str
    title: str
    value: str
    options: tuple[Option, ...]
    without: str


def choices_of(filters: Filters, tree: Tree, names: Mapping[str, str]) -> tuple[Choice, ...]:
    """The filters in their order, each with the values that occur."""
    leads, units, leaders = _who(tree.problems), _units(tree), _leaders(tree)
    tables: tuple[tuple[str, str, Mapping[str, str]], ...] = (
        ("lead", "牵头单位", _named(leads, names)),
        ("unit", "责任单位", _named(units, names)),
        ("state", "状态", STATES),
        ("leader", "牵头领导", _named(leaders, names)),
        ("due", "时限", DUES),
        ("source", "来源", {one: SOURCES[one] for one in _sources(tree)}),
    )
    return tuple(
        Choice(
            name,
            title,
            words.get(getattr(filters, name), "") or ("不在册" if getattr(filters, name) else ""),
            tuple(
                Option(word, filters.but(**{name: value}).query, getattr(filters, name) == value)
                for value, word in words.items()
            ),
            filters.but(**{name: ""}).query,
        )
        for name, title, words in tables
        if words
    )


def _who(problems: Iterable[Problem]) -> set[str]:
    return {unit for one in problems for unit in one.lead_units}


def _units(tree: Tree) -> set[str]:
    return {unit for units in tree.units.values() for unit in units}


def _leaders(tree: Tree) -> set[str]:
    return {person for one in tree.problems for person in one.leaders}


def _sources(tree: Tree) -> list[str]:
    told = {one.source for one in tree.problems}
    return [one for one in SOURCES if one in told] if len(told) > 1 else []


def _named(ids: Iterable[str], names: Mapping[str, str]) -> dict[str, str]:
    told = {one: names.get(one, one) for one in ids}
    return dict(sorted(told.items(), key=lambda one: one[1]))


def ids_of(tree: Tree) -> set[str]:
    """Everybody whom the filters and rows of this tree name."""
    found = _units(tree) | _leaders(tree)
    for item in (*tree.book.problems.values(), *tree.book.measures.values()):
        found.update(item.leaders, item.liaisons)
    return found
