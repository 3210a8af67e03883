"""What was made of a kept tree: what a reader sees of it, its figures on a day, its pages.

A tree is of one head and never changes, so what was once made of it holds as long as it is kept
(`kept_trees`); with the tree it goes.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.scope import is_limited, may_know, seen_tree, sees_all
from zhenggai.ledger.core.tree import Tree

# Of one tree; eighty units' own trees and what is made of each page are some of it.
MOST = 256
_Made = TypeVar("_Made")


class _Shelf:
    """By tree, the last that was asked for at the end."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._lock = Lock()
        self._of: WeakKeyDictionary[Tree, OrderedDict[Hashable, object]] = WeakKeyDictionary()

    def made(self, tree: Tree, name: Hashable, make: Callable[[], _Made]) -> _Made:
        """Two who ask at once may both make it; either is right."""
        with self._lock:
            held = self._of.setdefault(tree, OrderedDict())
            if name in held:
                held.move_to_end(name)
                return cast("_Made", held[name])
        found = make()
        with self._lock:
            held[name] = found
            while len(held) > MOST:
                held.popitem(last=False)
        return found


_SHELF = _Shelf()


def made_of(tree: Tree, name: Hashable, make: Callable[[], _Made]) -> _Made:
    """What `make` gives for this tree, made once.

    `name` tells it from all else that is made of the tree and holds whatever else it depends on, a
    day above all. The result may hold rows of the tree, never the tree, which it would keep for
    ever.
    """
    return _SHELF.made(tree, name, make)


def seen_of(tree: Tree, actor: Actor) -> Tree:
    """The tree as far as this person sees it (`core.scope`), one for all who see the same."""
    limited = made_of(tree, "limited", lambda: _limited(tree))
    known = frozenset(one.key for one in limited if may_know(one, actor))
    is_whole = sees_all(actor)
    if is_whole and len(known) == len(limited):
        return tree
    name = ("seen", known, None if is_whole else actor.unit)
    return made_of(tree, name, lambda: seen_tree(tree, actor))


def _limited(tree: Tree) -> tuple[Problem, ...]:
    return tuple(one for one in tree.problems if not one.is_part and is_limited(one))
