"""The doors of a book: which pages stand in the top bar, and for whom.

A room that gets its page adds its line here; the order is that of the work.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from zhenggai.publication.papers.catalogue import PAPERS
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.drafting.desks import reads_drafts
from zhenggai.workbench.written.writing import may_write


@dataclass(frozen=True, slots=True)
class Door:
    """A page of a book: its word and address; `names` are what its pages call their door."""

    title: str
    view: str
    names: frozenset[str]
    is_for: Callable[[Desk], bool]


@dataclass(frozen=True, slots=True)
class Shown:
    """A door on a page."""

    title: str
    address: str
    is_here: bool


def _everybody(_: Desk) -> bool:
    return True


def _whole(desk: Desk) -> bool:
    return desk.sees_all


def _office(desk: Desk) -> bool:
    return desk.is_office


def _writes(desk: Desk) -> bool:
    return any(may_write(desk, one) for one in PAPERS)


def _part(desk: Desk) -> bool:
    return not desk.sees_all


_LEDGER = frozenset({"ledger"})
DOORS = (
    Door("总览", "workbench:book", frozenset({"book"}), _everybody),
    Door("台账", "workbench:ledger", _LEDGER, _whole),
    Door("我的事项", "workbench:ledger", _LEDGER, _part),
    Door("填报", "workbench:rounds", frozenset({"rounds"}), _everybody),
    Door("代录", "workbench:from_paper", frozenset({"from_paper"}), _office),
    Door("文书", "workbench:written", frozenset({"written"}), _writes),
    Door("通报", "workbench:drafting", frozenset({"drafting", "editions"}), reads_drafts),
    Door(
        "资料",
        "workbench:materials",
        frozenset({"materials", "papers", "documents", "chain", "opinions"}),
        _whole,
    ),
)


def doors_of(desk: Desk, here: str) -> Iterator[Shown]:
    """The doors that this person has, and which of them is open."""
    for door in DOORS:
        if door.is_for(desk):
            address = reverse(door.view, args=[desk.held.code])
            yield Shown(door.title, address, here in door.names)
