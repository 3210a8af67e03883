"""Papers are found by the words in their text, by who may know the whole, until they are gone."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client
from ledger_world import CLERK, HEAD, LIAISON, OPENED, VERIFIER
from stored_world import expunge, record, stored
from workbench_world import as_, book_after

from zhenggai.archive import back_up
from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.problems import AddProblem, ReviseProblem
from zhenggai.ledger.models import Book, SearchText
from zhenggai.papers.keeping import keep, remove
from zhenggai.papers.models import Paper
from zhenggai.restoring import restore

pytestmark = pytest.mark.django_db
WORDS = "养老服务驿站建而未用"
OF_CLUES = "柳暗花明"
LONG = "逐条整改，逐项销号。\n" * 4000
NOTICE = f"""关于巡察整改进展情况的通报

一、整改总体情况
反馈的35个问题，已完成整改30个。{WORDS}的问题正在整改。
二、问题线索和信访件办理情况
移交问题线索6件。{OF_CLUES}反映的问题已了结。
三、下一步打算
继续抓好后续整改。
{LONG}
文末的一句：明年六月复核水渠清淤。
"""


@pytest.fixture
def book() -> Book:
    return book_after(*OPENED, ("1-12", CLERK, AddProblem("problem/1", "会议记录不规范")))


@pytest.fixture
def paper(book: Book) -> Paper:
    return keep(book, NOTICE.encode(), "通报.txt", by=CLERK.id).paper


def asked(client: Client, book: Book, words: str) -> str:
    response = client.get(f"/books/{book.code}/search/", {"q": words})
    assert response.status_code == 200
    return str(response.content.decode())


def hits(page: str) -> list[str]:
    return re.findall(r'<a href="(/books/[^"]+/documents/\d+/)">', page)


def indexed() -> str:
    """All that the index holds of papers and rows, pieces and all."""
    texts = "".join(SearchText.objects.values_list("text", flat=True))
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT grams FROM ledger_search_grams")
        else:
            cursor.execute("SELECT array_to_string(grams, ' ') FROM ledger_searchtext")
        return texts + "".join(one for (one,) in cursor.fetchall())


def spelt(words: str) -> str:
    return "x".join(f"{ord(one):x}" for one in words[:2])


def test_a_paper_is_found_by_the_words_in_its_text(book: Book, paper: Paper) -> None:
    page = asked(as_(CLERK), book, WORDS)
    assert hits(page) == [f"/books/{book.code}/documents/{paper.pk}/"]
    assert f"<mark>{WORDS}</mark>" in page
    assert "在本台账中有1处" in page
    # The first character is enough, and words far behind what a page shows are found too.
    assert hits(asked(as_(CLERK), book, "驿"))
    assert hits(asked(as_(CLERK), book, "水渠 清淤"))
    assert not hits(asked(as_(CLERK), book, "未用水渠"))


def test_a_paper_is_found_by_its_title_as_before(book: Book, paper: Paper) -> None:
    page = asked(as_(CLERK), book, "整改进展情况")
    assert hits(page)
    assert "<mark>整改进展情况</mark>" in page
    assert paper.title in re.sub("</?mark>", "", page)


def test_what_was_never_kept_is_never_found(book: Book, paper: Paper) -> None:
    assert paper.is_partial
    assert not hits(asked(as_(CLERK), book, OF_CLUES))
    assert spelt(OF_CLUES) not in indexed()


@pytest.mark.usefixtures("paper")
def test_who_may_not_know_the_whole_finds_no_paper(book: Book) -> None:
    assert hits(asked(as_(VERIFIER), book, WORDS))
    assert not hits(asked(as_(LIAISON), book, WORDS))
    record(book, "2-3", CLERK, ReviseProblem("problem/1", need_to_know=(HEAD.id,)))
    page = asked(as_(VERIFIER), book, WORDS)
    assert not hits(page)
    assert f"没有找到“{WORDS}”" in page
    assert hits(asked(as_(CLERK), book, WORDS))


def test_a_paper_of_another_book_is_not_found(book: Book, paper: Paper) -> None:
    other = stored(*OPENED, name="另一本台账")
    assert not hits(asked(as_(CLERK), other, WORDS))
    assert hits(asked(as_(CLERK), book, WORDS))
    assert paper.book_id == book.code


def test_with_a_removed_paper_its_words_leave_the_index(book: Book, paper: Paper) -> None:
    assert spelt("驿站") in indexed()
    remove(paper, by=CLERK.id, why="误存")
    assert not hits(asked(as_(CLERK), book, WORDS))
    assert spelt("驿站") not in indexed()
    assert WORDS not in indexed()
    again = keep(book, NOTICE.encode(), "通报.txt", by=CLERK.id).paper
    assert hits(asked(as_(CLERK), book, WORDS)) == [f"/books/{book.code}/documents/{again.pk}/"]


def test_a_paper_that_goes_with_expunged_words_goes_from_the_index(book: Book) -> None:
    record(book, "2-3", CLERK, AddProblem("problem/2", WORDS))
    paper = keep(book, NOTICE.encode(), "通报.txt", by=CLERK.id).paper
    expunge(book, queries.today(), queries.book(book.code).head_n, "text", ground="complaint")
    paper.refresh_from_db()
    assert paper.removed_at
    assert spelt("驿站") not in indexed()


@pytest.mark.django_db(transaction=True)
def test_after_a_restore_papers_are_found_again(book: Book, paper: Paper, tmp_path: Path) -> None:
    archive = tmp_path / "备份.zip"
    back_up(archive)
    call_command("flush", interactive=False)
    assert not SearchText.objects.exists()
    restore(archive)
    assert hits(asked(as_(CLERK), book, WORDS)) == [f"/books/{book.code}/documents/{paper.pk}/"]


def test_what_stands_far_down_in_a_paper_is_shown_in_its_own_words(
    book: Book, paper: Paper
) -> None:
    page = asked(as_(CLERK), book, "复核水渠")
    assert hits(page) == [f"/books/{book.code}/documents/{paper.pk}/"]
    assert "明年六月<mark>复核水渠</mark>清淤" in page


def test_papers_that_were_kept_before_the_search_was_are_found_after_an_upgrade(
    book: Book, paper: Paper
) -> None:
    SearchText.objects.filter(kind="paper").delete()
    assert not hits(asked(as_(CLERK), book, WORDS))
    upgrade = import_module("zhenggai.papers.migrations.0002_found_by_search")
    for _ in range(2):
        upgrade.index_earlier(apps, None)
        assert hits(asked(as_(CLERK), book, WORDS))
    assert SearchText.objects.filter(kind="paper").count() == 1
    assert not hits(asked(as_(CLERK), book, OF_CLUES))
