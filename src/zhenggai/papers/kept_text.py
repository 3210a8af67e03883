"""The text of a kept file."""

from zhenggai.ledger import evidence
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.source import ReadError


def kept_text(digest: str, name: str) -> str:
    """What the file in the store says; empty where it is gone or says nothing."""
    try:
        return source_of_bytes(evidence.read_bytes(digest), name).text
    except (FileNotFoundError, ReadError):
        return ""
