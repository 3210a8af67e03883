"""What a text still lacks before it goes out, a line a thing, each with the page where it is
done."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.urls import reverse

from zhenggai.publication.models import Draft
from zhenggai.publication.order.screening import Judged, Screened
from zhenggai.publication.order.screens.found import (
    CHANGED_SINCE,
    NOT_AGREED,
    NOT_APPROVED,
    NOT_CONFIRMED,
    NOT_SETTLED,
    NOT_THE_REPORT,
)
from zhenggai.publication.order.stages import units_told
from zhenggai.workbench.badges import STAGE, Badge

_OF_STAGES = (NOT_APPROVED, CHANGED_SINCE, NOT_THE_REPORT)
# A page of the book and no text's own.
_OF_BOOK = frozenset({"figure_calls"})
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Check:
    """One line: whether it is in order, what is missing, and the page where it is put right."""

    title: str
    badge: Badge
    lacks: tuple[str, ...]
    more: int
    address: str
    link: str


def checks_of(draft: Draft, screened: Screened) -> list[Check]:
    """The things that a text needs, those that are in order too."""
    return list(_checks(draft, screened))


def _checks(draft: Draft, screened: Screened) -> Iterator[Check]:
    others = (*_OF_STAGES, NOT_AGREED, NOT_CONFIRMED, NOT_SETTLED)
    text = [one for one in screened.open if one.one.code not in others]
    yield _check(draft, "文字和数字", text, "drafting_screen", "去定稿检查")
    yield _check(draft, "单位核数", _of(screened, (NOT_SETTLED,)), "figure_calls", "请单位核数")
    yield _sent(draft, _of(screened, (NOT_CONFIRMED,)))
    yield _check(
        draft, "不公开事项", _of(screened, (NOT_AGREED,)), "drafting_left_out", "看不公开事项"
    )
    yield _check(draft, "审定", _of(screened, _OF_STAGES), "drafting_stages", "到审定页")


def _sent(draft: Draft, found: list[Judged]) -> Check:
    """送核: what waits, and in words how far units looked at the text or at its report."""
    is_done, told = units_told(draft)
    check = _check(draft, "送核", found, "draft_confirmations", "看送核")
    badge = check.badge if found or is_done else STAGE["ahead"].saying("没有送全")
    return replace(check, badge=badge, lacks=(*check.lacks, told))


def _of(screened: Screened, codes: tuple[str, ...]) -> list[Judged]:
    return [one for one in screened.open if one.one.code in codes]


def _check(draft: Draft, title: str, found: list[Judged], view: str, link: str) -> Check:
    whose = [draft.book.code] if view in _OF_BOOK else [draft.book.code, draft.pk]
    badge = STAGE["waiting"].saying(f"还有{len(found)}处") if found else STAGE["done"]
    return Check(
        title=title,
        badge=badge if found else badge.saying("齐了"),
        lacks=tuple(one.one.message for one in found[:_SHOWN]),
        more=max(len(found) - _SHOWN, 0),
        address=reverse(f"workbench:{view}", args=whose),
        link=link,
    )
