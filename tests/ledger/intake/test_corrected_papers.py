"""A corrected paper: what it tells again stays once, and only what is new, changed or gone is told.

Which level is the problem is known from the book: a paper that tells one problem more or fewer
under the same declared count, or none of its own, does not turn its categories into problems.
"""

from pathlib import Path

import pytest
from made_papers import LEVELS
from paper_house import Import

from zhenggai.ledger.core.vocabulary import GONE
from zhenggai.notices.outline import Node
from zhenggai.notices.reading import read_text

REAL = ("001", "002", "004")
PAPERS = pytest.mark.parametrize("number", ["青禾", *REAL])


@pytest.fixture
def paper(request: pytest.FixtureRequest, number: str) -> str:
    """A made-up notice, and the real ones where they lie beside the project."""
    if number == "青禾":
        return LEVELS
    shared: Path = request.getfixturevalue("shared")
    return (shared / "notices" / f"{number}.txt").read_text()


def problems(text: str) -> list[Node]:
    return [one for one in read_text(text).nodes if one.kind == "problem"]


def own_words(book: Import) -> list[str]:
    """The problems that stand, the sub-items too."""
    return [one.text for one in book.book.problems.values() if one.state not in GONE]


def both(text: str, corrected: str) -> tuple[list[str], Import]:
    """The words after the first paper, and the book after the corrected one, taken twice."""
    house = Import()
    house.take_text(text)
    before = own_words(house)
    house.take_text(corrected)
    head = house.book.head
    house.take_text(corrected)
    # saved anew: another digest, the same words
    house.take_text(f"{corrected}\n")
    assert house.book.head == head
    return before, house


def without(text: str, one: Node) -> str:
    return text[: one.start] + text[one.end :].lstrip("\n")


@PAPERS
def test_a_problem_that_is_left_out_takes_no_other_level_along(paper: str, number: str) -> None:
    gone = problems(paper)[2]
    before, house = both(paper, without(paper, gone))
    after = own_words(house)
    assert [one for one in after if one not in before] == []
    missing = [one for one in before if one not in after]
    assert all(one in paper[gone.start : gone.end] for one in missing)
    assert missing or number != "青禾"


@PAPERS
def test_a_problem_more_is_one_problem_more(paper: str) -> None:
    place = problems(paper)[3]
    label = paper[place.start : place.head.start]
    new = f"{label}文件会议仍然偏多。\n整改情况：\n一是精简文件会议。\n"
    before, house = both(paper, paper[: place.start] + new + paper[place.start :])
    assert sorted(own_words(house)) == sorted([*before, "文件会议仍然偏多"])


@PAPERS
def test_a_problem_in_other_words_stays_the_same_problem(paper: str) -> None:
    place = problems(paper)[1]
    head = place.head
    reworded = f"{paper[head.start : head.end]}，有的方面较为明显"
    before, house = both(paper, paper[: head.start] + reworded + paper[head.end :])
    assert len(own_words(house)) == len(before)


@PAPERS
def test_problems_with_other_numbers_stay_the_same(paper: str) -> None:
    text = paper
    for one in reversed(problems(paper)):
        if one.number is not None:
            label = text[one.start : one.body].replace(f"{one.number}", f"{one.number + 1}")
            text = text[: one.start] + label + text[one.body :]
    before, house = both(paper, text)
    assert own_words(house) == before


@PAPERS
def test_two_problems_that_change_places_stay_the_same(paper: str) -> None:
    one, two = problems(paper)[2:4]
    text = (
        paper[: one.start]
        + paper[two.start : two.end]
        + paper[one.end : two.start]
        + paper[one.start : one.end]
        + paper[two.end :]
    )
    before, house = both(paper, text)
    assert own_words(house) == before


def test_without_a_book_the_paper_counts_for_itself() -> None:
    """The guard of the tests above: read alone, the shorter paper has other problems."""
    shorter = without(LEVELS, problems(LEVELS)[2])
    assert {one.level for one in problems(LEVELS)} != {one.level for one in problems(shorter)}


def test_a_paper_that_tells_only_the_lower_level_adds_none_of_it_again() -> None:
    house = Import()
    house.take_text(LEVELS.replace("4项6个问题", "4个问题"))
    held = len(own_words(house))
    heads = {"1.学习贯彻不够深入。", "2.推动发展存在短板。", "3.压力传导不够有力。"}
    lines = [one for one in LEVELS.splitlines() if one not in {*heads, "4.监督执纪宽松软。"}]
    taken = house.take_text("\n".join(lines), "第二份.txt")
    assert "problems" not in taken.made
    assert len(own_words(house)) == held


def test_a_cited_problem_is_found_by_its_words_before_its_number() -> None:
    text = LEVELS.replace(
        "\n中共青禾区委\n",
        "\n二、未完成整改事项的说明\n“存在问题3：营商环境有差距”问题。\n"
        "有关情况说明：还有2项审批未并联。\n完成时限：2026年6月30日前\n\n中共青禾区委\n",
    )
    house = Import()
    house.take_text(text)
    told = [one.text for one in house.book.problems.values() if one.milestones]
    assert told == ["营商环境有差距"]
