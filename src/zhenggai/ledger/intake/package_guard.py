"""What a workbook's bytes are, and whether they are safe to unpack; asked before anything is read.

A spreadsheet is unpacked into a full rectangle from its first to its last cell: one value in the
last cell of a sheet is enough to fill a machine. So the extent is measured in the packed file.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Literal, NoReturn

import olefile

from zhenggai.notices.source import ReadError

MAX_BYTES = 50 * 2**20
MAX_MEMBERS = 5_000
MAX_TOTAL = 400 * 2**20
MAX_RATIO = 200
# Below this a high ratio harms nobody: an empty form of many rows packs well too.
RATIO_FROM = 8 * 2**20
MAX_ROWS = 200_000
MAX_CELLS = 8_000_000

Kind = Literal["xlsx", "xlsb", "ods", "xls"]

EMPTY = "这个文件是空的（0 字节）。请确认文件已经保存完整，再试一次。"
TOO_LARGE = "这个文件超过 50 MB，不像是一份台账。请删去其中的图片或附件，另存后再试。"
BROKEN = "这份表格已损坏，打不开。请用 Excel 或 WPS 打开原件修复，重新另存为 xlsx 后再试。"
BOMB = (
    "这个文件展开后大得异常（疑似压缩炸弹），为安全起见没有打开。请核对文件来源，换一份正常的文件。"
)
TOO_WIDE = (
    "这份表格的单元格铺得过开（超过 20 万行，或数据区过大），没有打开。"
    "请删去表格下方和右侧多余的内容，另存后再试。"
)
ENCRYPTED = "这份表格加了密码，打不开。请用 Excel 或 WPS 去掉打开密码，另存后再试。"
NOT_A_SHEET = "这不是 Excel 表格。请指定 xlsx、xls、et 或 ods 格式的台账。"
WEB_PAGE = (
    "这是网页，只是文件名像 Excel 表格。请用 Excel 或 WPS 打开，另存为“Excel 工作簿(.xlsx)”后再试。"
)
PLAIN_TEXT = "这是文本文件（如 csv），不是 Excel 表格。请用 Excel 或 WPS 打开，另存为 xlsx 后再试。"
WORD = "这是 Word 文档，不是 Excel 表格。请指定 xlsx、xls、et 或 ods 格式的台账。"

SHEET_NAMES = (".xls", ".xlsx", ".xlsm", ".xlsb", ".et", ".ods", ".csv")
# a csv parts its cells so
SEPARATED = re.compile(rb"[,;\t]")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The names of an OLE file's streams, as they stand in its directory
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
WORD_STREAM = "WordDocument".encode("utf-16-le")
BOOK_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))

# <html>, <table border="0">, <!doctype html>: what web systems save as .xls
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|meta|table|body)\b", re.I)
# A cell that holds something: <c r="AB12" s="3" t="s">, <x:c r='A1'>; one that is empty ends in />
CELL = re.compile(
    rb"""<(?:\w{1,9}:)?c\s[^<>]{0,200}?\br=["']([A-Z]{1,3})([0-9]{1,7})["'][^<>]{0,200}>"""
)
# <table:table-row … table:number-rows-repeated="1048000" · <table:table-cell …>
ODS_TAG = re.compile(
    rb"<table:(?P<tag>table-row|table-cell|covered-table-cell|table)\b(?P<rest>[^<>]{0,2000}?)(?P<end>/?)>"
)
# the attribute table:number-rows-repeated="20"
REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="([0-9]{1,9})"')


def refuse(reason: str, sentence: str) -> NoReturn:
    """A file that is not read, said in Chinese."""
    raise ReadError(reason, sentence)


