"""New rows for acts that come by the thousand, four times quicker than by calling their class."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from typing import cast

from zhenggai.ledger.core.rows import AnyRow, Row


def made(kind: type[AnyRow], /, **values: object) -> AnyRow:
    """A row with these values. Names are not checked here; a test checks every row's names."""
    new = object.__new__(kind)
    new.__dict__.update(_blank(kind))
    new.__dict__.update(values)
    return new


def _defaults(kind: type[Row]) -> Mapping[str, object]:
    return {one.name: one.default for one in fields(kind) if one.default is not MISSING}


# What stands in a row of a kind where nothing is told; read off the kind once.
_blank = cast("Callable[[type[Row]], Mapping[str, object]]", cache(_defaults))
