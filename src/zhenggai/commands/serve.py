"""`zhenggai serve`: the working pages in a browser, on this machine unless told otherwise."""

import argparse
import os
from importlib import import_module

from zhenggai.commands.addresses import HERE, is_taken, taken_fault
from zhenggai.commands.outputs import say

DESCRIPTION = (
    "在浏览器中使用整改台。数据在本机的一个文件夹里（环境变量ZHENGGAI_DATA），首次运行自动建库；"
    "缺省只供本机访问。按 Ctrl+C 停止。"
)


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """The command's own arguments."""
    parser.add_argument("--port", type=int, default=8000, metavar="端口", help="缺省8000")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="地址",
        help="缺省127.0.0.1，只供本机；要让内网访问，写本机的内网地址，"
        "并在环境变量ZHENGGAI_HOSTS中写明访问所用的名称",
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the database ready and answer until stopped."""
    if arguments.host not in HERE and not os.environ.get("ZHENGGAI_HOSTS"):
        say("要让内网访问，请先设环境变量ZHENGGAI_HOSTS，写明访问所用的名称或地址，用逗号分开。")
        return 2
    if is_taken(arguments.host, arguments.port):
        say(taken_fault(arguments.port, "serve"))
        return 2
    # Loaded by name: the reader's commands never wait for Django.
    import_module("zhenggai.desk").make_database()
    say(f"整改台：http://{arguments.host}:{arguments.port}/　按 Ctrl+C 停止")
    import_module("zhenggai.workbench.server").serve(arguments.host, arguments.port)
    return 0
