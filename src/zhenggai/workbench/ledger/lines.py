"""The ledger's lines: aspects, problems under them, measures under these, cut into pages."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.deadlines import bearer_of, due_of
from zhenggai.ledger.core.gates.closing import missing_signatures
from zhenggai.ledger.core.keys import kind_of, number_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.responsibility import assigned
from zhenggai.ledger.core.rows import Heading, Item, Measure, Problem
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.vocabulary import GONE, SOURCES
from zhenggai.workbench.badges import (
    PROBLEM,
    Badge,
    back_state,
    flags,
    standing_facts,
    state_badge,
)

# A page holds whole problems, as many as weigh so much: a row by itself, and each character of it.
MOST_WEIGHT = 58_000
_ROW_WEIGHT = 360
# Longer words are cut here; the item's own page has all of them.
LONGEST_TEXT, LONGEST_PROGRESS = 72, 56
# What is done stands first, as a leader asks for it.
_IN_COUNTS = (
    "closed", "signing", "closure_asked", "rectifying", "returned", "reopened", "planned",
    "registered",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet: its word, its width in pixels, whether it stands there unasked."""

    name: str
    title: str
    width: int
    is_usual: bool = True
    sort: str = ""


COLUMNS: tuple[Column, ...] = (
    Column("state", "状态", 104, sort="state"),
    Column("deadline", "完成时限", 190, sort="deadline"),
    Column("leaders", "牵头领导", 70),
    Column("lead_units", "牵头单位", 108),
    Column("units", "责任单位", 184),
    Column("progress", "最近进展", 214, sort="reported"),
    Column("category", "类", 160, is_usual=False),
    Column("source", "来源", 84, is_usual=False),
    Column("target", "整改目标", 200, is_usual=False),
    Column("liaisons", "联络员", 84, is_usual=False),
    Column("proofs", "佐证", 52),
)


def columns_of(told: str) -> tuple[Column, ...]:
    """The columns that an address names with points between; the usual ones where it names none."""
    names = set(told.split("."))
    found = tuple(one for one in COLUMNS if one.name in names)
    return found or tuple(one for one in COLUMNS if one.is_usual)


@dataclass(frozen=True, slots=True)
class Chip:
    """A unit that answers; the lead unit among them is told apart."""

    unit: str
    is_lead: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One problem or measure; what it inherits from above is left to the page to say."""

    item: Item
    kind: str
    number: str
    badge: Badge
    flags: tuple[Badge, ...]
    deadline: date | None
    leaders: tuple[str, ...]
    lead_units: tuple[str, ...]
    units: tuple[Chip, ...]
    inherits_units: bool
    inherits_deadline: bool
    progress: str
    proofs: int
    liaisons: tuple[str, ...]
    category: str = ""
    source: str = ""
    target: str = ""
    # the deadline is the earliest that its measures wait for: it has none itself
    is_of_measures: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The problems of one aspect on this page, with the counts of all that were found in it."""

    heading: Heading | None
    problems: int
    measures: int
    badges: tuple[Badge, ...]
    lines: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """What lines are made from."""

    tree: Tree
    pack: Pack
    day: date


def pages_of(tree: Tree, found: Sequence[Problem]) -> list[tuple[Problem, ...]]:
    """The problems cut where a page is full; a problem is never cut."""
    pages: list[list[Problem]] = [[]]
    weight = 0
    for one in found:
        more = sum(map(_weight, (one, *tree.measures.get(one.key, ()))))
        if weight and weight + more > MOST_WEIGHT:
            pages.append([])
            weight = 0
        pages[-1].append(one)
        weight += more
    return [tuple(page) for page in pages]


def _weight(item: Item) -> int:
    words = min(len(item.text), LONGEST_TEXT) + min(len(item.last_text), LONGEST_PROGRESS)
    return _ROW_WEIGHT + words


