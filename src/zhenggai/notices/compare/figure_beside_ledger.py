"""数字与台账不一致

查什么：材料里的数字与台账写出的同一句话对照，不同的逐处列出：台账计数、单位填报数、外部提供数，件数、
金额、比例、日期，不论在开头、总数、组织工作、逐个问题的整改情况还是线索信访部分。材料另写的总数，
台账里有同名数字的，也与台账核对。由本系统导出的 docx，每个数字带有标记，前后的话改写了也认得出；
截止日改了而数字仍是原来那天的，也指出。

为什么：通报里的数字应当出自台账。改了稿子没有改台账，或者台账更新后稿子没有跟上，发出去就前后矛盾。

例：台账截至当天销号21个，稿中写“已完成整改22个”。

不报：台账里没有、由单位自己写的话；与台账只是编号、排法、段落不同的地方；同一个数换了写法的（4个写作
四个，60.00%写作60%）。

怎么改：先核实哪一边对。台账有误的先更正台账，再重新导出；稿子有误的改稿子。
"""

import re
from collections.abc import Callable, Iterator, Sequence

from zhenggai.notices.compare.same_number import says_same
from zhenggai.notices.compare.told_sentences import (
    Beside,
    Difference,
    ToldFigure,
    ToldSentence,
    differences,
    printed_sentences,
)
from zhenggai.notices.diagnostics import Diagnostic, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span

CODE = "CMP106"
NAME = "figure-beside-ledger"
SEVERITY: Severity = "error"
LONGEST_SPAN = 60
_BLANKS = re.compile(r"\s+")
# What the ledger says of the figure that a content control names and that reads so: its title, its
# text in the same form, its working; None for no figure of the ledger.
TellControl = Callable[[str, str], tuple[str, str, str] | None]


def against(notice: Notice, told: Sequence[ToldSentence]) -> tuple[list[Diagnostic], Beside]:
    """The numbers that the paper tells otherwise than the ledger, in the order of the paper, and
    both beside each other."""
    beside = differences(told, printed_sentences(notice.source.text))
    return sorted(_diagnostics(beside.numbers), key=lambda one: one.span), beside


def named(notice: Notice, tell: TellControl, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What was `found`, in the order of the paper, with every figure that a docx names by its
    content control told by that name, also where the words around it were written anew."""
    own = list(_controlled(notice, tell))
    rest = [one for one in found if not any(_touch(one.span, each.span) for each in own)]
    return sorted([*own, *rest], key=lambda one: one.span)


def _controlled(notice: Notice, tell: TellControl) -> Iterator[Diagnostic]:
    for one in notice.source.controls:
        now = notice.source[one.span]
        told = tell(one.tag, now)
        if told and _bare(now) != _bare(told[1]) and not says_same(now, told[1]):
            yield diagnostic(f"“{told[0]}”", now, told[1], told[2], one.span)


def diagnostic(title: str, now: str, told: str, working: str, span: Span) -> Diagnostic:
    """The figure, what the paper says, what the ledger says, and how that was made."""
    said = f"稿中写“{now}”" if now else "稿中没有"
    message = f"{title}与台账不一致：{said}，台账是“{told}”。"
    at = Span(span.start, min(span.end, span.start + LONGEST_SPAN))
    return Diagnostic(CODE, NAME, SEVERITY, at, message, working or None)


def _diagnostics(found: Sequence[Difference]) -> Iterator[Diagnostic]:
    seen: set[tuple[Span, str, Span]] = set()
    for one in found:
        figure = _figure(one)
        told = _whole(figure.span, one.told) if figure else one.told
        if (told, one.sentence.text, one.span) in seen:
            continue
        seen.add((told, one.sentence.text, one.span))
        about = one.sentence.about
        title = f"“{figure.title}”" if figure else f"{about}中的数字" if about else "数字"
        working = figure.working if figure else f"台账：{_around(one)}"
        yield diagnostic(title, one.now, one.sentence.text[slice(*told)], working, one.span)


def _whole(figure: Span, number: Span) -> Span:
    """The figure with the unit that stands behind it."""
    return Span(min(figure.start, number.start), max(figure.end, number.end))


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _bare(text: str) -> str:
    return _BLANKS.sub("", text)


def _figure(one: Difference) -> ToldFigure | None:
    """The bound figure in which the number stands."""
    return next(
        (
            each
            for each in one.sentence.figures
            if each.span.start < one.told.end and one.told.start < each.span.end
        ),
        None,
    )


def _around(one: Difference) -> str:
    """The clause in which the ledger has the number."""
    text = one.sentence.text
    start = max(text.rfind(mark, 0, one.told.start) for mark in "，、（") + 1
    ends = [at for mark in "，、）" if (at := text.find(mark, one.told.end)) >= 0]
    return text[start : min(ends, default=len(text))]
