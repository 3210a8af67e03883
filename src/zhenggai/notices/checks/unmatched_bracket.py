"""括号不成对

查什么：一段之内的圆括号、六角括号、方括号、方头括号是否前后成对。“1)”“a)”这样的序号只有后括号，不
报。文号里年份两边的括号由查文号的规则管。

为什么：括号里的话是补充说明，缺了一半，正文和说明就混在一起，数字也可能读错归属。

例：（含已给予党纪处分2人，少了后括号；〔2023］两半形状不同。

怎么改：补上缺的一半，或者改成同一种括号。前半是全角、后半是半角的，只作提示：看着成对，排版不齐。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.marks import mark_faults
from zhenggai.notices.notice import Notice

CODE = "PUN102"
SEVERITY: Severity = "error"

SAYS = {
    "unclosed": "前括号“{mark}”没有与它配对的另一半",
    "unopened": "后括号“{mark}”没有与它配对的另一半",
    "mismatched": "括号前后不一致：与“{mark}”相对的是另一种括号",
    "width": "括号一半全角、一半半角，宜统一",
}


def check(notice: Notice) -> Iterator[Finding]:
    """Every bracket without its partner."""
    text = notice.source.text
    for one in mark_faults(text, notice.paragraphs):
        if one.family == "bracket":
            says = SAYS[one.kind].format(mark=text[one.mark.start])
            more = f"（本段还有{one.more}处）" if one.more else ""
            mild: Severity | None = "advice" if one.kind == "width" else None
            yield Finding(one.span, f"{says}{more}", severity=mild)
