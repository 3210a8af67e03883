"""有密级或者内部标志

查什么：“秘密★1年”这样的国家秘密标志、“密级：”一栏、“内部资料 注意保存”“仅供内部使用”等标志，
以及单独成行的“秘密”“机密”“绝密”“内部”。正文里说到“国家秘密”“商业秘密”的不报。

为什么：标有密级的文件不得公开，也不得在非涉密系统处理（《中华人民共和国保守国家秘密法》）；内部资料公开前要先办手续。

例：文首印着“秘密★3年”。

怎么改：停止公开，按保密规定处理；确认已解密或者误留标志的，删去标志。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.secrecy import ALONE, LEVEL, STARRED, STARS
from zhenggai.notices.source import Span

CODE = "PRI106"
SEVERITY: Severity = "error"
FOR_PUBLIC = True

# 内部资料 注意保存 · 内部文件，请勿外传 · 仅供内部参考
INTERNAL = re.compile(
    r"内部(?:资料|文件|材料|刊物)\s?[,，、!！]?\s?(?:请|严禁|不得|切勿)?(?:注意|妥善|勿|外传|保存|保密|翻印|扩散|公开)[保存管密外传]{0,2}"
    r"|仅(?:供|限)内部(?:使用|参考|传阅|交流)?"
)


def check(notice: Notice) -> Iterator[Finding]:
    """Report every mark of secrecy."""
    text = notice.source.text
    patterns = [LEVEL, INTERNAL, *([STARRED] if STARS.search(text) else [])]
    found = [Span(*match.span()) for pattern in patterns for match in pattern.finditer(text)]
    found += [
        Span(one.start, one.end)
        for one in notice.paragraphs
        if one.end - one.start <= 6 and text[one.start : one.end].strip("【】[]（）() ") in ALONE
    ]
    for span in sorted(found):
        yield Finding(span, f"文件有“{text[slice(*span)].strip()}”标志，公开前要先查清能不能公开。")
