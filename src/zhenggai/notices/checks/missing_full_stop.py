"""段末缺句号

查什么：正文段落（里面已有句号的）末尾没有句号、分号、冒号；“完成时限”“责任单位”这类栏目，同栏的其
他各处都有句号而这一处没有；“一是……”“二是……”各自成段、别的都有句号而这一段没有。要看同类段落怎么写：
全篇都不加句号的，不报。标题、落款、联系方式、表格、被回车截断的行不报。

为什么：句号没了，往往是后半句也没了，要看一看是漏了标点还是漏了内容。

例：加强日常监督，发现问题及时纠正、严肃处理（段末缺句号）。

怎么改：补上句号；如果话没有说完，补全。
"""

import re
from collections.abc import Callable, Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.source import Span

CODE = "PUN106"
SEVERITY: Severity = "warning"

ENDS = frozenset("。！？；;：:…")
AFTER = frozenset('”’"）)》】*_')
# Which paragraphs are no prose: contact lines, tables, source lines.
_NO_PROSE = re.compile(
    r"电话|邮箱|邮编|邮政|地址|来源|网址|\||\t| {3}|http|www\.|附件[:：]|附件[一二三1-9]?$"
)
# 完成时限：… · （3）责任单位：…
_FIELD = re.compile(r"(?:[（(]?\d{1,2}[)）.．、])?[ \u3000]*([一-龥]{2,8})[:：](?=.)")
# 一是… · 二要… · 第三，…
_ITEM = re.compile(r"[一二三四五六七八九十]{1,2}(?:是|要)|第[一二三四五六七八九十][，,]")
# 隧洞掘进（基本完成） 受围岩影响: a blank between two cells
_CELL = re.compile(r"[一-龥）)] (?=[一-龥（(\d])")
CELLS = 3
# 二、 · （三） · 4. · ⑤ · 六是 · 第七 · 完成时限：: what a paragraph that is surely new begins with
_NEW = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[、，.．)）]|[（(]?\d{1,2}[.．、)）]|[①-⑳⑴-⒇]"
    r"|[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]|[一-龥]{2,8}[:：]"
)
# 一、 · （二）: such a paragraph may be a heading of any length
_TOP = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[、.．)）]")
# How many of its kind must be closed, and what share of them.
LEAST_BODIES, LEAST_ITEMS = 4, 3
SHARE = 0.75
# A sentence of this length with two commas is no heading …
LONG = 45
# … unless it ends as the headings of this trade do: 关于……的问题 · ……方面 · ……的整改情况
_HEADING = re.compile(
    "(?:问题|方面|情况|的整改|不力|不够|不足|不严|不到位|不规范|差距|短板)[”’」）)]*$"
)
REACH = 12
# A shorter paragraph is a heading or a cell.
SHORTEST = 12


def check(notice: Notice) -> Iterator[Finding]:
    """Paragraphs without their full stop, judged against paragraphs of their kind."""
    text = notice.source.text
    counts: dict[str, bool] = {}
    for one in open_paragraphs(notice):
        kind, least, is_alike = kind_of(text, one)
        if not kind:
            continue
        if kind not in counts:
            alike = [each for each in notice.paragraphs if is_alike(each)]
            closed = sum(is_closed(text, each) for each in alike)
            counts[kind] = closed >= least and closed >= SHARE * len(alike)
        if counts[kind]:
            yield Finding(
                Span(max(one.start, one.end - REACH), one.end),
                "这一段末尾没有句号，同类段落都有；请看是漏了标点还是话没有说完",
            )


def open_paragraphs(notice: Notice) -> Iterator[Paragraph]:
    """Paragraphs that end in no point and are whole; title, source line and signature are none."""
    text = notice.source.text
    head = notice.masthead
    aside = [one for one in (head.title_span, head.signature, head.published_span) if one]
    for this, after in zip(notice.paragraphs, [*notice.paragraphs[1:], None], strict=False):
        short = this.end - this.start < SHORTEST
        if short or text[this.end - 1] in ENDS or is_closed(text, this):
            continue
        if not any(one.start < this.end and this.start < one.end for one in aside) and (
            after is None or is_new(text, this.end, after.start)
        ):
            yield this


def is_new(text: str, end: int, start: int) -> bool:
    """Whether the paragraph at `start` surely begins anew and goes on with nothing."""
    between = text[end:start]
    return (
        between.count("\n") > 1
        or between.endswith(("  ", "\u3000", "\t"))
        or bool(_NEW.match(text, start))
    )


def is_closed(text: str, one: Paragraph) -> bool:
    """Whether a paragraph ends in a point, inside closing marks or before a remark in brackets."""
    start, end = one.start, one.end
    if text[end - 1] in "）)":
        opening = max(text.rfind("（", start, end), text.rfind("(", start, end))
        if opening > start and text[opening - 1] in ENDS:
            return True
    while end > start and text[end - 1] in AFTER:
        end -= 1
    return end == start or text[end - 1] in ENDS


def kind_of(text: str, one: Paragraph) -> tuple[str, int, Callable[[Paragraph], bool]]:
    """The kind of an open paragraph, how many closed ones it needs, and which are of its kind.

    The kind is empty for what needs no full stop: headings, contact lines, tables.
    """
    field = _FIELD.match(text, one.start, one.end)
    no_prose = _NO_PROSE.search(text, one.start, min(one.end, one.start + 400))
    if no_prose or is_row(text, one) or _HEADING.search(text, one.start, one.end):
        return "", 0, bool
    last = text[one.end - 1]
    if last.isascii() and last not in ')"%':
        return "", 0, bool
    if field and one.end - field.end() > 4:
        name = field[1]
        return name, LEAST_ITEMS, lambda other: is_field(text, other, name)
    if is_item(text, one):
        return "一是", LEAST_ITEMS, lambda other: is_item(text, other)
    if is_body(text, one):
        return "正文", LEAST_BODIES, lambda other: is_body(text, other)
    return "", 0, bool


def is_row(text: str, one: Paragraph) -> bool:
    """Whether a paragraph is a row of a table that blanks divide into cells."""
    return len(_CELL.findall(text, one.start, one.end)) >= CELLS


def is_field(text: str, one: Paragraph, name: str) -> bool:
    """Whether a paragraph begins with the field label `name`."""
    match = _FIELD.match(text, one.start, one.end)
    return match is not None and match[1] == name


def is_item(text: str, one: Paragraph) -> bool:
    """Whether a paragraph is an item 一是, 二是 … and more than a heading."""
    return (
        one.end - one.start >= 25
        and _ITEM.match(text, one.start) is not None
        and any(text.find(mark, one.start, one.end) >= 0 for mark in "，,")
    )


def is_body(text: str, one: Paragraph) -> bool:
    """Whether a paragraph is prose: a full stop inside, or a long sentence of several clauses."""
    if one.end - one.start >= 20 and text.find("。", one.start, one.end - 1) >= 0:
        return True
    if one.end - one.start < LONG or _TOP.match(text, one.start):
        return False
    return sum(text.count(mark, one.start, one.end) for mark in "，,、") >= 2
