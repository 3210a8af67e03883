"""What a sheet of an xlsx hides, and cells whose values are not in the file.

calamine gives a formula that was never reckoned, and an error such as #N/A, as an empty cell: that
would be a loss without a word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhenggai.ledger.intake.form_package import open_package
from zhenggai.ledger.intake.references import column_of
from zhenggai.notices.source import ReadError

_NAME = rb"<(?:\w{1,9}:)?"
_IS_HIDDEN = rb"""(?=[^<>]*?\bhidden=["'](?:1|true)["'])[^<>]*?"""
_PLACE = rb"""[^<>]*?\br=["']([A-Z]+)(\d+)["'][^<>]*>"""
# <row r="3" spans="1:8" hidden="1">
_HIDDEN_ROW = re.compile(_NAME + rb"row\b" + _IS_HIDDEN + rb"""\br=["'](\d+)""")
# <col min="7" max="7" width="13" hidden="1"/>
_HIDDEN_COLUMNS = re.compile(
    _NAME + rb"col\b" + _IS_HIDDEN + rb"""\bmin=["'](\d+)["'][^<>]*?\bmax=["'](\d+)"""
)
# <c r="E4" s="1" t="e"><f>…</f><v>#N/A</v></c>
_ERROR = re.compile(
    _NAME + rb"""c\b(?=[^<>]*?\bt=["']e["'])""" + _PLACE + rb".{0,9000}?v>(#[^<]{1,12})<", re.S
)
# <c r="G2"><f>IF(1,"已完成","")</f><v></v></c>: without t="str" the empty value is none
_UNRECKONED = re.compile(
    _NAME + rb"""c\b(?![^<>]*?\bt=["']str["'])""" + _PLACE + rb"\s*"
    rb"<(?:\w{1,9}:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w{1,9}:)?f>)\s*"
    rb"(?:<(?:\w{1,9}:)?v\s*/>|<(?:\w{1,9}:)?v></|</)"
)


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """Hidden rows and columns, and cells without values: row, column (from 0) and what is wrong."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    valueless: tuple[tuple[int, int, str], ...] = ()


def marks_of(data: bytes, sheet: str) -> SheetMarks:
    """The marks of a sheet by its name; none where the file is no xlsx."""
    if not data.startswith(b"PK"):
        return SheetMarks()
    try:
        package = open_package(data)
        member = package.sheets().get(sheet)
    except ReadError:
        # ods, xlsb
        return SheetMarks()
    return _marks(package.archive.read(member)) if member else SheetMarks()


def _marks(xml: bytes) -> SheetMarks:
    cut = xml.find(b"sheetData")
    columns = (
        range(int(found[1]) - 1, min(int(found[2]), 16_384))
        for found in _HIDDEN_COLUMNS.finditer(xml, 0, max(cut, 0))
    )
    return SheetMarks(
        frozenset(int(found[1]) - 1 for found in _HIDDEN_ROW.finditer(xml)),
        frozenset(column for held in columns for column in held),
        tuple(_valueless(xml)),
    )


def _valueless(xml: bytes) -> Iterator[tuple[int, int, str]]:
    if b't="e"' in xml or b"t='e'" in xml:
        for found in _ERROR.finditer(xml):
            yield int(found[2]) - 1, column_of(found[1].decode()), found[3].decode()
    if b"f>" in xml:
        for found in _UNRECKONED.finditer(xml):
            yield int(found[2]) - 1, column_of(found[1].decode()), ""
