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
from zhenggai.ledger.core.acts.mending import AskExpunge, DeclineExpunge, Expunge
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.entries import Draft
from zhenggai.ledger.core.gates.expunging import items_of
from zhenggai.ledger.core.numbering import next_of_book
from zhenggai.ledger.core.state import Book

ACTORS = {one.id: one for one in (CLERK, LIAISON, HEAD, LEADER, LENT, GROUP, SUPERIOR, VERIFIER)}


def draft(on: str | date, by: Actor, act: Act) -> Draft:
    """An act of a day, written by who did it."""
    return Draft(act, day(on) if isinstance(on, str) else on, by.id, by.id)


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


def ask_to_expunge(
    book: models.Book,
    on: str | date,
    n: int,
    *fields: str,
    by: Actor = CLERK,
    ground: str = "secret",
) -> Written:
    """The asking for words of entry `n` to be destroyed."""

    def asking(now: Book) -> list[Draft]:
        key = next_of_book(now, "expunging")
        act = AskExpunge(key, n, fields, ground, items=items_of(now, n))
        return [draft(on, by, act)]

    return record_all(book, Making({"history"}, asking), on)


def decide_expunging(
    book: models.Book, on: str | date, *, by: Actor = GROUP, granted: bool = True
) -> Written:
    """The one request that waits, carried out or declined by another."""

    def deciding(now: Book) -> list[Draft]:
        [asked] = [one for one in now.expungings.values() if one.state == "asked"]
        items = items_of(now, asked.of)
        act: Act = Expunge(asked.of, asked.fields, asked.ground, asked.asked_by, items, asked.key)
        if not granted:
            act = DeclineExpunge(asked.key, "没有不该存的内容", items)
        return [draft(on, by, act)]

    return record_all(book, Making({"history"}, deciding), on)


def expunge(
    book: models.Book, on: str | date, n: int, *fields: str, ground: str = "secret"
) -> None:
    """Words of entry `n` destroyed: one asks, another decides."""
    ask_to_expunge(book, on, n, *fields, ground=ground)
    decide_expunging(book, on)
    book.refresh_from_db()


def record_all(
    book: models.Book, drafts: Sequence[Draft] | Making, on: str | date = "2-1", **given: Any
) -> Written:
    """Several acts written at once."""
    return write(book.code, drafts, **{"actors": ACTORS, "at": moment(on), **given})


def differences(book: models.Book) -> list[str]:
    """The rows that are not what the entries say; a test asks after every scenario."""
    return queries.rebuild(book)
