"""`zhenggai backup` and `zhenggai restore`."""

import argparse
from pathlib import Path

from django.conf import settings

from zhenggai.archive import ArchiveError, Made, NoPlaceError, back_up
from zhenggai.archive_proof import NoArchiveError
from zhenggai.commands.outputs import say
from zhenggai.console.printing import show
from zhenggai.orders_kept import has_orders, take_orders
from zhenggai.restoring import is_empty_house, refuse_full_house, restore

NO_ORDERS = (
    "这里没有清除记录。备份以后如果清除过内容或删去过材料，请加 --old-data 原数据文件夹，"
    "恢复到另一个空文件夹，那些内容就会照样清除。"
)


def back_up_to(arguments: argparse.Namespace) -> int:
    """Make the archive and say what is in it. Raises OSError."""
    if is_empty_house():
        say(
            f"没有备份：“{settings.DATA}”里还没有台账，也没有人员。"
            "请把环境变量ZHENGGAI_DATA指向整改台在用的数据文件夹（用PostgreSQL的，指明DATABASE_URL）。"
        )
        return 1
    try:
        made = back_up(Path(arguments.file))
    except ArchiveError as fault:
        say(str(fault))
        return 2 if isinstance(fault, NoPlaceError) else 1
    return _tell(made, arguments, "已备份")


def restore_from(arguments: argparse.Namespace) -> int:
    """Fill the empty house and say what came."""
    try:
        refuse_full_house()
        if arguments.old_data:
            take_orders(arguments.old_data)
        made = restore(Path(arguments.file))
    except ArchiveError as fault:
        say(str(fault))
        return 2 if isinstance(fault, NoArchiveError) else 1
    if not arguments.old_data and not has_orders():
        say(NO_ORDERS)
    return _tell(made, arguments, "已恢复并核对无误")


def _tell(made: Made, arguments: argparse.Namespace, done: str) -> int:
    told = {"file": arguments.file, "books": made.books, "evidence": made.evidence}
    entries = sum(made.books.values())
    line = f"{done}：台账{len(made.books)}本，登记{entries}条，佐证文件{made.evidence}份。"
    show(told, [line], arguments.format)
    return 0
