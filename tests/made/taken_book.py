"""A paper taken into a book of its own, without a database, and what the book holds of it."""

from datetime import UTC, date, datetime
from itertools import zip_longest
from typing import Any

from zhenggai.ledger.core.book import apply
from zhenggai.ledger.core.chain import FIRST_PREV, Place, seal
from zhenggai.ledger.core.figures import part_of
from zhenggai.ledger.core.packs import load_pack
from zhenggai.ledger.core.rows import Item, Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.intake.draft_acts import Hand, draft_acts
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.notices.notice import Notice

PACK = load_pack("district-under-province")
BODY = "body/青禾区委"
NOW = datetime(2027, 1, 4, 4, tzinfo=UTC)


def taken(notice: Notice) -> Book:
    """The book that an import makes of a paper."""
    draft = draft_of(notice, "notice")
    hand = Hand("person/clerk", "person/clerk", NOW.date(), "青禾台账", "", BODY, pack=PACK)
    book = Book()
    for one in draft_acts(draft, book, hand).drafts:
        place = Place("qinghe", book.head + 1, NOW, FIRST_PREV)
        apply(book, seal(one, place, lambda: "salt"))
    return book


def folded(text: str) -> str:
    """Words without the mark at their end."""
    return text.strip().rstrip("。；;，,")


def held(book: Book) -> list[tuple[Any, ...]]:
    """Everything that a notice tells of problems and measures, in order.

    How far each measure and each part is, it tells only of what is done; by when, only of what is
    not; and who raised a problem, only of what stands under no aspect.
    """
    tree = Tree(book)
    found: list[tuple[Any, ...]] = []
    for problem in tree.problems:
        if problem.state in ("merged", "withdrawn"):
            continue
        above = tuple((one.kind, folded(one.text)) for one in tree.headings(problem))
        source = "" if any(kind == "aspect" for kind, _ in above) else problem.source
        found.append(("problem", above, *_item(book, problem), source, *_state(problem)))
        for measure in tree.measures.get(problem.key, ()):
            state = measure.state if problem.state == "closed" else ""
            found.append(("measure", bool(measure.group), *_item(book, measure), state))
        found += (("measure", False, folded(line), (), "") for line in _steps(tree, problem))
    return found


def _steps(tree: Tree, problem: Problem) -> list[str]:
    """What was told to come next: a paper's next steps are taken as measures to come."""
    if problem.state in ("closed", "closure_asked", "signing") or problem.is_part:
        return []
    if problem.next_steps:
        return [problem.next_steps]
    keys = (problem.key, *(part.key for part in tree.parts.get(problem.key, ())))
    rows = (row for key in keys for row in tree.measures.get(key, ()))
    return [row.next_steps for row in rows if row.state != "done" and row.next_steps]


def differences(before: Book, after: Book) -> list[tuple[Any, ...]]:
    """What a notice of the first book told otherwise, missed or added, as the second one has it.

    A measure's words may be followed by what the notice adds: the report, a document that they do
    not name.
    """
    own, back = held(before), held(after)
    pairs = zip_longest(own, back, fillvalue=())
    return [(one, other) for one, other in pairs if not _is_same(one, other)]


def _is_same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    if len(one) != len(other) or one[:2] != other[:2] or one[4:] != other[4:]:
        return False
    if not _are_same_documents(one[3], other[3]):
        return False
    own, back = str(one[2]), str(other[2])
    return own == back or (one[0] == "measure" and back.startswith(own))


def _are_same_documents(own: tuple[Any, ...], back: tuple[Any, ...]) -> bool:
    """By title and number; what was done with one that the item's own words name, they say."""
    return len(own) == len(back) and all(
        one[:2] == other[:2] and (one[2] == other[2] or one[3])
        for one, other in zip(own, back, strict=True)
    )


def _item(book: Book, one: Item) -> tuple[Any, ...]:
    documents = tuple(
        (row.title, row.number, row.action, row.title in one.text + one.last_text)
        for row in book.regulations.values()
        if row.item == one.key
    )
    return folded(one.text), documents


def _state(one: Problem) -> tuple[Any, ...]:
    is_told = not one.is_part and one.state != "closed"
    days = tuple((milestone.on, milestone.what) for milestone in one.milestones if is_told)
    state = part_of(one) if one.state == "closed" or not one.is_part else ""
    return one.is_part, state, days, one.standing and is_told


def told_figures(book: Book) -> dict[str, tuple[str, str]]:
    """The figures that the paper gives as a whole."""
    rows = [one for one in book.figures.values() if not one.item]
    return {one.name: (str(one.value), one.unit) for one in rows}


def last_day(notice: Notice) -> date:
    """The day of a paper."""
    return notice.paper_day or NOW.date()
