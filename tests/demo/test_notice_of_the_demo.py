"""The demo's notice in every style: read back it is the book, and no figure changes unnoticed.

The story is told once for all tests of this file: it is only read here.
"""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from django.core.management import call_command
from docx import Document
from docx.oxml.ns import qn
from pytest_django import DjangoDbBlocker
from taken_book import PACK, differences, taken

from zhenggai.console.check_against import against_book, day_of
from zhenggai.demo.making import make_demo
from zhenggai.ledger import queries
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.models import Book
from zhenggai.ledger.notice_rows import NoticeSource
from zhenggai.ledger.notice_sentences import NoticeSentences
from zhenggai.notices.checks import check
from zhenggai.notices.compare.told_sentences import differences as differing
from zhenggai.notices.compare.told_sentences import printed_sentences
from zhenggai.notices.notice import Notice
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.reading import read_source, read_text
from zhenggai.people.queries import names
from zhenggai.publication.copies.taking_back import stamped
from zhenggai.publication.drafts.drafting import begin
from zhenggai.publication.drafts.ledger_text import ledger_text
from zhenggai.publication.papers.source import PaperSource
from zhenggai.publication.papers.special_figures import special_figures
from zhenggai.writers.bound import CUT_OFF, CUT_OFF_TITLE
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.notice_style import SHIPPED, load_style
from zhenggai.writers.notice_text import notice_letter
from zhenggai.writers.papers.special import special_report

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
STYLES = pytest.mark.parametrize("style", SHIPPED)
NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Book]:
    with django_db_blocker.unblock():
        evening = datetime.combine(TODAY, time(20), TIME_ZONE)
        yield make_demo(TODAY, evening, lambda _: None)
        call_command("flush", interactive=False, verbosity=0)


def source_of(demo: Book) -> NoticeSource:
    return NoticeSource(queries.cut_off(demo, TODAY), PACK, TODAY, names)


def exported(demo: Book, style: str) -> bytes:
    return letter_docx(notice_letter(source_of(demo).rows(), load_style(style)))


def read_back(data: bytes) -> Notice:
    return read_source(source_of_bytes(data, "通报.docx"))


@STYLES
def test_it_comes_back_as_the_book_and_the_checker_finds_nothing(demo: Book, style: str) -> None:
    back = read_back(exported(demo, style))
    assert differences(source_of(demo).book, taken(back)) == []
    assert check(back) == []


@STYLES
def test_unchanged_it_agrees_with_the_ledger(demo: Book, style: str) -> None:
    assert against_book(demo.name, None)(read_back(exported(demo, style))) == []


@STYLES
def test_every_bound_figure_that_is_changed_by_one_is_named(demo: Book, style: str) -> None:
    kinds = changed_and_named(demo, exported(demo, style))
    assert kinds == {"counted", "reported", "external"}


def test_every_bound_figure_of_a_draft_that_is_changed_by_one_is_named(demo: Book) -> None:
    ledger = ledger_text(demo, "public-notice", "run-in", TODAY)
    sent = letter_docx(stamped(begin(demo, ledger, by="person/clerk"), ledger))
    assert any("." in figure for figure, _ in told_controls(sent)), "a result of one item is bound"
    assert changed_and_named(demo, sent) == {"counted", "reported", "external"}


def test_every_bound_figure_of_a_special_report_is_named_and_has_its_items(demo: Book) -> None:
    tree = queries.tree(demo)
    told = PaperSource(tree, PACK, TODAY, TODAY, names, "1496:3f").of_book()
    data = letter_docx(special_report("选人用人")(told))
    assert changed_and_named(demo, data) == {"counted"}
    rows = special_figures(tree.book, told.problems)
    printed = {figure: text for figure, text in told_controls(data) if figure != CUT_OFF}
    assert len(printed) > 3
    for figure, text in printed.items():
        row = rows[figure.removeprefix("counted/")]
        assert text == f"{len(row.items)}{row.unit}"
        assert all(tree.book.row(key) for key in row.items)


def test_a_changed_figure_is_named_also_in_a_sentence_of_which_nothing_is_left(demo: Book) -> None:
    data = exported(demo, "running")
    beside = against_book(demo.name, None)
    for place, _ in distinct(data)[::3]:
        figure, told = told_controls(data)[place]
        now = by_one(told, place)
        found = beside(read_back(changed(data, place, now, alone=True)))
        assert [one for one in found if told in one.message and now in one.message], figure


@pytest.mark.parametrize("now", ["2026年11月19日", "2025年11月20日"])
def test_a_changed_cut_off_day_is_named_though_every_figure_is_true_of_that_day_too(
    demo: Book, now: str
) -> None:
    data = exported(demo, "running")
    place = [figure for figure, _ in told_controls(data)].index(CUT_OFF)
    found = against_book(demo.name, None)(read_back(changed(data, place, now)))
    assert all(one.message.startswith(f"“{CUT_OFF_TITLE}”与台账不一致：") for one in found)
    assert found


