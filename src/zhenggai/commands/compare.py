"""`zhenggai compare`: what changed from an earlier paper of the same inspection to a later one."""

import argparse

from zhenggai.commands.inputs import read_input
from zhenggai.commands.outputs import WriteError, put_text, say, screen_for, spare_inputs
from zhenggai.notices.compare import compare_pair
from zhenggai.notices.compare.pairing import pair_papers
from zhenggai.notices.notice import Notice
from zhenggai.notices.render import compare_json, compare_text
from zhenggai.notices.source import ReadError

DESCRIPTION = (
    "两份材料对照：反馈意见或整改方案对通报，上一份通报对这一份。"
    "找出少了的问题、变了的总数、推迟的期限、已完成又未完成的事项。"
)

EPILOG = """例：
  zhenggai compare 反馈意见.docx 通报.docx
  zhenggai compare 去年通报.txt 今年通报.txt --format json

退出状态：0 没有不一致，1 有，或不像同一轮的材料，2 有文件读不了"""


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """The command's own arguments."""
    parser.add_argument("old", metavar="旧件", help="先出的一份：反馈意见、整改方案或上一份通报")
    parser.add_argument("new", metavar="新件", help="后出的一份")
    parser.add_argument(
        "--format",
        choices=["text", "json"],
        default="text",
        help="text 在屏幕上看（默认），json 给程序用",
    )
    parser.add_argument("-o", "--output", metavar="保存到", help="写进这个文件，不写到屏幕上")


def run(arguments: argparse.Namespace) -> int:
    """Read both, compare, report."""
    names = (arguments.old, arguments.new)
    try:
        return compared(names, arguments)
    except WriteError as error:
        say(str(error))
        return 2


def compared(names: tuple[str, str], arguments: argparse.Namespace) -> int:
    """The exit status after the report is written."""
    spare_inputs(names, arguments.output)
    papers = [paper for paper in map(read_or_say, names) if paper]
    if len(papers) < 2:
        return 2
    pair = pair_papers(papers[0], papers[1])
    if pair.is_of_strangers:
        say("两份材料对得上的问题很少，不作核对；请确认是同一轮巡视巡察的材料。")
    found = compare_pair(pair)
    if arguments.format == "json":
        report = compare_json.render(pair, found)
    else:
        report = compare_text.render(pair, found, names, screen_for(arguments.output))
    put_text([report], arguments.output)
    return int(pair.is_of_strangers or any(one.severity != "advice" for one in found))


def read_or_say(name: str) -> Notice | None:
    """The paper, or a word on stderr why it cannot be read."""
    try:
        return read_input(name)
    except ReadError as error:
        say(f"{name}：{error}")
        return None
