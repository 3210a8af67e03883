"""The overview of a book on a day: figures, steps, what is late, the course, who stands where."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.course import KINDS, Course, course
from zhenggai.ledger.core.deadlines import period_end
from zhenggai.ledger.core.keys import BOOK
from zhenggai.ledger.core.overview import late_and_soon, matrix, stands
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.prescribed import prescribed_steps
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.made_of_trees import made_of
from zhenggai.people.queries import known
from zhenggai.supervision.board import last_round
from zhenggai.workbench.acting.latest import latest
from zhenggai.workbench.acting.offers import offers
from zhenggai.workbench.days import ShownDay, shown_day
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.fragments import page_or_fragment
from zhenggai.workbench.ledger.charts import course_chart
from zhenggai.workbench.ledger.next_step import NextStep, next_step, text_step
from zhenggai.workbench.ledger.overview import (
    SHAPES,
    due_list,
    short_aspect,
    shown_rows,
    step_lines,
    strip_of,
)


@require_safe
def overview(request: HttpRequest, code: str) -> HttpResponse:
    """The page; of a book without problems how to begin."""
    desk = desk_of(request, code)
    day = shown_day(request, desk.held)
    tree = desk.tree(day.past)
    pack = queries.pack(tree.book)
    context = {
        "desk": desk,
        "door": "book",
        "day": day,
        "state": tree.book,
        "offers": _offers(desk, tree, pack, day),
    }
    if not tree.tops:
        return render(request, "workbench/overview_empty.html", context)
    return render(request, "workbench/overview.html", context | _pieces(desk, tree, pack, day))


@require_safe
def course_table(request: HttpRequest, code: str) -> HttpResponse:
    """The course as a table, beside the chart or as a page."""
    desk = desk_of(request, code)
    day = shown_day(request, desk.held)
    tree = desk.tree(day.past)
    context = {
        "desk": desk,
        "door": "book",
        "day": day,
        "course": _course(desk, tree, queries.pack(tree.book), day),
    }
    return page_or_fragment(
        request, "workbench/course.html", "workbench/_course_card.html", context
    )


def _offers(desk: Desk, tree: Tree, pack: Pack, day: ShownDay) -> Any:
    """Acts on the book; none on a past day."""
    if day.past or not desk.sees_all:
        return None
    return offers(tree.book, BOOK, desk.actor, pack)


def _next(desk: Desk, tree: Tree, day: ShownDay, *, has_round: bool) -> NextStep | None:
    """What the office does next."""
    code = desk.held.code
    waiting = text_step(code, desk.text_tasks(), day.day)
    return waiting or next_step(code, tree.book, has_round=has_round)


def _course(desk: Desk, tree: Tree, pack: Pack, day: ShownDay) -> Course:
    def made() -> Course:
        return course(tree, queries.told(desk.held, KINDS, until=tree.book.head), pack, day.day)

    return made_of(tree, ("course", day.day), made)


def _pieces(desk: Desk, tree: Tree, pack: Pack, day: ShownDay) -> dict[str, Any]:
    held = made_of(tree, ("stands", day.day), lambda: stands(tree, pack, day.day))
    ran = _course(desk, tree, pack, day)
    told = made_of(tree, ("matrix", day.day), lambda: matrix(tree, pack, held))
    figures = made_of(tree, ("figures", day.day), lambda: queries.figures(tree.book, day.day))
    lines = latest(desk.held, tree, day.day, is_whole=desk.sees_all)
    steps = step_lines(prescribed_steps(tree.book, pack, day.day)) if desk.sees_all else ()
    due = late_and_soon(tree, held)
    units = {one.unit for one in told.rows} | {
        tree.lead_unit(one.problem) for found in due for one in found
    }
    told_of = known({*units, *(one.who for one in lines), tree.book.info.inspected_unit})
    end = period_end(tree.book, pack)
    begun = tree.book.info.feedback_on
    is_past = day.past or not desk.sees_all
    newest = None if is_past else last_round(desk.held, datetime.now(UTC))
    return {
        "pack": pack,
        "round": newest,
        "next": _next(desk, tree, day, has_round=newest is not None)
        if desk.is_office and not day.past
        else None,
        "ended_on": end if end and end < day.day else None,
        "strip": strip_of(tree.book, figures, ran, pack),
        "steps": steps,
        "steps_done": sum(one.state.on is not None for one in steps),
        "steps_missing": sum(one.state.standing == "missing" for one in steps),
        "due": due_list(*due),
        "chart": course_chart(ran),
        "latest": lines,
        "aspects": [
            (one, short_aspect(one, shown(one.text, tree.book) if one else ""))
            for one in told.aspects
        ],
        "rows": shown_rows(told),
        "totals": told.totals,
        "shapes": SHAPES,
        "names": {one: held.name for one, held in told_of.items()},
        "told_of": told_of,
        "lead_units": {one.key: tree.lead_unit(one) for one in tree.tops},
        "days_run": (day.day - begun).days + 1 if begun else 0,
        "days_left": (end - day.day).days if end else None,
    }
