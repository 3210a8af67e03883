"""argparse that speaks Chinese: help, usage and every error it can raise."""

import argparse
import re
import sys
from collections.abc import Iterable
from datetime import date
from typing import NoReturn

from zhenggai.notices.render.columns import width_of, wrap
from zhenggai.zh.dates import find_dates
from zhenggai.zh.days import day_or_none

# What argparse says, in the order in which its messages are tried.
# The group `list` is one of argparse's lists: 'text', 'json'.
TRANSLATIONS = (
    # the following arguments are required: FILE, --book
    (r"the following arguments are required: (?P<list>.*)", "还缺：{1}"),
    # unrecognized arguments: --colour
    (r"unrecognized arguments: (.*)", "不认识的选项或多出的内容：{1}"),
    # argument --format: invalid choice: 'xml' (choose from 'text', 'json')
    (
        r"argument (.*): invalid choice: '(.*)' \(choose from (?P<list>.*)\)",
        "{1} 不能是“{2}”，可选：{3}",
    ),
    # argument --jobs: invalid int value: 'many'
    (r"argument (.*): invalid int value: '(.*)'", "{1} 要的是整数，不是“{2}”"),
    # argument --as-of: 「明天」…  (our own sentence out of a type function)
    (r"argument (.*): expected (?:one|at least one) argument", "{1} 后面缺少内容"),
    (r"argument (.*): ignored explicit argument '(.*)'", "{1} 后面不带内容（“{2}”）"),
    (r"argument (.*): not allowed with argument (.*)", "{1} 不能与 {2} 同用"),
    # ambiguous option: --fo could match --for, --format
    (r"ambiguous option: (\S+) could match (?P<list>.*)", "“{1}”不明确，可能是：{2}"),
    (r"argument (\S+): (.*)", "{1}：{2}"),
)


class ChineseHelp(argparse.HelpFormatter):
    """Help with Chinese heads, folded by width on the screen and not by the count of characters."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32, width=80)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Usage in one line: what must be named, and that there are options."""
        named = [action for action in actions if not action.option_strings]
        words = [f"{one.metavar}{' …' if one.nargs == '+' else ''}" for one in named]
        line = " ".join([self._prog, *words, "[选项]"])
        super().add_usage(usage or line, [], groups, prefix or "用法：")

    def add_argument(self, action: argparse.Action) -> None:
        """Make room for the width of the argument's name, which argparse counts in characters."""
        super().add_argument(action)
        if action.help is not argparse.SUPPRESS:
            wide = width_of(self._format_action_invocation(action)) + self._current_indent
            self._action_max_length = max(self._action_max_length, wide)

    def _format_action(self, action: argparse.Action) -> str:
        name = self._format_action_invocation(action)
        surplus = " " * (width_of(name) - len(name))
        return super()._format_action(action).replace(name + surplus, name, 1)

    def format_help(self) -> str:
        """The head of a list of arguments ends in a Chinese colon."""
        return re.sub(r"^(\S+):$", r"\1：", super().format_help(), flags=re.MULTILINE)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(
            indent + part for line in text.splitlines() for part in wrap(line, width) or [""]
        )


class ChineseParser(argparse.ArgumentParser):
    """A parser whose own words are Chinese; arguments go into `self.given`."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=ChineseHelp,
            add_help=False,
            allow_abbrev=False,
        )
        self.given = self.add_argument_group("参数和选项")
        self.given.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        """One Chinese line on stderr, then exit 2."""
        sys.stderr.write(f"{self.prog}：{in_chinese(message)}。看说明：{self.prog} --help\n")
        raise SystemExit(2)


def in_chinese(message: str) -> str:
    """An argparse message in Chinese; an unknown one as it is."""
    for pattern, chinese in TRANSLATIONS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            groups = list(match.groups())
            if "list" in match.groupdict():
                groups[-1] = groups[-1].replace("'", "").replace(", ", "、")
            return chinese.format("", *groups)
    return message


def a_day(text: str) -> date:
    """A day on the command line: 2026-11-20, or any form in which papers print a whole date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        day = _printed_day(text)
    if not day:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，写法如 2026-11-20")
    return day


def _printed_day(text: str) -> date | None:
    printed = next(find_dates(text), None)
    if printed is None or printed.last or (printed.start, printed.end) != (0, len(text)):
        return None
    year, month, day = printed.first.year, printed.first.month, printed.first.day
    return day_or_none(year, month, day) if year and month and day else None
