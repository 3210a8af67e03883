"""A notice written from a book and read back tells the same: tree, states, deadlines, documents.

Of measures that are still at work, and of parts of open problems, a notice does not tell how far
each of them is; of measures of one open problem it tells those that have begun before the others.
A group that holds one measure alone is one paragraph.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_book import CUT_OFF, Shape, books
from taken_book import BODY, PACK, differences, held, last_day, taken, told_figures

from zhenggai.ledger.core.acts.shape import Milestone
from zhenggai.ledger.core.figures import counted_figures
from zhenggai.ledger.core.keys import BOOK
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import BookRow, Measure, Problem, changed
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.notice_rows import NoticeSource
from zhenggai.notices import benchmark
from zhenggai.notices.checks import check
from zhenggai.notices.notice import Notice
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.reading import read, read_source
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_html import letter_html
from zhenggai.writers.letter_pdf import letter_pdf
from zhenggai.writers.letter_rows import Letter
from zhenggai.writers.notice_style import (
    SHIPPED,
    Layout,
    NoticeStyle,
    Numbering,
    Unfinished,
    load_style,
)
from zhenggai.writers.notice_text import notice_letter

MADE = sorted((Path(benchmark.__file__).parent / "notices").glob("*.txt"))
REAL = ("001", "002", "004")
STYLES = pytest.mark.parametrize("style", SHIPPED)
# Every shape that a style of an office's own may have
SHAPES = [
    replace(load_style(style), numbering=numbering, layout=layout, unfinished=unfinished)
    for style in SHIPPED
    for numbering in get_args(Numbering)
    for layout in get_args(Layout)
    for unfinished in get_args(Unfinished)
]
# The checker's rules that look at counts, outline and states, and not at somebody's words.
OF_THE_PAPER = ("NUM", "OUT", "STA")


def names(ids: object) -> dict[str, str]:
    return {BODY: "中共青禾区委"}


def letter_of(book: Book, style: str | NoticeStyle, day: date) -> Letter:
    source = NoticeSource(book, PACK, day, names, "12:3f")
    wording = load_style(style) if isinstance(style, str) else style
    return notice_letter(source.rows(), wording)


def exported(book: Book, style: str | NoticeStyle, day: date) -> bytes:
    return letter_docx(letter_of(book, style, day))


def read_back(book: Book, style: str | NoticeStyle, day: date) -> Notice:
    return read_source(source_of_bytes(exported(book, style, day), "通报.docx"))


def faults(notice: Notice) -> list[tuple[str, str]]:
    """What the checker finds that is no mere advice."""
    return [(one.code, one.message) for one in check(notice) if one.severity != "advice"]


def ours(notice: Notice) -> set[tuple[str, str]]:
    """Of these what concerns the paper and not somebody's words."""
    return {one for one in faults(notice) if one[0].startswith(OF_THE_PAPER)}


@STYLES
@pytest.mark.parametrize("path", MADE, ids=lambda path: path.stem)
def test_a_made_up_notice_comes_back_from_its_book(path: Path, style: str) -> None:
    notice = read(path)
    book = taken(notice)
    back = read_back(book, style, last_day(notice))
    assert differences(book, taken(back)) == []
    known = {code for code, _ in faults(notice)}
    assert [one for one in faults(back) if one[0] not in known] == []


@STYLES
@pytest.mark.parametrize("number", REAL)
def test_a_real_notice_comes_back_from_its_book(shared: Path, number: str, style: str) -> None:
    notice = read(shared / "notices" / f"{number}.txt")
    book = taken(notice)
    back = read_back(book, style, last_day(notice))
    told = "".join(str(one[2]) for one in held(taken(back)))
    assert [one for one in held(book) if str(one[2]) not in told] == []
    if number != "001":  # it has a group of one
        assert differences(book, taken(back)) == []
    assert ours(back) - ours(notice) == set()


@pytest.mark.parametrize(
    ("form", "style"), [("pdf", "with-table"), ("html", "with-table"), ("html", "circled")]
)
@pytest.mark.parametrize("number", REAL)
def test_a_real_notice_comes_back_from_a_pdf_and_from_a_page(
    shared: Path, number: str, form: str, style: str
) -> None:
    """Without the marks that a docx keeps; in a pdf a blank at the end of a line is lost."""
    notice = read(shared / "notices" / f"{number}.txt")
    book = taken(notice)
    letter = letter_of(book, style, last_day(notice))
    data = letter_pdf(letter) if form == "pdf" else letter_html(letter).encode()
    back = read_source(source_of_bytes(data, f"通报.{form}"))
    told = "".join(str(one[2]).replace(" ", "") for one in held(taken(back)))
    assert [one for one in held(book) if str(one[2]).replace(" ", "") not in told] == []
    assert ours(back) - ours(notice) == set()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(shape=books(), style=st.sampled_from(SHAPES))
