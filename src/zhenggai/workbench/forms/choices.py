"""What a field may be chosen from: closed lists of words, and what the book and the house hold."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from zhenggai.ledger.core.actors import ROLES
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.counting import group_keys
from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.core.keys import number_of, sort_key
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.responsibility import measures_of
from zhenggai.ledger.core.rows import Item, Row
from zhenggai.ledger.core.scope import EVERYBODY
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import (
    ACCOUNTABILITY_FORMS,
    DISCLOSURES,
    EXPUNGING_GROUNDS,
    EXTERNAL_FIGURES,
    GONE,
    GROUP_KINDS,
    MEASURE_KINDS,
    MEETING_KINDS,
    PROBLEM_KINDS,
    PROOF_KINDS,
    REOPENING_GROUNDS,
    RESULTS,
    SOURCES,
)
from zhenggai.people.models import Person, Role, Unit
from zhenggai.workbench.forms.entry_fields import FILES, field_title

Choices = list[tuple[str, str]]
HEADING_KINDS = {"aspect": "方面", "category": "类"}
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Around:
    """What a form stands in: the book's rows, the rules, what the act is on, perhaps an entry."""

    state: Book
    pack: Pack
    subject: str
    entry: Entry | None = None
    # proofs of other items that may serve this one too
    shared: tuple[tuple[str, str], ...] = ()

    @property
    def item(self) -> Item | None:
        """The problem or measure that the act is on."""
        return self.state.item(self.subject)


def titled(state: Book, rows: Iterable[Item]) -> Choices:
    """Items by number and their first words."""
    ordered = sorted(rows, key=lambda one: sort_key(one.key))
    return [(one.key, f"{number_of(one.key)}　{brief(state, one.text)}") for one in ordered]


def brief(state: Book, text: str) -> str:
    """The first words of a text."""
    told = shown(text, state)
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…"


def _words(told: Mapping[str, str]) -> Callable[[Around], Choices]:
    return lambda _: [(word, title) for word, title in told.items() if word]


def units(_: Around) -> Choices:
    """Units and bodies in use."""
    return list(Unit.objects.filter(is_active=True).values_list("pk", "name"))


def people(_: Around) -> Choices:
    """Persons in office, each with unit and post."""
    found = Person.objects.filter(is_active=True).select_related("unit")
    return [(one.pk, person_title(one)) for one in found]


def _with_role_first(role: str) -> Callable[[Around], Choices]:
    """Those who have the role before all others: a house has hundreds of people."""

    def ordered(around: Around) -> Choices:
        own = set(Role.objects.filter(role=role).values_list("person", flat=True))
        return sorted(people(around), key=lambda one: one[0] not in own)

    return ordered


def _knowers(around: Around) -> Choices:
    """Who may know of a problem: everybody again, roles, units, persons."""
    roles = [(role, title) for role, title in ROLES.items() if role != "office"]
    return [(EVERYBODY, "不限"), *roles, *units(around), *people(around)]


def person_title(person: Person) -> str:
    """The name with unit and post."""
    where = person.post.replace("·", "")
    return f"{person.name}（{where}）" if where else person.name


def _headings(around: Around) -> Choices:
    live = (one for one in around.state.headings.values() if not one.withdrawn)
    rows = sorted(live, key=lambda one: sort_key(one.key))
    return [(one.key, f"{one.label}{brief(around.state, one.text)}") for one in rows]


def _open_tops(around: Around) -> Choices:
    rows = around.state.problems.values()
    found = [one for one in rows if not one.is_part and one.state not in GONE | {"closed"}]
    return titled(around.state, found)


def _other_problems(around: Around) -> Choices:
    return [one for one in _open_tops(around) if one[0] != around.subject]


def _closed(around: Around) -> Choices:
    rows = around.state.problems.values()
    return titled(around.state, [one for one in rows if one.state == "closed"])


def _own_measures(around: Around) -> Choices:
    rows = around.state.measures.values()
    found = [one for one in rows if one.problem == around.subject and one.state != "dropped"]
    return titled(around.state, found)


