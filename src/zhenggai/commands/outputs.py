"""Where results go: standard output, or the file that `-o` names."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from zhenggai.notices.render.screen import PLAIN, Screen


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


def reason_of(error: OSError) -> str:
    """Why the system refused, in Chinese where it is a case that people meet."""
    known = {
        FileNotFoundError: "没有这个文件夹",
        IsADirectoryError: "这是一个文件夹",
        PermissionError: "没有写的权限",
    }
    return known.get(type(error), str(error))


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
