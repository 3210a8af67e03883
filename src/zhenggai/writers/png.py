"""Pictures as PNG (ISO/IEC 15948), written from plain rows of points without another library."""

import struct
import zlib
from collections.abc import Iterable

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# eight bits a colour, red green blue, no interlacing
_TRUE_COLOUR = (8, 2, 0, 0, 0)


def png(width: int, height: int, rows: Iterable[bytes]) -> bytes:
    """The picture of these rows, top to bottom, each three bytes (red, green, blue) a point."""
    # Each row begins with the filter that it uses: none.
    points = zlib.compress(b"".join(b"\x00" + row for row in rows), 6)
    head = struct.pack(">IIBBBBB", width, height, *_TRUE_COLOUR)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", points) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)