def brief(text: str, longest: int) -> str:
    """The first words of a text where it is too long for its cell."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def groups_of(
    stand: Stand, found: Sequence[Problem], page: Iterable[Problem], *, is_flat: bool
) -> list[Group]:
    """The page under its aspects; one group without a heading where another order is asked for."""
    every = _by_aspect(stand.tree, found, is_flat=is_flat)
    here = _by_aspect(stand.tree, page, is_flat=is_flat)
    return [_group(stand, every[key], problems) for key, problems in here.items()]


def _by_aspect(
    tree: Tree, problems: Iterable[Problem], *, is_flat: bool
) -> dict[str, list[Problem]]:
    groups: dict[str, list[Problem]] = {}
    for one in problems:
        above = () if is_flat else tree.headings(one)
        groups.setdefault(above[0].key if above else "", []).append(one)
    return groups


def _group(stand: Stand, every: Sequence[Problem], here: Sequence[Problem]) -> Group:
    above = stand.tree.headings(here[0])
    return Group(
        heading=above[0] if above else None,
        problems=sum(not one.is_part for one in every),
        measures=sum(len(stand.tree.measures.get(one.key, ())) for one in every),
        badges=tuple(_counts(every)),
        lines=tuple(tuple(lines_of(stand, one)) for one in here),
    )


def _counts(problems: Sequence[Problem]) -> Iterator[Badge]:
    """How many problems of the group stand how, by their own words; what is gone is in no count."""
    tops = (one for one in problems if not one.is_part and one.state not in GONE)
    many = Counter(back_state(one) or one.state for one in tops)
    for name in _IN_COUNTS:
        if many[name]:
            badge = PROBLEM[name]
            yield badge.saying(f"{badge.word}{many[name]}")


def lines_of(stand: Stand, problem: Problem) -> Iterator[Line]:
    """The problem, then its measures."""
    yield _line(stand, problem)
    for measure in stand.tree.measures.get(problem.key, ()):
        yield _line(stand, measure)


def _line(stand: Stand, item: Item) -> Line:
    book = stand.tree.book
    bearer = bearer_of(book, item)
    is_top = isinstance(item, Problem)
    own = is_top or bearer is item
    told = flags(book, item, stand.day, stand.pack) if own else []
    below = due_of(book, item) if is_top and bearer is None else None
    return Line(
        item=item,
        kind=kind_of(item.key),
        number=number_of(item.key),
        badge=state_badge(book, item, stand.pack),
        flags=(*told, *(standing_facts(item) if is_top else ())),
        deadline=bearer.deadline if bearer and own else below,
        is_of_measures=below is not None,
        inherits_deadline=bearer is not None and bearer.deadline is not None and not own,
        leaders=assigned(book, item.key, "leaders") if is_top else item.leaders,
        lead_units=assigned(book, item.key, "lead_units") if is_top else item.lead_units,
        units=_chips(book_units(stand.tree, item)),
        inherits_units=not is_top and not (item.lead_units or item.responsible_units),
        progress=_progress(stand, item),
        proofs=_proofs(stand.tree, item),
        liaisons=item.liaisons,
        category=_category(stand.tree, item),
        source=SOURCES.get(item.source, "") if isinstance(item, Problem) else "",
        target=item.target if isinstance(item, Problem) else "",
    )


def book_units(tree: Tree, item: Item) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lead and responsible units of a problem, or those that a measure names itself."""
    if isinstance(item, Problem):
        book = tree.book
        return (
            assigned(book, item.key, "lead_units"),
            assigned(book, item.key, "responsible_units"),
        )
    return item.lead_units, item.responsible_units


def _chips(units: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[Chip, ...]:
    lead, responsible = units
    return tuple(Chip(one, one in lead) for one in dict.fromkeys((*lead, *responsible)))


def _proofs(tree: Tree, item: Item) -> int:
    """Its own; of a problem all that stands under it."""
    own = len(tree.proofs.get(item.key, ()))
    if not isinstance(item, Problem):
        return own
    return own + sum(len(tree.proofs.get(one.key, ())) for one in tree.items(item))


def _progress(stand: Stand, item: Item) -> str:
    """The last word; of a problem how far its measures are, or who is to sign."""
    if isinstance(item, Measure):
        return shown(item.last_text, stand.tree.book)
    if not isinstance(item, Problem):
        return ""
    if item.state in ("closure_asked", "signing"):
        missing = missing_signatures(stand.tree.book, item.key, stand.pack)
        return f"待{missing[0].title}" if missing else "签字齐备，待销号"
    measures = stand.tree.measures.get(item.key, ())
    done = sum(one.state == "done" for one in measures)
    told = f"{len(measures)}条措施完成{done}条" if measures else ""
    if item.state == "closed" and item.closed_on:
        return f"{item.closed_on.month}月{item.closed_on.day}日销号，{told}".rstrip("，")
    return shown(item.missing, stand.tree.book) or told or shown(item.last_text, stand.tree.book)


def _category(tree: Tree, item: Item) -> str:
    above = tree.headings(item) if isinstance(item, Problem) else ()
    return shown(above[-1].text, tree.book) if len(above) > 1 else ""
