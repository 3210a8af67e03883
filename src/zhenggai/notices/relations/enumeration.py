"""「着重从五个方面抓好整改」 against the items that follow.

The announcement stands right before the first item, in the heading of the items or at the end of
the paragraph before them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from zhenggai.notices.numbering import shape
from zhenggai.notices.outline import Node
from zhenggai.notices.relations.relation import Relation, Verdict
from zhenggai.notices.source import Span
from zhenggai.zh.numerals import parse_numeral

NUMBER = r"(?:[两一二三四五六七八九十]{1,3}|[0-9]{1,2})"
# 「从五个方面」「围绕以下4个方面」「从两方面」; not 「围绕三个方面问题」
ASPECTS = (
    rf"(?:从|围绕|聚焦|在)(?:以下|如下|这)?(?P<aspects>{NUMBER})个?(?:大|主要|具体|重点)?方面"
    "(?!问题|存在|反馈)"
)
# 「做好以下六项工作」「采取3条措施」「抓好四个重点」「制定5项整改措施」
ACTS = (
    r"(?:做好|抓好|抓实|做实|采取|落实|突出|开展|制定|推出|实施|完成|抓住|把握)了?(?:以下|如下)?"
    rf"(?P<acts>{NUMBER})(?:[个项条点大](?:方面)?(?:具体|整改|重点|主要|关键)?(?:工作|措施|举措|任务|重点|环节|办法)|点)"
)
# 「重点做到“三个强化”：」「突出“四抓”。」
SLOGAN = rf"[“\"](?P<slogan>{NUMBER})(?:个[\u4e00-\u9fff]{{1,6}}|[\u4e00-\u9fff])[”\"]"
ANNOUNCES = re.compile(f"{ASPECTS}|{ACTS}")
QUOTED = re.compile(SLOGAN)
# Another number between the announcement and the items is what the items may be.
COUNT = re.compile(r"[0-9]|[两一二三四五六七八九十]+[个项条点]")
# The end of the announcing sentence: 「抓好整改：」「：」「。」「推动工作：」
END = re.compile(r"[^。；;]{0,20}[:：。,，]?\s*")
SHORT_END = re.compile(r"[^。；;，,]{0,8}[:：。]\s*")
NEAR = 60


def announced_lists(text: str, outline: Sequence[Node]) -> Iterator[Relation]:
    """Every announcement with the items below it."""
    rows = [(0, outline)]
    while rows:
        body, children = rows.pop()
        yield from announced(text, body, children)
        rows += [(child.body, child.children) for child in children if child.children]


def announced(text: str, body: int, children: Sequence[Node]) -> Iterator[Relation]:
    """The announcements of a node's own items after `body`: each before its own row."""
    items = [child for child in children if child.number is not None]
    for _, same in groupby(items, shape):
        row = list(same)
        begin = max(body, row[0].start - NEAR)
        body = row[-1].body
        lead = text[begin : row[0].start].rstrip() if len(row) > 1 else ""
        if not lead or not ("方面" in lead or lead[-1] in ":："):
            continue
        match = announcement(text, begin, row[0].start)
        number = parse_numeral(match[match.lastgroup]) if match and match.lastgroup else None
        if match and number is not None:
            yield relation(text, Span(*match.span()), int(number), row)


def announcement(text: str, begin: int, end: int) -> re.Match[str] | None:
    """The last announcement between two offsets, if it ends the sentence before the items."""
    match = last_of(ANNOUNCES, text, begin, end)
    ending = END
    if match is None or match["acts"]:
        match = match or last_of(QUOTED, text, begin, end)
        ending = SHORT_END
    if match is None or COUNT.search(text, match.end(), end):
        return None
    return match if ending.fullmatch(text, match.end(), end) else None


def last_of(pattern: re.Pattern[str], text: str, begin: int, end: int) -> re.Match[str] | None:
    """The last match between two offsets."""
    found = None
    for found in pattern.finditer(text, begin, end):  # noqa: B007 - the last one counts
        pass
    return found


def relation(text: str, span: Span, declared: int, row: Sequence[Node]) -> Relation:
    """The relation of an announcement and the items that it announces."""
    listed = len(row)
    labels = "、".join(one.label or "" for one in row)
    # a label left out is told by its own rule
    is_gap = listed < declared == row[-1].number
    verdict: Verdict = (
        "consistent" if declared == listed else "undecided" if is_gap else "inconsistent"
    )
    said = text[span.start : span.end]
    return Relation(
        kind="enumeration",
        topic="enumeration",
        verdict=verdict,
        working=f"写{declared}项，列出{listed}项：{labels}",
        span=span,
        parts=(span, *(Span(one.start, one.body) for one in row)),
        message=f"写“{said}”，下面列出{listed}项，请核对个数和各项标号。",
    )
