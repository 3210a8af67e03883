"""What a person may see of a book (知悉范围): the office all of it, everybody else as far as told.

A problem that is limited is there for those whom it names, by person, unit or role, and for the
office. Every other problem is there for the roles that look after the whole book and for the units
that answer for something of it. Outside one's scope a thing does not exist: it is in no list, no
count and under no address.
"""

from collections.abc import Iterable

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.keys import BOOK, family_of
from zhenggai.ledger.core.responsibility import units_of
from zhenggai.ledger.core.rows import Expunging, Meeting, Problem, Recheck, Row, changed
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.tree import Tree

# In a need-to-know list: no limit after all.
EVERYBODY = "all"
_OPEN = frozenset({"office", "leader", "verifier", "leading_group", "superior", "reader"})


def sees_all(actor: Actor) -> bool:
    """Whether the whole book is open to this person, but for what is limited to others."""
    return bool(actor.roles & _OPEN)


def knows_whole(tree: Tree, actor: Actor) -> bool:
    """Whether nothing of the book is hidden from this person, so that the whole feedback may be
    read."""
    return sees_all(actor) and all(may_know(one, actor) for one in tree.problems)


def is_limited(problem: Problem) -> bool:
    """Whether only some may know of the problem."""
    return bool(limit_of(problem))


def limit_of(problem: Problem) -> tuple[str, ...]:
    """Those who may know of the problem; empty where there is no limit."""
    return () if EVERYBODY in problem.need_to_know else problem.need_to_know


def may_know(problem: Problem, actor: Actor) -> bool:
    """Whether the problem's list of those who may know leaves this person in."""
    return is_within(limit_of(problem), actor)


def is_within(limit: tuple[str, ...], actor: Actor) -> bool:
    """Whether such a list leaves this person in; the office always."""
    if "office" in actor.roles or not limit:
        return True
    return bool({actor.id, actor.unit, *actor.roles} & set(limit))


def unit_may_know(book: Book, unit: str, key: str) -> bool:
    """Whether everybody of a unit may know of the row of this key."""
    top = book.find(Problem, family_of(key))
    return top is None or not is_limited(top) or unit in top.need_to_know


def sees(book: Book, actor: Actor, key: str) -> bool:
    """Whether the row of this key is there for this person."""
    family = family_of(key)
    top = book.find(Problem, family)
    if top is None or not is_limited(top):
        answers = family != BOOK and bool(actor.unit) and actor.unit in units_of(book, family)
        return sees_all(actor) or answers
    return may_know(top, actor)


def seen_by(book: Book, actor: Actor) -> Book:
    """The book as far as this person sees it."""
    return seen_tree(Tree(book), actor).book


def seen_tree(tree: Tree, actor: Actor) -> Tree:
    """The tree as far as this person sees it."""
    tops = [one for one in tree.problems if not one.is_part]
    families = {one.key for one in tops if _sees_family(tree, one, actor)}
    if not sees_all(actor):
        return _without_counts(tree.only(families))
    if len(families) == len(tops):
        return tree
    seen = tree.only(families)
    for row in tree.families.get(BOOK, ()):
        if not isinstance(row, Expunging) or _are_known(row.items, families):
            seen.book.put(_of_known(row, families))
    return _without_counts(seen)


def _sees_family(tree: Tree, top: Problem, actor: Actor) -> bool:
    if is_limited(top):
        return may_know(top, actor)
    units = tree.units.get(top.key, frozenset())
    return sees_all(actor) or (bool(actor.unit) and actor.unit in units)


def _without_counts(tree: Tree) -> Tree:
    """Without the plan's frozen counts, which tell how much is not seen."""
    tree.book.put(changed(tree.book.info, approved_problems=None, approved_measures=None))
    return tree


def _of_known(row: Row, families: set[str]) -> Row:
    """A row of the book's own without what it says of problems that are not seen."""
    match row:
        case Meeting():
            kept = (one for one in row.decisions if _are_known(one.items, families))
            return changed(row, decisions=tuple(kept))
        case Recheck():
            kept_findings = (one for one in row.findings if _are_known([one.problem], families))
            return changed(
                row,
                of=_known(row.of, families),
                drawn=_known(row.drawn, families),
                findings=tuple(kept_findings),
            )
    return row


def _known(keys: Iterable[str], families: set[str]) -> tuple[str, ...]:
    return tuple(key for key in keys if _are_known([key], families))


def _are_known(keys: Iterable[str], families: set[str]) -> bool:
    return all(family_of(key) in families or family_of(key) == BOOK for key in keys)
