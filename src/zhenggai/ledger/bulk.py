"""Many rows into a table at once, as both databases take them quickest.

Django's own `bulk_create` makes an object, a statement part and a parameter list for every row and
takes three times as long as the databases themselves.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cache
from itertools import islice
from typing import Any

from django.db import connection, models

# A list goes to PostgreSQL as an array; it has no hash to be remembered by.
# So many rows stand in memory as the driver takes them.
_BATCH = 5_000
_AS_THEY_ARE = frozenset({str, int, bool, list, type(None)})


def insert(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    unique: Sequence[str] = (),
    update: Sequence[str] = (),
) -> None:
    """Insert the rows; where one of these `unique` columns is there, `update` its columns."""
    quote = connection.ops.quote_name
    statement = (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(map(quote, columns))})"  # noqa: S608, SLF001 - names of our own columns
        f" VALUES ({', '.join(['%s'] * len(columns))})"
    )
    if unique:
        changes = ", ".join(f"{quote(one)} = EXCLUDED.{quote(one)}" for one in update)
        statement += f" ON CONFLICT ({', '.join(map(quote, unique))}) DO UPDATE SET {changes}"
    adapt = _adapter()
    values = (
        [value if type(value) in _AS_THEY_ARE else adapt(value) for value in row] for row in rows
    )
    with connection.cursor() as cursor:
        while batch := list(islice(values, _BATCH)):
            cursor.executemany(statement, batch)


def _adapter() -> Callable[[Any], Any]:
    """What gives a value as this database's driver takes it; many rows share one moment."""
    ops = connection.ops

    @cache
    def adapted(value: Any) -> Any:
        if isinstance(value, datetime):
            return ops.adapt_datetimefield_value(value)
        if isinstance(value, date):
            return ops.adapt_datefield_value(value)
        return value

    return adapted
