"""核数: before a report, units confirm the figures they told, for its cut-off day.

Who is asked stands here; what a unit answers is an entry of the ledger (确认填报数).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from django.db import transaction

from zhenggai.ledger import queries
from zhenggai.ledger.actions import Written, write
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.progress import ConfirmFigure
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.core.entries import Draft as EntryDraft
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Figure
from zhenggai.ledger.core.state import Book as State
from zhenggai.ledger.models import Book
from zhenggai.publication.models import FigureCall


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """A unit with the figures it told; `call` is the latest asking, if there was one."""

    unit: str
    figures: tuple[Figure, ...]
    call: FigureCall | None

    @property
    def waiting(self) -> tuple[Figure, ...]:
        """Those that are not confirmed for the day that was asked."""
        call = self.call
        return tuple(one for one in self.figures if call and not is_confirmed(one, call.cut_off))

    @property
    def confirmed(self) -> int:
        """How many are."""
        return len(self.figures) - len(self.waiting)

    @property
    def is_overdue(self) -> bool:
        """Whether the day to answer is past and something waits."""
        return bool(self.call and self.waiting and self.call.due_on < queries.today())


def is_confirmed(figure: Figure, cut_off: date) -> bool:
    """Whether the owner said for that day, or a later one, what the figure is."""
    return bool(figure.confirmed_for and figure.confirmed_for >= cut_off)


def figures_by_unit(state: State, calls: Iterable[FigureCall]) -> list[UnitFigures]:
    """Every unit that told a figure, with its latest call; those with most first."""
    held: dict[str, list[Figure]] = {}
    for one in state.figures.values():
        if one.kind == "reported" and one.owner:
            held.setdefault(one.owner, []).append(one)
    latest: dict[str, FigureCall] = {}
    for call in calls:
        latest.setdefault(call.unit, call)
    rows = (UnitFigures(unit, tuple(own), latest.get(unit)) for unit, own in held.items())
    return sorted(rows, key=lambda one: (-len(one.figures), one.unit))


@transaction.atomic
def call_units(
    held: Book,
    units: Collection[str],
    *,
    cut_off: date,
    due_on: date,
    by: str,
    at: datetime | None = None,
) -> int:
    """Ask these units for their figures of a day; one that was asked already keeps its asking with
    the new day to answer. Raises NotAllowed."""
    if cut_off > queries.today():
        raise NotAllowed("cut_off", "截止日还没有到，请填今天或以前的日期。")
    if due_on < _day_of(at):
        raise NotAllowed("due", "答复期限已经过去，请填今天或以后的日期。")
    if not units:
        raise NotAllowed("nothing", "请至少选一个单位。")
    for unit in units:
        FigureCall.objects.update_or_create(
            book=held,
            unit=unit,
            cut_off=cut_off,
            defaults={"due_on": due_on, "asked_at": at or datetime.now(UTC), "asked_by": by},
        )
    return len(units)


def confirm(
    held: Book,
    call: FigureCall,
    values: Mapping[str, Decimal],
    *,
    by: Actor,
    signed_by: str = "",
    at: datetime | None = None,
) -> Written:
    """The unit's figures as it confirms them, by their keys, all or none; a head signs by hand,
    else `signed_by` is who does. Raises NotAllowed."""
    if not values:
        raise NotAllowed("nothing", "没有要确认的数字。")
    today = _day_of(at)
    acts = (
        ConfirmFigure(key, call.unit, call.cut_off, value, signed_by.strip())
        for key, value in values.items()
    )
    drafts = [EntryDraft(act, today, by.id, by.id) for act in acts]
    return write(held.code, drafts, actors={by.id: by}, at=at)


def _day_of(at: datetime | None) -> date:
    return at.astimezone(TIME_ZONE).date() if at else queries.today()
