"""The books of the house with all that a person's desk in one asks first, at once."""

from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, OuterRef, Q, QuerySet

from zhenggai.ledger.built_queries import BuiltQuery
from zhenggai.ledger.models import Book, ChainCheck
from zhenggai.opinions.readers import named
from zhenggai.opinions.tasks import something_waits
from zhenggai.publication.models import Draft

_OF_BOOK = [one.attname for one in Book._meta.concrete_fields]  # noqa: SLF001 - Django's own way
_OF_CHECK = ["chain_check__n", "chain_check__ok", "chain_check__at"]


@dataclass(frozen=True, slots=True)
class AskedBook:
    """A book, and what was asked of it for a person."""

    held: Book
    # how far and when its chain was checked last
    chain_check: ChainCheck | None
    # whether citizens' opinions may wait for the person
    opinions_wait: bool
    # whether the person was named to read them
    is_named: bool
    # whether texts are drafted in it
    has_texts: bool


def books_asked(person: str, unit: str) -> list[AskedBook]:
    """Every book by name, abandoned ones too; `unit` is the person's, "" for none."""
    return [_asked(row) for row in _BOOKS.rows(person, unit)]


def _asked(row: tuple[Any, ...]) -> AskedBook:
    of_book, (n, ok, at, *flags) = row[: len(_OF_BOOK)], row[len(_OF_BOOK) :]
    held = Book.from_db(DEFAULT_DB_ALIAS, _OF_BOOK, of_book)
    check = None if n is None else ChainCheck(book=held, n=n, ok=ok, at=at)
    return AskedBook(held, check, *map(bool, flags))


def _of_all(person: str, unit: str) -> QuerySet[Book, tuple[Any, ...]]:
    flags = {
        "opinions_wait": something_waits(person, unit),
        "is_named": Q(named(person, OuterRef("pk"))),
        "has_texts": Q(Exists(Draft.objects.filter(book=OuterRef("pk")))),
    }
    return Book.objects.annotate(**flags).values_list(*_OF_BOOK, *_OF_CHECK, *flags)


_BOOKS = BuiltQuery(_of_all, texts=2)
