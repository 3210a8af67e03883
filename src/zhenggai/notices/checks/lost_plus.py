"""加号丢了

查什么：引号里或者“方案、模式、机制”等词前面，两个数字（或者数字与 N）之间只剩空格的写法，以及“互
联网”和后面的词之间只剩空格的写法。

为什么：网页转换会把“+”变成空格，“1+3”方案就成了“1 3”方案，成了看不懂的数字。

例：“1 3”整改方案应为“1+3”整改方案；互联网 政务服务应为互联网+政务服务。

怎么改：对照原稿补上“+”；如果是日期或者事件的简称，补上间隔号“·”。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.searching import matches
from zhenggai.notices.source import Source, Span

CODE = "PUN105"
SEVERITY: Severity = "error"

# A blank behind 1, N or 网: only there is anything looked at.
_BLANK = re.compile(r"[ \u00a0\u3000]{1,2}(?=[\dNnXx一-龥])")
BEFORE = frozenset("0123456789NnXx网")
# “支部 合作社”模式: two nouns in quotes before the name of a scheme; a slogan is four and four
_NOUNS = re.compile(
    r"[“\"]([一-龥]{2,5}) ([一-龥]{2,5})[”\"]"
    r"(?=[一-龥]{0,3}(?:机制|模式|体系|工作法|管理法|格局|平台))"
)
_PART = r"(?:\d{1,2}|[NnXx])"
_GAP = r"[ \u00a0\u3000]{1,2}"
# “1 3” · “1 N”工作法 · 《1 4 整改方案》: figures with blanks between, opening a quotation or title
_QUOTED = re.compile(rf"(?<=[“‘\"《]){_PART}(?:{_GAP}{_PART}){{1,3}}(?=[”’\"》]|[ 一-龥])")
# 1 3方案 · 5 2体系, without quotes but before the name of a scheme
_BARE = re.compile(
    rf"(?<![\d.A-Za-z“‘\"《]){_PART}{_GAP}{_PART}"
    r"(?=(?:整改|工作|专项|系列)?(?:方案|模式|机制|体系|工作法|行动计划))"
)
# 互联网 政务服务; but 互联网 大数据 人工智能 is a list
_NET = re.compile(
    rf"(?:互联网|物联网){_GAP}"
    r"(?!大数据|人工智能|云计算|物联网|区块链|公司|企业|平台)(?=[一-龥]{2})"
)


def check(notice: Notice) -> Iterator[Finding]:
    """Places where a plus sign has become a blank."""
    text = notice.source.text
    for pair in pairs_of_nouns(notice.source):
        right = "+".join(notice.source[pair].split())
        yield Finding(pair, f"“{notice.source[pair]}”中间只有空格，可能丢了加号（{right}）")
    done = 0
    for blank in matches(_BLANK, notice.source):
        at = blank.start()
        place = place_around(text, at) if at >= done and text[at - 1 : at] in BEFORE else None
        if place:
            done = place.end
            printed = notice.source[place]
            right = "+".join(printed.split()) if printed.split()[1:] else f"{printed.strip()}+"
            yield Finding(
                Span(place.start, place.start + len(printed.rstrip())),
                f"“{printed.strip()}”这里只有空格，可能丢了加号（{right}）",
            )


def pairs_of_nouns(source: Source) -> Iterator[Span]:
    """Quoted pairs of nouns whose plus sign is missing."""
    for match in matches(_NOUNS, source):
        if not len(match[1]) == len(match[2]) == 4:
            yield Span(match.start(1), match.end(2))


def place_around(text: str, at: int) -> Span | None:
    """The figures or the word that a plus sign is missing from, around the blank at `at`."""
    net = _NET.match(text, at - 3) if at >= 3 else None
    if net:
        return Span(*net.span())
    for start in (at - 1, at - 2):
        for pattern in (_QUOTED, _BARE):
            match = pattern.match(text, start) if start >= 0 else None
            if match:
                return Span(*match.span())
    return None
