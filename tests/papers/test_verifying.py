"""已核实，不修改: kept with the text, with a name; never for a mark of secrecy."""

import pytest
from ledger_world import CLERK, OPENED
from workbench_world import book_after

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book
from zhenggai.notices.checks import secrecy_mark
from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.papers.keeping import keep, remove
from zhenggai.papers.models import Paper
from zhenggai.papers.reading import Examined, examined
from zhenggai.papers.verifying import (
    count_findings,
    open_findings,
    place_of,
    take_back,
    verified_in,
    verify,
)

pytestmark = pytest.mark.django_db
# A day that there is not, and a paper for inner use only.
TEXT = (
    "关于整改情况的通报\n\n内部资料 注意保存\n截至2026年9月31日，反馈的35个问题已完成整改30个。\n"
)


@pytest.fixture
def book() -> Book:
    return book_after(*OPENED)


@pytest.fixture
def paper(book: Book) -> Paper:
    return keep(book, TEXT.encode(), "通报.txt", by=CLERK.id).paper


def test_an_answered_finding_is_open_no_more_until_it_is_taken_back(paper: Paper) -> None:
    looked = examined(paper)
    one = open_findings(paper, looked, public=False)[0]
    verify(paper, one, reason="原文如此", by=CLERK.id)
    assert one not in open_findings(paper, looked, public=False)
    told = verified_in(paper)[place_of(one)]
    assert (told.reason, told.by) == ("原文如此", CLERK.id)
    take_back(paper, one, by=CLERK.id)
    assert one in open_findings(paper, looked, public=False)


def test_the_register_counts_what_is_open(paper: Paper) -> None:
    looked = examined(paper)
    before = paper.errors
    assert before == sum(one.severity == "error" for one in looked.findings(public=False))
    verify(paper, _error(looked), reason="原文如此", by=CLERK.id)
    count_findings(paper, looked)
    paper.refresh_from_db()
    assert paper.errors == before - 1


def test_the_same_text_that_comes_again_is_answered_already(book: Book, paper: Paper) -> None:
    one = _error(examined(paper))
    verify(paper, one, reason="原文如此", by=CLERK.id)
    remove(paper, by=CLERK.id, why="重传")
    again = keep(book, TEXT.encode(), "通报.txt", by=CLERK.id).paper
    assert place_of(one) in verified_in(again)


def test_a_mark_of_secrecy_is_never_answered(paper: Paper) -> None:
    looked = examined(paper)
    mark = next(one for one in looked.findings(public=True) if one.code == secrecy_mark.CODE)
    with pytest.raises(NotAllowed, match="国家秘密"):
        verify(paper, mark, reason="误留", by=CLERK.id)
    assert not verified_in(paper)


def test_an_answer_needs_a_reason(paper: Paper) -> None:
    with pytest.raises(NotAllowed, match="核实的情况"):
        verify(paper, _error(examined(paper)), reason=" ", by=CLERK.id)


def _error(looked: Examined) -> Diagnostic:
    return next(one for one in looked.findings(public=False) if one.severity == "error")
