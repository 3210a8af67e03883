"""Editions as they are read: of a book, by address, as text, html, figures and items."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from zhenggai.ledger.models import Book
from zhenggai.published.models import Edition, EditionPart
from zhenggai.published.pieces import KINDS, Piece, letter_of
from zhenggai.published.plain import of_plain
from zhenggai.published.told import FigureTold, ItemTold
from zhenggai.writers.letter_rows import Letter


@dataclass(frozen=True, slots=True)
class Read:
    """What stands in an edition. `missing` are the sentences about figures and items whose words
    were destroyed; in the letter they stand in their place. `scope` says how the items stand to
    the paper's totals; empty where they are the same, and in editions before it was kept."""

    letter: Letter
    title: str
    why: str
    figures: tuple[FigureTold, ...]
    items: tuple[ItemTold, ...]
    missing: tuple[str, ...]
    scope: str = ""


def gone_sentence(day: date) -> str:
    """What a page says in the place of words that were destroyed."""
    return f"此处内容已于{day.month}月{day.day}日依规清除"


def editions_of(held: Book, audience: str = "") -> QuerySet[Edition]:
    """The editions of a book, the latest first."""
    found = Edition.objects.filter(book=held).select_related("replaces", "replaced_by")
    return found.filter(audience=audience) if audience else found


def edition_by_code(code: str) -> Edition | None:
    """The edition at an address."""
    related = Edition.objects.select_related("book", "replaces", "replaced_by")
    return related.filter(code=code).first()


def course_of(edition: Edition) -> list[Edition]:
    """The edition, what it corrects and what corrects it: the latest first."""
    found = [edition]
    while later := getattr(found[0], "replaced_by", None):
        found.insert(0, later)
    while earlier := found[-1].replaces:
        found.append(earlier)
    return found


def read(edition: Edition) -> Read:
    """The edition's words, figures and items."""
    parts = list(edition.parts.all())
    of_paper = [_piece(one) for one in parts if one.kind in KINDS]
    others = [one for one in parts if one.kind not in KINDS]
    return Read(
        letter=letter_of(of_paper),
        title=_text(others, "title"),
        why=_text(others, "why"),
        figures=tuple(of_plain(one) for one in _told(others, "figure")),
        items=tuple(of_plain(one) for one in _told(others, "item")),
        missing=tuple(
            gone_sentence(one.cleared_on)
            for one in others
            if one.cleared_on and one.kind in ("figure", "item")
        ),
        scope=_text(others, "scope"),
    )


def _piece(part: EditionPart) -> Piece:
    if part.cleared_on:
        return Piece(part.kind, None, gone_sentence(part.cleared_on))  # type: ignore[arg-type]
    return Piece(part.kind, of_plain(json.loads(part.told)["is"]))  # type: ignore[arg-type]


def _text(parts: Iterable[EditionPart], kind: str) -> str:
    """The one part of a kind, or that it was destroyed; empty where there is none."""
    for one in parts:
        if one.kind == kind:
            return gone_sentence(one.cleared_on) if one.cleared_on else str(_is(one))
    return ""


def _told(parts: Iterable[EditionPart], kind: str) -> list[Any]:
    return [_is(one) for one in parts if one.kind == kind and not one.cleared_on]


def _is(part: EditionPart) -> Any:
    return json.loads(part.told)["is"]
