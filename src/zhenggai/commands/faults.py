"""What is said about a fault in one sentence that a user can act on or pass on, no traceback.

The house's own places (data folder, database), the disk, and what is left: a fault of this program
itself. With ZHENGGAI_TRACEBACK set the fault is raised instead, for those who mend it.
"""

import sys
from importlib import import_module
from pathlib import Path

from zhenggai.commands.outputs import DISK_REASONS
from zhenggai.data_folder import HouseError

_OTHER_CODE = (
    "文件名或命令里的字不是UTF-8编码（多半来自旧系统的GBK），存不进台账，没有做。"
    "请把文件改个名，或重新输入后再试。"
)


def fault_of(error: Exception) -> str:
    """The sentence for a fault that reached the top."""
    # Bytes that are no UTF-8 come from a command line, and end where they are to be stored.
    if isinstance(error, UnicodeEncodeError) and error.reason == "surrogates not allowed":
        return _OTHER_CODE
    return outer_fault(error) or our_fault(error)


def outer_fault(error: Exception) -> str | None:
    """The sentence where house, disk or database is at fault; None for a fault of the program."""
    if isinstance(error, HouseError):
        return str(error)
    return _disk_fault(error) or _database_fault(error)


def _disk_fault(error: Exception) -> str | None:
    """A disk that is full, broken or not to be written; other OSErrors are ours."""
    told = DISK_REASONS.get(error.errno or 0) if isinstance(error, OSError) else None
    if told is None:
        return None
    name = getattr(error, "filename", None)
    place = f"“{name}”" if name else ""
    reason, advice = told
    return f"读写{place}没有做成：{reason}。{advice}。"


def _database_fault(error: Exception) -> str | None:
    if "django.db" not in sys.modules:
        return None
    told: str | None = import_module("zhenggai.database_faults").database_fault(error)
    return told


def our_fault(error: Exception) -> str:
    """What a person can pass on about a fault of the program: its kind and the line."""
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
    kind = type(error).__name__
    return f"程序自身出错（{kind}，{where}），没有做完。请把这句话和文件一起告诉开发者。"
