"""Where results go: standard output, or the file that `-o` names."""

import errno
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from zhenggai.notices.render.screen import PLAIN, Screen

_ELSEWHERE = "请换一个位置，或检查它的权限"
# Why a disk does not take or give what is asked, and what to do.
DISK_REASONS: Mapping[int, tuple[str, str]] = {
    errno.ENOSPC: ("磁盘已满", "请腾出空间后再试"),
    errno.EDQUOT: ("磁盘配额已用完", "请腾出空间后再试"),
    errno.EACCES: ("没有读写的权限", _ELSEWHERE),
    errno.EPERM: ("系统不许可", _ELSEWHERE),
    errno.EROFS: ("磁盘只能读，不能写", _ELSEWHERE),
    errno.EIO: ("磁盘出错", "请检查磁盘、网络盘是否正常"),
    errno.EFBIG: ("文件超过了系统许可的大小", _ELSEWHERE),
    errno.ENAMETOOLONG: ("文件名太长", "请换一个短些的名称"),
}
# The same for a place that was named for a result.
_PLACE_REASONS: Mapping[int, str] = {
    errno.ENOENT: "没有这个文件夹",
    errno.ENOTDIR: "它的上一级是文件，不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.EEXIST: "已有同名的文件",
    errno.EACCES: "没有写的权限",
}


class WriteError(Exception):
    """The result could not be written; the message says so in Chinese."""


def put_text(pieces: Iterable[str], out: str | None) -> None:
    """Write pieces of text one after the other, as they come."""
    if out is None or out == "-":
        for piece in pieces:
            sys.stdout.write(piece)
        return
    try:
        with Path(out).open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(pieces)
    except OSError as error:
        raise WriteError(f"写不进“{out}”：{reason_of(error)}。请换一个位置。") from error


def spare_inputs(inputs: Iterable[str], out: str | None) -> None:
    """Refuse to write the result over a file that was read."""
    if out is None or not Path(out).is_file():
        return
    if any(one != "-" and Path(one).exists() and Path(one).samefile(out) for one in inputs):
        raise WriteError(f"“{out}”是要读的文件，结果不能写回原件。请换一个文件名。")


def put_bytes(data: bytes, out: str) -> None:
    """Write a file that is no text."""
    try:
        Path(out).write_bytes(data)
    except OSError as error:
        raise WriteError(f"写不进“{out}”：{reason_of(error)}。请换一个位置。") from error


def replace_file(pieces: Iterable[bytes], out: str) -> None:
    """Write a file whole or not at all: what is there under its name stays until the new one is."""
    to = Path(out)
    if to.exists() and not to.is_file():
        # a device or a pipe takes what it is given; a folder does not and says so
        put_bytes(b"".join(pieces), out)
        return
    beside = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(to)
    except OSError as error:
        raise WriteError(f"写不进“{out}”：{reason_of(error)}。请换一个位置。") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def reason_of(error: OSError) -> str:
    """Why the system refused, in Chinese where it is a case that people meet."""
    number = error.errno or 0
    disk, _ = DISK_REASONS.get(number, (str(error), ""))
    return _PLACE_REASONS.get(number, disk)


def say(message: str) -> None:
    """A message to the person at the terminal: standard error, one line."""
    sys.stderr.write(message + "\n")


def screen_for(out: str | None) -> Screen:
    """How wide and colourful the output is: plain in a file or a pipe, or where NO_COLOR is set."""
    if out is not None or not sys.stdout.isatty():
        return PLAIN
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        columns = PLAIN.columns
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(min(max(columns, 40), 160), colour)
