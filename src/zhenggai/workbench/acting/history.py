"""The entries about one item and all that hangs on it, newest first, as sentences."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from zhenggai.ledger import models, tables
from zhenggai.ledger.core.acts.mending import AskExpunge, CarryOverState, Correct
from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.core.keys import family_of, number_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.rows import Item, Measure, Numbers, Row
from zhenggai.ledger.core.state import Book
from zhenggai.people.queries import Known, known
from zhenggai.workbench.acting.sentences import Told, ids_in, teller_for


@dataclass(frozen=True, slots=True)
class History:
    """What was done, everybody whom the page names, and by number of entry the requests for an
    expunging that nobody has decided yet.

    `carried_as` is the state in which a paper or sheet named the item last; empty where the item's
    state comes from no paper. A measure's row knows no 基本完成, its entry does.
    """

    told: tuple[Told, ...]
    known: Mapping[str, Known]
    requests: Mapping[int, str]
    carried_as: str


def history(held: models.Book, state: Book, pack: Pack, item: Item, also: Iterable[str]) -> History:
    """Of a problem with its measures, of a measure alone; corrections of these entries too.

    `also` are the ids of others on the page, who are looked up together with those of the entries.
    """
    found = _about(held, state, _keys(state, item))
    people = known({*also, *ids_in(found)})
    names = {one: told.name for one, told in people.items()}
    teller = teller_for(state, pack, found, names)
    told = tuple(teller.told(one) for one in reversed(found))
    return History(told, people, _open_requests(found), _carried_as(found, item))


def _carried_as(found: Sequence[Entry], item: Item) -> str:
    mistaken: set[int] = set()
    for one in reversed(found) if item.carried else ():
        if one.n in mistaken:
            continue
        if one.kind == Correct.KIND:
            mistaken.add(int(one.facts["wrong"]))
        elif one.kind == CarryOverState.KIND and item.key in one.subject:
            return str(one.facts["state"])
    return ""


def _open_requests(found: Iterable[Entry]) -> dict[int, str]:
    told = [(one.n, one.kind, one.facts.get("expunging", "")) for one in found]
    decided = {key for _, kind, key in told if kind != AskExpunge.KIND}
    return {n: key for n, kind, key in told if kind == AskExpunge.KIND and key not in decided}


def _about(held: models.Book, state: Book, keys: list[str]) -> list[Entry]:
    """Entries that name one of these keys. The database looks for what all keys of a family have in
    common, as a word for each key would be looked for in every entry of the book."""
    wanted = set(keys)
    root = number_of(family_of(keys[0]))
    common = Q()
    # 7 of problem/7, closing/7-1, problem/7.1
    for end in (" ", "-", "."):
        common |= Q(subject__contains=f"/{root}{end}")
    rows = tables.entry_rows(held.code).filter(common, n__lte=state.head)
    found = tables.entries_of(rows, held.code, withheld=state.withheld)
    return [one for one in found if wanted.intersection(one.subject)]


def _keys(state: Book, item: Item) -> list[str]:
    """The item's key, and those of what belongs to it: proofs, askings, measures, sub-items."""
    number = number_of(item.key)
    stems = (f"{number}.",) if isinstance(item, Measure) else (f"{number}-", f"{number}.")
    rows = [
        row for row in state.every() if row.family == item.family and not isinstance(row, Numbers)
    ]
    return [
        row.key
        for row in rows
        if row.key == item.key
        or getattr(row, "item", "") == item.key
        or (_is_tree(row, item) and number_of(row.key).startswith(stems))
    ]


def _is_tree(row: Row, item: Item) -> bool:
    """Of a measure only measures stand below it; of a problem everything of its number."""
    return isinstance(row, Measure) or not isinstance(item, Measure)
