"""`zhenggai check`: notices against every rule, as a report for people or for programs."""

import argparse
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from zhenggai.commands.check_many import outcomes_of
from zhenggai.commands.checked_files import Job, More, Outcome
from zhenggai.commands.chinese_arguments import a_day
from zhenggai.commands.inputs import expand
from zhenggai.commands.outputs import (
    WriteError,
    put_bytes,
    put_text,
    reason_of,
    say,
    screen_for,
    spare_inputs,
)
from zhenggai.commands.rule_choice import UnknownRuleError, chosen_rules
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.notices.checks import RULES

DESCRIPTION = (
    "给整改通报体检：数字对不对得上，编号、日期、文号、标点、用语有没有错。"
    "每处给出位置、一句话说明和算式。只报有把握的；要人判断的列为“建议”。"
)

EPILOG = """例：
  zhenggai check 通报.docx
  zhenggai check 通报.docx --format docx -o 通报-批注.docx
  zhenggai check 各单位/ --jobs 2 --ignore TXT
  zhenggai check 通报.txt --for public --format html -o 体检报告.html
  zhenggai check 通报.docx --against 本区台账

退出状态：0 没有错误和提醒，1 有错误或提醒，2 有文件读不了（其余照查）"""

# Loaded by name: plain text on the screen does not load the page or the Word writer.
RENDERERS = {
    "text": "text",
    "json": "check_json",
    "sarif": "sarif",
    "html": "check_page",
    "docx": "comments",
}
# These give one document a file.
SUFFIXES = {"html": ".体检报告.html", "docx": ".批注.docx"}


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """The command's own arguments."""
    parser.add_argument(
        "files", metavar="文件", nargs="+", help="要检查的文件或文件夹，可以多个；写“-”从标准输入读"
    )
    parser.add_argument(
        "--format",
        choices=RENDERERS,
        default="text",
        help="text 在屏幕上看（默认），html 网页报告，docx 带批注的Word文件，json、sarif 给程序用",
    )
    parser.add_argument(
        "--for",
        dest="purpose",
        choices=["public"],
        help="public：要向社会公开，另查身份证号、电话、住址、密级标志等不宜公开的内容",
    )
    parser.add_argument(
        "--select", metavar="规则", action="append", help="只查这些规则：代码或类别，如 NUM,DAT101"
    )
    parser.add_argument("--ignore", metavar="规则", action="append", help="不查这些规则，写法同上")
    parser.add_argument(
        "--as-of", metavar="日期", type=a_day, help="按这一天判断期限是否已过，如 2026-11-20"
    )
    parser.add_argument(
        "--against",
        metavar="台账",
        help="与这本台账对照，数字不一致的逐处指出：名称、台账的数和算式",
    )
    parser.add_argument(
        "--cut-off",
        metavar="日期",
        type=a_day,
        help="台账的数字截至哪一天；不写就按稿中“截至”的那天",
    )
    parser.add_argument(
        "--jobs", metavar="个数", type=int, default=1, help="同时检查几份；0 按电脑的核数定"
    )
    parser.add_argument(
        "-o", "--output", metavar="保存到", help="写进这个文件；多份文件的html、docx写进这个文件夹"
    )


def run(arguments: argparse.Namespace) -> int:
    """Check every file; the graver exit status wins, and an unread file is the gravest."""
    files = expand(arguments.files)
    try:
        rules = chosen_rules(RULES, arguments.select, arguments.ignore, arguments.purpose)
        renderer = f"zhenggai.notices.render.{RENDERERS[arguments.format]}"
        spare_inputs(files, arguments.output)
        screen = screen_for(arguments.output) if arguments.format == "text" else None
        codes = frozenset(rule.CODE for rule in rules)
        job = Job(renderer, codes, arguments.as_of, screen, more_of(arguments))
        jobs = 1 if job.more else arguments.jobs or os.cpu_count() or 1
        seen: list[int] = []
        outcomes = noted(outcomes_of(files, job, jobs), seen)
        if arguments.format in SUFFIXES:
            put_documents(outcomes, len(files), arguments)
        else:
            whole = import_module(renderer).whole
            put_text(whole(one.piece for one in outcomes), arguments.output)
    except (UnknownRuleError, WriteError) as error:
        say(str(error))
        return 2
    except NotAllowed as refusal:
        say(f"zhenggai：{refusal.sentence}")
        return 1
    return max(seen, default=0)


def more_of(arguments: argparse.Namespace) -> More | None:
    """What a ledger has to say of each paper, where one is asked. Raises NotAllowed."""
    if not arguments.against:
        return None
    # Loaded by name: checking alone needs no database.
    import_module("zhenggai.desk").make_database()
    console = import_module("zhenggai.console.check_against")
    made: More = console.against_book(arguments.against, arguments.cut_off)
    return made


def noted(outcomes: Iterator[Outcome], seen: list[int]) -> Iterator[Outcome]:
    """The same outcomes; notes their exit statuses and says on stderr which file could not be
    read."""
    for one in outcomes:
        seen.append(one.exit_status)
        if one.trouble:
            say(f"{one.name}：{one.trouble}")
        yield one


def put_documents(outcomes: Iterator[Outcome], count: int, arguments: argparse.Namespace) -> None:
    """One document a file: to `-o`, or into the folder `-o` when there are several."""
    suffix = SUFFIXES[arguments.format]
    output = arguments.output
    if count > 1:
        if not output:
            raise WriteError(f"多份文件的{arguments.format}要写进文件夹，请用 -o 指定文件夹。")
        make_folder(output)
    taken: set[str] = set()
    for one in outcomes:
        if not one.trouble:
            target = str(Path(output, free_name(one.name, suffix, taken))) if count > 1 else output
            put_document(one.piece, target, arguments.format)


def free_name(name: str, suffix: str, taken: set[str]) -> str:
    """A name for a file's report; the second 通报.txt of another folder becomes 通报.txt.2."""
    plain = Path(name).name
    number = 1
    while (found := f"{plain}{f'.{number}' if number > 1 else ''}{suffix}") in taken:
        number += 1
    taken.add(found)
    return found


def make_folder(name: str) -> None:
    """The folder for several documents."""
    try:
        Path(name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"建不了文件夹“{name}”：{reason_of(error)}。") from error


def put_document(document: str | bytes, target: str | None, kind: str) -> None:
    """A page as text, a Word file as bytes; bytes never go to a screen."""
    if isinstance(document, str):
        put_text([document], target)
    elif target and target != "-":
        put_bytes(document, target)
    elif sys.stdout.isatty():
        raise WriteError(f"{kind}文件不能显示在屏幕上，请用 -o 指定保存到哪个文件。")
    else:
        sys.stdout.buffer.write(document)
