"""What the checker says of the text, as far as its audience asks for it, and what puts it right.

A name beside a disposition is off until somebody says who approved it; a telephone or an identity
number is masked, but for the office's own.
"""

from collections.abc import Iterator
from dataclasses import replace

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
from zhenggai.publication.order.deriving import FOLLOWS
from zhenggai.publication.order.excluding import SCOPES
from zhenggai.publication.order.screens.found import MENDS, NO_CONTACT, UNFINISHED, Fix, Found
from zhenggai.publication.order.screens.text import ScreenedText
from zhenggai.zh.quotation import in_marks

_FOR_PUBLIC = frozenset(rule.CODE for rule in RULES if getattr(rule, "FOR_PUBLIC", False))
_NUMBERS = frozenset({identity_number.CODE, bank_card.CODE, personal_mobile.CODE})
_STATES = {"not_done": "未完成", "basically_done": "基本完成", "in_progress": "正在整改"}
_LONGEST = 40
# Before a place so much of its clause is told, of a title so much.
_LEAD, _TITLE = 16, 24
_STOPS = "，。；：、（"
_IN_TIME = "党内通报要与审定的报告一致：通报里不写的，趁报告还没有审定，先在这里改。"
# The part in which the office gives its own telephone.
_CONTACT = "contact"
# What stays to be seen of a number: 138****1234, 35*************123 (masking as it is usual).
_MOBILE = 11


def wording_findings(screened: ScreenedText) -> Iterator[Found]:
    """Every rule of the checker; a report to the superior names who it must, and is told in good
    time what the notice that is the same text must not say."""
    paper = screened.draft.paper
    private = list(_private(screened))
    if paper in SCOPES:
        yield from private
    elif paper in FOLLOWS.values():
        yield from (replace(one, severity="advice", advice=_IN_TIME) for one in private)
    for one in screened.findings:
        if one.code not in _FOR_PUBLIC or one.code == secrecy_mark.CODE:
            yield from _of_rule(screened, one)
    yield from _unfinished(screened)
    if SCOPES.get(paper) == "public" and not screened.notice.contact.phone:
        yield _no_telephone(screened)


def _no_telephone(screened: ScreenedText) -> Found:
    """A public notice says where to call: the public pages send people there."""
    contact = screened.notice.contact
    others = (("通信地址", contact.address), ("电子邮箱", contact.email))
    lacks = "、".join(["电话", *(title for title, told in others if not told)])
    span = dict(screened.read.places).get(_CONTACT, Span(0, 0))
    line = screened.text[slice(*span)].partition("\n")[0]
    return Found(
        NO_CONTACT,
        "warning",
        f"向社会公开的通报没有写监督{lacks}，群众看了不知道找谁。",
        screened.place(Span(span.start, span.start + min(len(line), _LONGEST))),
        advice="在“联系方式”里写上电话、通信地址和电子邮箱。",
    )


def _private(screened: ScreenedText) -> Iterator[Found]:
    """What must not go out, secrecy marks aside: those must stand nowhere."""
    yield from _mobiles(screened)
    for one in screened.findings:
        if one.code in _FOR_PUBLIC and one.code != secrecy_mark.CODE:
            yield from _of_rule(screened, one)


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
            more=() if is_personal else tuple(_others(screened, one)),
        )


def _others(screened: ScreenedText, one: Diagnostic) -> Iterator[str]:
    """The other places of a finding by the parts in which they stand, each told with what stands
    before it: “办理问题线索”一段的“组织处理11人”、“批评教育16人”（一起核对的数）."""
    told: dict[tuple[str, str], dict[str, None]] = {}
    for also in one.related:
        place = screened.place(also.span)
        before = place.line[: place.span.start]
        clause = before[max(map(before.rfind, _STOPS)) + 1 :][-_LEAD:]
        words = f"{clause}{place.line[slice(*place.span)]}"
        told.setdefault((place.part, also.message), {})[in_marks(words, _LONGEST)] = None
    for (key, why), others in told.items():
        part = screened.parts.get(key)
        where = f"{in_marks(part.title, _TITLE)}一段的" if part else ""
        yield f"{where}{'、'.join(others)}（{why}）"


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
