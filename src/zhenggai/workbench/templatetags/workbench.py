"""Filters and tags of the pages: icons, days, names, words that may be destroyed."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.keys import kind_of, number_of
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.queries import today
from zhenggai.workbench.acting.sentences import Told
from zhenggai.workbench.badges import Badge
from zhenggai.workbench.desks import Desk
from zhenggai.zh.days import in_words

register = template.Library()
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """An icon of the sprite; the word beside it says the same."""
    address = static("vendor/tabler-icons/sprite.svg")
    return format_html(
        '<svg class="icon" aria-hidden="true" width="14" height="14">'
        '<use href="{}#{}"></use></svg>',
        address,
        name,
    )


@register.simple_tag
def badge(one: Badge) -> SafeString:
    """A state or flag: icon, word, colour."""
    return format_html('<span class="badge {}">{}{}</span>', one.tone, icon(one.icon), one.word)


@register.simple_tag
def figure_link(code: str, name: str, text: str, query: str = "", of: str = "figure") -> SafeString:
    """A figure that shows its working: beside it, or on a page of its own without scripts."""
    address = reverse("workbench:figure", args=[code, name]) + query
    return format_html(
        '<a class="{}" href="{}" hx-get="{}" hx-target="#popover">{}</a>',
        of,
        address,
        address,
        text,
    )


@register.filter
def words(text: str, state: Book) -> str:
    """A text of the book, or that it was destroyed."""
    return shown(text, state)


@register.filter
def is_of(told: Told, desk: Desk) -> bool:
    """Whether an entry is for the person to put right: the office's every one, else one's own."""
    return desk.is_office or bool(told.hands & {desk.person.pk, desk.actor.unit})


@register.filter
def day(value: date | None) -> str:
    """2026年11月20日; empty where there is none."""
    return in_words(value) if value else ""


@register.filter
def month_day(value: date | None) -> str:
    """11月20日; empty where there is none."""
    return f"{value.month}月{value.day}日" if value else ""


@register.filter
def short_day(value: date | None) -> str:
    """11月20日 of this year, 2025年11月20日 of another; empty where there is none."""
    if value is None or value.year != today().year:
        return day(value)
    return month_day(value)


@register.filter(expects_localtime=True)
def moment(value: datetime | None) -> str:
    """11月20日 9:05 of this year, 2025年11月20日 9:05 of another; empty where there is none."""
    return f"{short_day(value.date())} {value.hour}:{value.minute:02}" if value else ""


@register.filter
def after_year(words: str) -> SafeString:
    """A day's words that may go on in another line after their year, and nowhere else."""
    year, mark, rest = words.partition("年")
    return format_html("{}{}<wbr>{}", year, mark, rest) if mark else format_html("{}", words)


@register.filter
def number(key: str) -> str:
    """12-3 of measure/12-3."""
    return number_of(key)


@register.filter
def kind(key: str) -> str:
    """measure of measure/12-3."""
    return kind_of(key)


@register.filter
def named(one: str, names: Mapping[str, str]) -> str:
    """The name of a person or unit."""
    return names.get(one, one)


@register.filter
def all_named(ids: tuple[str, ...], names: Mapping[str, str]) -> str:
    """Names with commas."""
    return "、".join(names.get(one, one) for one in ids)


@register.filter
def circled(n: int) -> str:
    """① for 1."""
    return _CIRCLED[n - 1] if 0 < n <= len(_CIRCLED) else f"({n})"


@register.filter
def add_to(place: float, more: int) -> float:
    """A place in a chart so much further."""
    return round(place + more, 1)


@register.filter
def of_key(told: Mapping[str, object], key: str) -> object:
    """The value of a key; nothing where there is none."""
    return told.get(key)
