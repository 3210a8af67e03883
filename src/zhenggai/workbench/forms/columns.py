"""What somebody chose on the page of a sheet's columns."""

from collections.abc import Mapping
from dataclasses import dataclass

_CHOSEN, _SHOWN, _TOLD = "column-", "shown-", "told-"
Choice = dict[int, str | None]


@dataclass(frozen=True, slots=True)
class ColumnsTold:
    """The sheet, what every column of the page stands at, and which of them the person chose.

    Both are None where no page of columns was there before. `is_as_shown` tells that nothing was
    chosen since.
    """

    sheet: str
    chosen: Choice | None
    fields: dict[int | str, str | None] | None
    is_as_shown: bool = False


def columns_told(fields: Mapping[str, str]) -> ColumnsTold:
    """What came from the page; another sheet has other columns, so the choices of the last go.

    A column counts as chosen where it does not stand as it was shown, now or before.
    """
    sheet = fields.get("sheet", "")
    chosen = _by_column(fields, _CHOSEN)
    if sheet != fields.get("sheet-before", "") or not chosen:
        return ColumnsTold(sheet, None, None)
    shown, told = _by_column(fields, _SHOWN), _by_column(fields, _TOLD)
    put_right: dict[int | str, str | None] = {
        index: field
        for index, field in chosen.items()
        if index in told or shown.get(index, "") != field
    }
    return ColumnsTold(sheet, chosen, put_right, is_as_shown=chosen == shown)


def _by_column(fields: Mapping[str, str], stem: str) -> Choice:
    return {
        int(name.removeprefix(stem)): value or None
        for name, value in fields.items()
        if name.startswith(stem) and name.removeprefix(stem).isdecimal()
    }
