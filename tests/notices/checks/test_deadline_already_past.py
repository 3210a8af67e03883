"""Deadlines of unfinished items against the paper's day, and against a day that the user names."""

from dataclasses import replace
from datetime import date
from typing import Literal

from zhenggai.notices.checks import deadline_already_past
from zhenggai.notices.facts.statuses import ItemStatus, Milestone
from zhenggai.notices.notice import Notice
from zhenggai.notices.reading import read_text
from zhenggai.notices.source import Span

State = Literal["done", "basically_done", "in_progress", "not_done"]
TEXT = "说明：排查工作量大。\n完成时限：2021年12月31日前并长期坚持\n中共白石镇委员会\n2022年2月22日"


def with_deadline(state: State, on: date | None) -> Notice:
    start = TEXT.index("2021")
    place = Span(start, TEXT.index("并"))
    standing = "长期坚持" in TEXT
    milestone = Milestone(on, place, TEXT[place.start : place.end])
    status = ItemStatus(state, place, 0, None, (milestone,), standing, None, None, place)
    return replace(read_text(TEXT), statuses=(status,))


def said(notice: Notice) -> list[str]:
    return [
        notice.source.text[one.span.start : one.span.end]
        for one in deadline_already_past.check(notice)
    ]


def test_an_unfinished_item_whose_deadline_has_passed_is_reported() -> None:
    assert said(with_deadline("basically_done", date(2021, 12, 31))) == ["2021年12月31日前"]
    assert said(with_deadline("not_done", date(2021, 12, 31))) == ["2021年12月31日前"]


def test_a_finished_item_or_one_without_a_day_is_not() -> None:
    assert said(with_deadline("done", date(2021, 12, 31))) == []
    assert said(with_deadline("not_done", None)) == []
    assert said(with_deadline("not_done", date(2022, 12, 31))) == []


def test_a_named_day_takes_the_place_of_the_papers_day() -> None:
    notice = with_deadline("not_done", date(2022, 12, 31))
    assert said(replace(notice, as_of=date(2023, 1, 1))) == ["2021年12月31日前"]
    (found,) = deadline_already_past.check(replace(notice, as_of=date(2023, 1, 1)))
    assert "指定的核对日期2023年1月1日" in found.message
    assert said(replace(notice, as_of=date(2022, 12, 31))) == []


def test_a_paper_without_a_day_says_nothing() -> None:
    text = "综合楼装修力争2022年底前交付使用。"
    notice = read_text(text)
    assert said(notice) == []
    assert said(replace(notice, as_of=date(2023, 4, 1))) == ["2022年底前"]
