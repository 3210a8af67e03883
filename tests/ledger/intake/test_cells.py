"""Deadlines, states and lists of single cells."""

from datetime import date

import pytest

from zhenggai.ledger.intake.cells import led_and_listed, listed, text_of
from zhenggai.ledger.intake.deadlines import Milestone, read_deadline
from zhenggai.ledger.intake.states import read_state

END_OF_2026 = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("text", "days", "is_standing"),
    [
        ("2026年6月30日前", [date(2026, 6, 30)], False),
        ("2026年底前并长期坚持", [END_OF_2026], True),
        ("2026年12月", [END_OF_2026], False),
        ("2026年", [END_OF_2026], False),
        ("2026.6.30", [date(2026, 6, 30)], False),
        ("2026.12", [END_OF_2026], False),
        ("2026-06", [date(2026, 6, 30)], False),
        ("20260630", [date(2026, 6, 30)], False),
        ("2026年第三季度", [date(2026, 9, 30)], False),
        ("2026年3月至6月", [date(2026, 6, 30)], False),
        ("长期", [], True),
        ("持续整改", [], True),
        ("2025年12月底前完成，长期坚持", [date(2025, 12, 31)], True),
        ("“十五五”期末", [date(2030, 12, 31)], False),
    ],
)
def test_a_deadline_is_read(text: str, days: list[date], is_standing: bool) -> None:
    read = read_deadline(text)
    assert [one.on for one in read.milestones] == days
    assert (read.is_standing, read.doubt, read.text) == (is_standing, None, text)


def test_at_once_is_a_deadline_without_a_day() -> None:
    assert read_deadline("立行立改").is_immediate
    assert read_deadline("立行立改").doubt is None


def test_a_compound_deadline_tells_what_must_stand_when() -> None:
    read = read_deadline("(1)2026年6月30日前,完成管网排查;(2)2027年底，建成污水厂；(3)长期坚持")
    assert read.milestones == (
        Milestone(date(2026, 6, 30), "完成管网排查"),
        Milestone(date(2027, 12, 31), "建成污水厂"),
    )
    assert read.is_standing


@pytest.mark.parametrize(
    "text",
    ["尽快", "6月底前", "2026年2月30日", "2025.1", "(1)2026年6月底,甲;(2)13月底,乙", "45838"],
)
def test_a_deadline_that_is_not_clear_is_doubted(text: str) -> None:
    assert read_deadline(text).doubt


@pytest.mark.parametrize(
    ("text", "state", "is_standing"),
    [
        ("已完成", "done", False),
        ("已完成整改", "done", False),
        ("已销号", "done", False),
        ("√", "done", False),
        ("是", "done", False),
        ("整改到位", "done", False),
        ("基本完成", "basically_done", False),
        ("正在整改", "in_progress", False),
        ("持续推进", "in_progress", False),
        ("长期坚持", "in_progress", True),
        ("未完成", "not_done", False),
        ("尚未整改到位", "not_done", False),
        ("否", "not_done", False),
        ("已完成，长期坚持", "done", True),
        ("已完成（长期坚持）", "done", True),
    ],
)
def test_a_state_is_read_by_its_word(text: str, state: str, is_standing: bool) -> None:
    read = read_state(text)
    assert (read.state, read.is_standing, read.doubt) == (state, is_standing, None)


@pytest.mark.parametrize("text", ["抓紧办", "完成80%", "第一项已完成其余未完成", "见附件"])
def test_a_word_that_is_no_state_is_doubted(text: str) -> None:
    assert read_state(text).state is None
    assert read_state(text).doubt


def test_marks_inside_brackets_part_nothing() -> None:
    assert listed("区卫健局（疾控中心、血站）、区医保局；区财政局\n区审计局 ") == (
        "区卫健局（疾控中心、血站）", "区医保局", "区财政局", "区审计局",
    )  # fmt: skip


def test_who_leads_is_told_by_the_cell() -> None:
    assert led_and_listed("牵头：区委办 配合：区教育局、区人社局") == (
        ("区委办",), ("区教育局", "区人社局"),
    )  # fmt: skip
    assert led_and_listed("区委办、区教育局") == ((), ("区委办", "区教育局"))


def test_numbers_stay_as_they_were_typed() -> None:
    assert [text_of(one) for one in (3.0, 3, 2.5, True, " 甲\r\n乙 ")] == [
        "3", "3", "2.5", "是", "甲\n乙",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("甲\r\n乙\r丙\v丁", "甲\n乙\n丙\n丁"),
        ("\x001.text", "1.text"),
        ("甲\t乙\x07", "甲\t乙"),
        ("\u3000 甲 \n", "甲"),
    ],
    ids=["line_ends", "nul", "bell", "blanks"],
)
def test_a_cell_holds_lines_and_nothing_that_cannot_be_seen(cell: str, text: str) -> None:
    assert text_of(cell) == text
