"""A workbook's bytes as sheets of typed cells, merged ranges filled.

Row and column numbers count from 0 here; what a person reads counts from 1.
"""

import io
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from zhenggai.ledger.intake.package_guard import (
    BROKEN,
    ENCRYPTED,
    MAX_CELLS,
    TOO_WIDE,
    Kind,
    guarded_kind,
    refuse,
)
from zhenggai.notices.source import ReadError

# An empty cell is "".
Cell = str | int | float | bool | date | datetime | time | timedelta


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows from the very first cell on, all of the same length.

    `covered` tells of the places (row, column) whose value is not their own but that of a merged
    range, and of which.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merges: tuple[Merge, ...] = ()
    covered: Table[tuple[int, int], Merge] = field(default_factory=dict)
    is_hidden: bool = False


def read_workbook(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of an xlsx, xls, et, xlsb or ods file in their order.

    Raises `ReadError` with a Chinese sentence for what is no workbook, locked, broken or unsafe.
    """
    kind = guarded_kind(data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return tuple(
                _sheet(
                    book.get_sheet_by_name(one.name),
                    kind,
                    is_hidden=one.visible != SheetVisibleEnum.Visible,
                )
                for one in book.sheets_metadata
                if one.typ == SheetTypeEnum.WorkSheet
            )
    except PasswordError as error:
        raise ReadError("encrypted", ENCRYPTED) from error
    except (CalamineError, OSError, ValueError) as error:
        raise ReadError("broken", BROKEN) from error
    except BaseException as error:
        # A panic inside calamine comes as a BaseException of a class that cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise ReadError("broken", BROKEN) from error


def _sheet(raw: CalamineSheet, kind: Kind, *, is_hidden: bool) -> Sheet:
    if raw.total_height * raw.total_width > MAX_CELLS:
        refuse("too_large", TOO_WIDE)
    rows: list[list[Cell]] = list(raw.to_python(skip_empty_area=False))
    spans = raw.merged_cell_ranges if kind in ("xlsx", "xls") else None
    merges, covered = _fill(rows, spans or [])
    return Sheet(raw.name, tuple(map(tuple, rows)), merges, covered, is_hidden)


def _fill(
    rows: list[list[Cell]], spans: list[tuple[tuple[int, int], tuple[int, int]]]
) -> tuple[tuple[Merge, ...], dict[tuple[int, int], Merge]]:
    """Write each range's value into all its cells, as far as the sheet reaches."""
    height, width = len(rows), len(rows[0]) if rows else 0
    merges: list[Merge] = []
    covered: dict[tuple[int, int], Merge] = {}
    for (top, left), (bottom, right) in spans:
        merge = Merge(top, left, min(bottom, height - 1), min(right, width - 1))
        if merge.top >= height or merge.left >= width:
            continue
        merges.append(merge)
        value = rows[top][left]
        area = (merge.bottom - top + 1) * (merge.right - left + 1)
        # Ranges of a sound sheet never overlap, so together they cannot cover more than it has.
        if len(covered) + area > height * width:
            refuse("broken", BROKEN)
        for row in range(top, merge.bottom + 1):
            for column in range(left, merge.right + 1):
                rows[row][column] = value
                covered[row, column] = merge
        del covered[top, left]
    return tuple(merges), covered
