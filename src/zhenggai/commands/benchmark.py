"""`zhenggai benchmark`: how many planted faults the checker finds, how often it speaks in vain."""

import argparse
import os

from zhenggai.commands.outputs import put_text
from zhenggai.notices.benchmark.report import FAMILIES, as_json, as_markdown, as_text, misses
from zhenggai.notices.benchmark.scoring import items, judged

DESCRIPTION = (
    "在自带的通报里埋下几百处错，看查得出多少；再查一遍干净的通报和两百多个“陷阱”，看误报多少。"
    "通报、埋错办法和陷阱都在安装目录的 notices/benchmark 里，可以查看。"
)


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """The command's own arguments."""
    parser.add_argument(
        "--format",
        choices=["text", "markdown", "json"],
        default="text",
        help="text 在屏幕上看（默认），markdown 一张表，json 给程序用",
    )
    parser.add_argument(
        "--family",
        metavar="类别",
        action="append",
        type=str.upper,
        choices=FAMILIES,
        help=f"只测这一类，可以多次使用：{'、'.join(FAMILIES)}",
    )
    parser.add_argument("--misses", action="store_true", help="逐条列出漏报和误报")
    parser.add_argument(
        "--jobs", metavar="个数", type=int, default=0, help="同时用几个进程，默认按电脑的核数"
    )


def run(arguments: argparse.Namespace) -> int:
    """Judge everything and print the figures."""
    found = items(arguments.family or ())
    verdicts = list(judged(found, arguments.jobs or os.cpu_count() or 1))
    render = {"text": as_text, "markdown": as_markdown, "json": as_json}[arguments.format]
    put_text([render(verdicts)], None)
    if arguments.misses and arguments.format == "text":
        put_text(["\n", misses(verdicts)], None)
    return 0
