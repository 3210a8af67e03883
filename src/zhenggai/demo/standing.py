"""How a problem stood on a day of the story, and whether a report goes by the unit's sheet."""

from datetime import date, timedelta

from zhenggai.demo.course import Progress
from zhenggai.demo.district import District
from zhenggai.demo.items import Measure, Problem
from zhenggai.demo.records import ReportingRound

_FRIDAY = 4
# A sheet is sent to the units so many days before it is due.
_DAYS_TO_FILL = 2


def last_working_day(day: date) -> date:
    """The day, or the Friday before."""
    return day - timedelta(days=max(day.weekday() - _FRIDAY, 0))


def next_working_day(day: date) -> date:
    """The day after a working day, or the Monday after a Friday."""
    return day + timedelta(days=3 if day.weekday() == _FRIDAY else 1)


def is_at_work(problem: Problem, on: date) -> bool:
    """Whether the problem is neither closed on a day nor on its way to be."""
    for one in problem.closings:
        ended = one.ended_on or date.max
        again = next((x.on for x in problem.reopenings if x.on >= ended), None)
        until = {"closed": again, "returned": one.ended_on, "open": None}[one.end]
        if on >= one.asked_on and (until is None or on <= until):
            return False
    return True


def opened_on(held: ReportingRound) -> date:
    """The day on which the sheets of a round were sent out."""
    return last_working_day(held.cut_off - timedelta(days=_DAYS_TO_FILL))


def asked_units(district: District) -> tuple[str, ...]:
    """The units that answer in rounds: those that lead."""
    lead = {unit for one in district.problems for unit in one.lead_units}
    return tuple(one.id for one in district.units if one.id in lead)


def sheet_of(
    district: District, problem: Problem, measure: Measure, told: Progress
) -> ReportingRound | None:
    """The round whose sheet tells of this progress; None where it was told by itself.

    That is so where the unit is not asked, or where something had to follow before the sheets came.
    """
    held = next((one for one in district.records.rounds if told.on <= one.cut_off), None)
    if held is None or told.unit in held.missing or told.unit not in asked_units(district):
        return None
    answering = {*problem.lead_units, *(measure.responsible_units or problem.responsible_units)}
    later = [one for one in measure.progress if told.on < one.on <= held.cut_off]
    if told.unit not in answering or later or not is_at_work(problem, opened_on(held)):
        return None
    return None if _something_follows(problem, measure, told.on, held.cut_off) else held


def _something_follows(problem: Problem, measure: Measure, first: date, last: date) -> bool:
    """Whether a step between two days rests on the report: an asking, a return, a judgement."""
    asked = [one.asked_on for one in problem.closings]
    asked += [problem.judgement.on] if problem.judgement else []
    back = [one.on for one in measure.returns] + [one.on for one in problem.reopenings]
    return any(first <= one < last for one in asked) or any(first <= one <= last for one in back)
