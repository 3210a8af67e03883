"""`zhenggai backup` and `zhenggai restore`."""

import argparse
from pathlib import Path

from zhenggai.archive import ArchiveError, Made, back_up
from zhenggai.commands.outputs import say
from zhenggai.console.printing import show
from zhenggai.restoring import restore


def back_up_to(arguments: argparse.Namespace) -> int:
    """Make the archive and say what is in it."""
    try:
        made = back_up(Path(arguments.file))
    except ArchiveError as fault:
        say(str(fault))
        return 1
    return _tell(made, arguments, "已备份")


def restore_from(arguments: argparse.Namespace) -> int:
    """Fill the empty house and say what came."""
    path = Path(arguments.file)
    if not path.is_file():
        say(f"找不到备份文件“{arguments.file}”。")
        return 2
    try:
        made = restore(path)
    except ArchiveError as fault:
        say(str(fault))
        return 1
    return _tell(made, arguments, "已恢复并核对无误")


def _tell(made: Made, arguments: argparse.Namespace, done: str) -> int:
    told = {"file": arguments.file, "books": made.books, "evidence": made.evidence}
    entries = sum(made.books.values())
    line = f"{done}：台账{len(made.books)}本，登记{entries}条，佐证文件{made.evidence}份。"
    show(told, [line], arguments.format)
    return 0
