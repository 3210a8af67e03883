"""Figures of a paper beside those of the ledger: agree, differ, or cannot be judged."""

from decimal import Decimal

import pytest

from zhenggai.ledger.core.figures import FigureRow
from zhenggai.notices.reading import read_text
from zhenggai.papers.beside_ledger import compared_figures

HEAD = "关于巡视整改情况的通报\n\n一、整改总体情况\n"


def row(name: str, value: str, unit: str) -> FigureRow:
    return FigureRow(name, name, Decimal(value), unit, f"{value}{unit}", "口径", "counted")


def verdicts(text: str, *ledger: FigureRow) -> dict[str, str]:
    found = compared_figures(read_text(HEAD + text), ledger)
    return {f"{one.declared.what} {one.printed}": one.verdict for one in found}


@pytest.mark.parametrize(
    ("rate", "verdict"), [("85.71%", "agrees"), ("85.7%", "agrees"), ("85.9%", "differs")]
)
def test_a_rate_is_judged_by_its_printed_decimals(rate: str, verdict: str) -> None:
    text = f"反馈的35个问题，已完成整改30个，完成率{rate}。"
    found = verdicts(text, row("completion_rate", "85.71", "%"))
    assert found[f"completion_rate {rate}"] == verdict


def test_what_the_ledger_does_not_count_cannot_be_judged() -> None:
    assert set(verdicts("反馈的4个方面35个问题。").values()) == {"unknown"}


def test_items_of_the_tree_are_compared_whatever_their_measure_word() -> None:
    found = verdicts("反馈的35个问题，制定整改措施112项。", row("measures", "112", "条"))
    assert found["measures 112项"] == "agrees"


def test_a_state_in_another_unit_is_not_compared() -> None:
    text = "反馈的35个问题，细化为38项任务，38项任务已完成34项。"
    assert "differs" not in verdicts(text, row("done", "30", "个")).values()


def test_measures_that_are_done_are_told_from_problems_by_their_measure_word() -> None:
    text = "反馈的35个问题，已完成整改30个；制定整改措施112条，已完成83条。"
    found = verdicts(text, row("done", "30", "个"), row("measures_done", "83", "条"))
    assert (found["done 30个"], found["done 83条"]) == ("agrees", "agrees")


def test_where_one_number_agrees_the_others_of_its_word_are_not_blamed() -> None:
    text = "反馈的35个问题已完成整改30个。其中移交立行立改问题3个，反馈问题共3个。"
    found = verdicts(text, row("problems", "35", "个"))
    assert found["problems 35个"] == "agrees"
    assert "differs" not in found.values()


def test_a_listed_count_stands_beside_the_number_that_speaks_of_all() -> None:
    items = "1.关于学习不深入的问题。已完成。\n2.关于会议不规范的问题。已完成。\n"
    text = f"反馈的3个问题全部完成整改。\n（一）党的建设方面\n{items}"
    found = compared_figures(read_text(HEAD + text), [])
    listed = {one.declared.what: one.listed for one in found}
    assert listed["problems"] == 2
