"""How many pages a kept file has, where its form tells: a pdf, or a picture."""

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
