"""写着身份证号码

查什么：18位公民身份号码（出生日期成立、末位校验码对得上）和15位旧号码（地区码、出生日期成立）。前面写明是身份证号的
18位号码，校验码对不上的也报。中间打了星号的不报。

为什么：身份证号码是个人信息，公开前要删去或者遮盖（《中华人民共和国政府信息公开条例》第十五条）。

例：“对村民赵某（身份证号……）多领的补贴予以追缴”。

怎么改：删去号码；确需保留的，中间用*代替。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.facts.personal_numbers import find_identity_numbers
from zhenggai.notices.notice import Notice

CODE = "PRI101"
SEVERITY: Severity = "error"
FOR_PUBLIC = True


def check(notice: Notice) -> Iterator[Finding]:
    """Report each identity number; the message does not repeat it."""
    for span in find_identity_numbers(notice.source.text):
        digits = span.end - span.start
        yield Finding(span, f"写着{digits}位身份证号码，公开前要删去或者遮盖。")
