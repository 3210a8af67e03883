"""What comes in over the public form is numbered and sealed; nothing else can be done there."""

from datetime import UTC, datetime

import pytest
from whole_house import places_of

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book
from zhenggai.opinions import receiving
from zhenggai.opinions.kinds import LONGEST_TEXT
from zhenggai.opinions.models import Opinion
from zhenggai.opinions.receiving import receive
from zhenggai.opinions.sealing import Sealed, Told, break_key, opened

pytestmark = pytest.mark.django_db
SAID = "岔路口的井盖松动半年没人管"


def test_a_citizen_gets_a_receipt_and_the_words_are_under_seal(book: Book) -> None:
    receipt = receive(book.code, f"  {SAID}\n", "13600005678", name="时雨晴")
    opinion = Opinion.objects.get()
    assert (opinion.receipt, opinion.n, opinion.way, opinion.sort) == (receipt, 1, "web", "")
    assert opened(Sealed(opinion.key, opinion.sealed)) == Told(SAID, "13600005678", "时雨晴")
    assert places_of(SAID) == places_of("13600005678") == places_of("时雨晴") == []


def test_receipts_tell_nothing_and_numbers_count_on(book: Book) -> None:
    receipts = {receive(book.code, f"{SAID}之{n}") for n in range(3)}
    assert len(receipts) == 3
    assert sorted(Opinion.objects.values_list("n", flat=True)) == [1, 2, 3]


def test_the_day_of_receipt_is_that_of_the_offices(book: Book) -> None:
    receive(book.code, SAID, at=datetime(2026, 3, 1, 17, 0, tzinfo=UTC))
    assert Opinion.objects.get().received_on.isoformat() == "2026-03-02"


@pytest.mark.parametrize(
    ("text", "contact", "said"),
    [
        (" \n", "", "请写明"),
        ("路" * (LONGEST_TEXT + 1), "", f"最多{LONGEST_TEXT}个字"),
        (SAID, "1" * 201, "联系方式最多200个字"),
        ("秘密★3年\n某处的事", "", "不得存储、处理国家秘密"),
        ("路\x00灯", "", "不能保存的字符"),
    ],
)
def test_what_may_not_be_kept_is_refused_with_nothing_kept(
    book: Book, text: str, contact: str, said: str
) -> None:
    with pytest.raises(NotAllowed, match=said):
        receive(book.code, text, contact)
    assert not Opinion.objects.exists()


def test_a_book_that_is_not_there_takes_nothing(book: Book) -> None:
    with pytest.raises(NotAllowed, match="没有可以登记意见的台账"):
        receive(f"{book.code}x", SAID)


def test_a_flood_ends_while_too_much_waits(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MOST_UNSORTED", 2)
    for _ in range(2):
        receive(book.code, SAID)
    with pytest.raises(NotAllowed, match="暂不能受理"):
        receive(book.code, SAID)


def test_a_broken_key_leaves_nothing_to_be_read(book: Book) -> None:
    receive(book.code, SAID)
    opinion = Opinion.objects.get()
    break_key(opinion.key)
    with pytest.raises(NotAllowed, match="打不开"):
        opened(Sealed(opinion.key, opinion.sealed))
    break_key(opinion.key)
