"""What is not set up yet, said where it is missed: units that cannot report in a round."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms, template

from zhenggai.people.queries import names
from zhenggai.people.roster import reporting_gaps
from zhenggai.supervision.board import Board
from zhenggai.workbench.desks import Desk

register = template.Library()
_SHOWN = 8


@register.inclusion_tag("workbench/_reporting_gaps.html")
def gaps_on_board(desk: Desk, board: Board) -> Mapping[str, Any]:
    """Units of a running round that have not reported and have nobody who could."""
    open_sheets = [one.sheet for one in board.rows if not one.sheet.is_reported]
    if board.round.closed_at:
        return {}
    return _gaps(desk, [one.unit_id for one in open_sheets])


@register.inclusion_tag("workbench/_reporting_gaps.html")
def gaps_before_opening(desk: Desk, form: forms.Form) -> Mapping[str, Any]:
    """Units that may be asked in a new round and have nobody who could report."""
    return _gaps(desk, [unit for unit, _ in form.fields["units"].choices])  # type: ignore[attr-defined]  # a field of choices


def _gaps(desk: Desk, units: Iterable[str]) -> Mapping[str, Any]:
    if not desk.is_office:
        return {}
    gaps = reporting_gaps(desk.held.code, units)
    called = names(gaps)
    told = [f"{called[one]}（{why}）" for one, why in gaps.items() if one in called]
    return {
        "count": len(told),
        "told": "、".join(told[:_SHOWN]),
        "more": len(told) > _SHOWN,
        "keeps_people": desk.keeps_people,
    }
