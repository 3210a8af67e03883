"""Several things at once: which acts may be done on what was chosen, and what stands against it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts import ACT_OF_KIND
from zhenggai.ledger.core.keys import kind_of, number_of
from zhenggai.ledger.core.moves import next_acts
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.rows import Item
from zhenggai.ledger.core.tree import Tree
from zhenggai.workbench.desks import Desk

# Acts that are the same for many, each with its icon and the kinds of rows it is for.
_ACTS: tuple[tuple[str, str, str], ...] = (
    ("assign", "users", "problem measure"),
    ("hand_over", "users", "problem measure"),
    ("set_deadline", "clock", "problem measure"),
    ("ask_extension", "calendar-plus", "problem measure"),
    ("mark_priority", "flag", "problem"),
    ("sign", "writing-sign", "problem"),
    ("close", "circle-check", "problem"),
    ("comment", "message", "problem measure"),
)
MOST = 200


@dataclass(frozen=True, slots=True)
class BatchAct:
    """An act on the bar below the sheet; `kinds` are the kinds of rows on which it can be done."""

    kind: str
    title: str
    icon: str
    kinds: str


def batch_acts(desk: Desk, pack: Pack) -> list[BatchAct]:
    """What this person may do on several rows at once."""
    return [
        BatchAct(kind, ACT_OF_KIND[kind].TITLE, icon, kinds)
        for kind, icon, kinds in _ACTS
        if pack.may(desk.actor.roles, kind)
    ]


@dataclass(frozen=True, slots=True)
class Against:
    """A chosen row on which the act cannot be done, and why."""

    item: Item
    why: str

    @property
    def number(self) -> str:
        """Its number."""
        return number_of(self.item.key)


def chosen_items(tree: Tree, keys: Iterable[str]) -> list[Item]:
    """The chosen problems and measures that are there."""
    found = (tree.book.item(key) for key in dict.fromkeys(keys))
    return [one for one in found if one is not None][:MOST]


def against(
    tree: Tree, items: Sequence[Item], kind: str, actor: Actor, pack: Pack
) -> list[Against]:
    """The rows on which the act cannot be done now."""
    kinds = next((kinds for name, _, kinds in _ACTS if name == kind), "")
    found = []
    for item in items:
        why = "" if kind_of(item.key) in kinds.split() else "只能对问题办理"
        why = why or _refusal(tree, item, kind, actor, pack)
        if why:
            found.append(Against(item, why))
    return found


def _refusal(tree: Tree, item: Item, kind: str, actor: Actor, pack: Pack) -> str:
    if kind == "comment":
        return ""
    # A family alone: the gates look through every row of the book that they are given.
    book = tree.only([item.family]).book
    offered = next_acts(book, item.key, actor, pack, datetime.now(UTC))
    own = next((one for one in offered if kind == one.act.KIND), None)
    if own is None:
        return "现在的状态不能办理，或不由您办理"
    return own.refusal.sentence if own.refusal else ""
