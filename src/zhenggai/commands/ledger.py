"""`zhenggai ledger`: a book on the command line.

Each act has its own words behind it; what needs the database lies in `zhenggai.console` and is
loaded by name. Checking an exported file needs neither.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import ModuleType

from zhenggai.commands.chain_reports import is_exported, verify_file
from zhenggai.commands.chinese_arguments import ChineseParser, a_day
from zhenggai.commands.outputs import WriteError, say
from zhenggai.kept_code import kept_code
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.notices.source import ReadError

DESCRIPTION = "整改台账：导入材料、看进度、核对登记链、导出。"
Arguments = argparse._ArgumentGroup  # noqa: SLF001 - what argparse calls the group that it gives

SUBCOMMANDS: Mapping[str, str] = {
    "import": "把通报、反馈意见、方案或 Excel 台账导入台账",
    "adopt": "启用本地规则：随程序的规则包，或自己修改的 .toml 文件",
    "status": "台账的各项数字，可看过去某一天",
    "entries": "逐条登记，一行一条 JSON",
    "verify": "核对登记链：有没有改过、少过、插过",
    "export": "导出：通报（docx、pdf）、台账表（xlsx）或全部登记（jsonl）",
    "rebuild": "用登记重算全部数据，看与库中是否一致",
}


def run_given(given: Sequence[str]) -> int:
    """The exit status of `zhenggai ledger …`."""
    if not given or given[0] not in SUBCOMMANDS:
        return _overview(given)
    name = given[0]
    parser = ChineseParser(f"zhenggai ledger {name}", SUBCOMMANDS[name])
    _ARGUMENTS[name](parser.given)
    arguments = parser.parse_args(list(given[1:]))
    try:
        if name == "verify" and is_exported(arguments.book):
            return verify_file(arguments)
        module = _loaded(name)
        import_module("zhenggai.desk").make_database()
        return int(module.run(arguments))
    except NotAllowed as refusal:
        say(f"zhenggai：{refusal.sentence}")
        return 1
    except (ReadError, WriteError) as error:
        say(f"zhenggai：{error}")
        return 2


def _loaded(name: str) -> ModuleType:
    """The module behind an act, with Django and all that it reads papers by; loading begins no
    thread, so that code is kept from run to run."""
    with kept_code(save=not sys.dont_write_bytecode):
        import_module("zhenggai.desk").set_up()
        return import_module(f"zhenggai.console.ledger_{name}")


def _overview(given: Sequence[str]) -> int:
    width = max(map(len, SUBCOMMANDS)) + 2
    listing = "\n".join(f"  {name:{width}}{line}" for name, line in SUBCOMMANDS.items())
    parser = ChineseParser("zhenggai ledger", DESCRIPTION, f"命令：\n{listing}")
    parser.given.add_argument("command", metavar="命令", nargs="?", help="见下面的清单")
    if not given:
        parser.print_help(sys.stderr)
        return 2
    parser.parse_known_args(list(given[:1]))
    return parser.error(f"没有“{given[0]}”这个命令，可用：{'、'.join(SUBCOMMANDS)}")


def a_column(text: str) -> tuple[str, str | None]:
    """A column's heading and the field that it is."""
    heading, mark, field = text.partition("=")
    if not mark or not heading.strip():
        raise argparse.ArgumentTypeError(f"“{text}”应写成“列名=栏目”，如“主责科室=责任单位”")
    return heading.strip(), field.strip() or None


def _book(parser: Arguments) -> None:
    parser.add_argument("book", metavar="台账", help="台账的名称或代号")


def _format(parser: Arguments) -> None:
    parser.add_argument(
        "--format",
        choices=["text", "json"],
        help="text 在屏幕上看，json 给程序用；不写则看输出到哪里",
    )


def _import(parser: Arguments) -> None:
    parser.add_argument(
        "file", metavar="文件", help="txt docx doc pdf html，或 xlsx xls et ods 台账"
    )
    parser.add_argument("--book", metavar="台账", required=True, help="导入哪本台账，没有就新开")
    parser.add_argument("--by", metavar="经办人", default="", help="经办人的姓名或编号")
    parser.add_argument(
        "--pack", metavar="规则包", default="", help="新开台账用的规则包，名称或 .toml 文件"
    )
    parser.add_argument(
        "--sheet", metavar="工作表", default="", help="Excel 里的哪张工作表；不写则取表头最全的一张"
    )
    parser.add_argument(
        "--map",
        metavar="列=栏目",
        type=a_column,
        action="append",
        default=[],
        help="改正一列的对应，可多次：“主责科室=责任单位”；等号后面空着表示不导入。以后同样的表头照此办理",
    )
    _format(parser)


def _adopt(parser: Arguments) -> None:
    _book(parser)
    parser.add_argument("--pack", metavar="规则包", required=True, help="名称或 .toml 文件")
    parser.add_argument("--by", metavar="经办人", default="", help="经办人的姓名或编号")
    _format(parser)


def _status(parser: Arguments) -> None:
    _book(parser)
    parser.add_argument("--as-of", metavar="日期", type=a_day, help="当天日终所知的情况")
    parser.add_argument("--cut-off", metavar="日期", type=a_day, help="截止到这一天发生的事")
    parser.add_argument(
        "--item", metavar="编号", default="", help="只看一个问题或措施的填报数，如 problem/12"
    )
    _format(parser)


def _entries(parser: Arguments) -> None:
    _book(parser)
    parser.add_argument("--since", metavar="号", type=int, default=0, help="从这一号之后起")


def _verify(parser: Arguments) -> None:
    parser.add_argument("book", metavar="台账或文件", help="台账，或导出的 .jsonl 文件")
    parser.add_argument("--head", metavar="摘要", help="先前打印的末条摘要，如 127:3f…")
    _format(parser)


def _export(parser: Arguments) -> None:
    _book(parser)
    parser.add_argument("--to", metavar="文件", required=True, help=".docx、.pdf、.xlsx 或 .jsonl")
    parser.add_argument("--cut-off", metavar="日期", type=a_day, help="通报的数字截至哪一天")
    parser.add_argument(
        "--style",
        metavar="样式",
        help="通报的写法：running、with-table、run-in、focused、circled，或本单位的 .toml 文件",
    )
    parser.add_argument("--without-content", action="store_true", help="jsonl 只要登记链，不要文字")


def _rebuild(parser: Arguments) -> None:
    _book(parser)
    parser.add_argument("--mend", action="store_true", help="不一致时按登记改正库中数据")
    _format(parser)


_ARGUMENTS: Mapping[str, Callable[[Arguments], None]] = {
    "import": _import,
    "adopt": _adopt,
    "status": _status,
    "entries": _entries,
    "verify": _verify,
    "export": _export,
    "rebuild": _rebuild,
}
