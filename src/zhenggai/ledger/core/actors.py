"""Who acts: a person or body by id, its unit, and the roles it has in this book."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from zhenggai.ledger.core.entries import Draft
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.state import Book

ROLES: Mapping[str, str] = {
    "office": "整改办",
    "liaison": "联络员",
    "unit_head": "单位主要负责人",
    "leader": "牵头领导",
    "verifier": "核查人员",
    "leading_group": "领导小组",
    "superior": "上级",
    "reader": "查阅人员",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or a body such as 区委常委会."""

    id: str
    unit: str = ""
    roles: frozenset[str] = frozenset()


# Who acts on the command line where nobody is named.
CONSOLE = Actor("console", "", frozenset({"office"}))


@dataclass(frozen=True, slots=True)
class Case:
    """One act that somebody wants written: all that moves and gates may look at."""

    book: Book
    draft: Draft
    at: datetime
    pack: Pack
    by: Actor
    entered_by: Actor
