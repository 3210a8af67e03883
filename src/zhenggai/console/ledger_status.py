"""`zhenggai ledger status`: the figures of a book, now or as they were known."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from zhenggai.commands.outputs import say
from zhenggai.console.given import given_book
from zhenggai.console.printing import show
from zhenggai.ledger import models, queries
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.core.figures import FigureRow, item_figures, named_figures
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.state import Book
from zhenggai.zh.days import in_words


def run(arguments: argparse.Namespace) -> int:
    """Print the figures."""
    held = given_book(arguments.book)
    for note in _notes(held, arguments):
        say(note)
    day = arguments.cut_off or arguments.as_of or queries.today()
    state = state_at(held, arguments.as_of, arguments.cut_off)
    found = figures_at(state, day, arguments)
    told = {
        "book": held.name,
        "as_of": (arguments.as_of or queries.today()).isoformat(),
        "cut_off": arguments.cut_off.isoformat() if arguments.cut_off else None,
        "item": arguments.item or None,
        "figures": [figure_of(one) | {"name": name} for name, one in named_figures(found)],
    }
    show(told, (f"{one.title}：{one.text or '—'}" for one in found), arguments.format)
    return 0


def _notes(held: models.Book, arguments: argparse.Namespace) -> Iterator[str]:
    """What a person should know of the days that were asked for."""
    if arguments.as_of and arguments.as_of > queries.today():
        yield f"{in_words(arguments.as_of)}还没有到，数字是现在所知的。"
    if arguments.cut_off and arguments.cut_off > queries.today():
        yield f"截止日{in_words(arguments.cut_off)}还没有到，数字还会随登记变化。"
    opened = queries.opened_at(held)
    known = arguments.as_of
    if opened and known and known < (began := opened.astimezone(TIME_ZONE).date()):
        yield f"“{held.name}”从{in_words(began)}起才有登记，{in_words(known)}还什么都不知道。"


def figures_at(state: Book, day: date, arguments: argparse.Namespace) -> Sequence[FigureRow]:
    """The figures of the book as a whole, or what was told of one item. Raises NotAllowed."""
    item = arguments.item
    if not item:
        return queries.figures(state, day, arguments.cut_off)
    if state.item(item) is None:
        raise NotAllowed("not_found", f"没有编号为“{item}”的问题或措施，应写成 problem/12。")
    return item_figures(state, item)


def state_at(held: models.Book, as_of: date | None, cut_off: date | None) -> Book:
    """The book now, as it was known, or what had happened by a cut-off day as it was known."""
    if cut_off:
        known = queries.as_of(held, as_of).head if as_of else held.head_n
        return queries.cut_off(held, cut_off, known)
    return queries.as_of(held, as_of) if as_of else queries.now(held)


def figure_of(figure: FigureRow) -> dict[str, Any]:
    """One figure as contract.md has it."""
    return {
        "name": figure.name,
        "title": figure.title,
        "value": number_of(figure.value),
        "unit": figure.unit,
        "text": figure.text,
        "counting_rule": figure.counting_rule,
        "kind": figure.kind,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "items": list(figure.items),
        "all_items": list(figure.all_items),
        "carried": figure.carried,
        "owners": list(figure.owners),
        "papers": list(figure.papers),
        "on": figure.on.isoformat() if figure.on else None,
        "unconfirmed": list(figure.unconfirmed),
    }


def number_of(value: Decimal | None) -> int | float | None:
    """A JSON number."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
