"""`zhenggai explain CODE`: the manual page of one rule."""

import argparse
from difflib import get_close_matches

from zhenggai.commands.outputs import put_text, say, screen_for
from zhenggai.commands.rule_pages import every_rule
from zhenggai.notices.compare import ManualRule
from zhenggai.notices.manual import manual_of, name_of
from zhenggai.notices.render.columns import wrap
from zhenggai.notices.render.screen import Screen
from zhenggai.notices.render.severities import SEVERITIES

DESCRIPTION = "说明一条规则：查什么、为什么、例子、怎么改。"


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """The command's own arguments."""
    parser.add_argument(
        "codes",
        metavar="规则",
        nargs="+",
        help="代码或名字，如 NUM101、enumeration-count，可以多个",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the pages; 2 when one of them does not exist."""
    pages = {key: rule for rule in every_rule() for key in (rule.CODE, name_of(rule))}
    screen = screen_for(None)
    status = 0
    for index, asked in enumerate(arguments.codes):
        rule = pages.get(asked.upper()) or pages.get(asked.lower())
        if rule is None:
            say(unknown(asked, list(pages)))
            status = 2
        else:
            put_text(["\n" if index else "", explained(rule, screen)], None)
    return status


def unknown(asked: str, names: list[str]) -> str:
    """There is no such rule, and what may have been meant."""
    near = get_close_matches(asked.upper(), names, 3, 0.5) + get_close_matches(asked, names, 2)
    meant = f"是不是：{'、'.join(dict.fromkeys(near))}？" if near else ""
    return f"没有“{asked}”这条规则。{meant}看全部规则：zhenggai rules"


def explained(rule: ManualRule, screen: Screen) -> str:
    """A manual page for the screen."""
    manual = manual_of(rule)
    head = f"{rule.CODE} {manual.title}"
    rows = [screen.paint(head, "bold"), f"{SEVERITIES[rule.SEVERITY]} {name_of(rule)}"]
    for name, text in manual.sections:
        rows += ["", *([screen.paint(name, "bold")] if name else [])]
        rows += [
            f"  {line}" for part in text.split("\n") for line in wrap(part, screen.columns - 4)
        ]
    return "\n".join(rows) + "\n"
