"""`zhenggai restore FILE`: an archive back into an empty data folder, every part checked."""

import argparse
from importlib import import_module
from pathlib import Path

from zhenggai.commands.outputs import say

DESCRIPTION = "恢复：从备份还原到空的数据文件夹（或空库），登记链、摘要、数目逐项核对。"


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """The command's own arguments."""
    parser.add_argument("file", metavar="文件", help="备份文件")
    parser.add_argument(
        "--old-data",
        metavar="文件夹",
        type=Path,
        help="原来的数据文件夹：备份以后又清除、删去的，恢复时照样清除、删去",
    )
    parser.add_argument("--format", choices=["text", "json"], help="text 或 json")


def run(arguments: argparse.Namespace) -> int:
    """Fill the empty house."""
    # Looked at first, so that a slip of the pen makes no data folder.
    if not Path(arguments.file).is_file():
        is_folder = Path(arguments.file).is_dir()
        reason = "这是一个文件夹，请写备份文件" if is_folder else "请检查路径和文件名是否写对"
        say(f"找不到备份文件“{arguments.file}”：{reason}。")
        return 2
    if arguments.old_data and not arguments.old_data.is_dir():
        say(f"--old-data：没有“{arguments.old_data}”这个文件夹。请写原来的数据文件夹。")
        return 2
    import_module("zhenggai.desk").make_database()
    return int(import_module("zhenggai.console.archives").restore_from(arguments))
