"""词语重复

查什么：虚词重复（“的的”“了了”），动词、连词等重复（“进行进行”，词表 terms/doubled.toml），三个字
以上的词语原样连写两遍，以及“等多种方式宣传方式”“某某实现……等某某”这样前后撞车的句子。“层层”“人人”
“清清楚楚”一类叠用是对的，不报。

为什么：多半是删改、粘贴时留下的，读出来就别扭，说明这句话没有人通读过。

例：健全完善的的制度；进一步进一步压实责任；通过短信等多种方式宣传方式。

怎么改：删去多余的一个。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.searching import matches
from zhenggai.notices.source import Source, Span
from zhenggai.notices.terms.reporting import report
from zhenggai.notices.terms.scan import wrong_words

CODE = "TXT102"
SEVERITY: Severity = "warning"

# 领导小组领导小组: three or four characters that stand twice in a row
_TWICE = re.compile(r"(.{3,4})\1")
# The Party committee of a 国资委 is 中共…监督管理委员会委员会.
_BODIES = ("委员会",)
# 一个一个 · 逐条逐条 · 很大很大: counting and stressing by doubling is right
_STRESS = re.compile("[一二三四五六七八九十百千逐很再又多层日天年月次个件点步越各哈]|[^一-龥]")
# 等多种方式宣传方式 · 等各类形式宣讲形式
_KINDS = re.compile(
    r"等(?:多种|各种|各类|多样|一系列)(方式|形式|渠道|途径|手段|措施|载体|平台|活动)"
    r"[一-龥]{2}\1(?!方)"
)
# 等多种方式创新方式: a verb with its own object is no doubled word
_VERB = re.compile(
    "创新|改进|转变|拓宽|丰富|拓展|解决|开展|完善|优化|搭建|采取|运用|用好|畅通|变换"
)
# 实现 in 大宗商品实现原油、铁矿石等大宗商品进口, with the rest of the clause
_RESULT = re.compile(r"(?:实现|完成)([^，,。；;：:\n]{2,24}?)等(?=[一-龥]{4})")


def check(notice: Notice) -> Iterator[Finding]:
    """Words that stand twice."""
    source = notice.source
    yield from report(source, wrong_words(source.text, "doubled"))
    for match in matches(_TWICE, source):
        if len(set(match[1])) > 1 and not _STRESS.search(match[1]) and match[1] not in _BODIES:
            yield Finding(Span(*match.span()), f"“{match[1]}”重复了，应当删去一个")
    for match in matches(_KINDS, source):
        if not _VERB.match(source.text, match.end(1)):
            yield Finding(
                Span(*match.span()), f"“{match.group()}”里“{match[1]}”出现两次，应当删去一个"
            )
    yield from units_told_twice(notice)
    yield from heads_told_twice(source)


def units_told_twice(notice: Notice) -> Iterator[Finding]:
    """1849公里公里: a unit of two characters and more behind itself."""
    text = notice.source.text
    for one in notice.quantities:
        unit = one.unit
        if len(unit) > 1 and text.startswith(unit, one.span.end):
            place = Span(one.span.end - len(unit), one.span.end + len(unit))
            yield Finding(place, f"“{unit}”重复了，应当删去一个")


def heads_told_twice(source: Source) -> Iterator[Finding]:
    """大宗商品实现原油、铁矿石等大宗商品进口: the head of a list stands before it and behind it."""
    text = source.text
    for match in matches(_RESULT, source):
        for size in range(8, 3, -1):
            head = text[max(0, match.start() - size) : match.start()]
            if len(head) == size and text.startswith(head, match.end()):
                place = Span(match.start() - size, match.end() + size)
                yield Finding(place, f"“{head}”在这一句里前后各出现一次，应当删去一个")
                break
