"""How many pages a kept file has, where its form tells: a pdf, or a picture."""

from functools import lru_cache

from zhenggai.ledger import evidence
from zhenggai.notices.readers.pdf import opened
from zhenggai.notices.source import ReadError

PDF = b"%PDF-"
JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"


def pages_of(data: bytes) -> int | None:
    """The pages of a pdf, 1 of a picture; None where only a program that lays it out knows."""
    if data.startswith((JPEG, PNG)):
        return 1
    if not data[:1024].lstrip().startswith(PDF):
        return None
    try:
        with opened(data) as document:
            return len(document)
    except ReadError:
        return None


# A file never changes under its digest.
@lru_cache(maxsize=20_000)
def pages_of_file(digest: str) -> int | None:
    """The pages of a kept file; None where its form tells none, or there is no such file."""
    try:
        return pages_of(evidence.read_bytes(digest))
    except (FileNotFoundError, ValueError):
        return None
