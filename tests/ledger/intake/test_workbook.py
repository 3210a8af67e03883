"""Workbooks of every make are opened; what is none, locked, broken or unsafe is refused."""

import contextlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_sheet import Row, sheet_bytes

from zhenggai.ledger.intake.workbook import Merge, read_workbook
from zhenggai.notices.source import ReadError

# The fixture `soffice`
Convert = Callable[[Path, str], Path]

ROWS: list[Row] = [["方面", "反馈问题"], ["党的领导", "甲"], [None, "乙"]]
SHEET = sheet_bytes(ROWS, ("A2:A3",))


def reason_of(data: bytes) -> str:
    with pytest.raises(ReadError) as refused:
        read_workbook(data)
    assert str(refused.value).endswith("。")
    return refused.value.reason


def with_member(name: str, change: tuple[bytes, bytes]) -> bytes:
    """The sheet with one part of its package changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SHEET)) as old, zipfile.ZipFile(buffer, "w") as new:
        for member in old.namelist():
            data = old.read(member)
            new.writestr(member, data.replace(*change) if member == name else data)
    return buffer.getvalue()


def test_a_merged_range_holds_its_value_in_every_cell() -> None:
    (sheet,) = read_workbook(SHEET)
    assert sheet.rows == (("方面", "反馈问题"), ("党的领导", "甲"), ("党的领导", "乙"))
    assert sheet.merges == (Merge(1, 0, 2, 0),)
    assert sheet.covered == {(2, 0): Merge(1, 0, 2, 0)}


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_old_and_open_formats_are_read(kind: str, soffice: Convert, tmp_path: Path) -> None:
    paper = tmp_path / "a.xlsx"
    paper.write_bytes(SHEET)
    (sheet,) = read_workbook(soffice(paper, kind).read_bytes())
    assert sheet.rows[1] == ("党的领导", "甲")
    assert sheet.rows[2][1] == "乙"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        ("序号,问题\n1,甲\n".encode(), "unknown"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "unknown"),
        (b"%PDF-1.7", "unknown"),
        (b"PK\x03\x04 broken", "broken"),
        (SHEET[: len(SHEET) // 2], "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "unknown"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "broken"),
    ],
    ids=[
        "empty",
        "csv",
        "html",
        "pdf",
        "no zip",
        "half a sheet",
        "encrypted",
        "a doc",
        "half an xls",
    ],
)
def test_what_is_no_workbook_is_refused_in_plain_words(data: bytes, reason: str) -> None:
    assert reason_of(data) == reason


def test_a_value_in_the_last_cell_of_a_sheet_fills_no_machine() -> None:
    assert reason_of(with_member("xl/worksheets/sheet1.xml", (b'r="B3"', b'r="XFD1048576"'))) == (
        "too_large"
    )


def test_a_bomb_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (20 * 2**20))
    assert reason_of(buffer.getvalue()) == "bomb"


def test_ranges_that_cover_the_sheet_many_times_are_refused() -> None:
    many = b"<mergeCells>" + b'<mergeCell ref="A1:B3"/>' * 500
    assert reason_of(
        with_member("xl/worksheets/sheet1.xml", (b'<mergeCells count="1">', many))
    ) == ("broken")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    broken = bytearray(SHEET)
    for _ in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(ReadError):  # and nothing else
        read_workbook(bytes(broken))
