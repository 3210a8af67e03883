"""引号不成对

查什么：一段之内的引号（“”‘’「」和直引号）是否前后成对、形状一致。书名号里面的引号单独配对。缺一个
引号只报一处，后面配好的引号不受牵连。

为什么：引号标出原文、简称和特定称谓，缺了一半，读者分不清引到哪里为止；网上发布后也最容易被人截图。

例：“一村一品’应为“一村一品”；《“1+3”工作方案》里的前引号丢了，就成了《1+3”工作方案》。

怎么改：补上缺的引号；用错形状或者方向的，改成与另一半相配的引号。外层用双引号，里层用单引号。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.marks import NAMES, mark_faults
from zhenggai.notices.notice import Notice

CODE = "PUN101"
SEVERITY: Severity = "error"

SAYS = {
    "unclosed": "这个{mark}没有与它配对的另一半",
    "unopened": "这个{mark}没有与它配对的另一半",
    "mismatched": "引号前后不一致：以{mark}开头，以{last}结尾",
    "reversed": "一对引号两头都是{mark}，有一个方向不对",
}


def check(notice: Notice) -> Iterator[Finding]:
    """Every quotation mark without its partner."""
    text = notice.source.text
    for one in mark_faults(text, notice.paragraphs):
        if one.family == "quote":
            last = NAMES.get(text[one.span.end - 1], "别的引号")
            says = SAYS[one.kind].format(mark=NAMES[text[one.mark.start]], last=last)
            more = f"（本段还有{one.more}处）" if one.more else ""
            yield Finding(one.span, f"{says}{more}")
