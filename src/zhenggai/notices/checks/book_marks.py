"""书名号用得不对

查什么：书名号里套书名号，里层没有用单书名号〈〉；书名号里是空的；书名号收早了，如“《关于开展自查》的通知”。
并列的书名号之间加了顿号，“印发《×办法》的通知”外面没有书名号，只作建议。网页上常见的半角<>不报。

为什么：《标点符号用法》（GB/T 15834—2011）：书名号里还要用书名号时，外面一层用双书名号，里面一层
用单书名号；标有书名号的并列成分之间通常不用顿号。

例：“《关于印发《云岭县考勤办法》的通知》”，应为“《关于印发〈云岭县考勤办法〉的通知》”。

怎么改：里层改用〈〉；把书名号移到文件名完整的地方；删去并列书名号之间的顿号。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.facts.document_titles import DOCUMENT_KIND
from zhenggai.notices.facts.regulations import Regulation
from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span

CODE = "REF104"
SEVERITY: Severity = "warning"

LONGEST_PLACE = 60
# 《关于开展自查》的通知: the mark closes before the title ends.
GOES_ON = re.compile(r"的(?:通知|意见|方案|决定|报告|办法|函|批复|通报|公告)")
# 《关于印发考勤办法》的通知: here even a document's kind is not the title's end.
WRAPS = re.compile(r"关于(?:印发|转发|下发|发布)[^〈<]")
# 《关于…的请示》的批复: a paper that another paper answers.
OTHER_KINDS = (
    "请示",
    "函",
    "建议",
    "建议书",
    "提案",
    "议案",
    "申请",
    "来信",
    "说明",
    "讲话",
    "论述",
    "公报",
)
ISSUED = re.compile(r"(?:印发|下发|转发|制发)了?$")


def check(notice: Notice) -> Iterator[Finding]:
    """Report titles out of form, one finding for each kind of fault."""
    text = notice.source.text
    titles = [one for one in notice.regulations if text[one.span.end - 1] == "》"]
    yield from nested(text, titles)
    yield from empty(titles)
    yield from closed_early(text, titles)
    yield from joined(text, titles)
    yield from half_marked(text, titles)


def gathered(places: list[Span], message: str, severity: Severity | None) -> Iterator[Finding]:
    """One finding at the first place, with the others as related."""
    if places:
        first, *others = places
        if others:
            message = f"{message}全文共{len(places)}处。"
        related = tuple(Related(one, "同样的问题") for one in others)
        yield Finding(first, message, related=related, severity=severity)


def nested(text: str, titles: list[Regulation]) -> Iterator[Finding]:
    """《 inside 《."""
    places = []
    for one in titles:
        if "《" in one.title:
            start = text.index("《", one.span.start + 1)
            end = text.index("》", start) + 1
            places.append(Span(start, min(end, start + LONGEST_PLACE)))
    if places:
        inner = text[slice(*places[0])].strip("《》")
        message = f"书名号里又套书名号，里层要用单书名号，写作“〈{inner}〉”。"
        yield from gathered(places, message, None)


def empty(titles: list[Regulation]) -> Iterator[Finding]:
    """《》 with nothing in it."""
    places = [one.span for one in titles if not one.title]
    yield from gathered(places, "书名号里没有内容，可能漏了文件名。", "error")


def closed_early(text: str, titles: list[Regulation]) -> Iterator[Finding]:
    """》 before the end of the title."""
    for one in titles:
        more = GOES_ON.match(text, one.span.end)
        if not more or not one.title.startswith("关于"):
            continue
        wraps = more[0] == "的通知" and WRAPS.match(one.title)
        if wraps or not (DOCUMENT_KIND.search(one.title) or one.title.endswith(OTHER_KINDS)):
            yield Finding(
                Span(one.span.end - 1, more.end()),
                f"书名号收早了，“{more[0]}”是文件名的一部分，要写在书名号里。",
            )


def joined(text: str, titles: list[Regulation]) -> Iterator[Finding]:
    """、 between two titles."""
    places = [
        Span(one.span.end - 1, one.span.end + 2)
        for one in titles
        if text.startswith("、《", one.span.end)
    ]
    yield from gathered(places, "并列的书名号之间一般不用顿号。", "advice")


def half_marked(text: str, titles: list[Regulation]) -> Iterator[Finding]:
    """印发《…》的通知: the notice that issues a document has no marks of its own."""
    places = [
        Span(one.span.end - 1, one.span.end + len("的通知"))
        for one in titles
        if text.startswith("的通知", one.span.end)
        and not one.title.startswith("关于")
        and ISSUED.search(text, max(0, one.span.start - 4), one.span.start)
        and not text.startswith("关于", one.span.start - 4)
    ]
    message = (
        "印发的若是通知，全名要放进书名号：“《关于印发〈×〉的通知》”；若是文件本身，删去“的通知”。"
    )
    yield from gathered(places, message, "advice")
