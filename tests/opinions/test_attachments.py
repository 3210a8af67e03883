"""Scans that came with an opinion: under seal on the disk, opened by readers, gone with it."""

import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from guarded_books import PICTURE
from ledger_world import CLERK, LIAISON
from opinion_world import DISCIPLINE, accusation, came, suggestion
from whole_house import places_of

from zhenggai.archive import back_up
from zhenggai.ledger import evidence, kept_files, queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book, Evidence
from zhenggai.opinions import attachments
from zhenggai.opinions.attachments import (
    Brought,
    attach,
    open_attachment,
    take_out_attachment,
)
from zhenggai.opinions.destroying import expunge, expunge_attachment
from zhenggai.opinions.kinds import ACCUSATION, SUGGESTION
from zhenggai.opinions.models import Attachment, Opinion
from zhenggai.opinions.registering import register, sort_as
from zhenggai.opinions.sealing import KEYS, Told
from zhenggai.opinions.transferring import Receipt, make_slip, record_receipt
from zhenggai.restoring import restore

pytestmark = pytest.mark.django_db(transaction=True)
# Words that stand in no other file, as a text layer and as the name of a file.
LETTER = "岚桥镇来信原件".encode()
SCAN = PICTURE + LETTER
NAME = "苗若水来信.png"


def with_scan(book: Book, sort: str = SUGGESTION) -> Opinion:
    """A letter of which the scan alone tells what it says."""
    by_letter = came("letter")
    arrived = type(by_letter)(by_letter.way, by_letter.on, by_letter.by, 2, (Brought(NAME, SCAN),))
    return register(book, Told(""), arrived, by=CLERK, sort=sort)


def kept() -> Attachment:
    return Attachment.objects.select_related("opinion__book").get()


def on_the_disk(folder: Path, data: bytes) -> list[str]:
    """The files in which these bytes stand."""
    files = (one for one in folder.rglob("*") if one.is_file())
    return [one.name for one in files if data in one.read_bytes()]


def test_a_scan_is_opened_by_a_reader_and_that_is_logged(book: Book) -> None:
    opinion = with_scan(book)
    label, data = open_attachment(kept(), by=CLERK)
    assert (label.name, label.media_type, data) == (NAME, "image/png", SCAN)
    said = list(opinion.readings.values_list("what", flat=True))
    assert said[:2] == ["打开附件1", "分类为意见建议"]
    with pytest.raises(NotAllowed, match="只有指定的"):
        open_attachment(kept(), by=LIAISON)


@pytest.mark.parametrize("sort", ["", SUGGESTION, ACCUSATION])
def test_neither_its_bytes_nor_its_name_stand_anywhere(
    book: Book, tmp_path: Path, sort: str
) -> None:
    with_scan(book, sort)
    assert places_of(NAME) == []
    assert on_the_disk(tmp_path, LETTER) == []
    assert evidence.is_whole(kept().digest)


def test_an_accusations_scan_is_given_out_with_its_slip_alone(book: Book) -> None:
    opinion = with_scan(book, ACCUSATION)
    with pytest.raises(NotAllowed, match="附件不能打开"):
        open_attachment(kept(), by=CLERK)
    with pytest.raises(NotAllowed, match="出了移交单以后"):
        take_out_attachment(kept(), by=CLERK)
    slip = make_slip(opinion, DISCIPLINE, 2, on=queries.today(), by=CLERK)
    assert take_out_attachment(kept(), by=CLERK)[1] == SCAN
    told = Receipt(DISCIPLINE, queries.today(), "周正言")
    record_receipt(slip, told, today=queries.today(), by=CLERK)
    with pytest.raises(NotAllowed, match="出了移交单以后"):
        take_out_attachment(kept(), by=CLERK)


def test_what_turns_out_to_be_an_accusation_closes_its_scans(book: Book) -> None:
    opinion = with_scan(book)
    sort_as(opinion, ACCUSATION, by=CLERK)
    with pytest.raises(NotAllowed, match="附件不能打开"):
        open_attachment(kept(), by=CLERK)