def changed_and_named(demo: Book, data: bytes) -> set[str]:
    """Change every figure by one, each once: the ledger names it, with its own value and how that
    was made, and nothing else. Gives the kinds of figures that there were."""
    beside = against_book(demo.name, None)
    kinds = set()
    for place, title in distinct(data):
        figure, told = told_controls(data)[place]
        now = by_one(told, place)
        found = beside(read_back(changed(data, place, now)))
        assert {one.message.partition("”")[0] for one in found} == {f"“{title}"}, figure
        assert all(one.working for one in found)
        assert all(f"稿中写“{now}”" in one.message for one in found), figure
        # A day that stands without its year is told with it.
        own = re.compile(rf"台账是“(?:\d{{4}}年)?{re.escape(told)}”")
        assert all(own.search(one.message) for one in found), figure
        kinds.add(figure.partition("/")[0])
    return kinds


@STYLES
def test_every_number_that_is_changed_is_found_at_its_place(demo: Book, style: str) -> None:
    told = NoticeSentences(source_of(demo)).told(load_style(style))
    text = read_back(exported(demo, style)).source.text
    # All of one style, of the others some.
    step = 1 if style == "running" else 7
    for start, number in list(numbers_of(text))[::step]:
        paper = f"{text[:start]}{other(number)}{text[start + len(number) :]}"
        (found,) = differing(told, printed_sentences(paper))[0]
        assert number in found.sentence.text[found.told.start : found.told.end]
        assert found.span.start <= start < found.span.end


def test_a_line_that_is_taken_out_of_a_problem_is_named_and_nothing_else(demo: Book) -> None:
    beside = against_book(demo.name, None)
    text = read_back(exported(demo, "running")).source.text
    lines = text.splitlines()
    told = [at for at, line in enumerate(lines) if re.match("[一二三四五]是|完成时限：", line)]
    for at in told[:: len(told) // 8]:
        paper = "\n".join(lines[:at] + lines[at + 1 :])
        (found,) = beside(read_text(paper, "通报.txt"))
        words = printed_sentences(lines[at])
        assert found.code == "CMP205", lines[at]
        assert words[-1].text in (found.working or "")


def numbers_of(text: str) -> Iterator[tuple[int, str]]:
    """Every number of the paper but those of labels and of its date."""
    signed = text.rstrip().rpartition("\n")[2]
    for sentence in printed_sentences(text):
        for number in NUMBER.finditer(sentence.text) if sentence.text != signed else ():
            yield sentence.span.start + number.start(), number[0]


def other(number: str) -> str:
    """Another number with as many decimals."""
    return f"{float(number) + 3:.{len(number.partition('.')[2])}f}"


def by_one(told: str, place: int) -> str:
    """A figure as it is printed, one more or one less in its last place."""
    step = 1 if place % 2 else -1

    def other(found: re.Match[str]) -> str:
        number = Decimal(found[0])
        smallest = Decimal(1).scaleb(int(number.as_tuple().exponent))
        return f"{number + (step if number >= smallest else 1) * smallest:f}"

    return NUMBER.sub(other, told)


def controls_of(paper: object) -> list[object]:
    return list(paper.element.body.iter(qn("w:sdt")))  # type: ignore[attr-defined]


def told_controls(data: bytes) -> list[tuple[str, str]]:
    """The figure and the text of every control."""
    return [text_of(one) for one in controls_of(Document(io.BytesIO(data)))]


def distinct(data: bytes) -> list[tuple[int, str]]:
    """The first place of every figure, with what people call it."""
    found: dict[str, tuple[int, str]] = {}
    for place, one in enumerate(controls_of(Document(io.BytesIO(data)))):
        title = next(one.iter(qn("w:alias"))).get(qn("w:val"))  # type: ignore[attr-defined]
        found.setdefault(text_of(one)[0], (place, title))
    return list(found.values())


def text_of(control: object) -> tuple[str, str]:
    tag = next(control.iter(qn("w:tag")))  # type: ignore[attr-defined]
    text = "".join(one.text or "" for one in control.iter(qn("w:t")))  # type: ignore[attr-defined]
    return str(tag.get(qn("w:val"))), text


def changed(data: bytes, place: int, now: str, *, alone: bool = False) -> bytes:
    """The paper after somebody typed another number into one of its figures; `alone`: and deleted
    everything else of its paragraph."""
    paper = Document(io.BytesIO(data))
    control = controls_of(paper)[place]
    texts = list(control.iter(qn("w:t")))  # type: ignore[attr-defined]
    texts[0].text = now
    if alone:
        above = control.getparent()  # type: ignore[attr-defined]
        for one in [each for each in above if each is not control and each.tag != qn("w:pPr")]:
            above.remove(one)
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def test_the_day_of_a_paper_is_that_of_its_counts_and_not_of_a_measure() -> None:
    measure = (
        "1.关于合同管理不严的问题。\n"
        "整改情况：一是清理合同。截至2026年3月5日，已纠正合同12份。二是完善制度。\n"
        "中共青禾县委\n2026年7月2日\n"
    )
    head = "关于巡察整改进展情况的通报\n一、总体情况\n"
    undated = "巡察反馈的35个问题中，已完成21个，正在整改14个。\n二、整改落实情况\n"
    dated = f"截至2026年6月30日，{undated}"
    assert day_of(read_text(head + undated + measure, "通报.txt")) == date(2026, 7, 2)
    assert day_of(read_text(head + dated + measure, "通报.txt")) == date(2026, 6, 30)
