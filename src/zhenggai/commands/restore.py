"""`zhenggai restore FILE`: an archive back into an empty data folder, every part checked."""

import argparse
from importlib import import_module

DESCRIPTION = "恢复：从备份还原到空的数据文件夹（或空库），登记链、摘要、数目逐项核对。"


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """The command's own arguments."""
    parser.add_argument("file", metavar="文件", help="备份文件")
    parser.add_argument("--format", choices=["text", "json"], help="text 或 json")


def run(arguments: argparse.Namespace) -> int:
    """Fill the empty house."""
    import_module("zhenggai.desk").make_database()
    return int(import_module("zhenggai.console.archives").restore_from(arguments))
