"""Every fortnight the office asks, units answer for all they have open, heads confirm."""

from collections.abc import Iterator
from datetime import datetime, time
from decimal import Decimal

from zhenggai.demo.course import Progress
from zhenggai.demo.district import District
from zhenggai.demo.items import Measure
from zhenggai.demo.loading.tables import Table, table
from zhenggai.demo.records import ReportingRound
from zhenggai.demo.standing import asked_units, next_working_day, opened_on, sheet_of
from zhenggai.demo.story import (
    CLERK,
    RoundOpened,
    Scene,
    SheetFilled,
    SheetsTaken,
    Sitting,
    Telling,
    moment,
)
from zhenggai.ledger.core.acts.progress import ConfirmFigure, ReportProgress
from zhenggai.ledger.core.acts.shape import ReportedFigure
from zhenggai.ledger.core.entries import TIME_ZONE

# Sheets have to be in by noon of the working day after the cut-off day.
_DUE = time(12)


def rounds(telling: Telling) -> Iterator[Scene]:
    """Each round from its opening to the office's word on what came in."""
    district, told = telling.district, table("remarks")["round"]
    units, last = asked_units(district), district.records.rounds[-1]
    for one in district.records.rounds:
        due = datetime.combine(next_working_day(one.cut_off), _DUE, TIME_ZONE)
        question = told["question"] if one == last else ""
        yield RoundOpened(moment(opened_on(one), "8:40"), CLERK, one, units, due, question)
        for unit in units:
            yield from _filled(district, one, unit, told)
        returned = dict.fromkeys(one.returned, told["returned"])
        # What came in last still waits for the office.
        yield SheetsTaken(moment(one.cut_off, "17:30"), CLERK, one.number, returned, one != last)


def _filled(
    district: District, held: ReportingRound, unit: str, told: Table
) -> Iterator[SheetFilled]:
    """On the morning of the last day; who is late has begun, or not."""
    at = moment(held.cut_off, "9:00", unit)
    if unit in held.missing:
        if unit in told["begun"]:
            drafts = tuple(_draft(one) for one in told["draft"] if one["unit"] == unit)
            until = told["begun"][unit]
            yield SheetFilled(at, unit, held.number, drafts, told["answer"], until)
        return
    reports = tuple(
        report_of(measure, one, held)
        for problem in district.problems
        for measure in problem.measures
        for one in measure.progress
        if one.unit == unit and sheet_of(district, problem, measure, one) == held
    )
    is_stamped = unit == told["stamped"] and held.number in told["stamped_rounds"]
    yield SheetFilled(
        at, unit, held.number, reports, told["answer"], "stamped" if is_stamped else "confirmed"
    )


def _draft(row: Table) -> ReportProgress:
    """What somebody has filled in so far."""
    figures = tuple(
        ReportedFigure(one["name"], Decimal(one["value"]), one["unit"], one["title"])
        for one in row.get("figures", ())
    )
    return ReportProgress(row["item"], row["unit"], row["result"], row["text"], figures)


def report_of(
    measure: Measure, told: Progress, held: ReportingRound | None = None
) -> ReportProgress:
    """A unit's word on a measure, on a sheet or by itself."""
    return ReportProgress(
        f"measure/{measure.number}",
        told.unit,
        told.result,
        told.text,
        tuple(
            ReportedFigure(one.name, one.value, one.unit, one.title, one.counting_rule)
            for one in told.figures
        ),
        round=f"round/{held.number}" if held else "",
        next_steps=told.next_steps,
    )


def confirmed(telling: Telling) -> Iterator[Scene]:
    """Units confirm their figures for today's cut-off day; who has not answered has not."""
    last = telling.district.records.rounds[-1]
    people = (one for one in telling.district.people if one.is_active)
    heads = {one.unit: one.name for one in people if "unit_head" in one.roles}
    for measure in telling.district.measures:
        values = {
            (one.unit, figure.name): figure.value
            for one in measure.progress
            for figure in one.figures
        }
        for (unit, name), value in values.items():
            if unit not in last.missing:
                key = f"figure/{measure.number}-{name}"
                act = ConfirmFigure(key, unit, last.cut_off, value, heads.get(unit, ""))
                yield Sitting(moment(last.cut_off, "14:10", unit), telling.liaison(unit), (act,))