def guarded_kind(data: bytes) -> Kind:
    """What workbook the bytes hold; raises `ReadError` for what is none or not safe to open."""
    if not data:
        refuse("empty", EMPTY)
    if len(data) > MAX_BYTES:
        refuse("too_large", TOO_LARGE)
    if data.startswith(OLE):
        return _ole_kind(data)
    if not data.startswith(b"PK"):
        _refuse_other(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _zip_kind(archive)
    except (
        zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError,
        ValueError, KeyError,
    ) as error:  # fmt: skip
        raise ReadError("broken", BROKEN) from error


def _ole_kind(data: bytes) -> Kind:
    if ENCRYPTED_STREAM in data:
        refuse("encrypted", ENCRYPTED)
    if not is_old_workbook(data):
        refuse("unknown", WORD if WORD_STREAM in data else NOT_A_SHEET)
    return "xls"


def is_old_workbook(data: bytes) -> bool:
    """Whether an OLE file is a workbook; a Word file may have one inside."""
    if WORD_STREAM not in data:
        return any(name in data for name in BOOK_STREAMS)
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            return bool({"Workbook", "Book"} & {path[0] for path in file.listdir()})
    except (OSError, ValueError, IndexError, struct.error):
        return False


def refuse_false_sheet(data: bytes, name: str) -> None:
    """Refuse a table of a web system or a csv that is only called a workbook.

    As a paper it would be read without a word of what it is.
    """
    if not name.lower().endswith(SHEET_NAMES):
        return
    head = data[:4096]
    lines = [line for line in head.splitlines() if line.strip()][:5]
    if HTML.search(head) and b"<table" in data.lower():
        refuse("unknown", WEB_PAGE)
    if len(lines) > 1 and all(len(SEPARATED.findall(line)) >= 2 for line in lines):
        refuse("unknown", PLAIN_TEXT)


def _refuse_other(data: bytes) -> NoReturn:
    head = data[:4096]
    if HTML.search(head):
        refuse("unknown", WEB_PAGE)
    if b"\x00" not in head and not head.startswith((b"%PDF", b"{\\rtf", b"Rar!", b"7z")):
        refuse("unknown", PLAIN_TEXT)
    refuse("unknown", NOT_A_SHEET)


def _zip_kind(archive: zipfile.ZipFile) -> Kind:
    members = archive.infolist()
    _refuse_bomb(members)
    names = {member.filename for member in members}
    if any(member.flag_bits & 1 for member in members):
        refuse("encrypted", ENCRYPTED)
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("word/") for name in names):
        refuse("unknown", WORD)
    if any(name.startswith("xl/") for name in names):
        for name in sorted(names):
            if re.match(r"xl/worksheets/[^/]+\.xml$", name):
                _refuse_extent(_cells(_unpacked(archive, name)))
        return "xlsx"
    if "content.xml" in names and "mimetype" in names:
        if b"spreadsheet" not in archive.read("mimetype")[:200]:
            refuse("unknown", NOT_A_SHEET)
        if "manifest:encryption-data" in _unpacked(archive, "META-INF/manifest.xml").decode(
            "utf-8", "replace"
        ):
            refuse("encrypted", ENCRYPTED)
        _refuse_extent(_ods_rows(_unpacked(archive, "content.xml")))
        return "ods"
    refuse("unknown", NOT_A_SHEET)


def _refuse_bomb(members: list[zipfile.ZipInfo]) -> None:
    """Refuse what its own directory says is too much."""
    if len(members) > MAX_MEMBERS or sum(one.file_size for one in members) > MAX_TOTAL:
        refuse("bomb", BOMB)
    for member in members:
        packed = max(member.compress_size, 1)
        if member.file_size > RATIO_FROM and member.file_size / packed > MAX_RATIO:
            refuse("bomb", BOMB)


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    """A member's bytes, counted while they are unpacked."""
    with archive.open(name) as member:
        data = member.read(MAX_TOTAL + 1)
    if len(data) > MAX_TOTAL:
        refuse("bomb", BOMB)
    return data


def _cells(xml: bytes) -> Iterator[tuple[int, int]]:
    """Row and column (from 1) of every cell of a sheet that is not an empty element."""
    widths: dict[bytes, int] = {}
    for found in CELL.finditer(xml):
        if xml[found.end() - 2] == 0x2F:  # <c … />
            continue
        letters = found[1]
        column = widths.get(letters)
        if column is None:
            column = 0
            for letter in letters:
                column = column * 26 + letter - 64
            widths[letters] = column
        yield int(found[2]), column


def _ods_rows(xml: bytes) -> Iterator[tuple[int, int]]:
    """Last row and column of what each row of an ods file holds, repetitions counted."""
    row = column = last = repeat = 0
    for found in ODS_TAG.finditer(xml):
        times = REPEATED.search(found["rest"])
        count = int(times[1]) if times else 1
        if found["tag"] == b"table":
            row = 0
        elif found["tag"] == b"table-row":
            row, column, last, repeat = row + repeat, 0, 0, count
        else:
            column += count
            last = last if found["end"] or b"value-type" not in found["rest"] else column
        if last:
            yield row + repeat, last


def _refuse_extent(cells: Iterator[tuple[int, int]]) -> None:
    rows = columns = 0
    for row, column in cells:
        rows, columns = max(rows, row), max(columns, column)
    if rows > MAX_ROWS or rows * columns > MAX_CELLS:
        refuse("too_large", TOO_WIDE)
