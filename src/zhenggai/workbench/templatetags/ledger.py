"""Rows of the ledger's sheet. Made here and not in a template: a page has a thousand cells."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.state import Book
from zhenggai.workbench.badges import Badge
from zhenggai.workbench.days import ShownDay
from zhenggai.workbench.ledger.filters import Filters
from zhenggai.workbench.ledger.lines import LONGEST_PROGRESS, LONGEST_TEXT, Column, Line, brief
from zhenggai.workbench.templatetags.workbench import badge, icon

register = template.Library()
_OVER = frozenset({"closed", "withdrawn", "merged", "dropped"})
_SAME = '<span class="quiet">同问题</span>'


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every row needs: the book's code and words, names, the year that need not be said."""

    code: str
    state: Book
    names: Mapping[str, str]
    year: int
    may_assign: bool = False
    # what links from a page of a past day carry on
    query: str = ""

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
    code: str, state: Book, names: Mapping[str, str], shown: ShownDay, *, may_assign: bool
) -> Sheet:
    """What every row needs."""
    return Sheet(code, state, names, shown.day.year, may_assign, shown.query)


@register.simple_tag
def sheet_row(sheet: Sheet, line: Line, columns: Sequence[Column], *, folds: bool) -> SafeString:
    """A row: box, number, words, then the cells of the columns. Each cell escapes its own words."""
    kind, number = line.kind, escape(line.number)
    title = "问题" if kind == "problem" else "措施"
    part_of = "" if kind == "problem" else f' data-of="{number.partition("-")[0]}"'
    words = escape(brief(sheet.words(line.item.text), LONGEST_TEXT))
    cells = [f'<td class="c-{one.name}">{CELLS[one.name](sheet, line)}</td>' for one in columns]
    return SafeString(
        f'<tr class="{kind}"{part_of}><td class="f1"><input type="checkbox" name="key" '
        f'value="{escape(line.item.key)}" aria-label="选{title}{number}"></td>'
        f'<td class="f2">{_fold(number) if folds else ""}{number}</td>'
        f'<td class="f3"><a href="{_address(kind, sheet.code, line.number)}{sheet.query}">'
        f"{words}</a></td>"
        f"{''.join(cells)}</tr>"
    )


def _fold(number: str) -> str:
    return (
        f'<button type="button" class="fold" data-fold="{number}" aria-expanded="true" '
        f'aria-label="收起或展开措施" hidden>{icon("chevron-down")}</button>'
    )


def _address(kind: str, code: str, number: str) -> str:
    return escape(_stem(kind, code).replace("/0/", f"/{number}/"))


# The resolver takes as long for an address as all the rest of its row.
@lru_cache(maxsize=256)
def _stem(kind: str, code: str) -> str:
    """The address of an item that has the number 0, which no item has."""
    subject = "measure/0" if kind == "units_cell" else "0"
    return reverse(f"workbench:{kind}", args=[code, subject])


@lru_cache(maxsize=1024)
def _badge(one: Badge) -> str:
    """The same few stand in hundreds of rows."""
    return badge(one)


def _state(_: Sheet, line: Line) -> str:
    return _badge(line.badge)


def _deadline(sheet: Sheet, line: Line) -> str:
    if line.inherits_deadline:
        return _SAME
    day = sheet.day(line.deadline) if line.deadline else ""
    if line.is_of_measures:
        day += ' <span class="quiet">按措施</span>'
    return day + " ".join(("", *map(_badge, line.flags)))


def _leaders(sheet: Sheet, line: Line) -> str:
    return escape(sheet.named(line.leaders))


def _lead_units(sheet: Sheet, line: Line) -> str:
    return escape(sheet.named(line.lead_units))


def _units(sheet: Sheet, line: Line) -> str:
    return _chips(sheet, line) + _pencil(sheet, line)


def _pencil(sheet: Sheet, line: Line) -> str:
    """Leads to the units' own form; what is over is changed no more."""
    if not sheet.may_assign or line.item.state in _OVER:
        return ""
    address = escape(_stem("units_cell", sheet.code).replace("/measure/0/", f"/{line.item.key}/"))
    return (
        f'<a class="edit" href="{address}" hx-get="{address}" hx-target="#popover" '
        f'aria-label="改{escape(line.number)}的责任单位">{icon("pencil")}</a>'
    )


def _chips(sheet: Sheet, line: Line) -> str:
    if line.inherits_units:
        return _SAME
    return " ".join(
        f'<span class="chip{" lead" if one.is_lead else ""}">'
        f"{escape(sheet.names.get(one.unit, one.unit))}</span>"
        for one in line.units
    )


def _long(text: str) -> str:
    return f'<span class="two">{escape(brief(text, LONGEST_PROGRESS))}</span>' if text else ""


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
    "source": lambda _, line: escape(line.source),
    "target": lambda sheet, line: _long(sheet.words(line.target)),
    "liaisons": lambda sheet, line: escape(sheet.named(line.liaisons)),
    "proofs": _proofs,
}
