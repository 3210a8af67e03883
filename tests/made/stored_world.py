"""The made-up district of `ledger_world`, its book written into real tables."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from ledger_world import (
    CLERK,
    GROUP,
    HEAD,
    LEADER,
    LENT,
    LIAISON,
    PACK,
    SUPERIOR,
    VERIFIER,
    day,
)

from zhenggai.ledger import models, queries
from zhenggai.ledger.actions import Making, Written, open_book, write
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.books import AdoptPack, OpenBook
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.entries import Draft

ACTORS = {one.id: one for one in (CLERK, LIAISON, HEAD, LEADER, LENT, GROUP, SUPERIOR, VERIFIER)}


def draft(on: str, by: Actor, act: Act) -> Draft:
    """An act of a day, written by who did it."""
    return Draft(act, day(on), by.id, by.id)


def moment(on: str | date) -> datetime:
    """The afternoon of a day in the offices."""
    return datetime.combine(day(on) if isinstance(on, str) else on, time(8), UTC)


def stored(*past: tuple[str, Actor, Act], name: str = "青岚区2026年省委巡视整改") -> models.Book:
    """The book with this past, whose first two acts open it."""
    on, by, act = past[0]
    assert isinstance(act, OpenBook)
    assert isinstance(past[1][2], AdoptPack)
    opening = Draft(OpenBook(**{**vars(act), "name": name}), day(on), by.id, by.id)
    book = open_book(opening, PACK, actors=ACTORS, at=moment(on))
    for one in past[2:]:
        record(book, *one)
    book.refresh_from_db()
    return book


def record(book: models.Book, on: str, by: Actor, act: Act, **given: Any) -> Written:
    """One act written on its own day."""
    return write(book.code, [draft(on, by, act)], **{"actors": ACTORS, "at": moment(on), **given})


def record_all(
    book: models.Book, drafts: Sequence[Draft] | Making, on: str = "2-1", **given: Any
) -> Written:
    """Several acts written at once."""
    return write(book.code, drafts, **{"actors": ACTORS, "at": moment(on), **given})


def differences(book: models.Book) -> list[str]:
    """The rows that are not what the entries say; a test asks after every scenario."""
    return queries.rebuild(book)
