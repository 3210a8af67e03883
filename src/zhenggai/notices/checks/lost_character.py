"""掉字

查什么：整改文书的固定说法里掉了一个字的写法（词表 terms/lost_characters.toml），以及“等…等方式”这
样前后两个“等”夹着一个残缺名词的写法。

为什么：掉字后句子读不通，或者读成别的意思，校对时眼睛却会自动补上。

例：等种方式应为等多种方式；进一步化城市布局应为进一步优化城市布局。

怎么改：补上掉了的字；两个“等”的，留一个。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.searching import matches
from zhenggai.notices.source import Span
from zhenggai.notices.terms.reporting import report
from zhenggai.notices.terms.scan import wrong_words

CODE = "TXT108"
SEVERITY: Severity = "warning"

# 公众号等线上学等方式 · 座谈会等会议等形式; but 个人学、线上学等方式 and 送学上门等方式 have one 等
_TWICE = re.compile(
    r"等[^\W\d_]{0,3}(?:线上学|线下学|网上学|平台|载体|媒体|媒介|活动|会议|渠道|手段)等"
    r"(?:多种|各种)?(?:方式|形式|渠道|途径|手段|措施|方法)"
)
# 高等 · 平等: no 等 of a list; 通过, 采取 …: the second list is another one
_NO_LIST = "平高同中初优对均相特上头"
_VERB = re.compile("通过|采取|利用|运用|借助|依托|开展|组织|以|用")


def check(notice: Notice) -> Iterator[Finding]:
    """Fixed expressions with a character lost."""
    text = notice.source.text
    yield from report(notice.source, wrong_words(text, "lost_characters"))
    if "等" not in text:
        return
    for match in matches(_TWICE, notice.source):
        if text[match.start() - 1 : match.start()] not in _NO_LIST and not _VERB.search(
            match.group()
        ):
            yield Finding(
                Span(*match.span()),
                f"“{match.group()}”里前后两个“等”，中间的词像是掉了字或者多写了“等”",
            )
