"""A paper's sentences beside a ledger's: which numbers differ, and what is left alone."""

from zhenggai.notices.compare.figure_beside_ledger import against
from zhenggai.notices.compare.told_sentences import (
    ToldFigure,
    ToldSentence,
    differences,
    printed_sentences,
)
from zhenggai.notices.reading import read_text
from zhenggai.notices.source import Span

RATE = ToldSentence(
    "35个问题中，已完成整改21个，完成率60.00%",
    "“开头”",
    (
        ToldFigure(Span(12, 15), "已销号", "台账计数：已经销号的问题"),
        ToldFigure(Span(19, 25), "完成率", "台账计数：21÷35＝60.00%"),
    ),
)
MEASURE = ToldSentence("清退违规资金8.64万元，处理3人", "问题14")


def changes(paper: str, *told: ToldSentence) -> list[tuple[str, str]]:
    """What the ledger has, and what the paper has in its place."""
    found = differences(told, printed_sentences(paper)).numbers
    return [(one.sentence.text[slice(*one.told)], one.now) for one in found]


def test_a_changed_number_is_found_with_what_the_ledger_has() -> None:
    assert changes("清退违规资金8.46万元，处理3人。", MEASURE) == [("8.64万元", "8.46万元")]


def test_labels_marks_and_order_are_no_difference() -> None:
    paper = "（1）清退违规资金8.64万元，处理3人；\n一是35个问题中，已完成整改21个，完成率60.00%。"
    assert changes(paper, RATE, MEASURE) == []


def test_a_sentence_that_was_reworded_is_still_looked_at() -> None:
    paper = "清退各类违规资金9.64万元，共处理3人。"
    assert changes(paper, MEASURE) == [("8.64万元", "9.64万元")]


def test_a_number_that_was_left_out_is_told() -> None:
    assert changes("清退违规资金，处理3人。", MEASURE) == [("8.64万元", "")]


def test_of_two_equal_sentences_the_changed_one_is_named() -> None:
    told = ToldSentence("已完成1条"), ToldSentence("已完成1条"), ToldSentence("已完成2条")
    text = "已完成2条。已完成1条。已完成2条。"
    (one,) = differences(told, printed_sentences(text)).numbers
    assert (one.span, one.now) == (Span(3, 5), "2条")


def test_what_the_office_wrote_itself_is_left_alone() -> None:
    beside = differences([MEASURE], printed_sentences("清退违规资金8.64万元，处理3人。走访9户。"))
    assert beside.numbers == []
    assert [one.text for one in beside.own] == ["走访9户"]


def test_a_bound_figure_is_told_by_its_name_with_its_working() -> None:
    notice = read_text("35个问题中，已完成整改22个，完成率60.00%。")
    ((found,), _) = against(notice, [RATE])
    assert found.code == "CMP106"
    assert found.message == "“已销号”与台账不一致：稿中写“22个”，台账是“21个”。"
    assert found.working == "台账计数：已经销号的问题"


def test_any_other_number_is_told_with_its_problem_and_the_ledgers_words() -> None:
    ((found,), _) = against(read_text("清退违规资金8.64万元，处理5人。"), [MEASURE])
    assert found.message == "问题14中的数字与台账不一致：稿中写“5人”，台账是“3人”。"
    assert found.working == "台账：处理3人"
