"""联系方式写法不对

查什么：联系方式里，“电话”“电子邮箱”等名称后面是否误用了逗号；电子邮箱里的点、“@”是否写成了逗号、
句号或者全角字符；邮政编码是否六位。

为什么：联系方式是给群众用的，标点写错，复制下来就打不通、发不出。

例：联系电话，0999-8765432，应为联系电话：0999-8765432。

怎么改：名称后面用冒号，几种联系方式之间用分号；邮箱用半角字符；核对邮政编码。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.searching import matches
from zhenggai.notices.source import Span

CODE = "PUN110"
SEVERITY: Severity = "warning"

# 电话,0999-8765432 · 电子邮箱，abc@… · 邮政信箱，青江市…路9号
_COMMA = re.compile(
    r"(?:联系电话|监督电话|电话|传真|邮政编码|邮编|电子邮箱|邮政信箱|通信地址|通讯地址)([,，])"
    r"(?=[ \u3000]*(?:[（(]?0?\d{2,4}[）)]?[-—－]?\d{6,8}|\d{6}(?!\d)|[A-Za-z0-9._-]{2,40}[@＠]"
    r"|[一-龥]{2,20}[路街道号楼]\d))"
)
# abc@example,cn · abc@example。cn · abc＠example.cn
_MAIL = re.compile(
    r"(?<![A-Za-z0-9._-])[A-Za-z0-9._-]{2,40}(?:@[A-Za-z0-9-]{2,30}(?:\.(?!cn\b)[A-Za-z0-9-]{2,20}){0,3}[,，。．]"
    r"(?:com|cn|net|gov|org)(?![A-Za-z])|＠[A-Za-z0-9-]{2,30}\.[A-Za-z.]{2,20})"
)
# 邮政编码：25709 · 邮编:2570911
_POSTCODE = re.compile(r"(?:邮政编码|邮编)[：:][ \u3000]*(\d{1,12})(?![\d-])")


# Contact lines stand at the end.
TAIL = 3_000


def check(notice: Notice) -> Iterator[Finding]:
    """Contact lines whose marks or digits keep people from using them."""
    text = notice.source.text
    tail = max(0, len(text) - TAIL)
    found = [Span(*match.span()) for match in matches(_COMMA, notice.source, tail)]
    if found:
        names = "、".join(f"“{notice.source[span][:-1]}”" for span in found[:4])
        others = tuple(Related(span, "这里也用了逗号") for span in found[1:10])
        yield Finding(found[0], f"{names}后面应当用冒号，这里用了逗号", related=others)
    if "@" in text or "＠" in text:
        for match in matches(_MAIL, notice.source, tail):
            yield Finding(Span(*match.span()), f"电子邮箱“{match.group()}”里有写错的标点")
    for match in matches(_POSTCODE, notice.source, tail):
        if len(match[1]) != 6:
            yield Finding(
                Span(*match.span(1)), f"邮政编码应为六位，这里的{match[1]}是{len(match[1])}位"
            )
