"""What a paper tells of the inspection that its book does not know yet: who sent the team, which
team it was, how the inspection was carried out, its days."""

from datetime import date
from itertools import pairwise
from typing import TypedDict

from zhenggai.ledger.core.rows import BookRow
from zhenggai.ledger.intake.paper import PaperDraft


class Told(TypedDict, total=False):
    """Fields of `OpenBook` and `DescribeInspection`."""

    level: str
    team: str
    mode: str
    began_on: date
    ended_on: date


def told_of_inspection(draft: PaperDraft, known: BookRow) -> Told:
    """What is new, for the book as it is `known` (blank before it is opened); of an inspection of
    another kind nothing. Days that are out of order are a fault of the paper, and not taken."""
    kind = draft.inspection_kind
    if known.inspection_kind not in ("", kind):
        return {}
    told = Told()
    if draft.level and not known.level:
        told["level"] = draft.level
    if draft.team and not known.team:
        told["team"] = draft.team
    if kind and kind in draft.mode and not known.mode:
        told["mode"] = draft.mode
    began, ended = known.began_on or draft.began_on, known.ended_on or draft.ended_on
    days = [one for one in (began, ended, known.feedback_on or draft.feedback_on) if one]
    if all(before <= after for before, after in pairwise(days)):
        if began and not known.began_on:
            told["began_on"] = began
        if ended and not known.ended_on:
            told["ended_on"] = ended
    return told
