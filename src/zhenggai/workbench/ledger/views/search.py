"""搜索: everything of a book that the person may see, found from its first character."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.keys import BOOK, number_of
from zhenggai.ledger.core.rows import Row
from zhenggai.ledger.core.scope import knows_whole
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.search_index import found
from zhenggai.ledger.search_words import WORDS, folded, mark_in, parts_of
from zhenggai.papers.searching import lines_of, papers_with, previews_of
from zhenggai.workbench.desks import Desk, desk_of

TITLES = {
    "problem": "问题",
    "measure": "措施",
    "heading": "方面和类",
    "regulation": "制度",
    "proof": "佐证",
    "meeting": "会议",
    "group": "机构",
    "step": "规定动作",
}
# Kinds with a page of their own; a regulation is shown with its item.
_PAGES = frozenset({"problem", "measure", "proof"})
_AT_MOST = 100
_LONGEST = 80
_AROUND = 40
# So many files are read again for the words in which something far down was found.
_MOST_READ = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found: its words around the place, cut into before, found and after."""

    kind: str
    number: str
    before: str
    marked: str
    after: str
    address: str


@require_safe
def search(request: HttpRequest, code: str) -> HttpResponse:
    """The page of what was found, the field on top."""
    desk = desk_of(request, code)
    asked = request.GET.get("q", "").strip()[:_LONGEST]
    families = [one for one in desk.tree().families if one != BOOK or desk.sees_all]
    lines = found(asked, code, families)
    total = lines.count() if asked else 0
    keys = list(lines.values_list("key", flat=True)[:_AT_MOST]) if total else []
    state = queries.part(desk.held, *keys)
    papers = list(_papers(desk, asked)) if asked else []
    hits = [_hit(desk, state, row, asked) for row in map(state.row, keys) if row]
    context = {
        "desk": desk,
        "door": "search",
        "asked": asked,
        "total": total + len(papers),
        "left": total - len(keys),
        "hits": [*papers, *hits],
    }
    return render(request, "workbench/search.html", context)


def _papers(desk: Desk, asked: str) -> Iterator[Hit]:
    """Papers of the register by title, file name and text; for who knows everything."""
    if not knows_whole(queries.tree(desk.held), desk.actor):
        return
    found = papers_with(asked, desk.held)
    previews, to_read = previews_of(found), _MOST_READ
    for one in found:
        title = f"{one.title} {one.name}".strip()
        address = reverse("workbench:document", args=[desk.held.code, one.pk])
        lines = previews.get(one.digest, "").splitlines()
        told = _snippet([title], asked)
        before, marked, after = _snippet(lines, asked)
        if not (marked or told[1]) and to_read:
            to_read -= 1
            before, marked, after = _snippet(lines_of(one), asked)
        if marked and not told[1]:
            told = (f"{one}：{before}", marked, after)
        yield Hit("文件", "", *told, address)


def _hit(desk: Desk, state: Book, row: Row, asked: str) -> Hit:
    kind, number = row.key.partition("/")[0], number_of(row.key)
    before, marked, after = _snippet([shown(one, state) for one in _told(row)], asked)
    shows_number = kind in _PAGES
    address = _address(desk, row)
    return Hit(TITLES[kind], number if shows_number else "", before, marked, after, address)


def _told(row: Row) -> Iterator[str]:
    for name in WORDS[type(row)]:
        value = getattr(row, name)
        yield from [value] if isinstance(value, str) else value


def _snippet(told: list[str], asked: str) -> tuple[str, str, str]:
    """The first words in which a part of what was asked stands; a proof's file may be all."""
    for text in told:
        plain = folded(text)
        for part in (one for one in parts_of(asked) if one in plain):
            if place := mark_in(text, part):
                start, end = place
                first, last = max(0, start - _AROUND), end + _AROUND
                before = ("…" if first else "") + text[first:start]
                return before, text[start:end], text[end:last] + ("…" if text[last:] else "")
    return next((text for text in told if text), ""), "", ""


def _address(desk: Desk, row: Row) -> str:
    kind = row.key.partition("/")[0]
    key = row.key if kind in _PAGES else getattr(row, "item", "")
    if not key:
        return ""
    return reverse(f"workbench:{key.partition('/')[0]}", args=[desk.held.code, number_of(key)])
