"""Rows of the core as JSON text and back, driven by the types of their fields.

What stands at its default is left out. A text that PostgreSQL cannot hold (the mark of expunged
words begins with NUL) is kept by JSON's own escape.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from zhenggai.ledger.core.entries import json_text
from zhenggai.ledger.core.keys import kind_of
from zhenggai.ledger.core.rows import Row
from zhenggai.ledger.core.state import ROW_TYPES

Convert = Callable[[Any], Any]
Value = TypeVar("Value")


def row_text(row: object) -> str:
    """The row, or another value without slots, as JSON; equal rows give equal texts."""
    return json_text(_write(row))


def value_of(cls: type[Value], text: str) -> Value:
    """The value of a JSON text."""
    value: Value = _read(cls, json.loads(text))
    return value


def row_of(key: str, text: str) -> Row:
    """The row of a JSON text."""
    row: Row = _read(ROW_TYPES[kind_of(key)], json.loads(text))
    return row


def _write(record: Any) -> dict[str, Any]:
    values = record.__dict__
    return {
        name: write(values[name]) if write else values[name]
        for name, write, _, blank in shape_of(type(record))
        if name in values and values[name] != blank
    }


def _read(cls: type[Any], told: Mapping[str, Any]) -> Any:
    blanks, readers = _blank_of(cls)
    values = blanks.copy()
    for name, value in told.items():
        if name in readers:
            read = readers[name]
            values[name] = read(value) if read else value
    # Past __init__: ten thousand rows are read to show a book.
    record = object.__new__(cls)
    object.__setattr__(record, "__dict__", values)
    return record


def _shape(cls: type[Any]) -> tuple[tuple[str, Convert | None, Convert | None, Any], ...]:
    """Each field with how it is written and read, and what stands where nothing is told."""
    hints = get_type_hints(cls)
    found = []
    for one in fields(cls):
        blank = one.default if one.default is not MISSING else None
        if one.default_factory is not MISSING:
            blank = one.default_factory()
        found.append((one.name, *_conversion(hints[one.name]), blank))
    return tuple(found)


# Read off the types once.
shape_of = cast(
    "Callable[[type[Any]], tuple[tuple[str, Convert | None, Convert | None, Any], ...]]",
    cache(_shape),
)


def _blanks(cls: type[Any]) -> tuple[dict[str, Any], Mapping[str, Convert | None]]:
    """What a record holds of which nothing is told, and how each field is read."""
    shape = shape_of(cls)
    return (
        {name: blank for name, _, _, blank in shape if not hasattr(cls, name)},
        {name: read for name, _, read, _ in shape},
    )


# Of some forty fields few are told; the rest stands in the class.
_blank_of = cast(
    "Callable[[type[Any]], tuple[dict[str, Any], Mapping[str, Convert | None]]]", cache(_blanks)
)


def _conversion(hint: Any) -> tuple[Convert | None, Convert | None]:
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (one for one in get_args(hint) if one is not type(None))
        write, read = _conversion(hint)
        return _unless_none(write), _unless_none(read)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if get_origin(hint) is tuple:
        return _conversion_of_tuple(get_args(hint))
    if is_dataclass(hint):
        return _write, _reader(hint)  # type: ignore[arg-type]  # a class and no instance
    if get_origin(hint) is not None and issubclass(get_origin(hint), Mapping):
        return dict, None
    return None, None


def _conversion_of_tuple(inner: tuple[Any, ...]) -> tuple[Convert, Convert]:
    if inner[-1] is not Ellipsis:
        # a triple such as (person, unit, entry), all plain
        return list, tuple
    write, read = _conversion(inner[0])
    if write is None or read is None:
        return list, tuple
    return (
        lambda values: [write(one) for one in values],
        lambda values: tuple(read(one) for one in values),
    )


def _reader(cls: type[Any]) -> Convert:
    return lambda told: _read(cls, told)


def _unless_none(convert: Convert | None) -> Convert | None:
    if convert is None:
        return None
    return lambda value: None if value is None else convert(value)


def _plain_decimal(amount: Decimal) -> str:
    return format(amount, "f")


_PLAIN: Mapping[Any, tuple[Convert, Convert]] = {
    date: (date.isoformat, date.fromisoformat),
    Decimal: (_plain_decimal, Decimal),
}
