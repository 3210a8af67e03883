"""What the checker says of the text, as far as its audience asks for it, and what puts it right.

A name beside a disposition is off until somebody says who approved it; a telephone or an identity
number is masked, but for the office's own.
"""

from collections.abc import Iterator

from zhenggai.notices.checks import (
    RULES,
    bank_card,
    identity_number,
    name_beside_disposition,
    personal_mobile,
    secrecy_mark,
)
from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.notices.facts.personal_numbers import find_mobile_numbers
from zhenggai.notices.facts.statuses import ItemStatus
from zhenggai.notices.source import Span
from zhenggai.publication.order.excluding import SCOPES
from zhenggai.publication.order.screens.found import MENDS, UNFINISHED, Fix, Found
from zhenggai.publication.order.screens.text import ScreenedText

_FOR_PUBLIC = frozenset(rule.CODE for rule in RULES if getattr(rule, "FOR_PUBLIC", False))
_NUMBERS = frozenset({identity_number.CODE, bank_card.CODE, personal_mobile.CODE})
_STATES = {"not_done": "未完成", "basically_done": "基本完成", "in_progress": "正在整改"}
_LONGEST = 40
# The part in which the office gives its own telephone.
_CONTACT = "contact"
# What stays to be seen of a number: 138****1234, 35*************123 (masking as it is usual).
_MOBILE = 11


def wording_findings(screened: ScreenedText) -> Iterator[Found]:
    """Every rule of the checker; a report to the superior names who it must."""
    goes_out = screened.draft.paper in SCOPES
    if goes_out:
        yield from _mobiles(screened)
    for one in screened.findings:
        if one.code in _FOR_PUBLIC and not goes_out and one.code != secrecy_mark.CODE:
            continue
        yield from _of_rule(screened, one)
    yield from _unfinished(screened)


def _of_rule(screened: ScreenedText, one: Diagnostic) -> Iterator[Found]:
    is_personal = one.code == name_beside_disposition.CODE
    places = [one.span, *(also.span for also in one.related)] if is_personal else [one.span]
    for span in places:
        place = screened.place(span)
        yield Found(
            one.code,
            one.severity,
            one.message,
            place,
            working=one.working or "",
            advice=MENDS.get(one.code, ""),
            fix=_fix(one.code, place.line, place.span),
            more=tuple(
                f"{screened.text[slice(*also.span)][:_LONGEST]}：{also.message}"
                for also in one.related
            )
            if not is_personal
            else (),
        )


def _mobiles(screened: ScreenedText) -> Iterator[Found]:
    """Numbers that the checker takes for the office's own, because somebody wrote 联系电话 before
    them elsewhere than where the office gives its own."""
    told = {one.span for one in screened.findings if one.code == personal_mobile.CODE}
    for span in find_mobile_numbers(screened.text):
        place = screened.place(span)
        before = place.line[max(0, place.span.start - personal_mobile.REACH) : place.span.start]
        if span in told or place.part == _CONTACT or personal_mobile.PUBLIC_LINE.search(before):
            continue
        yield Found(
            personal_mobile.CODE,
            personal_mobile.SEVERITY,
            "写着手机号码，若是个人的，公开前要删去或者遮盖。",
            place,
            advice=MENDS[personal_mobile.CODE],
            fix=_fix(personal_mobile.CODE, place.line, place.span),
        )


def _fix(code: str, line: str, span: Span) -> Fix | None:
    words = line[slice(*span)]
    if code in _NUMBERS:
        return Fix("遮盖号码", line, span, masked(words))
    if code == name_beside_disposition.CODE:
        return Fix("隐去姓名", line, span, without_name(words))
    return None


def masked(number: str) -> str:
    """138****1234 · 35*************123 · 6222***********123."""
    digits = [n for n, one in enumerate(number) if one.isalnum()]
    head, tail = (3, 4) if len(digits) == _MOBILE else (2, 3)
    hidden = set(digits[head : len(digits) - tail])
    return "".join("*" if n in hidden else one for n, one in enumerate(number))


def without_name(name: str) -> str:
    """王某, 王某某, 欧阳某某 as 欧某某: the surname is all that stays."""
    return f"{name[:1]}{'某' * min(len(name) - 1, 2)}"


def _unfinished(screened: ScreenedText) -> Iterator[Found]:
    """What is not done is told with its explanation, next steps and day; STA102 speaks where all
    three are missing."""
    for one in screened.notice.statuses:
        missing = _missing(one)
        if one.in_chapter and one.state != "done" and 0 < len(missing) < 3:
            span = Span(one.span.start, min(one.span.end, one.span.start + _LONGEST))
            yield Found(
                UNFINISHED,
                "warning",
                f"这一项{_STATES[one.state]}，缺{'、'.join(missing)}。",
                screened.place(span),
                advice="公开时未完成的事项要说清三件事：为什么没完成、下一步怎么办、什么时候完成。",
            )


def _missing(one: ItemStatus) -> list[str]:
    told = (
        ("有关情况说明", one.explanation),
        ("下一步措施", one.next_steps),
        ("完成时限", one.deadline or one.milestones or one.standing),
    )
    return [title for title, found in told if not found]
