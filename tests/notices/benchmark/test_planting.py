"""The benchmark itself: what it calls true is true, and what it plants is a fault at its place."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import pytest

from zhenggai.notices.benchmark.clean import NAMES, text_of, truth_of
from zhenggai.notices.benchmark.marked import Figure, figures_of
from zhenggai.notices.benchmark.operators import OPERATORS
from zhenggai.notices.benchmark.operators.figures import ratio
from zhenggai.notices.benchmark.planting import Operator, Paper, cases_of
from zhenggai.notices.benchmark.traps import traps

PAPERS = [Paper(name, text_of(name), truth_of(name)) for name in NAMES]


def marked(kind: str) -> list[object]:
    """Every snippet of one kind as a pytest parameter."""
    return [
        pytest.param(figures_of(snippet, paper.text), id=f"{paper.name}-{number}")
        for paper in PAPERS
        for number, snippet in enumerate(paper.truth["figures"].get(kind, []))
    ]


@pytest.mark.parametrize("figures", [*marked("sums"), *marked("within")])
def test_the_parts_of_a_clean_notice_make_their_total(figures: list[Figure]) -> None:
    values = [figure.value for figure in figures]
    assert sum(values) == 2 * max(values)


@pytest.mark.parametrize("figures", marked("shares"))
def test_the_shares_of_a_clean_notice_are_rounded_right(figures: list[Figure]) -> None:
    assert ratio(figures) is not None


@pytest.mark.parametrize("figures", [*marked("points"), *marked("differences")])
def test_the_differences_of_a_clean_notice_are_right(figures: list[Figure]) -> None:
    first, second, difference = (figure.value for figure in figures)
    assert abs(first - second) == difference


@pytest.mark.parametrize("figures", marked("rates"))
def test_the_rates_of_a_clean_notice_are_rounded_right(figures: list[Figure]) -> None:
    first, second, rate = (figure.value for figure in figures)
    exact = [abs(first - second) / base * 100 for base in (first, second)]
    assert rate in [one.quantize(rate, rounding=ROUND_HALF_UP) for one in exact]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_figure_told_twice_is_the_same(paper: Paper) -> None:
    for pair in paper.truth["figures"].get("twice", []):
        first, second = (figures_of(one, paper.text)[0].value for one in pair)
        assert first == second


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
def test_an_operator_plants_the_same_faults_every_time_and_knows_where(operator: Operator) -> None:
    cases = [case for paper in PAPERS for case in cases_of(operator, paper, 3)]
    assert cases, "a fault that no notice has room for measures nothing"
    assert cases == [case for paper in PAPERS for case in cases_of(operator, paper, 3)]
    for case in cases:
        assert case.text != text_of(case.paper)
        assert all(0 <= place.start < place.end <= len(case.text) for place in case.places)
        place = case.places[0]
        unlike = [
            at
            for at in range(len(case.text))
            if not text_of(case.paper).startswith(case.text[at], at)
        ]
        assert place.start <= unlike[0] <= place.end + 2


def test_the_benchmark_is_as_large_as_it_says() -> None:
    assert len(NAMES) >= 9
    assert all(1500 <= len(text_of(name)) <= 9000 for name in NAMES)
    assert sum(len(text_of(name)) >= 8000 for name in NAMES) >= 2
    assert len(traps()) >= 150
    assert sum(len(cases_of(one, paper, 3)) for one in OPERATORS for paper in PAPERS) >= 800


def test_no_trap_is_set_twice_and_each_says_why() -> None:
    found = sorted(traps(), key=lambda one: one.text)
    assert all(one.why and one.text for one in found)
    assert not [one.text for one, other in pairwise(found) if one.text == other.text]
    assert all(one.notice[one.place.start : one.place.end] == one.text for one in found)


def test_a_changed_figure_keeps_its_decimals() -> None:
    figure = figures_of("占⟦12.50⟧%", "占12.50%")[0]
    assert figure.changed(Decimal("1.1")) == "13.60"