def test_it_goes_with_the_words_of_its_opinion(book: Book, tmp_path: Path) -> None:
    opinion = with_scan(book)
    digest = kept().digest
    expunge(Opinion.objects.get(pk=opinion.pk), "依规清除", by=CLERK)
    gone = kept()
    assert (gone.key, gone.digest, gone.told, bool(gone.expunged_at)) == ("", "", "", True)
    assert not Evidence.objects.filter(digest=digest).exists()
    assert not evidence.place_of(digest).exists()
    assert not list((tmp_path / KEYS).iterdir())
    with pytest.raises(NotAllowed, match="已经清除"):
        open_attachment(gone, by=CLERK)


def test_one_that_was_sent_by_mistake_goes_alone_and_stays_gone(book: Book, tmp_path: Path) -> None:
    opinion = suggestion(book)
    attach(opinion, [Brought(NAME, SCAN), Brought("二.png", PICTURE)], by=CLERK)
    older = tmp_path.with_name("with-scan.zip")
    back_up(older)
    with zipfile.ZipFile(older) as packed:
        assert not [one for one in packed.namelist() if LETTER in packed.read(one)]
    expunge_attachment(Attachment.objects.get(n=1), "误传", by=CLERK)
    call_command("flush", interactive=False)
    restore(older)
    first, second = Attachment.objects.select_related("opinion__book").order_by("n")
    assert (bool(first.expunged_at), first.digest) == (True, "")
    assert open_attachment(second, by=CLERK)[1] == PICTURE
    held = Opinion.objects.get()
    attach(held, [Brought("三.png", PICTURE)], by=CLERK)
    assert held.attachments.latest("n").n == 3


def test_an_accusations_scan_is_not_destroyed_before_its_receipt(book: Book) -> None:
    with_scan(book, ACCUSATION)
    with pytest.raises(NotAllowed, match="先登记移交回执"):
        expunge_attachment(kept(), "误传", by=CLERK)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("说明.txt", "路灯不亮".encode(), "只收图片、PDF和Word文件"),
        ("空.png", b"", "空的"),
        ("来信.txt", "机密★1年\n路灯".encode(), "不得存储、处理国家秘密"),
    ],
    ids=["kind", "empty", "secret"],
)
def test_what_is_no_letter_is_refused_and_nothing_is_kept(
    book: Book, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    opinion = suggestion(book)
    with pytest.raises(NotAllowed, match=said):
        attach(opinion, [Brought("一.png", PICTURE), Brought(name, data)], by=CLERK)
    assert not Attachment.objects.exists()
    assert not evidence.stored()


def test_too_large_and_too_many_are_refused(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    opinion = suggestion(book)
    monkeypatch.setattr(attachments, "MOST_BYTES", len(PICTURE))
    attach(opinion, [Brought("一.png", PICTURE)], by=CLERK)
    with pytest.raises(NotAllowed, match="超过"):
        attach(opinion, [Brought("二.png", SCAN)], by=CLERK)
    monkeypatch.setattr(attachments, "MOST_FILES", 1)
    with pytest.raises(NotAllowed, match="最多"):
        attach(opinion, [Brought("三.png", PICTURE)], by=CLERK)


def test_the_sweeper_leaves_it_and_no_other_book_s_reader_opens_it(book: Book) -> None:
    with_scan(book)
    Evidence.objects.update(stored_at="2026-01-01T00:00:00Z")
    assert kept_files.let_go_of_unclaimed() == []
    assert open_attachment(kept(), by=CLERK)


def test_after_its_receipt_nothing_is_added(book: Book) -> None:
    opinion = accusation(book)
    attach(opinion, [Brought("一.png", PICTURE)], by=CLERK)
    slip = make_slip(opinion, DISCIPLINE, 2, on=queries.today(), by=CLERK)
    told = Receipt(DISCIPLINE, queries.today(), "周正言")
    record_receipt(slip, told, today=queries.today(), by=CLERK)
    with pytest.raises(NotAllowed, match="另行登记"):
        attach(Opinion.objects.get(), [Brought("二.png", PICTURE)], by=CLERK)
