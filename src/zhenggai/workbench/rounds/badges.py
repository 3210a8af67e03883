"""The badges of a round: how a sheet stands, late or not, and what a unit said of an item."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from zhenggai.supervision.board import NOT_ASKED, is_overdue
from zhenggai.supervision.day_words import span_words
from zhenggai.supervision.models import Sheet
from zhenggai.workbench.badges import MEASURE, ROUND, Badge

_OF_STATE: Mapping[str, str] = {"blank": "none", "sent": "confirming"}
RESULT_BADGES: Mapping[str, Badge] = {
    "no_change": ROUND["no_change"],
    "progress": MEASURE["in_progress"].saying("有进展"),
    "done": MEASURE["done"],
}


def sheet_badge(sheet: Sheet, now: datetime) -> Badge:
    """The one badge of a sheet's state."""
    if is_overdue(sheet, now):
        return ROUND["overdue"]
    if sheet.state == "sent" and sheet.scan_on:
        return ROUND["stamped"]
    return ROUND[_OF_STATE.get(sheet.state, sheet.state)]


def sheet_flags(sheet: Sheet, results: Iterable[str]) -> list[Badge]:
    """Standing facts beside the state: 零报告, 无变化, and by how much it was late."""
    found = []
    if sheet.is_nil:
        found.append(ROUND["nil"])
    elif sheet.is_reported and set(results) - {NOT_ASKED} == {"no_change"}:
        found.append(ROUND["no_change"])
    came, due = sheet.first_reported_at, sheet.round.due_at
    if came and came > due:
        found.append(
            Badge("clock", f"迟报{span_words(int((came - due).total_seconds()))}", "amber")
        )
    return found