def _groups(around: Around) -> Choices:
    own = around.state.measures
    return [one for one in _own_measures(around) if not own[one[0]].group]


def _results(around: Around) -> Choices:
    """A problem is not done before its measures are: they are reported each by itself."""
    open_ones = any(
        row.state != "done" and row.key not in group_keys(around.state)
        for row in measures_of(around.state, around.subject)
    )
    return [one for one in RESULTS.items() if not (open_ones and one[0] == "done")]


def _own_proofs(around: Around) -> Choices:
    rows = around.state.proofs.values()
    found = [one for one in rows if one.item == around.subject and one.counts]
    return [(one.key, f"{number_of(one.key)}　{shown(one.name, around.state)}") for one in found]


def _own_regulations(around: Around) -> Choices:
    item = around.subject if around.item else ""
    rows = sorted(around.state.regulations.values(), key=lambda one: sort_key(one.key))
    return [
        (one.key, f"{shown(one.title, around.state)}（{shown(one.number, around.state)}）")
        for one in rows
        if one.item == item and not one.replaced_by
    ]


def _own_leaders(around: Around) -> Choices:
    held = around.item.leaders if around.item else ()
    return [one for one in people(around) if one[0] in held]


def _meetings(around: Around) -> Choices:
    return _numbered(around, around.state.meetings.values())


def _numbered(around: Around, rows: Iterable[Row]) -> Choices:
    return [(one.key, shown(getattr(one, "number", ""), around.state)) for one in rows]


def _rechecks(around: Around) -> Choices:
    rows = around.state.rows["recheck"].values()
    mine = [one for one in rows if around.subject in getattr(one, "drawn", ())]
    return [(one.key, f"第{number_of(one.key)}次抽查") for one in mine]


def _set_groups(around: Around) -> Choices:
    rows = around.state.rows["group"].values()
    return [(one.key, shown(getattr(one, "name", ""), around.state)) for one in rows]


def _steps(around: Around) -> Choices:
    return [(f"step/{one.step}", one.title) for one in around.pack.steps]


def _entry_fields(around: Around) -> Choices:
    """Field by field, each with its first words."""
    entry = around.entry
    if entry is None:
        return []
    told = ((field, field_title(entry.kind, field)) for field in entry.content)
    return [
        (field, title if field in FILES else f"{title}：{brief(around.state, entry.text(field))}")
        for field, title in told
    ]


CHOICES: Mapping[str, Callable[[Around], Choices]] = {
    "sources": _words(SOURCES),
    "disclosures": _words(DISCLOSURES),
    "problem_kinds": _words(PROBLEM_KINDS),
    "measure_kinds": _words(MEASURE_KINDS),
    "proof_kinds": _words(PROOF_KINDS),
    "meeting_kinds": _words(MEETING_KINDS),
    "group_kinds": _words(GROUP_KINDS),
    "heading_kinds": _words(HEADING_KINDS),
    "results": _results,
    "regulation_actions": lambda _: [("制定", "制定"), ("修订", "修订")],
    "shared_proofs": lambda around: list(around.shared),
    "grounds": _words(REOPENING_GROUNDS),
    "forms": _words(ACCOUNTABILITY_FORMS),
    "expunging_grounds": _words(EXPUNGING_GROUNDS),
    "figure_names": _words(EXTERNAL_FIGURES),
    "grades": lambda around: [(one, one) for one in around.pack.grades],
    "units": units,
    "people": people,
    "people_leaders": _with_role_first("leader"),
    "people_liaisons": _with_role_first("liaison"),
    "knowers": _knowers,
    "headings": _headings,
    "parents": lambda around: [*_headings(around), *_open_tops(around)],
    "other_problems": _other_problems,
    "closed_problems": _closed,
    "own_measures": _own_measures,
    "groups": _groups,
    "own_proofs": _own_proofs,
    "own_regulations": _own_regulations,
    "own_leaders": _own_leaders,
    "meetings": _meetings,
    "rechecks": _rechecks,
    "set_groups": _set_groups,
    "steps": _steps,
    "entry_fields": _entry_fields,
}
