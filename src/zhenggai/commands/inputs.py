"""What the user named on the command line, as files: folders and wildcards opened up, `-` is
standard input."""

import glob
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from zhenggai.notices.notice import Notice
from zhenggai.notices.readers import MAX_BYTES, source_of_bytes
from zhenggai.notices.reading import read, read_source
from zhenggai.notices.source import ReadError

# What is taken out of a folder; a file that is named itself is read whatever it is called.
SUFFIXES = (".txt", ".md", ".docx", ".doc", ".wps", ".pdf", ".html", ".htm")

STANDARD_INPUT = "标准输入"


def read_input(name: str) -> Notice:
    """Read a named file, or standard input for `-`. Raises `ReadError` with a Chinese sentence."""
    if name != "-":
        return read(Path(name))
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ReadError("too_large", "从标准输入来的内容超过 50 MB，不像是一份通报。")
    return read_source(source_of_bytes(data, STANDARD_INPUT))


def expand(names: Iterable[str]) -> list[str]:
    """Files in the order given, each once; a folder stands for the notices in it, a wildcard for
    what it matches."""
    found = (one for name in names for one in files_of(name))
    return list(dict.fromkeys(found))


def files_of(name: str) -> list[str]:
    """The files that one name stands for; a name that stands for nothing stays and is reported
    when read."""
    if name == "-":
        return [name]
    path = Path(name)
    if path.is_dir():
        return [str(one) for one in sorted(path.rglob("*")) if is_notice(one, path)] or [name]
    if any(mark in name for mark in "*?[") and not path.exists():
        # glob and not Path.glob: the pattern may be absolute
        return sorted(glob.glob(name, recursive=True)) or [name]  # noqa: PTH207
    return [os.fspath(name)]


def is_notice(path: Path, folder: Path) -> bool:
    """A file of a folder that may be a notice; hidden ones and Word's own lock files (~$…) are
    none."""
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return path.suffix.lower() in SUFFIXES and not hidden and path.is_file()
