"""Files into sources: one module a format, chosen by content and not by name.

A format is a module of this package with `read(data) -> (text, furniture)`, and what else a
`Source` holds where the format tells; it is loaded by name, so that a txt is read without what the
others need.
"""

import hashlib
from importlib import import_module
from pathlib import Path

from zhenggai.notices.readers.furniture import find_furniture
from zhenggai.notices.readers.sniff import sniff
from zhenggai.notices.readers.text_table import TextTable
from zhenggai.notices.source import ReadError, Source, Span

MAX_BYTES = 50 * 2**20

MEDIA_TYPES = {
    "txt": "text/plain",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html",
    "doc": "application/msword",
}


def open_source(path: Path) -> Source:
    """Read a file of any format that notices come in.

    Raises `ReadError` for what is missing, no text, or not safe to open.
    """
    return source_of_bytes(file_bytes(path), path.name)


def source_of_bytes(data: bytes, name: str) -> Source:
    """The source in a file's bytes."""
    if not data:
        raise ReadError("empty", "这个文件是空的（0 字节）。请确认文件已经保存完整，再试一次。")
    kind = sniff(data)
    # Only a docx can tell what is quoted, and what its controls and properties say.
    text, furniture, *more = import_module(f"{__name__}.{kind}").read(data)
    if not text.strip():
        raise ReadError(
            "empty", "这个文件里没有文字。请打开确认内容；如果只有图片，请改用有文字的文件。"
        )
    digest = hashlib.sha256(data).hexdigest()
    furniture = merged(*furniture, *find_furniture(text))
    return Source(name, MEDIA_TYPES[kind], digest, text, furniture, *more)


# Formats that tell where a table's cells begin and end: a module `tables` beside their own
_WITH_TABLES = frozenset({"docx", "html", "pdf"})


def tables_of_bytes(data: bytes) -> list[TextTable]:
    """The tables of a file that was read already (`source_of_bytes`); none of other formats."""
    kind = sniff(data)
    if kind not in _WITH_TABLES:
        return []
    found: list[TextTable] = import_module(f"{__name__}.{kind}.tables").tables_in(data)
    return found


def file_bytes(path: Path) -> bytes:
    """The content of a file of sensible size."""
    try:
        if path.is_dir():
            raise ReadError("folder", "这是一个文件夹，不是文件。请指定文件夹里的通报文件。")
        if path.exists() and not path.is_file():
            raise ReadError("unknown", "这不是普通文件。请指定一份通报文件。")
        if path.stat().st_size > MAX_BYTES:
            raise ReadError(
                "too_large",
                "这个文件超过 50 MB，不像是一份通报。请删去其中的图片或附件，另存后再试。",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("missing", "找不到这个文件。请检查路径和文件名是否写对。") from error
    except PermissionError as error:
        raise ReadError(
            "forbidden", "没有权限读取这个文件。请检查文件权限，或复制一份到自己的文件夹再试。"
        ) from error
    except (OSError, ValueError) as error:
        raise ReadError("missing", "这个文件打不开。请检查路径、网络盘或磁盘是否正常。") from error


def merged(*spans: Span) -> tuple[Span, ...]:
    """Spans in the order of the text, overlapping ones made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
