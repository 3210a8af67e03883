"""`zhenggai rules`: every rule with its code, name, grade and one line."""

import argparse
import json
from collections.abc import Iterable

from zhenggai.commands.outputs import put_text
from zhenggai.commands.rule_pages import every_rule, family_of
from zhenggai.notices.compare import ManualRule
from zhenggai.notices.manual import manual_of, name_of
from zhenggai.notices.render.columns import width_of
from zhenggai.notices.render.severities import SEVERITIES

DESCRIPTION = "列出全部检查规则。代码开头三个字母是类别，--select 和 --ignore 认代码、类别和名字。"


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """The command's own arguments."""
    parser.add_argument(
        "--format",
        choices=["text", "markdown", "json"],
        default="text",
        help="text 一条一行（默认），markdown 连同说明，json 给程序用",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print all rules."""
    render = {"text": as_text, "markdown": as_markdown, "json": as_json}[arguments.format]
    put_text([render(every_rule())], None)
    return 0


def as_text(rules: Iterable[ManualRule]) -> str:
    """A line for each rule under the head of its family."""
    rows: list[str] = []
    family = ""
    for rule in rules:
        if rule.CODE[:3] != family:
            family = rule.CODE[:3]
            rows += ["", f"{family} {family_of(rule)}"] if rows else [f"{family} {family_of(rule)}"]
        grade = SEVERITIES[rule.SEVERITY]
        title = manual_of(rule).title
        gap = " " * max(44 - width_of(title), 1)
        rows.append(f"  {rule.CODE} {grade} {title}{gap}{name_of(rule)}")
    return "\n".join([*rows, "", "一条规则的说明：zhenggai explain 代码"]) + "\n"


def as_markdown(rules: Iterable[ManualRule]) -> str:
    """The manual pages one after the other."""
    pages = []
    for rule in rules:
        manual = manual_of(rule)
        head = f"### {rule.CODE} {manual.title}\n\n`{name_of(rule)}` · {SEVERITIES[rule.SEVERITY]}"
        body = [f"**{name}** {text}" if name else text for name, text in manual.sections]
        pages.append("\n\n".join([head, *body]))
    return "\n\n".join(pages) + "\n"


def as_json(rules: Iterable[ManualRule]) -> str:
    """A list of objects; `sections` are the manual page."""
    said = []
    for rule in rules:
        manual = manual_of(rule)
        said.append(
            {
                "code": rule.CODE,
                "rule": name_of(rule),
                "severity": rule.SEVERITY,
                "for_public": bool(getattr(rule, "FOR_PUBLIC", False)),
                "title": manual.title,
                "sections": dict(manual.sections),
            }
        )
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
