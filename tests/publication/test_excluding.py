"""What a text leaves out: on its ground, agreed, without a gap, and with true sums."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from busy_district import CLERK, busy_book, settle
from frozen_papers import frozen
from ledger_world import CLERK as LEDGER_CLERK
from ledger_world import OPENED
from workbench_world import book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book
from zhenggai.notices.checks import check
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.reading import read_source
from zhenggai.publication.drafts.drafted import LedgerText
from zhenggai.publication.drafts.drafting import begin, heads, letter_of, save_typed
from zhenggai.publication.drafts.ledger_text import ledger_text
from zhenggai.publication.drafts.read_draft import text_of_blocks
from zhenggai.publication.drafts.typed_text import typed
from zhenggai.publication.models import Draft
from zhenggai.publication.order.excluding import (
    GROUNDS,
    Agreement,
    agree,
    carry_over,
    grounds_for,
    items_left_out,
    left_out,
    propose,
    take_back,
    tell_after_all,
)
from zhenggai.publication.order.screening import screen
from zhenggai.publication.order.screens.found import SUM_OF_LEFT_OUT, Found
from zhenggai.publication.order.trimming import told_letter
from zhenggai.publication.papers.kept_out import with_exclusions
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_html import letter_html
from zhenggai.writers.notice_style import SHIPPED

pytestmark = pytest.mark.django_db
BY = CLERK.id
AGREED = Agreement("市委巡察工作领导小组", "市巡领发〔2026〕8号", date(2026, 3, 1))
STYLES = SHIPPED


@pytest.fixture
def held() -> Book:
    settle()
    return busy_book(queries.today())


def drafted(
    held: Book, paper: str = "public-notice", style: str = "run-in"
) -> tuple[Draft, LedgerText]:
    ledger = ledger_text(held, paper, style, queries.today())
    return begin(held, ledger, by=BY), ledger


def words(draft: Draft, ledger: LedgerText) -> str:
    return text_of_blocks(told_letter(draft, ledger).blocks)


def open_and_done(ledger: LedgerText) -> tuple[str, str]:
    """A problem that is not done and one that is."""
    rows = list(ledger.rows.problems())
    return (
        next(one.key for one in rows if one.state != "done"),
        next(one.key for one in rows[1:] if one.state == "done"),
    )


def test_a_text_that_leaves_nothing_out_is_the_draft(held: Book) -> None:
    draft, ledger = drafted(held)
    assert letter_html(told_letter(draft, ledger)) == letter_html(letter_of(draft, ledger))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("paper", ["public-notice", "party-notice"])
def test_what_is_left_out_leaves_no_gap_and_true_sums(held: Book, style: str, paper: str) -> None:
    draft, ledger = drafted(held, paper, style)
    gone = open_and_done(ledger)
    before = {one.code for one in _findings(draft, ledger)}
    propose(draft, gone, grounds_for(draft)[0].key, "案件还没有公布", by=BY)
    texts = {one.key: one.text for one in ledger.rows.problems()}
    told = words(draft, ledger)
    whole = text_of_blocks(letter_of(draft, ledger).blocks)
    for item in gone:
        assert told.count(texts[item].rstrip("。")) < whole.count(texts[item].rstrip("。"))
    assert "其中2个问题（" in told
    assert "35个问题" in told
    assert [one.message for one in _findings(draft, ledger) if one.code not in before] == []


def test_somebodys_words_stay_and_only_their_number_moves_up(held: Book) -> None:
    draft, ledger = drafted(held, style="running")
    first, second = _items(draft)[:2]
    save_typed(second[0], typed(second[1].text) + "\n另有一段说明。", seen=1, figures={}, by=BY)
    propose(draft, [first[0].item], "sensitive", "涉及在办案件", by=BY)
    told = words(draft, ledger)
    assert "另有一段说明。" in told
    number = next(line for line in told.split("\n") if second[0].title.rstrip("。") in line)
    assert number.startswith("（1）")


def test_a_heading_over_nothing_goes_too(held: Book) -> None:
    draft, ledger = drafted(held)
    parts = [part for part, _ in heads(draft)]
    place = next(n for n, one in enumerate(parts) if one.item)
    heading = parts[place - 1]
    below = []
    for one in parts[place:]:
        if one.depth <= heading.depth:
            break
        below.append(one)
    propose(draft, [one.item for one in below], "stirred", "会被炒作", by=BY)
    assert heading.title not in words(draft, ledger)
    assert "（二）" in words(draft, ledger)


def test_a_sentence_of_somebodys_own_is_not_said_twice(held: Book) -> None:
    draft, ledger = drafted(held)
    opening, version = next(one for one in heads(draft) if one[0].key == "opening")
    text = typed(version.text) + "\n另有1个问题按规定不予公开。"
    save_typed(opening, text, seen=1, figures={}, by=BY)
    propose(draft, [_items(draft)[0][0].item], "stirred", "会被炒作", by=BY)
    assert words(draft, ledger).count("不予公开") == 1


def test_who_agreed_stands_with_what_is_left_out(held: Book) -> None:
    draft, _ = drafted(held)
    row = propose(draft, [_items(draft)[0][0].item], "secret", "涉密", by=BY)[0]
    assert [one.is_agreed for one in left_out(draft)] == [False]
    assert agree(draft, [row.pk], AGREED) == 1
    assert [one.is_agreed for one in left_out(draft)] == [True]


def test_what_is_taken_back_is_told_again(held: Book) -> None:
    draft, ledger = drafted(held)
    row = propose(draft, [_items(draft)[0][0].item], "secret", "涉密", by=BY)[0]
    take_back(row, by=BY, at=datetime.now(UTC))
    assert items_left_out(draft) == frozenset()
    assert letter_html(told_letter(draft, ledger)) == letter_html(letter_of(draft, ledger))
    with pytest.raises(NotAllowed, match="已经撤回"):
        take_back(row, by=BY)


@pytest.mark.parametrize("paper", ["public-notice", "party-notice", "report"])
def test_a_text_has_its_own_grounds(held: Book, paper: str) -> None:
    draft, _ = drafted(held, paper)
    assert len(grounds_for(draft)) == {"public-notice": 5, "party-notice": 1, "report": 0}[paper]
    assert all(one.source for one in GROUNDS.values())


@pytest.mark.parametrize(
    ("paper", "ground", "reason", "code"),
    [
        ("public-notice", "filed", "案件未公布", "ground"),
        ("party-notice", "secret", "涉密", "ground"),
        ("public-notice", "undisclosed", "未公开", "ground"),
        ("public-notice", "secret", "  ", "reason"),
        ("report", "secret", "涉密", "scope"),
    ],
)
def test_what_is_no_ground_of_the_text_is_refused(
    held: Book, paper: str, ground: str, reason: str, code: str
) -> None:
    draft, _ = drafted(held, paper)
    with pytest.raises(NotAllowed) as refused:
        propose(draft, ["problem/1"], ground, reason, by=BY)
    assert refused.value.code == code
    assert not draft.exclusions.exists()


def test_a_problem_is_left_out_once_and_only_one_that_is_there(held: Book) -> None:
    draft, _ = drafted(held)
    propose(draft, ["problem/1"], "secret", "涉密", by=BY)
    with pytest.raises(NotAllowed, match="已经列入"):
        propose(draft, ["problem/1"], "secret", "涉密", by=BY)
    with pytest.raises(NotAllowed, match="没有问题999"):
        propose(draft, ["problem/999"], "secret", "涉密", by=BY)
    with pytest.raises(NotAllowed, match="选定"):
        propose(draft, [], "secret", "涉密", by=BY)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (Agreement(" ", "8号", date(2026, 3, 1)), "body"),
        (Agreement("市委巡察工作领导小组", "", date(2026, 3, 1)), "basis"),
        (Agreement("市委巡察工作领导小组", "8号", date(2999, 3, 1)), "day"),
    ],
)
def test_an_agreement_names_who_and_on_what(held: Book, told: Agreement, code: str) -> None:
    draft, _ = drafted(held)
    row = propose(draft, ["problem/1"], "secret", "涉密", by=BY)[0]
    with pytest.raises(NotAllowed) as refused:
        agree(draft, [row.pk], told)
    assert refused.value.code == code
    assert not left_out(draft)[0].is_agreed


def test_what_is_agreed_is_not_agreed_again(held: Book) -> None:
    draft, _ = drafted(held)
    row = propose(draft, ["problem/1"], "secret", "涉密", by=BY)[0]
    agree(draft, [row.pk], AGREED)
    with pytest.raises(NotAllowed, match="已经登记同意"):
        agree(draft, [row.pk], AGREED)


HIDDEN = (
    *OPENED,
    ("1-12", LEDGER_CLERK, AddProblem("problem/1", "专项资金沉淀在账上没有拨付")),
    ("1-12", LEDGER_CLERK, AddProblem("problem/2", "选人用人程序不规范", disclosure="internal")),
)


def test_what_the_feedback_did_not_make_public_stays_out_by_itself() -> None:
    held = book_after(*HIDDEN)
    public, _ = drafted(held)
    party, _ = drafted(held, "party-notice")
    assert [(one.number, one.is_agreed) for one in left_out(public)] == [("2", True)]
    assert "党内" in left_out(public)[0].reason
    assert left_out(party) == []


def test_a_problem_apart_is_no_part_of_the_feedbacks_sum() -> None:
    immediate = AddProblem("problem/3", "食堂台账没有按月公示", source="immediate")
    draft, ledger = drafted(book_after(*HIDDEN, ("1-12", LEDGER_CLERK, immediate)))
    whole = sum(1 for _ in ledger.rows.problems())
    [(source, [apart])] = ledger.rows.apart
    assert _sums(draft, ledger) == []
    propose(draft, [apart.key], "sensitive", "涉及群众诉求", by=BY)
    told = words(draft, ledger)
    out = whole - sum(one.text.rstrip("。") in told for one in ledger.rows.problems())
    assert f"{whole}个问题" in told
    assert f"其中{out}个问题按规定不予公开；反馈意见之外另有{source}问题1个按规定不予公开" in told
    assert apart.text.rstrip("。") not in told
    assert _sums(draft, ledger) == []


def test_a_false_count_of_what_is_left_out_and_a_problem_told_nowhere_are_found(held: Book) -> None:
    draft, ledger = drafted(held)
    first, second = _items(draft)[:2]
    propose(draft, [first[0].item], "sensitive", "涉及在办案件", by=BY)
    opening, version = next(one for one in heads(draft) if one[0].key == "opening")
    text = typed(version.text) + "\n其中{}个问题按规定不予公开。"
    save_typed(opening, text.replace("{}", "2"), seen=1, figures={}, by=BY)
    assert [(one.words, one.working) for one in _sums(draft, ledger)] == [
        ("其中2个问题按规定不予公开", "写明＝2\n实际＝1")
    ]
    save_typed(opening, text.replace("{}", "一"), seen=2, figures={}, by=BY)
    assert _sums(draft, ledger) == []
    save_typed(second[0], "", seen=second[1].n, figures={}, by=BY)
    assert [f"问题{second[0].item.split('/')[1]}）" in one.message for one in _sums(draft, ledger)]


def test_it_is_told_only_where_the_inspecting_side_agreed() -> None:
    draft, ledger = drafted(book_after(*HIDDEN))
    with pytest.raises(NotAllowed, match="文号"):
        tell_after_all(draft, "problem/2", replace(AGREED, number=""), by=BY)
    with pytest.raises(NotAllowed, match="不在"):
        tell_after_all(draft, "problem/1", AGREED, by=BY)
    assert "选人用人" not in words(draft, ledger)
    tell_after_all(draft, "problem/2", AGREED, by=BY)
    assert left_out(draft) == []
    assert "选人用人" in words(draft, ledger)


def test_what_is_left_out_stays_out_of_the_text_that_follows_and_of_its_correction(
    held: Book,
) -> None:
    notice, public, correction = (
        drafted(held, paper)[0] for paper in ("party-notice", "public-notice", "public-notice")
    )
    [row] = propose(notice, ["problem/1"], "filed", "尚未公布", by=BY)
    agree(notice, [row.pk], AGREED)
    carry_over(notice, public)
    carry_over(public, correction)
    for text in (public, correction):
        [told] = [one for one in left_out(text) if one.row]
        assert (told.item, told.ground.key, told.is_agreed) == ("problem/1", "investigated", True)
    assert [one.item for one in left_out(notice)] == ["problem/1"]


def test_the_table_of_what_is_not_told_has_its_rows_from_the_text() -> None:
    held = book_after(*HIDDEN)
    draft, ledger = drafted(held)
    row = propose(draft, ["problem/1"], "sensitive", "涉及群众诉求", by=BY)[0]
    agree(draft, [row.pk], AGREED)
    source = replace(ledger.source, held=held, actor=LEDGER_CLERK)
    kept_out = with_exclusions(source, source.of_book()).kept_out
    assert [(one.number, one.scope, one.agreed_by) for one in kept_out] == [
        ("1", "社会", "市委巡察工作领导小组市巡领发〔2026〕8号"),
        ("2", "社会", ""),
    ]


def test_the_table_keeps_what_went_out_while_the_next_text_is_written(held: Book) -> None:
    draft, ledger = drafted(held)
    row = propose(draft, ["problem/1"], "sensitive", "涉及群众诉求", by=BY)[0]
    agree(draft, [row.pk], AGREED)
    frozen(held, draft=draft.pk, replaces=None)
    later, _ = drafted(held)
    propose(later, ["problem/1"], "stirred", "会被炒作", by=BY)
    propose(later, ["problem/2"], "stirred", "会被炒作", by=BY)
    source = replace(ledger.source, held=held, actor=CLERK)
    kept_out = with_exclusions(source, source.of_book()).kept_out
    assert [(one.number, bool(one.agreed_by)) for one in kept_out] == [("1", True), ("2", False)]


def _items(draft: Draft) -> list:  # type: ignore[type-arg] # pairs of part and version
    return [one for one in heads(draft) if one[0].item and "/problem/" not in one[0].key[5:]]


def _findings(draft: Draft, ledger: LedgerText) -> list:  # type: ignore[type-arg] # diagnostics
    """What the reader finds in the paper as Word has it."""
    data = letter_docx(told_letter(draft, ledger))
    return check(read_source(source_of_bytes(data, "通报.docx")))


def _sums(draft: Draft, ledger: LedgerText) -> list[Found]:
    """What the last check says of what is listed and what is left out."""
    found = (one.one for one in screen(draft, ledger).found)
    return [one for one in found if one.code == SUM_OF_LEFT_OUT]
