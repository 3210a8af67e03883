"""一轮一卷: the index of the archive and every file that is kept of it, in its order, as one zip.

A file bears the number under which the index names it; what is not kept as a file (a paper that
lies in a cupboard) has its line in the index and no file.
"""

import re
import tempfile
import zipfile
from collections.abc import Iterable
from typing import BinaryIO

from zhenggai.ledger import evidence
from zhenggai.publication.papers.archived_texts import EDITION
from zhenggai.published.outside import for_outside
from zhenggai.published.queries import edition_by_code, read
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_rows import Letter
from zhenggai.writers.papers.told_archive import Filed

INDEX = "000 档案目录.docx"
# In no name of a file, on no system.
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')
_LONGEST = 60
# What a file begins with, and what its name ends with where nobody kept its name.
_ENDINGS = (
    (b"%PDF-", ".pdf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"\xd0\xcf\x11\xe0", ".doc"),
)
# Every volume of the same archive is the same.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def volume(index: Letter, filed: Iterable[Filed]) -> BinaryIO:
    """The zip, on disk until it is read and closed."""
    target = tempfile.TemporaryFile()  # noqa: SIM115 - whoever reads it closes it
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(INDEX, _MOMENT), letter_docx(index))
        for place, one in enumerate(filed, 1):
            data = _data(one)
            if data:
                archive.writestr(zipfile.ZipInfo(_name(place, one, data), _MOMENT), data)
    target.seek(0)
    return target


def _data(one: Filed) -> bytes:
    """The bytes; nothing where there is no file, or it is gone."""
    if one.file.startswith(EDITION):
        edition = edition_by_code(one.file.removeprefix(EDITION))
        return letter_docx(for_outside(read(edition).letter)) if edition else b""
    if not evidence.is_digest(one.file):
        return b""
    try:
        return evidence.read_bytes(one.file)
    except FileNotFoundError:
        return b""


def _name(place: int, one: Filed, data: bytes) -> str:
    """012 佐证材料/012 巡察反馈意见.pdf"""
    title = _NOT_IN_NAMES.sub(" ", one.title).strip()[:_LONGEST]
    return f"{one.part}/{place:03} {title}{_ending(data)}"


def _ending(data: bytes) -> str:
    for beginning, ending in _ENDINGS:
        if data.startswith(beginning):
            return ending
    if data.startswith(b"PK"):
        inside = data[:4000]
        return ".xlsx" if b"xl/" in inside else ".docx" if b"word/" in inside else ".zip"
    return ".txt"
