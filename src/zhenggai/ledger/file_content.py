"""What an uploaded file is and says, judged by its bytes and never by its name.

Refuses what is marked secret, what unpacks to a bomb and what nobody could open, before anything
is stored.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.intake.cells import text_of
from zhenggai.ledger.intake.package_guard import OLE, guarded_kind, is_old_workbook
from zhenggai.ledger.intake.workbook import Sheet, read_workbook
from zhenggai.notices.readers import MEDIA_TYPES, source_of_bytes
from zhenggai.notices.readers.sniff import is_picture, sniff
from zhenggai.notices.secrecy import ALONE, LEVEL, STARRED, STARS
from zhenggai.notices.source import ReadError

MAX_BYTES = 50 * 2**20
MAX_MEMBERS = 5_000
MAX_UNPACKED = 400 * 2**20
MAX_RATIO = 200
# Below this a high ratio harms nobody.
RATIO_FROM = 8 * 2**20
PREVIEW_CHARACTERS = 20_000

# 秘密★1年 · 密级：机密 · 绝密; an internal paper (内部资料) is no state secret
SECRET = re.compile(r"秘\s?密|机\s?密|绝\s?密")
# cells of a sheet and lines of a paper
LINES = re.compile(r"[\t\r\n]")
EDGES = "【】[]（）() 　\u2003"
LONGEST_MARK = 8
OFFICE = "application/vnd.openxmlformats-officedocument."
SHEETS = {
    "xlsx": f"{OFFICE}spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "xlsb": "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
SLIDES = f"{OFFICE}presentationml.presentation"
OFD = "application/ofd"
PICTURES = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"RIFF": "image/webp",
}
# These say nothing that could be read, and are proof all the same.
UNREADABLE = frozenset({"empty", "scanned", "picture"})
TOO_LARGE = "文件超过50 MB，没有保存。请压缩图片或拆成几份后再传。"
EMPTY = "文件是空的（0字节），没有保存。请确认文件已经保存完整，再传一次。"
BOMB = "文件展开后大得异常（疑似压缩炸弹），没有保存。请核对文件来源。"
ARCHIVE = "不收压缩包。请解压后逐份上传，没有保存。"


@dataclass(frozen=True, slots=True)
class FileContent:
    """What is known of a file without opening it again."""

    media_type: str
    preview: str


def content_of(data: bytes, name: str) -> FileContent:
    """Type and text of an uploaded file. Raises NotAllowed with what is wrong with it."""
    if not data:
        raise NotAllowed("empty", EMPTY)
    if len(data) > MAX_BYTES:
        raise NotAllowed("too_large", TOO_LARGE)
    try:
        media_type, text = _type_and_text(data, name)
    except ReadError as fault:
        raise NotAllowed(fault.reason, f"{fault}文件没有保存。") from fault
    refuse_marked(name, text)
    return FileContent(media_type, text[:PREVIEW_CHARACTERS].replace("\x00", ""))


def refuse_marked(name: str, text: str) -> None:
    """Raise NotAllowed where a file's name or text bears the mark of a state secret."""
    if mark := secrecy_of(f"{name}\n{text}"):
        raise NotAllowed("secret", secret_sentence(mark))


def refuse_secret(*texts: str) -> None:
    """Raise NotAllowed where typed words, of a field each, bear the mark of a state secret."""
    if mark := secrecy_of("\n".join(texts)):
        raise NotAllowed(
            "secret",
            f"文字中有“{mark}”标志。本系统为非涉密系统，不得存储、处理国家秘密。"
            "内容没有保存，请按保密规定办理。",
        )


def secrecy_of(text: str) -> str:
    """The mark of a state secret that the text bears; empty where it bears none."""
    # Every mark has this character, and few of twenty thousand rows do.
    if "密" not in text:
        return ""
    marked = [LEVEL.search(text), STARRED.search(text) if STARS.search(text) else None]
    words = [found[0] for found in marked if found]
    words += [
        line.strip(EDGES)
        for line in LINES.split(text)
        if len(line) <= LONGEST_MARK and line.strip(EDGES) in ALONE
    ]
    for word in words:
        if level := SECRET.search(word):
            return re.sub(r"\s", "", level[0])
    return ""


def secret_sentence(mark: str) -> str:
    """What is said to who brings a marked file."""
    return (
        f"文件标有“{mark}”字样。本系统为非涉密系统，不得存储、处理国家秘密。"
        "文件未保存，请按保密规定办理。"
    )


def _type_and_text(data: bytes, name: str) -> tuple[str, str]:
    if is_picture(data):
        return next(
            (one for head, one in PICTURES.items() if data.startswith(head)), "image/heif"
        ), ""
    if data.startswith(b"PK"):
        kind = _kind_of_package(data)
        if kind in (SLIDES, OFD):
            return kind, ""
        if kind == "sheet":
            return _sheet(data)
    elif data.startswith(b"\xd0\xcf\x11\xe0") and _is_sheet(data):
        return _sheet(data)
    return _paper(data, name)


def _paper(data: bytes, name: str) -> tuple[str, str]:
    media_type = MEDIA_TYPES[sniff(data)]
    try:
        return media_type, source_of_bytes(data, name).text
    except ReadError as fault:
        if fault.reason in UNREADABLE:
            return media_type, ""
        raise


def _sheet(data: bytes) -> tuple[str, str]:
    media_type = SHEETS[guarded_kind(data)]
    return media_type, sheet_text(read_workbook(data))


def sheet_text(sheets: Iterable[Sheet]) -> str:
    """All cells of a workbook, hidden sheets too: a row a line, what is merged told once."""
    lines = (
        "\t".join(
            text_of(cell)
            for column, cell in enumerate(row)
            if cell != "" and (number, column) not in sheet.covered
        )
        for sheet in sheets
        for number, row in enumerate(sheet.rows)
    )
    return "\n".join(line for line in lines if line)


def is_sheet(data: bytes) -> bool:
    """Whether the bytes hold a workbook (xlsx, xls, et, xlsb, ods), a broken one too."""
    if data.startswith(b"PK"):
        try:
            return _kind_of_package(data) == "sheet"
        except ReadError:
            return b"xl/workbook." in data and b"word/document." not in data
    return data.startswith(OLE) and is_old_workbook(data)


def _is_sheet(data: bytes) -> bool:
    try:
        guarded_kind(data)
    except ReadError as fault:
        return fault.reason != "unknown"
    return True


def _kind_of_package(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as fault:
        raise ReadError(
            "broken", "文件已损坏，打不开。请打开原件看是否完好，重新保存后再传。"
        ) from fault
    _refuse_bomb(members)
    tops = {member.filename.partition("/")[0] for member in members}
    if "word" in tops:
        return "paper"
    if "xl" in tops or {"content.xml", "mimetype"} <= tops:
        return "sheet"
    if "ppt" in tops:
        return SLIDES
    if "OFD.xml" in tops:
        return OFD
    raise ReadError("archive", ARCHIVE)


def _refuse_bomb(members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(one.file_size for one in members)
    is_dense = any(
        one.file_size > RATIO_FROM and one.file_size > MAX_RATIO * max(one.compress_size, 1)
        for one in members
    )
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or is_dense:
        raise ReadError("bomb", BOMB)
