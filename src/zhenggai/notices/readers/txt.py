"""Plain text: the decoded file, untouched."""

from zhenggai.notices.readers.decoding import decode
from zhenggai.notices.source import Span


def read(data: bytes) -> tuple[str, tuple[Span, ...]]:
    """The text of a txt file; it says nothing itself about its furniture."""
    return decode(data), ()
