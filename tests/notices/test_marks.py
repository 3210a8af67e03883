"""Pairing of quotes, brackets and book marks: one missing mark is one fault."""

import pytest

from zhenggai.notices.marks import mark_faults
from zhenggai.notices.paragraphs import split_paragraphs
from zhenggai.notices.source import Source


def faults(text: str) -> list[tuple[str, str, str]]:
    """Family, kind and printed place of every fault."""
    paragraphs = split_paragraphs(Source("文本", "text/plain", "", text))
    return [(one.family, one.kind, text[slice(*one.span)]) for one in mark_faults(text, paragraphs)]


@pytest.mark.parametrize(
    "text",
    [
        "推行“一窗通办”“一网通办”，落实《条例（试行）》。",
        "针对“存在问题：‘两山’转化不够”的问题，制定措施。",
        "转发《关于印发〈办法〉的通知》（〔2023〕8号）。",
        "1)加强领导；2)压实责任。",
        "一、提高站位\n（一）加强学习。",
    ],
)
def test_well_paired_marks_are_no_fault(text: str) -> None:
    assert faults(text) == []


def test_a_missing_closing_quote_leaves_the_later_ones_alone() -> None:
    assert faults("落实“一岗双责，开展“五个一”，推行“首问”。") == [
        ("quote", "unclosed", "“一岗双责")
    ]


def test_a_quote_missing_inside_a_title_does_not_open_one_outside() -> None:
    assert faults("做到“制定《3+N”机制》等要求”。") == [("quote", "unopened", "3+N”")]


def test_a_missing_bracket_does_not_touch_the_quotes() -> None:
    assert faults("处理8人（含“双开”2人，约谈5人。") == [("bracket", "unclosed", "（含")]


def test_two_faults_in_two_paragraphs_are_two() -> None:
    told = faults("落实“一岗双责。\n推行“首问负责。\n")
    assert [kind for _, kind, _ in told] == ["unclosed", "unclosed"]


def test_a_quotation_torn_by_a_line_break_is_whole() -> None:
    assert faults("要求“把整改作为\n重要任务”，抓好落实。") == []


def test_very_many_faults_in_a_paragraph_are_told_once_a_kind() -> None:
    told = faults("“" * 5_001)
    assert len(told) <= 2


@pytest.mark.parametrize("unit", ["“", "（", "《“", "（\n", "》", "“（《"])
def test_a_hostile_text_is_answered_at_once(unit: str) -> None:
    assert len(faults(unit * 50_000)) <= 1_100
