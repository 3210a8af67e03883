"""Days, team and mode of the inspection: kept in the book, told in the opening, read back, taken in
from papers."""

from dataclasses import replace
from datetime import date

import pytest
from ledger_world import CLERK, OPENED, PACK, PLANNED, day, ledger_after
from taken_book import BODY, taken

from zhenggai.ledger.core.acts.books import DescribeInspection, OpenBook
from zhenggai.ledger.core.book import as_of, cut_off, fold
from zhenggai.ledger.core.coding import decode, encode
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.intake.draft_acts import Hand, draft_acts
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.ledger.notice_rows import NoticeSource
from zhenggai.notices.checks import check
from zhenggai.notices.facts.inspection import Inspection
from zhenggai.notices.notice import Notice
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.reading import read_source, read_text
from zhenggai.writers.bound import bare
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_rows import Paragraph
from zhenggai.writers.notice_style import load_style, own_style
from zhenggai.writers.notice_text import notice_letter

KNOWN = DescribeInspection(
    team="省委第八巡视组",
    mode="常规巡视",
    began_on=date(2025, 3, 5),
    ended_on=date(2025, 5, 20),
)
LATER = "2-20"


def told(notice: Inspection) -> tuple[object, ...]:
    return notice.team, notice.mode, notice.start, notice.end, notice.feedback_date


def letter(book: Book, on: date = date(2026, 3, 1), style: str = "run-in"):  # type: ignore[no-untyped-def] # a letter
    source = NoticeSource(book, PACK, on, lambda _: {"unit/district": "青岚区委"})
    return notice_letter(source.rows(), load_style(style))


def opening(book: Book, on: date = date(2026, 3, 1)) -> str:
    first = letter(book, on).blocks[0]
    assert isinstance(first, Paragraph)
    assert isinstance(first.text, str)
    return bare(first.text)


def read_back(book: Book) -> Notice:
    return read_source(source_of_bytes(letter_docx(letter(book)), "通报.docx"))


def test_what_is_told_of_the_inspection_stands_in_the_opening_and_is_read_back() -> None:
    book = ledger_after(*PLANNED, (LATER, CLERK, KNOWN)).book
    assert (
        "2025年3月5日至5月20日，省委第八巡视组对青岚区委开展了常规巡视。"
        "2026年1月10日，省委第八巡视组向青岚区委反馈了巡视意见。" in opening(book)
    )
    back = read_back(book)
    known = book.info
    assert told(back.inspection) == (
        *(known.team, known.mode, known.began_on, known.ended_on),
        known.feedback_on,
    )
    assert [one.code for one in check(back) if one.severity != "advice"] == []


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (replace(KNOWN, ended_on=None), "2025年3月5日起，省委第八巡视组对"),
        (replace(KNOWN, began_on=None), "省委统一部署，省委第八巡视组对青岚区委开展了常规巡视"),
        (replace(KNOWN, mode="巡视“回头看”"), "开展了巡视“回头看”。"),
        (
            replace(KNOWN, began_on=day("1-2"), ended_on=day("1-6")),
            "2026年1月2日至1月6日，省委第八巡视组对青岚区委开展了常规巡视。1月10日，省委",
        ),
        (replace(KNOWN, team=""), "根据省委统一部署，2026年1月10日，青岚区委收到巡视反馈意见。"),
    ],
)
def test_what_is_not_known_is_not_told(known: DescribeInspection, words: str) -> None:
    assert words in opening(ledger_after(*PLANNED, (LATER, CLERK, known)).book)


def test_a_style_of_an_earlier_time_tells_the_whole_day_of_the_feedback() -> None:
    worded = '[paper]\nopening = ["{feedback_on}，收到{kind}反馈意见。", "现通报如下。"]'
    own = own_style(worded, "本单位")
    known = replace(KNOWN, began_on=day("1-2"), ended_on=day("1-6"))
    book = ledger_after(*PLANNED, (LATER, CLERK, known)).book
    source = NoticeSource(book, PACK, date(2026, 3, 1), lambda _: {})
    first = notice_letter(source.rows(), own).blocks[0]
    assert isinstance(first, Paragraph)
    assert "2026年1月10日，收到巡视反馈意见。" in bare(str(first.text))


def test_it_holds_for_every_day_and_can_be_mended_and_corrected() -> None:
    mended = DescribeInspection(ended_on=date(2025, 5, 22))
    ledger = ledger_after(*PLANNED, (LATER, CLERK, KNOWN), ("2-21", CLERK, mended))
    assert "3月5日至5月22日" in opening(ledger.book)
    before = cut_off(ledger.entries, (), day("1-31"))
    assert (before.info.team, before.info.ended_on) == (KNOWN.team, mended.ended_on)
    assert cut_off(ledger.entries, (), day("1-1")).info.made_by == 0
    wrong = ledger.entries[-1].n
    assert cut_off(ledger.entries, (wrong,), day("2-28")).info.ended_on == KNOWN.ended_on
    # What a past day knew is never changed.
    assert as_of(ledger.entries[: len(PLANNED)], ()).info.team == ""


def test_entries_of_an_earlier_time_still_read_and_have_their_old_form() -> None:
    act = OpenBook("青岚区整改", "unit/district", "巡视", "省委")
    facts, words = encode(act)
    assert set(facts) == {"inspected_unit", "inspection_kind", "level", "exercise"}
    content = {name: ["00", text] for name, text in words.items()}
    assert decode(act.KIND, act.V, facts, words, content, 1) == act
    info = fold(ledger_after(*OPENED).entries).info
    assert (info.mode, info.began_on, info.ended_on) == ("", None, None)


PAPER = (
    "中共青岚区委关于巡视整改情况的通报\n"
    "根据省委统一部署，2025年3月5日至5月20日，省委第八巡视组对青岚区开展了常规巡视。"
    "2026年1月10日，省委第八巡视组向青岚区委反馈了巡视意见，指出1个问题。\n"
    "一、整改落实情况\n1.关于制度不健全的问题。\n整改情况：修订了制度。\n"
)


def imported(text: str, book: Book) -> list[object]:
    hand = Hand(CLERK.id, CLERK.id, date(2026, 3, 1), body=BODY, pack=PACK)
    acts = draft_acts(draft_of(read_text(text), "notice"), book, hand).drafts
    return [one.act for one in acts]


def test_a_paper_opens_a_book_with_what_it_tells_of_the_inspection() -> None:
    info = taken(read_text(PAPER)).info
    assert (info.team, info.mode, info.began_on, info.ended_on) == (
        *(KNOWN.team, KNOWN.mode),
        *(KNOWN.began_on, KNOWN.ended_on),
    )


def test_a_book_that_is_open_takes_what_it_does_not_know() -> None:
    assert replace(KNOWN, level="") in imported(PAPER, ledger_after(*OPENED).book)
    known = ledger_after(*OPENED, ("1-20", CLERK, KNOWN)).book
    assert not any(isinstance(one, DescribeInspection) for one in imported(PAPER, known))


@pytest.mark.parametrize(
    ("printed", "otherwise"),
    [
        ("2025年3月5日至5月20日", "2025年3月上旬至5月中旬"),
        ("2025年3月5日至5月20日", "2026年3月5日至5月20日"),
    ],
    ids=["no days", "after the feedback"],
)
def test_days_that_are_none_or_out_of_order_are_not_taken(printed: str, otherwise: str) -> None:
    info = taken(read_text(PAPER.replace(printed, otherwise))).info
    assert (info.team, info.began_on, info.ended_on) == (KNOWN.team, None, None)
