"""Names as the papers print them: units, persons, who answered for a problem on a day."""

from collections.abc import Iterable
from datetime import date

from zhenggai.demo.district import District
from zhenggai.demo.items import Measure, Problem


def unit_names(district: District, keys: Iterable[str]) -> str:
    """区财政局、区农业农村局"""
    return "、".join(district.unit(key).name for key in keys)


def leader_names(district: District, problem: Problem, on: date) -> str:
    """The leaders of a problem on a day: before a hand-over those who had it then."""
    names = (district.person(key).name for key in leaders_on(district, problem, on))
    return "、".join(names)


def leaders_on(district: District, problem: Problem, on: date) -> tuple[str, ...]:
    """The ids of the leaders of a problem on a day."""
    before = {
        one.leader_to: one.leader_from
        for one in district.records.hand_overs
        if problem.number in one.problems and on < one.on
    }
    return tuple(before.get(key, key) for key in problem.leaders)


def responsible_units(problem: Problem, measure: Measure) -> tuple[str, ...]:
    """The units that carry a measure: its own, or the problem's."""
    return measure.responsible_units or problem.responsible_units
