"""Days and hours of a round and of its items, as a person reads them on a sheet."""

from datetime import date, datetime

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.deadlines import bearer_of
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.core.rows import Item
from zhenggai.ledger.core.state import Book
from zhenggai.supervision.models import Round
from zhenggai.zh.days import in_words

_NEAR = {0: "今天", 1: "明天"}


def day_words(day: date, year: int) -> str:
    """11月20日 within that year, 2025年11月20日 outside of it."""
    return f"{day.month}月{day.day}日" if day.year == year else in_words(day)


def deadline_words(book: Book, item: Item, year: int) -> str:
    """10月31日并长期坚持; the paper's own words where it told no day."""
    bearer = bearer_of(book, item)
    if bearer is None:
        return ""
    day = bearer.deadline
    if day is None:
        return shown(bearer.deadline_text, book) or ("长期坚持" if bearer.standing else "")
    return f"{day_words(day, year)}{'并长期坚持' if bearer.standing else ''}"


def period_words(asked: Round) -> str:
    """2026年11月7日至11月20日，数据截止11月20日."""
    year = asked.starts_on.year
    ends, cut_off = day_words(asked.ends_on, year), day_words(asked.cut_off, year)
    return f"{in_words(asked.starts_on)}至{ends}，数据截止{cut_off}"


def hour_words(at: datetime, now: datetime) -> str:
    """今天15:06, 11月20日15:06."""
    own, today = at.astimezone(TIME_ZONE), now.astimezone(TIME_ZONE).date()
    word = _NEAR.get((own.date() - today).days, day_words(own.date(), today.year))
    return f"{word}{own:%H:%M}"


def left_words(asked: Round, now: datetime) -> str:
    """还有1小时48分, or 已过2天."""
    seconds = int((asked.due_at - now).total_seconds())
    return f"{'还有' if seconds >= 0 else '已过'}{span_words(abs(seconds))}"


def span_words(seconds: int) -> str:
    """1小时48分, 2天3小时, 12天."""
    minutes = seconds // 60
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return f"{days}天{f'{hours}小时' if hours and days < 3 else ''}"
    if hours:
        return f"{hours}小时{f'{rest}分' if rest else ''}"
    return f"{rest}分钟"
