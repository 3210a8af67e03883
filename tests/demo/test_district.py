"""The made-up district is consistent to its last figure, on whatever day it is made."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from zhenggai.demo.answers import answers
from zhenggai.demo.course import Told
from zhenggai.demo.days import TODAY
from zhenggai.demo.district import District, district
from zhenggai.demo.evidence import Proof, Regulation
from zhenggai.demo.items import Measure, Problem
from zhenggai.ledger.core.packs import load_pack
from zhenggai.ledger.core.vocabulary import (
    ACCOUNTABILITY_FORMS,
    DISCLOSURES,
    GROUP_KINDS,
    MEASURE_KINDS,
    MEETING_KINDS,
    PROBLEM_KINDS,
    PROOF_KINDS,
    REOPENING_GROUNDS,
    SOURCES,
)

# A Friday, a Sunday after the turn of the year, a Saturday, the last day of a year, a leap day
ANCHORS = [date(2026, 11, 20), date(2027, 2, 14), date(2027, 5, 1), date(2026, 12, 31)]
ANCHORS.append(date(2028, 2, 29))
PACK = load_pack("district-under-province")


@pytest.fixture(scope="module", params=ANCHORS, ids=str)
def made_up(request: pytest.FixtureRequest) -> District:
    return district(request.param)


def everything(made_up: District) -> tuple[Problem, ...]:
    return (*made_up.problems, made_up.immediate)


def all_measures(made_up: District) -> list[tuple[Problem, Measure]]:
    return [(one, measure) for one in everything(made_up) for measure in one.measures]


def all_proofs(made_up: District) -> list[Proof]:
    return [proof for _, measure in all_measures(made_up) for proof in measure.proofs]


def regulations(made_up: District) -> list[Regulation]:
    return [one.regulation for _, one in all_measures(made_up) if one.regulation]


def test_the_promised_counts_hold(made_up: District) -> None:
    leads = {unit for one in made_up.problems for unit in one.lead_units}
    categories = [one for aspect in made_up.aspects for one in aspect.categories]
    counts = (len(made_up.aspects), len(categories), len(made_up.problems))
    assert (*counts, len(made_up.measures), len(leads)) == (4, 12, 35, 112, 17)


def test_problems_and_measures_are_numbered_through(made_up: District) -> None:
    numbers = [one.number for one in everything(made_up)]
    assert numbers == list(range(1, len(numbers) + 1))
    for problem in everything(made_up):
        places = range(1, len(problem.measures) + 1)
        assert [one.number for one in problem.measures] == [f"{problem.number}-{n}" for n in places]


def test_lead_units_come_first_in_the_list_of_units(made_up: District) -> None:
    leads = {unit for one in made_up.problems for unit in one.lead_units}
    below = [one.id for one in made_up.units if one.id != "district"]
    assert set(below[: len(leads)]) == leads


def test_today_a_few_items_are_late_returned_reopened_and_standing(made_up: District) -> None:
    states = Counter(one.state for one in made_up.problems)
    assert sum(states.values()) == len(made_up.problems)
    assert set(states) == {"closed", "signing", "rectifying"}
    days = [days_left(made_up, one) for one in made_up.problems if one.state == "rectifying"]
    assert len([one for one in days if one < 0]) == 3
    assert len([one for one in days if 0 <= one <= 14]) == 5
    assert not [one for one in made_up.problems if one.state == "signing" and late(made_up, one)]
    closings = [closing for one in made_up.problems for closing in one.closings]
    assert len([one for one in closings if one.end == "returned"]) >= 2
    assert len([one for one in made_up.problems if one.reopenings]) == 2
    assert len([one for one in made_up.problems if one.first_deadline.standing]) >= 4
    assert [proof.number for proof in all_proofs(made_up) if proof.is_withheld] == ["16-1-2"]


def days_left(made_up: District, problem: Problem) -> int:
    return (problem.deadline.milestones[-1].on - made_up.days.today).days


def late(made_up: District, problem: Problem) -> bool:
    return days_left(made_up, problem) <= 14


def test_the_same_day_gives_the_same_district_and_counts_never_depend_on_it() -> None:
    assert district(ANCHORS[0]) is district(ANCHORS[0])
    told = [
        [(one.state, len(one.measures), len(one.closings)) for one in district(day).problems]
        for day in ANCHORS
    ]
    assert all(one == told[0] for one in told)


def test_every_unit_and_person_that_is_named_is_there(made_up: District) -> None:
    units = {one.id for one in made_up.units}
    people = {one.id for one in made_up.people}
    records = made_up.records
    for problem in everything(made_up):
        assert {*problem.lead_units, *problem.responsible_units} <= units
        assert set(problem.leaders) <= people
        signed = [one for closing in problem.closings for one in closing.signatures]
        assert {one.by for one in signed} <= people
        assert {one.by for one in problem.extensions} <= people
        assert {one.by for one in problem.reopenings} <= people
    for _, measure in all_measures(made_up):
        told = {one.unit for one in measure.progress} | {one.unit for one in measure.proofs}
        bodies = {one.body for one in measure.accountabilities}
        assert {*measure.responsible_units, *told, *bodies} <= units
    assert {one.unit for one in made_up.people} <= units
    assert {one.chair for one in records.meetings} <= people
    assert {person for one in records.groups for person in one.members} <= people
    assert {one.body for one in records.external_figures} <= units
    assert {one.body for one in records.opinions} <= units
    assert {unit for one in records.rounds for unit in (*one.missing, *one.returned)} <= units
    assert {one.unit for one in records.wider_checks} <= units
    assert {one.leader_to for one in records.hand_overs} <= people


def test_nobody_has_the_name_or_the_id_of_another(made_up: District) -> None:
    for rows in (made_up.units, made_up.people):
        assert len({one.id for one in rows}) == len({one.name for one in rows}) == len(rows)


def test_every_unit_that_carries_something_has_a_head_and_a_liaison(made_up: District) -> None:
    carries = {
        unit
        for problem, measure in all_measures(made_up)
        for unit in (*problem.lead_units, *problem.responsible_units, *measure.responsible_units)
    }
    for role in ("unit_head", "liaison"):
        assert carries <= {one.unit for one in made_up.people if role in one.roles}


def test_words_of_closed_lists_stand_in_them(made_up: District) -> None:
    for problem in everything(made_up):
        assert problem.source in SOURCES
        assert problem.kind in PROBLEM_KINDS
        assert problem.disclosure in DISCLOSURES
        assert {one.ground for one in problem.reopenings} <= set(REOPENING_GROUNDS)
    for _, measure in all_measures(made_up):
        assert set(measure.kinds) <= set(MEASURE_KINDS)
        assert {one.kind for one in measure.proofs} <= set(PROOF_KINDS)
        assert {one.form for one in measure.accountabilities} <= set(ACCOUNTABILITY_FORMS)
    assert {one.kind for one in made_up.records.meetings} <= set(MEETING_KINDS)
    assert {one.kind for one in made_up.records.groups} <= set(GROUP_KINDS)
    steps = {one.step for one in PACK.steps}
    assert {one.id for one in made_up.records.steps} <= steps


def test_signatures_are_those_of_the_rules_and_a_verifier_is_not_of_the_item(
    made_up: District,
) -> None:
    steps = [one.step for one in PACK.signatures]
    people = {one.id: one for one in made_up.people}
    for problem in everything(made_up):
        own = {unit for one in problem.measures for unit in one.responsible_units}
        own |= {*problem.lead_units, *problem.responsible_units}
        for closing in problem.closings:
            signed = [one.step for one in closing.signatures]
            assert signed == steps[: len(signed)]
            verifiers = [one for one in closing.signatures if one.step == "office"]
            assert not {people[one.by].unit for one in verifiers} & own


def test_what_happened_runs_forward_and_nothing_lies_ahead(made_up: District) -> None:
    for problem in everything(made_up):
        for closing in problem.closings:
            days = [closing.asked_on, *(one.on for one in closing.signatures)]
            days += [closing.ended_on] if closing.ended_on else []
            assert days == sorted(days), problem.number
            assert days[-1] <= made_up.days.today
    for _, measure in all_measures(made_up):
        days = [one.on for one in measure.progress]
        assert all(first < second for first, second in pairwise(days)), measure.number
        assert [one.on for one in measure.proofs] == sorted(one.on for one in measure.proofs)
        assert max((*days, *(one.on for one in measure.proofs))) <= made_up.days.today


def test_offices_act_on_working_days(made_up: District) -> None:
    days = [one.on for one in made_up.records.meetings]
    days += [one.issued_on for one in regulations(made_up)]
    days += [one.on for _, measure in all_measures(made_up) for one in measure.progress]
    assert {one.weekday() for one in days} <= set(range(5))
    assert made_up.days.plain(TODAY) == made_up.days.today
    assert made_up.days.today - made_up.days.feedback_on >= timedelta(TODAY)


def test_nothing_of_the_plan_is_reported_before_the_plan(made_up: District) -> None:
    plan_on = made_up.records.paperwork.plan_on
    told = [one for measure in made_up.measures for one in measure.progress]
    assert min(one.on for one in told) > plan_on


def test_a_closing_finds_every_measure_done_and_every_point_answered(made_up: District) -> None:
    for problem in everything(made_up):
        for closing in problem.closings:
            for measure in problem.measures:
                told = [one for one in measure.progress if one.on <= closing.asked_on]
                assert told, measure.number
                assert told[-1].result == "done", measure.number
            found = answers(problem, closing)
            assert [one.point for one in found] == [one.number for one in problem.standard]
            assert all(one.text and one.proofs for one in found), problem.number


def test_every_measure_answers_a_point_of_the_standard(made_up: District) -> None:
    for problem in everything(made_up):
        named = {measure for point in problem.standard for measure in point.measures}
        assert named == {one.number for one in problem.measures}


def test_closings_are_decided_by_the_meeting_or_slip_that_names_the_problem(
    made_up: District,
) -> None:
    records = made_up.records
    decided = {
        one.id: (one.on, {number for what in one.decisions for number in what.problems})
        for one in records.meetings
    }
    decided |= {one.id: (one.on, set(one.problems)) for one in records.slips}
    found: dict[str, set[int]] = {}
    for problem in everything(made_up):
        for closing in problem.closings:
            if closing.end == "closed":
                found.setdefault(closing.through, set()).add(problem.number)
                assert decided[closing.through][0] == closing.ended_on
    assert found == {key: numbers for key, (_, numbers) in decided.items() if numbers}


def test_what_is_done_is_proved_by_its_kind(made_up: District) -> None:
    for _, measure in all_measures(made_up):
        if not measure.done_on:
            continue
        assert measure.proofs, measure.number
        assert bool(measure.regulation) == ("regulation" in measure.kinds), measure.number
        assert bool(measure.accountabilities) == ("accountability" in measure.kinds)
        if "money" in measure.kinds:
            assert vouched(measure) == measure.amount, measure.number


def vouched(measure: Measure) -> Decimal:
    return sum((one.amount for one in measure.proofs if one.amount), Decimal(0))


def test_money_that_came_back_is_told_once_by_six_units_and_vouched_for(made_up: District) -> None:
    told: dict[str, Told] = {}
    owners = set()
    for _, measure in all_measures(made_up):
        for one in measure.progress:
            for figure in one.figures:
                if figure.name == "funds_recovered":
                    told[measure.number] = figure
                    owners.add(one.unit)
        if measure.number in told:
            assert vouched(measure) == told[measure.number].value * 10_000
    assert len(told) == len(owners) == 6
    assert sum(one.value for one in told.values()) == Decimal("386.52")


def test_a_figure_never_falls_from_report_to_report(made_up: District) -> None:
    for _, measure in all_measures(made_up):
        values: dict[str, Decimal] = {}
        for one in measure.progress:
            for figure in one.figures:
                assert figure.value >= values.get(figure.name, Decimal(0))
                values[figure.name] = figure.value


def test_documents_have_their_numbers_alone_and_of_the_year_of_their_day(
    made_up: District,
) -> None:
    made = regulations(made_up)
    assert len({one.number for one in made}) == len({one.title for one in made}) == len(made)
    assert all(f"〔{one.issued_on.year}〕" in one.number for one in made)
    decided = {
        one.number for _, measure in all_measures(made_up) for one in measure.accountabilities
    }
    assert not decided & {one.number for one in made}


def test_rounds_follow_each_other_and_end_today(made_up: District) -> None:
    rounds = made_up.records.rounds
    assert [one.number for one in rounds] == list(range(1, len(rounds) + 1))
    assert all(first.cut_off < second.opens_on for first, second in pairwise(rounds))
    assert rounds[-1].cut_off == made_up.days.working(TODAY)
    answered = {
        one.unit
        for _, measure in all_measures(made_up)
        for one in measure.progress
        if one.on >= rounds[-1].opens_on
    }
    assert not answered & set(rounds[-1].missing)


def test_the_leader_who_left_hands_over_what_was_open(made_up: District) -> None:
    for one in made_up.records.hand_overs:
        for number in one.problems:
            problem = made_up.problem(number)
            assert one.leader_to in problem.leaders
            ended = problem.closings[-1].ended_on
            assert ended is None or ended > one.on


def test_findings_are_as_concrete_as_feedback_is(made_up: District) -> None:
    for problem in made_up.problems:
        assert 60 <= len(problem.finding) <= 150, problem.number
        assert any(letter.isdigit() for letter in problem.finding), problem.number
