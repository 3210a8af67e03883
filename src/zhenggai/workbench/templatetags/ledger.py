"""Rows of the ledger's sheet. Made here and not in a template: a page has a thousand cells."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.state import Book
from zhenggai.workbench.ledger_filters import Filters
from zhenggai.workbench.ledger_lines import LONGEST_PROGRESS, LONGEST_TEXT, Column, Line, brief
from zhenggai.workbench.templatetags.workbench import badge, icon

register = template.Library()
_NOTHING = SafeString("")
_OVER = frozenset({"closed", "withdrawn", "merged", "dropped"})
_FOLD = (
    '<button type="button" class="fold" data-fold="{}" aria-expanded="true" '
    'aria-label="收起或展开措施" hidden>{}</button>'
)
_SAME = SafeString('<span class="quiet">同问题</span>')


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every row needs: the book's code and words, names, the year that need not be said."""

    code: str
    state: Book
    names: Mapping[str, str]
    year: int
    may_assign: bool = False

    def words(self, text: str) -> str:
        """A text, or that it was destroyed."""
        return shown(text, self.state)

    def named(self, ids: Sequence[str]) -> str:
        """Names with commas."""
        return "、".join(self.names.get(one, one) for one in ids)

    def day(self, value: date) -> str:
        """11月20日, with its year where it is another."""
        said = f"{value.month}月{value.day}日"
        return said if value.year == self.year else f"{value.year}年{said}"


@dataclass(frozen=True, slots=True)
class SortLink:
    """Where the head of a column leads, and how the list stands by it now."""

    query: str
    is_up: bool
    is_down: bool

    @property
    def is_on(self) -> bool:
        """Whether the list stands by this column."""
        return self.is_up or self.is_down


@register.simple_tag
def sort_link(filters: Filters, word: str) -> SortLink:
    """Up first, then down; the numbers stand up where nothing else is asked for."""
    now = filters.sort or "number"
    other = f"-{word}" if now == word else word
    return SortLink(filters.but(sort=other).query, now == word, now == f"-{word}")


@register.filter
def has_more(lines: Sequence[Line]) -> bool:
    """Whether a problem has measures to fold."""
    return len(lines) > 1


@register.filter
def with_and(query: str) -> str:
    """The query, ready for one more name."""
    return f"{query}&" if query else ""


@register.simple_tag
def sheet_of(
    code: str, state: Book, names: Mapping[str, str], day: date, *, may_assign: bool
) -> Sheet:
    """What every row needs."""
    return Sheet(code, state, names, day.year, may_assign)


@register.simple_tag
def sheet_row(sheet: Sheet, line: Line, columns: Sequence[Column], *, folds: bool) -> SafeString:
    """A row: box, number, words, then the cells of the columns."""
    address = reverse(f"workbench:{line.kind}", args=[sheet.code, line.number])
    fold = format_html(_FOLD, line.number, icon("chevron-down")) if folds else _NOTHING
    return format_html(
        '<tr class="{}"{}><td class="f1"><input type="checkbox" name="key" value="{}" '
        'aria-label="选{}{}"></td><td class="f2">{}{}</td>'
        '<td class="f3"><a href="{}">{}</a></td>{}</tr>',
        line.kind,
        _part_of(line),
        line.item.key,
        "问题" if line.kind == "problem" else "措施",
        line.number,
        fold,
        line.number,
        address,
        brief(sheet.words(line.item.text), LONGEST_TEXT),
        format_html_join(
            "",
            '<td class="c-{}">{}</td>',
            ((one.name, CELLS[one.name](sheet, line)) for one in columns),
        ),
    )


def _part_of(line: Line) -> SafeString:
    """Of a measure the problem with which it folds."""
    if line.kind == "problem":
        return _NOTHING
    return format_html(' data-of="{}"', line.number.partition("-")[0])


def _state(_: Sheet, line: Line) -> SafeString:
    return badge(line.badge)


def _deadline(sheet: Sheet, line: Line) -> SafeString:
    day = sheet.day(line.deadline) if line.deadline else ""
    return format_html(
        "{}{}", day, format_html_join("", " {}", ((badge(one),) for one in line.flags))
    )


def _leaders(sheet: Sheet, line: Line) -> str:
    return sheet.named(line.leaders)


def _lead_units(sheet: Sheet, line: Line) -> str:
    return sheet.named(line.lead_units)


def _units(sheet: Sheet, line: Line) -> SafeString:
    return format_html("{}{}", _chips(sheet, line), _pencil(sheet, line))


def _pencil(sheet: Sheet, line: Line) -> SafeString:
    """Leads to the units' own form; what is over is changed no more."""
    if not sheet.may_assign or line.item.state in _OVER:
        return _NOTHING
    address = reverse("workbench:units_cell", args=[sheet.code, line.item.key])
    return format_html(
        '<a class="edit" href="{}" hx-get="{}" hx-target="#popover" '
        'aria-label="改{}的责任单位">{}</a>',
        address,
        address,
        line.number,
        icon("pencil"),
    )


def _chips(sheet: Sheet, line: Line) -> SafeString:
    if line.inherits_units:
        return _SAME
    return format_html_join(
        " ",
        '<span class="chip{}">{}</span>',
        (
            (" lead" if one.is_lead else "", sheet.names.get(one.unit, one.unit))
            for one in line.units
        ),
    )


def _long(text: str) -> SafeString:
    if not text:
        return _NOTHING
    return format_html('<span class="two">{}</span>', brief(text, LONGEST_PROGRESS))


def _proofs(_: Sheet, line: Line) -> str:
    return str(line.proofs) if line.proofs else ""


CELLS: Mapping[str, Callable[[Sheet, Line], str]] = {
    "state": _state,
    "deadline": _deadline,
    "leaders": _leaders,
    "lead_units": _lead_units,
    "units": _units,
    "progress": lambda _, line: _long(line.progress),
    "category": lambda _, line: _long(line.category),
    "source": lambda _, line: line.source,
    "target": lambda sheet, line: _long(sheet.words(line.target)),
    "liaisons": lambda sheet, line: sheet.named(line.liaisons),
    "proofs": _proofs,
}
