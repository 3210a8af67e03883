"""A figure that a unit begins to report of an item: it gets a name and is asked from then on."""

from dataclasses import replace
from datetime import datetime

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.shape import ReportedFigure
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.vocabulary import REPORTED_FIGURES
from zhenggai.supervision.answers import Answer
from zhenggai.supervision.filling import change
from zhenggai.supervision.models import Sheet
from zhenggai.supervision.sheets import SheetLine


def add_figure(
    sheet: Sheet, line: SheetLine, told: ReportedFigure, *, by: Actor, at: datetime | None = None
) -> None:
    """Put a figure on the draft of a line: a word of `REPORTED_FIGURES`, or `other` with a title.

    Raises NotAllowed for one that stands there already.
    """
    names = {one.name for one in line.figures}
    if told.name != "other":
        told = replace(told, title=REPORTED_FIGURES[told.name])
    if told.name in names - {"other"} or told.title in {one.title for one in line.figures}:
        raise NotAllowed("twice", f"“{told.title}”已经在本项的数字里，请直接填数。")
    named = replace(told, name=_free(names) if told.name == "other" else told.name)
    change(sheet, line.row.item, lambda now: _with(now, named), by=by, at=at)


def _free(names: set[str]) -> str:
    """`other`, `other2`, `other3`: the first that is free."""
    every = ("other", *(f"other{n}" for n in range(2, len(names) + 3)))
    return next(one for one in every if one not in names)


def _with(now: Answer, added: ReportedFigure) -> Answer:
    """A figure that moved is progress."""
    result = now.result if now.result == "done" else "progress"
    return replace(now, result=result, figures=(*now.figures, added))
