"""Entries out of their rows, thousands at a time: a column is read, parsed and made values at once.

What is withheld or gone is not known here; `tables` is the door to entries.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import repeat
from typing import Any

from django.db import connection
from django.db.models import Func, QuerySet, TextField

from zhenggai.ledger import models
from zhenggai.ledger.core.entries import BareEntry, Entry

# So few that they stay in the processor's own memory until they are folded.
_BATCH = 100


class _AsStored(Func):
    """A day or moment past the converters, which take as long as all the rest: SQLite's text."""

    template = "%(expressions)s"
    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """Of a text that is worked out no converter knows."""
        return self.as_sql(compiler, connection, template="CAST(%(expressions)s AS TEXT)", **more)


_BARE = ("n", "kind", "v", _AsStored("on"), "by", "entered_by", "facts", "content__told")
_WHOLE = (*_BARE, _AsStored("at"), "subject", "words", "prev", "hash", "mac")


def bare_entries(found: QuerySet[models.Entry]) -> Iterator[BareEntry]:
    """What a fold needs of these entries; of fields of words only those whose text still stands."""
    for n, kind, v, on, by, entered_by, facts, told in _columns(found, *_BARE):
        content = _parsed(told)
        days = map(_day, on)
        columns = (n, kind, v, days, by, entered_by, _parsed(facts), content, content)
        yield from map(BareEntry._make, zip(*columns, strict=True))


def whole_entries(found: QuerySet[models.Entry], book: str) -> Iterator[Entry]:
    """These entries of one book, with their places in the chain."""
    for columns in _columns(found, *_WHOLE):
        n, kind, v, on, by, entered_by, facts, told, at, subject, words, *seal = columns
        ordered = (
            repeat(book, len(n)), n, kind, v, map(_day, on), map(_moment, at), by, entered_by,
            map(_subject, subject), _parsed(facts), _parsed(words), _parsed(told), *seal,
        )  # fmt: skip
        yield from map(Entry._make, zip(*ordered, strict=True))


def _columns(found: QuerySet[models.Entry], *names: Any) -> Iterator[list[Sequence[Any]]]:
    """The columns of these rows, some rows at a time; past Django's converters."""
    statement, given = found.values_list(*names).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        while batch := cursor.fetchmany(_BATCH):
            yield list(zip(*batch, strict=True))


def _parsed(texts: Sequence[str | None]) -> list[Any]:
    """One parse for all of them."""
    plain: list[Any] = json.loads(f"[{','.join([one or '{}' for one in texts])}]")
    return plain


# Entries share days and, when written together, moments.
@lru_cache(maxsize=2**10)
def _day(told: date | str) -> date:
    return date.fromisoformat(told) if isinstance(told, str) else told


@lru_cache(maxsize=2**10)
def _moment(told: datetime | str) -> datetime:
    at = datetime.fromisoformat(told) if isinstance(told, str) else told
    # SQLite tells UTC without saying so
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _subject(told: str) -> tuple[str, ...]:
    return tuple(told.split())
