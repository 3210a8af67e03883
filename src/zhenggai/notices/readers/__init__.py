"""Files into sources: one module a format, chosen by content and not by name."""

import hashlib
from pathlib import Path

from zhenggai.notices.source import Source


def open_source(path: Path) -> Source:
    """Read a file of any format that notices come in."""
    data = path.read_bytes()
    return Source(path.name, "text/plain", hashlib.sha256(data).hexdigest(), data.decode("utf-8-sig"))
