"""The demo's notice in every style: read back it is the book, and no figure changes unnoticed.

The story is told once for all tests of this file: it is only read here.
"""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from django.core.management import call_command
from docx import Document
from docx.oxml.ns import qn
from pytest_django import DjangoDbBlocker
from taken_book import PACK, differences, taken

from zhenggai.console.check_against import against_book
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
from zhenggai.notices.reading import read_source
from zhenggai.people.queries import names
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.notice_style import SHIPPED, load_style
from zhenggai.writers.notice_text import notice_letter

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


def test_every_bound_figure_that_is_changed_is_named_with_what_the_ledger_has(demo: Book) -> None:
    data = exported(demo, "running")
    beside = against_book(demo.name, TODAY)
    controls = [text_of(one) for one in controls_of(Document(io.BytesIO(data)))]
    kinds = set()
    for place, (figure, told) in enumerate(controls):
        now = NUMBER.sub(lambda found: other(found[0]), told)
        (found,) = beside(read_back(changed(data, place, now)))
        assert f"稿中写“{now}" in found.message, figure
        assert f"台账是“{told}" in found.message, figure
        assert found.working
        kinds.add(figure.partition("/")[0])
    assert kinds == {"counted", "reported", "external"}


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


def numbers_of(text: str) -> Iterator[tuple[int, str]]:
    """Every number of the paper but those of labels and of its date."""
    signed = text.rstrip().rpartition("\n")[2]
    for sentence in printed_sentences(text):
        for number in NUMBER.finditer(sentence.text) if sentence.text != signed else ():
            yield sentence.span.start + number.start(), number[0]


def other(number: str) -> str:
    """Another number with as many decimals."""
    return f"{float(number) + 3:.{len(number.partition('.')[2])}f}"


def controls_of(paper: object) -> list[object]:
    return list(paper.element.body.iter(qn("w:sdt")))  # type: ignore[attr-defined]


def text_of(control: object) -> tuple[str, str]:
    tag = next(control.iter(qn("w:tag")))  # type: ignore[attr-defined]
    text = "".join(one.text or "" for one in control.iter(qn("w:t")))  # type: ignore[attr-defined]
    return str(tag.get(qn("w:val"))), text


def changed(data: bytes, place: int, now: str) -> bytes:
    """The paper after somebody typed another number into one of its figures."""
    paper = Document(io.BytesIO(data))
    texts = list(controls_of(paper)[place].iter(qn("w:t")))  # type: ignore[attr-defined]
    texts[0].text = now
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()
