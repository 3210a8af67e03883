"""The rules of one paper and of two papers, for commands that list and explain them."""

from zhenggai.notices.checks import RULES
from zhenggai.notices.compare import BESIDE_LEDGER, COMPARISONS, ManualRule

FAMILIES = {
    "NUM": "数字",
    "OUT": "结构和编号",
    "DAT": "日期和期限",
    "REF": "文件名和文号",
    "STA": "状态",
    "PUN": "标点和符号",
    "TXT": "用语",
    "PRI": "不宜公开的内容（只在 --for public 时查）",
    "CMP": "前后对照（zhenggai compare），与台账对照（zhenggai check --against）",
}


def every_rule() -> list[ManualRule]:
    """All rules in the order of families, then codes."""
    families = list(FAMILIES)
    rules: list[ManualRule] = [*RULES, *COMPARISONS, *BESIDE_LEDGER]
    return sorted(rules, key=lambda rule: (families.index(rule.CODE[:3]), rule.CODE))


def family_of(rule: ManualRule) -> str:
    """What the first three letters of a code stand for."""
    return FAMILIES[rule.CODE[:3]]
