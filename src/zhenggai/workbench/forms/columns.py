"""What somebody chose on the page of a sheet's columns."""

from collections.abc import Mapping
from dataclasses import dataclass

_COLUMN = "column-"


@dataclass(frozen=True, slots=True)
class ColumnsTold:
    """The sheet, and what each column is taken for; None where no column was chosen yet."""

    sheet: str
    fields: dict[int | str, str | None] | None


def columns_told(fields: Mapping[str, str]) -> ColumnsTold:
    """What came from the page; another sheet has other columns, so the choices of the last go."""
    sheet = fields.get("sheet", "")
    if sheet != fields.get("sheet-before", ""):
        return ColumnsTold(sheet, None)
    chosen: dict[int | str, str | None] = {
        int(name.removeprefix(_COLUMN)): value or None
        for name, value in fields.items()
        if name.startswith(_COLUMN) and name.removeprefix(_COLUMN).isdigit()
    }
    return ColumnsTold(sheet, chosen or None)
