"""`zhenggai backup FILE`: database and evidence into one file, while the service runs."""

import argparse
from importlib import import_module

from zhenggai.commands.outputs import reason_of, say

DESCRIPTION = "备份：数据库和佐证材料合成一个文件，服务不用停。"


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """The command's own arguments."""
    parser.add_argument("file", metavar="文件", help="备份写到这个文件")
    parser.add_argument("--format", choices=["text", "json"], help="text 或 json")


def run(arguments: argparse.Namespace) -> int:
    """Make the archive."""
    import_module("zhenggai.desk").make_database()
    try:
        return int(import_module("zhenggai.console.archives").back_up_to(arguments))
    except OSError as error:
        say(f"写不进“{arguments.file}”：{reason_of(error)}。没有留下半份备份，请换一个位置。")
        return 2
