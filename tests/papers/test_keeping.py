"""What is kept of a paper, what never is, and how it goes again."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from ledger_world import CLERK, OPENED
from whole_house import places_of
from workbench_world import book_after

from zhenggai.archive import back_up
from zhenggai.importing import paper_of, take_file
from zhenggai.ledger import evidence
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book, Evidence, Imported
from zhenggai.papers.keeping import keep, remove
from zhenggai.papers.models import Paper, Verified
from zhenggai.papers.partial_drafts import draft_of_part
from zhenggai.papers.reading import examined
from zhenggai.papers.verifying import verify
from zhenggai.restoring import restore

pytestmark = pytest.mark.django_db
# Words of the chapter on clues; nobody else's words are like them.
TOLD_IN_CONFIDENCE = "柳暗花明"
HEAD = """关于省委巡视整改情况的通报

一、整改情况
1.关于学习笔记留白的问题。已完成整改。制定学习制度3项。
"""
CLUES = f"""二、问题线索和信访件办理情况
移交问题线索6件，已办结5件，正在办理2件。{TOLD_IN_CONFIDENCE}反映的问题已了结。
"""
NOTICE = f"{HEAD}{CLUES}三、下一步打算\n继续抓好后续整改。\n"


@pytest.fixture
def book(settings: Any, tmp_path: Path) -> Book:
    """An open book in a folder of its own."""
    settings.DATA = tmp_path
    return book_after(*OPENED)


def kept(book: Book, text: str, name: str = "通报.txt") -> Paper:
    return keep(book, text.encode(), name, by=CLERK.id).paper


def emptied() -> None:
    """The house as it is before an archive comes back; what it noted outside stays."""
    call_command("flush", interactive=False)
    shutil.rmtree(evidence.folder())


def test_a_paper_without_clues_is_kept_as_the_file_that_came(book: Book) -> None:
    paper = kept(book, HEAD)
    assert evidence.read_bytes(paper.digest) == HEAD.encode()
    assert paper.digest == paper.source_digest
    assert not paper.is_partial


@pytest.mark.django_db(transaction=True)
def test_the_words_of_a_chapter_on_clues_are_kept_nowhere(book: Book) -> None:
    paper = kept(book, NOTICE)
    assert paper.is_partial
    assert places_of("学习笔记留白")
    assert not places_of(TOLD_IN_CONFIDENCE)


def test_what_the_chapter_counts_is_kept_and_every_place_holds(book: Book) -> None:
    looked = examined(kept(book, NOTICE))
    assert "6" in {str(one.value) for one in looked.figures}
    text = looked.file.notice.source.text
    assert len(text) == len(NOTICE)
    assert text.index("下一步打算") == NOTICE.index("下一步打算")


def test_what_the_checker_said_of_the_chapter_stays_without_its_words(book: Book) -> None:
    whole = keep(book, NOTICE.encode(), "通报.txt", by=CLERK.id).whole
    inside = [one for one in whole.file.diagnostics if whole.hides(one.span)]
    assert inside
    left = examined(Paper.objects.get()).file.diagnostics
    assert [(one.code, one.span) for one in left] == [
        (one.code, one.span) for one in whole.file.diagnostics
    ]
    hidden = [one for one in left if whole.hides(one.span)]
    assert not [one for one in hidden if one.working or "原文不保存" not in one.message]


def test_the_draft_of_a_part_has_the_figures_of_the_whole(book: Book) -> None:
    paper = kept(book, NOTICE)
    draft = draft_of_part(paper)
    assert draft.digest == paper.source_digest
    assert {one.span for one in examined(paper).figures} <= {one.span for one in draft.figures}
    assert draft.withheld


def test_the_same_file_is_kept_once(book: Book) -> None:
    first = keep(book, HEAD.encode(), "通报.txt", by=CLERK.id)
    second = keep(book, HEAD.encode(), "又一份.txt", by=CLERK.id)
    assert (first.is_new, second.is_new) == (True, False)
    assert first.paper == second.paper


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (f"秘密★1年\n{HEAD}".encode(), "不得存储、处理国家秘密"),
        (b"", "空的"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 90, "文件没有保存"),
        (b"\x00\x01\x02" * 400, "文件没有保存"),
    ],
    ids=["secret", "empty", "picture", "noise"],
)
def test_what_may_not_be_here_or_cannot_be_read_leaves_nothing(
    book: Book, data: bytes, sentence: str
) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        keep(book, data, "来文.txt", by=CLERK.id)
    assert not Paper.objects.exists()
    assert not Evidence.objects.exists()
    assert not evidence.stored()


@pytest.mark.django_db(transaction=True)
def test_a_removed_paper_leaves_who_and_why_and_no_word(book: Book) -> None:
    paper = kept(book, HEAD, name="误传的笔记.txt")
    remove(paper, by=CLERK.id, why="传错了")
    paper.refresh_from_db()
    assert (paper.removed_by, paper.removed_why) == (CLERK.id, "传错了")
    assert not places_of("误传的笔记")
    assert not places_of("学习笔记留白")


def test_a_removal_needs_a_reason(book: Book) -> None:
    with pytest.raises(NotAllowed, match="理由"):
        remove(kept(book, HEAD), by=CLERK.id, why="  ")
    assert Paper.objects.filter(removed_at=None).exists()


@pytest.mark.django_db(transaction=True)
def test_an_older_archive_does_not_bring_a_removed_paper_back(book: Book) -> None:
    kept(book, HEAD)
    back_up(settings.DATA / "older.zip")
    remove(Paper.objects.get(), by=CLERK.id, why="传错了")
    emptied()
    restore(settings.DATA / "older.zip")
    assert not Paper.objects.filter(removed_at=None).exists()
    assert not evidence.stored()


@pytest.mark.django_db(transaction=True)
def test_a_file_that_another_book_keeps_stays(book: Book) -> None:
    other = Book.objects.create(code="b9", name="另一本")
    paper, there = kept(book, HEAD), kept(other, HEAD)
    remove(paper, by=CLERK.id, why="传错了")
    assert Path(evidence.place_of(there.digest)).exists()


@pytest.mark.django_db(transaction=True)
def test_expunged_words_take_the_papers_with_them_that_hold_them(book: Book) -> None:
    gone, stays = kept(book, HEAD), kept(book, "关于会风会纪的提醒\n\n请按时到会。\n")
    looked = examined(stays)
    for one in looked.file.diagnostics[:1]:
        verify(stays, one, reason="学习笔记留白一处已看", by=CLERK.id)
    words = {(7, "text"): "学习笔记留白"}
    with transaction.atomic():
        Paper.forget_words(book.code, words)
        Verified.forget_words(book.code, words)
    gone.refresh_from_db()
    stays.refresh_from_db()
    assert gone.removed_at
    assert not stays.removed_at
    assert not places_of("学习笔记留白")


# ── with an import on the command line ───────────────────────────────────────


def imported(book: Book, text: str, name: str = "通报.txt") -> None:
    data = text.encode()
    take_file(paper_of(data, name, book), data, book.code, actor=CLERK)


def test_an_import_keeps_its_paper_as_far_as_it_may_be_kept(book: Book) -> None:
    imported(book, NOTICE)
    paper = Paper.objects.get()
    assert (paper.kind, paper.is_partial) == ("notice", True)
    assert TOLD_IN_CONFIDENCE not in evidence.read_bytes(paper.digest).decode()


def test_an_import_that_cannot_keep_its_paper_writes_nothing(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", _disk_is_full)
    with pytest.raises(OSError, match="full"):
        imported(book, NOTICE)
    assert Paper.objects.count() == Imported.objects.count() == 0


def _disk_is_full(*_: object) -> None:
    raise OSError("disk is full")


def test_a_destroyed_paper_does_not_come_back_with_an_import_that_adds_nothing(book: Book) -> None:
    imported(book, NOTICE)
    remove(Paper.objects.get(), by=CLERK.id, why="误存")
    imported(book, NOTICE)
    assert not Paper.objects.filter(removed_at=None).exists()
