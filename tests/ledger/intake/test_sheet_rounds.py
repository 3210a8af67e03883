"""What a sheet tells stands in the book, is printed again, and comes back without a difference."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from made_rows import PROBLEM, numbered
from sheet_round import CLERK, TODAY, House, assert_comes_back

from zhenggai.ledger.core.acts.mending import CarryOverWords
from zhenggai.ledger.core.entries import Basis, Draft
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.notices import benchmark
from zhenggai.notices.reading import read
from zhenggai.writers.example_rows import EXAMPLE
from zhenggai.writers.ledger_rows import Carried, ProblemRow
from zhenggai.writers.table import ledger_sheet

MADE_UP = sorted((Path(benchmark.__file__).parent / "notices").glob("*.txt"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PROBLEM, min_size=1, max_size=6).map(numbered))
@example((ProblemRow("问题", "1", shared=Carried(evidence="凭证 \n验收单")),))
def test_whatever_stands_in_a_sheet_comes_back_once_it_is_in_a_book(
    problems: tuple[ProblemRow, ...],
) -> None:
    house = House()
    house.take_bytes(ledger_sheet(problems))
    printed = house.rows()
    assert [one.text for one in printed] == [one.text for one in problems]
    assert [row.text for one in printed for row in one.measures if row.number] == [
        row.text for one in problems for row in one.measures
    ]
    assert_comes_back(house.book, house.names)


def test_the_example_of_the_template_is_in_the_book_as_it_was_printed() -> None:
    house = House()
    house.take_bytes(ledger_sheet(EXAMPLE))
    printed = house.rows()
    assert printed[0].shared == EXAMPLE[0].shared
    assert [one.own.deadline for one in printed[0].measures] == [
        one.own.deadline for one in EXAMPLE[0].measures
    ]
    assert_comes_back(house.book, house.names)


def test_words_from_pages_with_other_line_ends_come_back() -> None:
    house = House()
    house.take_bytes(ledger_sheet(EXAMPLE))
    words = CarryOverWords("problem/1", 4, "第一行\r\n第二行\v第三行 ", note="\t注")
    basis = Basis("ledger_sheet", TODAY, "台账")
    house.write(Draft(words, TODAY, CLERK.id, CLERK.id, basis))
    assert_comes_back(house.book, house.names)


@pytest.mark.parametrize("path", MADE_UP, ids=lambda path: path.stem)
def test_a_book_from_a_notice_comes_back(path: Path) -> None:
    house = House()
    house.take(draft_of(read(path)))
    assert_comes_back(house.book, house.names)


@pytest.mark.parametrize("number", ["001", "002", "004"])
def test_a_book_from_a_real_notice_comes_back(shared: Path, number: str) -> None:
    house = House()
    house.take(draft_of(read(shared / "notices" / f"{number}.txt")))
    assert_comes_back(house.book, house.names)
