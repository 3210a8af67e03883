"""`zhenggai read`: one notice as a tree, as JSON or as a page."""

import argparse
from importlib import import_module

from zhenggai.commands.inputs import read_input
from zhenggai.commands.outputs import WriteError, put_text, say, screen_for, spare_inputs
from zhenggai.notices.source import ReadError

DESCRIPTION = (
    "读一份整改通报，给出结构（方面、问题、措施）和事实（巡视情况、数字、日期、文件、联系方式），"
    "每条都指明原文位置。认得txt、docx、doc、pdf（有文字层）、html；读不懂的如实说。"
)

EPILOG = """例：
  zhenggai read 通报.docx
  zhenggai read 通报.pdf --format html -o 通报.html"""

# Loaded by name: a tree on the screen does not load the page, nor the page the tree.
RENDERERS = {"tree": "tree", "json": "read_json", "html": "read_page"}


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """The command's own arguments."""
    parser.add_argument("file", metavar="文件", help="要读的文件；写“-”从标准输入读")
    parser.add_argument(
        "--format",
        choices=RENDERERS,
        default="tree",
        help="tree 在屏幕上看结构（默认），json 给程序用，html 是一张可以打开、打印的网页",
    )
    parser.add_argument("-o", "--output", metavar="保存到", help="写进这个文件，不写到屏幕上")


def run(arguments: argparse.Namespace) -> int:
    """Read and render; 2 when the file cannot be read."""
    try:
        spare_inputs([arguments.file], arguments.output)
        notice = read_input(arguments.file)
        renderer = import_module(f"zhenggai.notices.render.{RENDERERS[arguments.format]}")
        on_screen = [screen_for(arguments.output)] if arguments.format == "tree" else []
        put_text([renderer.render(notice, *on_screen)], arguments.output)
    except ReadError as error:
        say(f"{arguments.file}：{error}")
        return 2
    except WriteError as error:
        say(str(error))
        return 2
    return 0
