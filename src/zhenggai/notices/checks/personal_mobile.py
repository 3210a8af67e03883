"""写着个人电话号码

查什么：正文里的11位手机号码（中间有空格、短横的也查），以及写明是当事人、村民、家属等个人的固定电话。文末请群众监督的联系方式，以及写明是监督、举报、咨询、
值班、服务电话的，不报；打了星号的不报。

为什么：个人的电话号码是个人信息，公开前要删去；本单位对外公布的电话不在此列。

例：“经与当事人孙某（138……）核实”。

怎么改：删去号码；确需保留的，中间四位用*代替。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.contact_block import contact_block, is_inside
from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.facts.personal_numbers import find_mobile_numbers, find_personal_landlines
from zhenggai.notices.notice import Notice

CODE = "PRI103"
SEVERITY: Severity = "warning"
FOR_PUBLIC = True

# 设立监督电话138… · 值班电话： · 24小时服务热线
PUBLIC_LINE = re.compile(
    r"(?:监督|举报|投诉|咨询|值班|服务|办公|受理|信访|报警|维修|客服)(?:举报|监督)?(?:电话|热线|手机|号码)|热线|意见建议"
)
REACH = 40


def check(notice: Notice) -> Iterator[Finding]:
    """Report each mobile number that is not the office's own."""
    text, block = notice.source.text, contact_block(notice)
    for span in find_mobile_numbers(text):
        if is_inside(span, block):
            continue
        line = text[max(0, span.start - REACH) : span.start].rpartition("\n")[2]
        if not PUBLIC_LINE.search(line):
            yield Finding(span, "写着手机号码，若是个人的，公开前要删去或者遮盖。")
    for span in find_personal_landlines(text):
        if not is_inside(span, block):
            yield Finding(span, "写着个人的固定电话，公开前要删去或者遮盖。")
