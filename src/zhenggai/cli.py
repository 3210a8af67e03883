"""The command `zhenggai`: finds the module of the command that was asked for and runs it.

Modules of `zhenggai.commands` are loaded by name, so that reading a file starts without the
checker's page, and the ledger's Django never burdens the reader. Exit status: 0 done, 1 a finding
or a refusal, 2 wrong use or a file that cannot be read.
"""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from zhenggai import __version__
from zhenggai.commands.chinese_arguments import ChineseParser
from zhenggai.commands.faults import fault_of

# Name, and the line that `zhenggai --help` shows; the module is zhenggai.commands.<name>.
COMMANDS = {
    "read": "读一份通报：结构、事实和出处",
    "check": "给通报体检：数字、编号、日期、文号、标点、用语",
    "compare": "两份材料对照：少了的问题、变了的数字、推迟的期限",
    "rules": "列出全部检查规则",
    "explain": "说明一条规则：查什么、为什么、怎么改",
    "ledger": "整改台账：导入、进度、核对、导出",
    "backup": "备份：数据库和佐证材料合成一个文件，可边用边备",
    "restore": "恢复：从备份还原，逐项核对",
    "doctor": "看一看本机：数据在哪里、缺什么",
    "serve": "在浏览器中使用整改台，缺省只供本机",
    "demo": "制作并打开一个虚构区的演示台账",
    "manage": "直接使用 Django 的管理命令",
    "benchmark": "在自带的通报上测一测：查得出多少、误报多少",
}

# These load Django, and read their own words where they have commands of their own.
WITH_DATABASE = frozenset({"ledger", "backup", "restore", "doctor", "serve", "demo", "manage"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the value is the exit status."""
    if arguments is None:
        hear_utf8()
    speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = run(given)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output (head, a pager) went away: nothing to tell anybody.
        _drop_output()
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\n已中断。\n")
        return 130
    except Exception as error:
        if os.environ.get("ZHENGGAI_TRACEBACK"):
            raise
        sys.stderr.write(f"zhenggai：{fault_of(error)}\n")
        _drop_output()
        return 2
    return status


def _drop_output() -> None:
    """What could not be written is not tried again when the process ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run(given: list[str]) -> int:
    """The command's own parser and its `run`."""
    if not given or given[0] not in COMMANDS:
        overview(given)
        return 2
    name = given[0]
    if name in WITH_DATABASE:
        return run_with_database(name, given[1:])
    kept_code = import_module("zhenggai.kept_code").kept_code
    with kept_code(save=not sys.dont_write_bytecode):
        module = import_module(f"zhenggai.commands.{name}")
        epilog = getattr(module, "EPILOG", "")
        parser = ChineseParser(f"zhenggai {name}", module.DESCRIPTION, epilog)
        module.add_arguments(parser.given)
        return int(module.run(parser.parse_args(given[1:])))


def run_with_database(name: str, given: list[str]) -> int:
    """A command that may live long and in many threads: no code is kept between its runs."""
    module = import_module(f"zhenggai.commands.{name}")
    if hasattr(module, "run_given"):
        return int(module.run_given(given))
    parser = ChineseParser(f"zhenggai {name}", module.DESCRIPTION)
    module.add_arguments(parser.given)
    return int(module.run(parser.parse_args(given)))


def overview(given: list[str]) -> None:
    """`--help` and `--version` leave here with exit 0; everything else is a mistake and says so."""
    width = max(map(len, COMMANDS)) + 2
    listing = "\n".join(f"  {name:{width}}{line}" for name, line in COMMANDS.items())
    parser = ChineseParser(
        "zhenggai",
        "整改台：读巡视巡察整改通报，查其中的错。全程在本机，不联网。",
        f"命令：\n{listing}\n\n某个命令的说明：zhenggai 命令 --help",
    )
    version = f"整改台 zhenggai {__version__}"
    parser.given.add_argument("--version", action="version", version=version, help="显示版本")
    parser.given.add_argument("command", metavar="命令", nargs="?", help="见下面的清单")
    if not given:
        parser.print_help(sys.stderr)
        return
    parser.parse_known_args(given[:1])
    if Path(given[0]).is_file():
        parser.error(f"“{given[0]}”是文件，前面要写命令，如：zhenggai check {given[0]}")
    parser.error(f"没有“{given[0]}”这个命令，可用：{'、'.join(COMMANDS)}")


def hear_utf8() -> None:
    """Under a locale that knows no Chinese (PYTHONUTF8=0 with LC_ALL=POSIX, as some services and
    cron jobs have it) words and file names would come in as loose bytes: begin again with UTF-8.
    """
    if sys.getfilesystemencoding() == "ascii" and os.environ.get("PYTHONUTF8") != "1":
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - this program


def speak_utf8() -> None:
    """Chinese comes out as UTF-8 whatever the locale says; what cannot be encoded is escaped,
    never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