def test_any_small_book_comes_back(shape: Shape, style: NoticeStyle) -> None:
    back = read_back(shape.book, style, CUT_OFF)
    book = taken(back)
    assert differences(shape.book, book) == []
    assert given_figures(shape.book) <= given_figures(book)
    printed = {(one.value, one.unit) for one in back.quantities}
    assert reported_sums(shape.book) <= printed
    assert faults(back) == []


def reported_sums(book: Book) -> set[tuple[Decimal, str]]:
    """What units report, each name once in these books."""
    rows = [one for one in book.figures.values() if one.kind == "reported"]
    return {(one.value, one.unit) for one in rows}


def given_figures(book: Book) -> set[tuple[str, Decimal, str]]:
    """What other bodies give."""
    rows = [one for one in book.figures.values() if one.kind == "external"]
    return {(one.name, one.value, one.unit) for one in rows}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(shape=books())
def test_every_printed_count_is_the_ledgers(shape: Shape) -> None:
    counted = {one.name: one.value for one in counted_figures(shape.book, PACK, CUT_OFF)}
    back = read_back(shape.book, "running", CUT_OFF)
    for what in ("aspects", "problems", "measures", "completion_rate"):
        printed = {one.value for one in back.declared if one.what == what}
        assert printed <= {counted[what]}
        assert printed or what == "completion_rate"
    for what in ("basically_done", "not_done", "in_progress"):
        printed = {one.value for one in back.declared if one.what == what}
        assert printed <= {counted[what]}


def test_figures_of_other_bodies_come_back(shared: Path) -> None:
    notice = read(shared / "notices/004.txt")
    book = taken(notice)
    before = told_figures(book)
    after = told_figures(taken(read_back(book, "running", last_day(notice))))
    own = {name for name in before if not name.startswith("declared_")}
    assert {name: before[name] for name in own} == {name: after[name] for name in own}


def test_the_same_book_gives_the_same_bytes(shared: Path) -> None:
    notice = read(shared / "notices/002.txt")
    book = taken(notice)
    day = last_day(notice)
    assert exported(book, "running", day) == exported(book, "running", day)


def test_a_book_without_problems_gives_no_notice() -> None:
    with pytest.raises(NotAllowed, match="还没有反馈的问题"):
        exported(Book(), "running", CUT_OFF)


def open_problem(**values: Any) -> Book:
    """A book with one problem at work and its measure."""
    rows = [
        BookRow(BOOK, 1, inspected_unit="青禾区委", inspection_kind="巡察"),
        Problem("problem/1", 1, "", "学习不够深入", "rectifying", **values),
        Measure("measure/1-1", 1, "", "修订制度。", "in_progress", problem="problem/1"),
    ]
    book = Book()
    for row in rows:
        book.put(row)
    return book


def text_of(book: Book) -> str:
    return read_back(book, "running", CUT_OFF).source.text


def test_a_day_that_is_past_is_told_as_overdue_and_comes_back_as_it_was() -> None:
    past, ahead = date(2026, 5, 31), date(2026, 9, 30)
    book = open_problem(milestones=(Milestone(past, "完成修订"), Milestone(ahead, "")))
    back = read_back(book, "running", CUT_OFF)
    assert "（1）2026年5月31日前，完成修订（已逾期）；（2）2026年9月30日前。" in back.source.text
    assert differences(book, taken(back)) == []
    assert faults(back) == []


def test_a_milestone_that_stands_is_told_no_more() -> None:
    days = (Milestone(date(2026, 5, 31), "完成修订"), Milestone(date(2026, 9, 30), "完成培训"))
    told = text_of(open_problem(milestones=days, reached=(1,)))
    assert "完成时限：2026年9月30日前，完成培训。" in told


def test_a_problem_whose_closing_is_asked_for_says_so() -> None:
    book = open_problem()
    asked = changed(book.problems["problem/1"], state="closure_asked")
    book.put(asked)
    assert "责任单位已申请销号，正在审核。" in text_of(book)
