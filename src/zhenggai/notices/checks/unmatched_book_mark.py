"""书名号不成对

查什么：一段之内的书名号《》〈〉是否前后成对。书名号里面再套书名号的，逐层配对。

为什么：书名号标出文件名称，缺了一半，文件叫什么名字就说不准，按名称查文件也查不到。

例：《关于印发《差旅费管理办法》的通知，少了最后一个后书名号。

怎么改：补上缺的书名号；文件名称里又有文件名称的，里层宜用单书名号〈〉。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.marks import NAMES, mark_faults
from zhenggai.notices.notice import Notice

CODE = "PUN103"
SEVERITY: Severity = "error"


def check(notice: Notice) -> Iterator[Finding]:
    """Every book mark without its partner."""
    text = notice.source.text
    for one in mark_faults(text, notice.paragraphs):
        if one.family == "book":
            name = NAMES[text[one.mark.start]]
            more = f"（本段还有{one.more}处）" if one.more else ""
            yield Finding(one.span, f"这个{name}没有与它配对的另一半{more}")
