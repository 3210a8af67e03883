"""Which column of a sheet holds what: found once, shown for correction, remembered."""

import hashlib
from collections.abc import Mapping as Table
from dataclasses import dataclass, replace
from typing import Any

from zhenggai.ledger.intake.columns import LISTS, folded, names, title_of


@dataclass(frozen=True, slots=True)
class Column:
    """One printed column: `index` from 0, heading as printed (two rows joined by ／).

    `field` is a name of `columns.toml` or None; `is_doubtful` asks a person to look.
    """

    index: int
    heading: str
    field: str | None
    is_doubtful: bool = False

    @property
    def title(self) -> str | None:
        """What the column is taken for, in Chinese."""
        return title_of(self.field) if self.field else None


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of one sheet under its head, rows `top` to `bottom` (from 0, both included)."""

    sheet: str
    top: int
    bottom: int
    columns: tuple[Column, ...]

    @property
    def fingerprint(self) -> str:
        """The same for every sheet with the same headings in the same order."""
        words = "\n".join(folded(column.heading) for column in self.columns)
        return hashlib.sha256(words.encode()).hexdigest()

    @property
    def unknown(self) -> tuple[Column, ...]:
        """Columns that are taken for nothing."""
        return tuple(column for column in self.columns if column.field is None)

    def columns_of(self, field: str) -> tuple[int, ...]:
        """Where a field stands; more than one place for lists only."""
        return tuple(column.index for column in self.columns if column.field == field)

    def as_json(self) -> dict[str, Any]:
        """What is remembered: headings and fields, no place of one sheet."""
        columns = [{"heading": one.heading, "field": one.field} for one in self.columns]
        return {"fingerprint": self.fingerprint, "columns": columns}

    def remembered(self, memory: Table[str, Any]) -> "Mapping":
        """This sheet's mapping with the fields that a person once confirmed for the same head.

        A memory of another head, or of fields that exist no more, changes nothing.
        """
        if memory.get("fingerprint") != self.fingerprint:
            return self
        fields = [one["field"] for one in memory["columns"]]
        if any(field is not None and field not in names() for field in fields):
            return self
        pairs = zip(self.columns, fields, strict=True)
        columns = tuple(replace(one, field=field, is_doubtful=False) for one, field in pairs)
        return replace(self, columns=columns)


def is_list(field: str | None) -> bool:
    """Whether several columns may hold the field."""
    return field is not None and field.removeprefix("measure_") in LISTS
