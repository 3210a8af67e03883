"""Links from where the work stands to the papers that can be written of it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import template
from django.template import Context

from zhenggai.ledger.core.keys import family_of, number_of
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.vocabulary import WITHOUT_PLAN
from zhenggai.publication.papers.catalogue import Subject
from zhenggai.workbench.days import ShownDay
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.written.writing import paper_links

register = template.Library()
# What the office sends to a unit about one problem.
_LETTERS = "advisory reminder supervision-notice talk-record unit-remark receipt"
_AT_ONCE = f"immediate-notice {_LETTERS}"


@register.inclusion_tag("workbench/_papers_of.html", takes_context=True)
def papers_of(
    context: Context, desk: Desk, subject: Subject, of: str = "", keys: str = ""
) -> dict[str, Any]:
    """One line of links; nothing where the person may write none.

    On a page of a past day the papers have the figures of that day, and say so.
    """
    past = _past(context)
    to = past.isoformat() if past else ""
    return {"links": list(paper_links(desk, subject, of, keys, to)), "past": past}


@register.inclusion_tag("workbench/_item_papers.html", takes_context=True)
def item_papers(
    context: Context, desk: Desk, problem: Problem, units: Iterable[str], names: Mapping[str, str]
) -> dict[str, Any]:
    """The papers of a problem, and for who supervises the letters to each of its lead units."""
    past = _past(context)
    to = past.isoformat() if past else ""
    letters = _AT_ONCE if problem.source in WITHOUT_PLAN else _LETTERS
    return {
        "links": list(paper_links(desk, "problem", number_of(family_of(problem.key)), to=to)),
        "units": [
            (names.get(one, one), list(paper_links(desk, "unit", one, letters, to)))
            for one in (units if desk.supervises else ())
        ],
        "past": past,
    }


def _past(context: Context) -> date | None:
    """The past day that the page shows."""
    day = context.get("day")
    return day.past if isinstance(day, ShownDay) else None
