"""Writes `docs/3-rules.md` out of the rules' own manual pages; a test tells when it is stale."""

from pathlib import Path

from zhenggai.notices.checks import RULES, Rule, name_of

PAGE = Path(__file__).parent / "3-rules.md"

FAMILIES = {
    "NUM": "数字",
    "OUT": "结构和编号",
    "DAT": "日期和期限",
    "REF": "文件名和文号",
    "STA": "状态",
    "PUN": "标点和符号",
    "TXT": "用语",
    "PRI": "不宜公开的内容（只在 `--for public` 时查）",
    "CMP": "前后对照（`zhenggai compare`）",
}
GRADES = {"error": "错误", "warning": "提醒", "advice": "建议"}


def manual() -> str:
    """The whole page: families in their order, rules by code."""
    parts = ["# 规则\n\n<!-- 由 docs/write_rules.py 生成，请改规则文件开头的说明，不要改这里 -->\n"]
    for family, title in FAMILIES.items():
        rules = [rule for rule in RULES if rule.CODE.startswith(family)]
        if rules:
            parts.append(f"## {family} {title}\n")
            parts += [entry(rule) for rule in sorted(rules, key=lambda rule: rule.CODE)]
    return "\n".join(parts)


def entry(rule: Rule) -> str:
    """One rule: its docstring under a heading, with its name for `--select` and its grade."""
    title, _, body = (rule.__doc__ or "").strip().partition("\n")
    grade = GRADES[rule.SEVERITY]
    return f"### {rule.CODE} {title}\n\n`{name_of(rule)}` · {grade}\n\n{body.strip()}\n"


if __name__ == "__main__":
    PAGE.write_text(manual(), encoding="utf-8")
