"""An accusation is sealed as it is sorted, leads nowhere, and leaves by a slip with receipt."""

import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from ledger_world import CIVIL, CLERK, LIAISON
from opinion_world import ACCUSER, BRIBES, CONTACT, LAMPS, accusation, came, suggestion
from whole_house import places_of

from zhenggai.archive import back_up
from zhenggai.ledger import evidence, queries
from zhenggai.ledger.core.entries import to_line
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book, Evidence
from zhenggai.opinions.destroying import expunge
from zhenggai.opinions.handing import Order, answer, hand
from zhenggai.opinions.kinds import ACCUSATION, SUGGESTION
from zhenggai.opinions.models import Handing, Opinion, Slip
from zhenggai.opinions.reading import read, take_out
from zhenggai.opinions.receiving import receive
from zhenggai.opinions.registering import link, register, sort_as
from zhenggai.opinions.sealing import KEYS, Told
from zhenggai.opinions.tasks import opinion_tasks
from zhenggai.opinions.transferring import Receipt, make_slip, record_receipt
from zhenggai.people.models import Unit
from zhenggai.restoring import restore

pytestmark = pytest.mark.django_db(transaction=True)
DISCIPLINE = "区纪委监委信访室"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)


def gone_through(book: Book) -> tuple[Opinion, Slip]:
    """An accusation with its slip."""
    opinion = accusation(book)
    return opinion, make_slip(opinion, DISCIPLINE, 2, on=queries.today(), by=CLERK)


@pytest.mark.parametrize("to", ["", "区农业农村局", "区委办公室"])
def test_it_goes_to_no_other_body_than_one_of_discipline(book: Book, to: str) -> None:
    with pytest.raises(NotAllowed, match="纪检监察机关"):
        make_slip(accusation(book), to, 2, on=queries.today(), by=CLERK)
    assert not Slip.objects.exists()


def received(slip: Slip, scan: bytes = b"") -> None:
    told = Receipt(DISCIPLINE, queries.today(), "周正言", scan, "回执.png" if scan else "")
    record_receipt(slip, told, today=queries.today(), by=CLERK)


def test_its_words_stand_nowhere_in_the_house(book: Book, tmp_path: Path) -> None:
    accusation(book)
    secrets = (ACCUSER.text, ACCUSER.contact, ACCUSER.name)
    assert not [place for one in secrets for place in places_of(one)]
    back_up(tmp_path.with_name("backup.zip"))
    with zipfile.ZipFile(tmp_path.with_name("backup.zip")) as packed:
        told = b"".join(packed.read(one) for one in packed.namelist()).decode(errors="replace")
        assert not [name for name in packed.namelist() if KEYS in name]
    # as JSON writes Chinese, escaped and not
    assert not [one for one in secrets if one in told or json.dumps(one) in told]
    assert '"sort": "accusation"' in told


def test_it_is_no_entry_of_the_ledger(book: Book) -> None:
    before = queries.book(book.code).head_n
    accusation(book)
    held = queries.book(book.code)
    assert held.head_n == before
    assert not [one for one in queries.entries(held) if BRIBES in to_line(one)]


def test_nobody_reads_it_but_that_it_was_opened_is_logged(book: Book) -> None:
    opinion = accusation(book)
    assert read(opinion, by=CLERK) is None
    assert opinion.readings.values_list("what", flat=True).first() == "阅看"


def test_it_is_never_linked_to_an_item_or_a_unit(book: Book) -> None:
    with pytest.raises(NotAllowed, match="不得与问题、单位关联"):
        register(book, Told(BRIBES), came(), by=CLERK, sort=ACCUSATION, problem="problem/1")
    assert not Opinion.objects.exists()
    opinion = accusation(book)
    with pytest.raises(NotAllowed, match="不得与问题、单位关联"):
        link(opinion, "problem/1", by=CLERK)
    order = Order(Unit.objects.get(pk=CIVIL), "核查", queries.today())
    with pytest.raises(NotAllowed, match="不得与问题、单位关联"):
        hand(opinion, order, today=queries.today(), by=CLERK)


@pytest.mark.parametrize("field", ["text", "contact", "name", "problem", "reply_text"])
def test_the_database_itself_refuses_its_words_and_an_item(book: Book, field: str) -> None:
    opinion = accusation(book)
    with pytest.raises(IntegrityError), transaction.atomic():
        Opinion.objects.filter(pk=opinion.pk).update(**{field: "x"})


def test_what_was_taken_for_a_suggestion_loses_its_words_its_item_and_its_unit(
    book: Book,
) -> None:
    opinion = suggestion(book, problem="problem/1")
    order = Order(Unit.objects.get(pk=LIAISON.unit), "核查路灯维护", queries.today())
    assert not hand(opinion, order, today=queries.today(), by=CLERK)
    sort_as(opinion, ACCUSATION, by=CLERK)
    assert places_of(LAMPS) == places_of(CONTACT) == places_of("核查路灯维护") == []
    handing = Handing.objects.get()
    assert (opinion.problem, handing.opinion, handing.is_open) == ("", None, False)
    assert not opinion_tasks(book, LIAISON)
    with pytest.raises(NotAllowed, match="不用再答复"):
        answer(handing, "已办", by=LIAISON)


