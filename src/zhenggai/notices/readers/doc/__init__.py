"""Word 97–2003 documents (doc), and the .wps files that are such: the text as a person sees it.

Layout of the file after [MS-DOC]: the text lies in pieces, its properties in pages of 512 bytes.
"""

import io
import struct

import olefile

from zhenggai.notices.readers.doc.binary import Document, is_old, open_document
from zhenggai.notices.readers.doc.story import lines_of
from zhenggai.notices.source import ReadError, Span

BROKEN = "这份 doc 文件已损坏，读不出来。请用 Word 或 WPS 打开原件，另存为 docx 后再试。"
ENCRYPTED = "这份文件加了密码，打不开。请用 Word 或 WPS 去掉打开密码，另存后再试。"
UNKNOWN = "这不是 Word 文档，读不出来。请用原来的软件打开，另存为 docx 后再试。"

OLD = "这是 Word 95 以前的文档，暂不支持。请用 Word 或 WPS 打开，另存为 docx 后再试。"
EXCEL = "这是 Excel 表格，不是通报。请指定 docx、doc、pdf、html 或 txt 格式的通报。"

# What an OLE file with such a stream is, for who took it for a notice.
OTHERS = (
    ("EncryptedPackage", "encrypted", ENCRYPTED),
    ("Workbook", "unknown", EXCEL),
    ("Book", "unknown", EXCEL),
    ("PowerPoint Document", "unknown", "这是 PPT 演示文稿，不是通报。请指定有文字的通报文件。"),
)  # fmt: skip

# What a damaged file makes of its own lengths and places.
DAMAGE = (
    OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error,
    OverflowError, RecursionError, MemoryError,
)  # fmt: skip


def read(data: bytes) -> tuple[str, tuple[Span, ...]]:
    """The text of a doc; it says nothing itself about its furniture."""
    try:
        document = opened(data)
        return "\n".join(lines_of(document)), ()
    except DAMAGE as error:
        raise ReadError("broken", BROKEN) from error


def opened(data: bytes) -> Document:
    """The streams of a doc; refuses what is another kind of OLE file, or locked."""
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        for stream, reason, sentence in OTHERS:
            if ole.exists(stream):
                raise ReadError(reason, sentence)
        if not ole.exists("WordDocument"):
            raise ReadError("unknown", UNKNOWN)
        main = ole.openstream("WordDocument").read()
        tables = {
            name: ole.openstream(name).read() for name in ("0Table", "1Table") if ole.exists(name)
        }
    if is_old(main):
        raise ReadError("unknown", OLD)
    document = open_document(main, tables)
    if document is None:
        raise ReadError("encrypted", ENCRYPTED)
    return document
