"""固定政治表述写错

查什么：党的理论、重要会议、重要制度的固定表述是否写错、漏字、多字、颠倒（词表
terms/fixed_wording.toml）；“习近平新时代中国特色社会主义思想”是否被截断；“四个意识”“四个自信”“两
个维护”的先后是否合乎通行顺序。

为什么：这是最严重的一类差错。

例：“四个全面”总体布局应为“四个全面”战略布局；筑牢中华民族共同体意识应为铸牢中华民族共同体意识；十
九大五中全会应为十九届五中全会。

怎么改：对照中央文件原文改。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.searching import is_printed, matches
from zhenggai.notices.source import Source, Span
from zhenggai.notices.terms.lists import load
from zhenggai.notices.terms.reporting import report
from zhenggai.notices.terms.scan import STEMS, scan, wrong_words
from zhenggai.notices.terms.wordings import find_slip, stems

CODE = "TXT106"
SEVERITY: Severity = "error"

# …特色社会主义，… but not …社会主义思想, …社会主义经济思想
_CUT = re.compile(r"习近平新时代中国特色社会主义(?![^，。；、]{0,8}思\s{0,4}[想相])")
# 坚定“四个自信”、增强“四个意识” · 做到“两个维护”、坚定“四个自信”: told in another order
_ORDERS = (
    re.compile(r"四个自信[”’\"]?[、，,]?[^，,。；;、\n]{0,4}四个意识"),
    re.compile(r"两个维护[”’\"]?[、，,]?[^，,。；;、\n]{0,4}四个(?:意识|自信)"),
)


def check(notice: Notice) -> Iterator[Finding]:
    """Fixed wordings that are miswritten, cut or out of order."""
    source = notice.source
    explicit = wrong_words(source.text, "fixed_wording")
    taken = [span for _, span in explicit]
    yield from report(source, explicit)
    yield from miswritten(source, taken)
    for match in matches(_CUT, source):
        if not overlaps(Span(*match.span()), taken):
            yield Finding(
                Span(*match.span()),
                "“习近平新时代中国特色社会主义思想”缺“思想”二字（《中国共产党章程》总纲）",
            )
    for order in _ORDERS:
        for match in matches(order, source):
            yield Finding(
                Span(*match.span()),
                "通行的顺序是增强“四个意识”、坚定“四个自信”、做到“两个维护”",
                severity="advice",
            )


def miswritten(source: Source, taken: list[Span]) -> Iterator[Finding]:
    """Fixed phrases that are one slip away from their wording."""
    text = source.text
    allowed = load("fixed_wording")["allowed"]
    every = stems()
    for hit in scan(text)[STEMS]:
        slip = find_slip(text, every[hit.entry], hit.span)
        if slip is None or overlaps(slip.span, taken) or not is_printed(source, slip.span.start):
            continue
        if any(one in text[slip.span.start : slip.span.end + 2] for one in allowed):
            continue
        taken.append(slip.span)
        yield Finding(slip.span, f"“{source[slip.span]}”应为“{slip.phrase}”（中央文件原文）")


def overlaps(span: Span, taken: list[Span]) -> bool:
    """Whether a place is already told."""
    return any(span.start < other.end and other.start < span.end for other in taken)
