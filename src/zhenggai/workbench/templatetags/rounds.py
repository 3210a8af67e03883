"""Filters of a round's pages: its days and hours, what is left, names of who did what."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django import template

from zhenggai.ledger.conflicts import who_changed
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.core.vocabulary import RESULTS
from zhenggai.supervision.day_words import hour_words, left_words, period_words
from zhenggai.supervision.filling import Clash
from zhenggai.supervision.models import EVENTS, Round, SheetEvent

register = template.Library()
_DAY_SECONDS = 24 * 3600


@register.filter
def clock(at: datetime | None) -> str:
    """15:06; empty where there is no moment."""
    return f"{at.astimezone(TIME_ZONE):%H:%M}" if at else ""


@register.filter
def hour(at: datetime | None, now: datetime) -> str:
    """今天15:06; empty where there is no moment."""
    return hour_words(at, now) if at else ""


@register.filter
def period(asked: Round) -> str:
    """2026年11月7日至11月20日，数据截止11月20日."""
    return period_words(asked)


@register.filter
def left(asked: Round, now: datetime) -> str:
    """还有1小时48分."""
    return left_words(asked, now)


@register.filter
def pressing(asked: Round, now: datetime) -> str:
    """The colour of the due hour: red once it has passed, amber on its last day."""
    seconds = (asked.due_at - now).total_seconds()
    if seconds < 0:
        return "red"
    return "amber" if seconds < _DAY_SECONDS else ""


@register.filter
def changed_by(clashes: Iterable[Clash], me: str) -> str:
    """别人刚, or 您在另一页面: who changed what clashes."""
    return who_changed({one.by for one in clashes}, me)


@register.filter
def happened(event: SheetEvent, names: Mapping[str, str]) -> str:
    """陈望舒报送，请负责人确认: what happened to a sheet, as a sentence without its day."""
    who = names.get(event.by, "") if event.by else "经免登录链接"
    return f"{who}{EVENTS[event.kind]}{f'：{event.note}' if event.note else ''}"


@register.filter
def result_word(result: str) -> str:
    """有进展; 没有选 where nothing was chosen."""
    return RESULTS.get(result, "没有选")
