"""`zhenggai serve`: the working pages in a browser, on this machine unless told otherwise."""

import argparse
import os
from collections.abc import Iterator
from importlib import import_module

from zhenggai.commands.addresses import (
    HERE,
    a_port,
    intranet_addresses,
    port_fault,
)
from zhenggai.commands.outputs import say

EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - only told apart from other addresses
PORTAL = "ZHENGGAI_PORTAL"
DESCRIPTION = (
    "在浏览器中使用整改台。数据在本机的一个文件夹里（环境变量ZHENGGAI_DATA），首次运行自动建库；"
    "缺省只供本机访问。按 Ctrl+C 停止。"
)


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """The command's own arguments."""
    parser.add_argument("--port", type=a_port, default=8000, metavar="端口", help="缺省8000")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="地址",
        help="缺省127.0.0.1，只供本机；要让内网访问，写本机的内网地址，"
        "并在环境变量ZHENGGAI_HOSTS中写明访问所用的名称",
    )
    parser.add_argument(
        "--portal",
        action="store_true",
        help="启用公众页面（/public/，不用登录）：只展示整改办设为公开展示的发布版，并收意见；缺省不开",
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the database ready and answer until stopped."""
    if arguments.host not in HERE and not os.environ.get("ZHENGGAI_HOSTS"):
        say("要让内网访问，请先设环境变量ZHENGGAI_HOSTS，写明访问所用的名称或地址，用逗号分开。")
        return 2
    if fault := port_fault(arguments.host, arguments.port, "serve"):
        say(fault)
        return 2
    if arguments.portal:
        # The settings read it, here and in the process that answers.
        os.environ[PORTAL] = "1"
    # Loaded by name: the reader's commands never wait for Django.
    import_module("zhenggai.desk").make_database()
    for line in (*told_addresses(arguments.host, arguments.port), *_first_run(arguments)):
        say(line)
    import_module("zhenggai.workbench.server").serve(arguments.host, arguments.port)
    return 0


def told_addresses(host: str, port: int) -> Iterator[str]:
    """Where the pages are, here and on the intranet."""
    is_for_all = host in EVERYWHERE
    yield f"整改台：http://{_here(host)}:{port}/　按 Ctrl+C 停止"
    others = intranet_addresses()
    if is_for_all:
        names = filter(None, os.environ.get("ZHENGGAI_HOSTS", "").split(","))
        yield f"内网访问：{'　'.join(f'http://{name}:{port}/' for name in names)}"
        if others:
            yield f"本机的内网地址：{'、'.join(others)}（不在ZHENGGAI_HOSTS中的不能用）"
    elif host in HERE:
        name = others[0] if others else "本机的内网地址"
        command = f"ZHENGGAI_HOSTS={name} zhenggai serve --host 0.0.0.0 --port {port}"
        yield f"只供本机访问。要让内网访问：{command}"
    if os.environ.get(PORTAL) == "1":
        yield f"公众页面：http://{_here(host)}:{port}/public/　不用登录就能看"


def _first_run(arguments: argparse.Namespace) -> Iterator[str]:
    """Where a house begins in which nobody can sign in yet."""
    first_run = import_module("zhenggai.people.first_run")
    if first_run.is_first_run():
        hours = first_run.SECONDS // 3600
        address = f"http://{_here(arguments.host)}:{arguments.port}"
        yield f"首次设置：{address}/set-up/{first_run.first_run_token()}/"
        yield f"　　用它登记整改办和第一位管理员；{hours}小时内有效，只能用一次，请勿外传。"


def _here(host: str) -> str:
    return "127.0.0.1" if host in EVERYWHERE else host
