"""Writes `docs/3-rules.md` out of the rules' own manual pages; a test tells when it is stale."""

from itertools import groupby
from pathlib import Path

from zhenggai.commands.rule_pages import every_rule, family_of
from zhenggai.notices.compare import ManualRule
from zhenggai.notices.manual import name_of
from zhenggai.notices.render.severities import SEVERITIES

PAGE = Path(__file__).parent / "3-rules.md"


def manual() -> str:
    """The whole page: families in their order, rules by code."""
    parts = ["# 规则\n\n<!-- 由 docs/write_rules.py 生成，请改规则文件开头的说明，不要改这里 -->\n"]
    for family, rules in groupby(every_rule(), key=lambda rule: rule.CODE[:3]):
        pages = list(rules)
        parts.append(f"## {family} {family_of(pages[0])}\n")
        parts += [entry(rule) for rule in pages]
    return "\n".join(parts)


def entry(rule: ManualRule) -> str:
    """One rule: its docstring under a heading, with its name for `--select` and its grade."""
    title, _, body = (rule.__doc__ or "").strip().partition("\n")
    grade = SEVERITIES[rule.SEVERITY]
    return f"### {rule.CODE} {title}\n\n`{name_of(rule)}` · {grade}\n\n{body.strip()}\n"


if __name__ == "__main__":
    PAGE.write_text(manual(), encoding="utf-8")
