"""写着家庭住址

查什么：“家住”“家庭住址”“现住址”后面的具体地址，以及“×小区×号楼×单元×室”这样写到门牌的住处。
本单位的通信地址、办公地点不报；只写到小区、楼号的不报。

为什么：住址是个人信息，公开时一般只写到乡镇、街道。

例：“经入户核实，低保对象韩某家住云岭县城关街道幸福小区3号楼2单元501室”。

怎么改：删去门牌，只写到乡镇、街道或者小区。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.contact_block import contact_block, is_inside
from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span

CODE = "PRI104"
SEVERITY: Severity = "warning"
FOR_PUBLIC = True

# 家住云岭县…村3组 · 家庭住址：… · 现住址为…
STATED = re.compile(
    r"(?:家住|家庭[住地]址|现住址?|户籍地|户籍所在地|居住地址|住址)[:：为是在于]{0,2}"
    r"[\u4e00-\u9fa5A-Za-z\d－-]{2,40}?(?:\d{1,4}[号室户组社]|[\u4e00-\u9fa5\d][村组社](?:\d{1,3}[组社号])?)"
)
# 3号楼2单元501室 · 12栋1单元302
DOOR = re.compile(r"\d{1,3}(?:号楼|栋|幢|座)[\d一二三四五六]{1,2}单元\d{3,4}(?:室|户|号)?")
UNIT_AND_ROOM = re.compile(r"单元\d{3}")
# 幸福小区3号楼501室
FLAT = re.compile(
    r"(?:小区|花园|家园|苑|公寓|新村|嘉园|名都|名邸)\d{1,3}(?:号楼|栋|幢|座)\d{3,4}[室户]"
)


def check(notice: Notice) -> Iterator[Finding]:
    """Report each place where somebody lives."""
    text, block = notice.source.text, contact_block(notice)
    end = 0
    for span in sorted(places(text)):
        if span.start >= end and not is_inside(span, block):
            end = span.end
            yield Finding(span, "写着家庭住址，公开前要删去门牌，一般只写到乡镇、街道。")


def places(text: str) -> Iterator[Span]:
    """Everything that looks like somebody's home; one home may be found twice."""
    # 单元 alone is a frequent word (以社区为单元); only a number behind it is a door.
    patterns = [STATED, FLAT, *([DOOR] if UNIT_AND_ROOM.search(text) else [])]
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield Span(*match.span())
