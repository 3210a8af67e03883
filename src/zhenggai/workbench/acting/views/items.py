"""One problem or measure: its words, standard, measures and proofs, and what may be done next."""

from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.deadlines import bearer_of, deadline_state
from zhenggai.ledger.core.figures import KINDS, item_figures
from zhenggai.ledger.core.keys import family_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.responsibility import assigned
from zhenggai.ledger.core.rows import Item, Measure, Problem
from zhenggai.ledger.core.scope import knows_whole
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.waiting import doubt_of
from zhenggai.workbench.acting.act_places import lacks_of
from zhenggai.workbench.acting.history import history
from zhenggai.workbench.acting.in_paper import PlaceInPaper, place_in_paper
from zhenggai.workbench.acting.item_parts import (
    beside,
    chain_of,
    closing_of,
    extensions_of,
    first_proof,
    ids_of,
    measures_of_page,
    points_of,
    preview_of,
    proofs_of,
    standing_badges,
)
from zhenggai.workbench.acting.offers import offers
from zhenggai.workbench.badges import flags, standing_facts, state_badge
from zhenggai.workbench.days import shown_day
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.scope import item_for
from zhenggai.zh.days import in_words

_RESPONSIBLE = ("leaders", "lead_units", "responsible_units", "liaisons")


@require_safe
def problem(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """The page of a problem or sub-item."""
    return _page(request, desk_of(request, code), f"problem/{number}")


@require_safe
def measure(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """The page of a measure."""
    return _page(request, desk_of(request, code), f"measure/{number}")


def _page(request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
    day = shown_day(request, desk.held)
    whole = desk.tree(day.past)
    # Of a family alone: the rules look through every row of the book that they are given.
    tree = whole.only([family_of(key)])
    item = item_for(tree.book, desk.actor, key)
    pack = queries.pack(tree.book)
    past = history(desk.held, tree.book, pack, item, also=ids_of(tree.book))
    context = {
        "desk": desk,
        "door": "ledger",
        "day": day,
        # what the links to its proofs carry on
        "keep": f"day={day.day}&" if day.past else "",
        "state": tree.book,
        "item": item,
        "is_measure": isinstance(item, Measure),
        "beside": beside(whole, item),
        "place": _place(desk, item),
        "names": {one: told.name for one, told in past.known.items()},
        "told_of": past.known,
        "history": past.told,
        "opens_scans": knows_whole(queries.tree(desk.held), desk.actor),
        "requests": past.requests,
        "papers": {one.n: one.paper for one in past.told if one.paper},
        "origin": next((one for one in past.told if one.n == item.made_by), None),
        "doubt": doubt_of(whole.book, item) if isinstance(item, Problem) else None,
        **_standing(tree, item, pack, day.day, past.carried_as),
        **_work(tree, item, desk, pack, Look(request.GET.get("proof", ""), day.day)),
        **(_doing(tree, item, desk, pack) if not day.past else {}),
    }
    return render(request, "workbench/item.html", context)


def _place(desk: Desk, item: Item) -> PlaceInPaper | None:
    """Where its words stand; what stands around them is for those who may read all of the paper."""
    if not isinstance(item, Problem) or not knows_whole(queries.tree(desk.held), desk.actor):
        return None
    return place_in_paper(desk.held, item)


def _standing(tree: Tree, item: Item, pack: Pack, today: date, carried_as: str) -> dict[str, Any]:
    """Where the item stands: its place, its state, who answers, until when."""
    book = tree.book
    problem = book.problems.get(item.problem if isinstance(item, Measure) else item.key)
    return {
        "problem": problem,
        "headings": tree.headings(problem) if problem else (),
        "badge": state_badge(book, item, pack),
        "facts": [
            *standing_badges(item),
            *standing_facts(item, carried_as),
            *flags(book, item, today, pack),
        ],
        "deadline": deadline_state(book, item, today, pack),
        "bearer": bearer_of(book, item),
        "first_days": _first_days(item),
        "is_reopened": isinstance(item, Problem) and item.opened_by and not item.closing,
        "people": {what: assigned(book, item.key, what) for what in _RESPONSIBLE},
    }


def _first_days(item: Item) -> str:
    """The days first set, where an extension has put others in their place."""
    first, now = ([one.on for one in told] for told in (item.first_milestones, item.milestones))
    return "、".join(in_words(day) for day in first if day) if first != now else ""


class Look(NamedTuple):
    """The proof that is looked at, by its number, and the day that the page shows."""

    wanted: str
    today: date


def _work(tree: Tree, item: Item, desk: Desk, pack: Pack, look: Look) -> dict[str, Any]:
    """Standard, measures, proofs and figures."""
    book, (wanted, today) = tree.book, look
    closing = closing_of(book, item)
    under = [item.key, *(one.key for one in tree.measures.get(item.key, ()))]
    chosen = f"proof/{wanted}" if f"proof/{wanted}" in book.proofs else first_proof(book, under)
    points = points_of(item, closing, pack)
    measures = measures_of_page(tree, item, desk, pack, today, chosen)
    return {
        "points": points,
        "answered": sum(one.answer is not None for one in points),
        "measures": measures,
        "done": sum(one.row.state == "done" for one in measures),
        "parts": [(one, state_badge(book, one, pack)) for one in tree.parts.get(item.key, ())],
        "proofs": proofs_of(book, item.key, chosen),
        "many_proofs": sum(len(tree.proofs.get(key, ())) for key in under),
        "preview": preview_of(tree, chosen),
        "closing": closing,
        "chain": chain_of(book, item, closing, pack, today),
        "extensions": extensions_of(book, item.key),
        "figures": item_figures(book, item.key),
        "kinds": KINDS,
    }


def _doing(tree: Tree, item: Item, desk: Desk, pack: Pack) -> dict[str, Any]:
    """What may be done next."""
    offered = offers(tree.book, item.key, desk.actor, pack)
    waits = any(one.kind == "ask_closure" and one.refusal for one in offered.large)
    lacks = lacks_of(tree.book, item.key) if waits else []
    return {
        "offers": offered,
        "lacks": lacks,
        "may_do": {one.kind for one in lacks if pack.may(desk.actor.roles, one.kind)},
        "may_decide": pack.may(desk.actor.roles, "decide_extension"),
        "may_confirm": pack.may(desk.actor.roles, "confirm_figure"),
        "may_withdraw": pack.may(desk.actor.roles, "withdraw_proof"),
        "may_ask_expunge": pack.may(desk.actor.roles, "ask_expunge"),
    }