def test_it_stays_what_it_is(book: Book) -> None:
    opinion = accusation(book)
    with pytest.raises(NotAllowed, match="已经密封"):
        sort_as(opinion, SUGGESTION, by=CLERK)


def test_it_leaves_by_a_numbered_slip_and_a_receipt_comes_back(book: Book) -> None:
    opinion, slip = gone_through(book)
    assert (slip.n, slip.sheets, opinion.state) == (1, 2, "slipped")
    assert take_out(opinion, by=CLERK) == ACCUSER
    received(slip, PICTURE)
    opinion.refresh_from_db()
    assert Opinion.objects.get().state == "transferred"
    assert slip.scan
    assert Evidence.objects.filter(digest=slip.scan).exists()
    said = [one.what for one in opinion.readings.all()]
    assert said == ["登记移交回执", "取出移交件", "出移交单", "分类为检举控告", "登记"]
    second = make_slip(accusation(book), DISCIPLINE, 1, on=queries.today(), by=CLERK)
    assert second.n == 2


def test_its_words_are_given_out_with_a_slip_alone(book: Book) -> None:
    opinion = accusation(book)
    with pytest.raises(NotAllowed, match="出了移交单以后"):
        take_out(opinion, by=CLERK)
    slip = make_slip(opinion, DISCIPLINE, 1, on=queries.today(), by=CLERK)
    received(slip)
    with pytest.raises(NotAllowed, match="出了移交单以后"):
        take_out(Opinion.objects.get(), by=CLERK)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Receipt("", queries.today(), "周正言"), "由谁接收"),
        (Receipt(DISCIPLINE, queries.today() + timedelta(days=1), "周正言"), "今天以前"),
        (Receipt(DISCIPLINE, queries.today() - timedelta(days=1), "周正言"), "移交日期以后"),
    ],
)
def test_a_receipt_says_who_took_it_and_when(book: Book, told: Receipt, said: str) -> None:
    _, slip = gone_through(book)
    with pytest.raises(NotAllowed, match=said):
        record_receipt(slip, told, today=queries.today(), by=CLERK)
    assert Slip.objects.get().receipt_on is None


def test_after_the_receipt_its_words_are_destroyed_and_the_line_stays(
    book: Book, tmp_path: Path
) -> None:
    opinion, slip = gone_through(book)
    with pytest.raises(NotAllowed, match="先登记移交回执"):
        expunge(opinion, "已移交", by=CLERK)
    received(slip)
    expunge(Opinion.objects.get(), "已移交", by=CLERK)
    gone = Opinion.objects.get()
    assert (gone.sealed, gone.key, gone.sort) == ("", "", ACCUSATION)
    assert gone.state == "transferred"
    assert not list((tmp_path / KEYS).iterdir())


def test_an_older_backup_brings_no_destroyed_words_back(book: Book, tmp_path: Path) -> None:
    opinion, slip = gone_through(book)
    plain = suggestion(book)
    older = tmp_path.with_name("older.zip")
    back_up(older)
    received(slip)
    for one in (opinion.pk, plain.pk):
        expunge(Opinion.objects.get(pk=one), "依规清除", by=CLERK)
    call_command("flush", interactive=False)
    restore(older)
    assert places_of(LAMPS) == places_of(CONTACT) == []
    assert [(one.sealed, bool(one.expunged_at)) for one in Opinion.objects.all()] == [
        ("", True)
    ] * 2


def test_an_older_backup_seals_again_what_it_held_as_a_suggestion(
    book: Book, tmp_path: Path
) -> None:
    opinion = suggestion(book, problem="problem/1")
    older = tmp_path.with_name("plain.zip")
    back_up(older)
    sort_as(opinion, ACCUSATION, by=CLERK)
    call_command("flush", interactive=False)
    restore(older)
    assert places_of(LAMPS) == []
    held = Opinion.objects.get()
    assert (held.sort, held.problem) == (ACCUSATION, "")


def test_a_backup_restored_without_the_keys_shows_no_words(book: Book, tmp_path: Path) -> None:
    receive(book.code, BRIBES, CONTACT)
    back_up(tmp_path.with_name("elsewhere.zip"))
    for one in (tmp_path / KEYS).iterdir():
        one.unlink()
    call_command("flush", interactive=False)
    restore(tmp_path.with_name("elsewhere.zip"))
    with pytest.raises(NotAllowed, match="密钥不在本机"):
        read(Opinion.objects.get(), by=CLERK)


def test_the_scan_of_a_receipt_is_kept_as_long_as_its_slip(book: Book) -> None:
    _, slip = gone_through(book)
    received(slip, PICTURE)
    assert Slip.keeps_file(Slip.objects.get().scan)
    assert evidence.read_bytes(Slip.objects.get().scan) == PICTURE


def test_a_written_accusation_need_not_be_typed(book: Book) -> None:
    opinion = register(book, Told(""), came("letter"), by=CLERK, sort=ACCUSATION)
    assert (opinion.sealed, opinion.key) == ("", "")
    make_slip(opinion, DISCIPLINE, 6, on=queries.today(), by=CLERK)
    with pytest.raises(NotAllowed, match="才能取出"):
        take_out(Opinion.objects.get(), by=CLERK)
    with pytest.raises(NotAllowed, match="请写明反映的内容"):
        register(book, Told(""), came("call"), by=CLERK, sort=ACCUSATION)
