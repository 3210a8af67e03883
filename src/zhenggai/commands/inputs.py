"""What the user named on the command line, as files: folders and wildcards opened up, `-` is
standard input."""

import glob
import os
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from zhenggai.notices.notice import Notice
from zhenggai.notices.readers import open_source
from zhenggai.notices.reading import read, read_source
from zhenggai.notices.source import ReadError

# What is taken out of a folder; a file that is named itself is read whatever it is called.
SUFFIXES = (".txt", ".md", ".docx", ".doc", ".wps", ".pdf", ".html", ".htm")

STANDARD_INPUT = "标准输入"


def read_input(name: str) -> Notice:
    """Read a named file, or standard input for `-`. Every failure is a `ReadError` with a Chinese
    sentence."""
    try:
        return read_standard_input() if name == "-" else read(Path(name))
    except FileNotFoundError as error:
        raise ReadError("missing", "没有这个文件。请核对路径和文件名。") from error
    except IsADirectoryError as error:
        raise ReadError("folder", "这是文件夹，不是文件。请指定其中的一个文件。") from error
    except PermissionError as error:
        raise ReadError("forbidden", "没有读这个文件的权限。请另存一份再试。") from error
    except (OSError, ValueError) as error:
        # ValueError: a name with a zero byte
        raise ReadError("unreadable", f"打不开这个文件（{error}）。") from error


def read_standard_input() -> Notice:
    """Whatever is piped in, of any format; it passes through a file because the readers open
    files."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "stdin")
        path.write_bytes(sys.stdin.buffer.read())
        source = open_source(path)
    return read_source(replace(source, name=STANDARD_INPUT))


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
        return [str(one) for one in sorted(path.rglob("*")) if is_notice(one)] or [name]
    if any(mark in name for mark in "*?[") and not path.exists():
        # glob and not Path.glob: the pattern may be absolute
        return sorted(glob.glob(name, recursive=True)) or [name]  # noqa: PTH207
    return [os.fspath(name)]


def is_notice(path: Path) -> bool:
    """A file that may be a notice; Word's own lock files (~$…) and hidden ones are none."""
    return (
        path.suffix.lower() in SUFFIXES and not path.name.startswith(("~$", ".")) and path.is_file()
    )
