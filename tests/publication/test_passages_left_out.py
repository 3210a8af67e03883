"""Some words of a part are left out alone: a part of a problem, a measure, a sentence, a
paragraph. Labels close up, sums stay true and it is said; what is read back lacks these words."""

from collections import Counter
from collections.abc import Collection

import pytest
from busy_district import CLERK, busy_book, settle
from ledger_world import CLERK as LEDGER_CLERK
from ledger_world import OPENED
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.plans import PlanMeasure
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.ledger.models import Book
from zhenggai.notices.checks import check
from zhenggai.notices.notice import Notice
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.reading import read_source
from zhenggai.publication.drafts.drafted import LedgerText
from zhenggai.publication.drafts.drafting import begin, heads, save_typed
from zhenggai.publication.drafts.ledger_text import ledger_text, ledger_text_of
from zhenggai.publication.drafts.read_draft import text_of_blocks
from zhenggai.publication.drafts.typed_text import typed
from zhenggai.publication.models import Draft, DraftPart
from zhenggai.publication.order.excluding import left_out, part_texts, propose
from zhenggai.publication.order.passages import PartText, Passage
from zhenggai.publication.order.screening import screen
from zhenggai.publication.order.trimming import told_letter
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.notice_style import SHIPPED

pytestmark = pytest.mark.django_db
BY = CLERK.id


@pytest.fixture
def held() -> Book:
    settle()
    return busy_book(queries.today())


def drafted(held: Book, style: str = "run-in") -> tuple[Draft, LedgerText]:
    ledger = ledger_text(held, "public-notice", style, queries.today())
    return begin(held, ledger, by=BY), ledger


def told(draft: Draft) -> str:
    return text_of_blocks(told_letter(draft, ledger_text_of(draft)).blocks)


def read_again(draft: Draft, ledger: LedgerText) -> Notice:
    """The paper as Word has it, as our reader reads it."""
    return read_source(source_of_bytes(letter_docx(told_letter(draft, ledger)), "通报.docx"))


def faults(notice: Notice) -> list[str]:
    return [one.message for one in check(notice)]


def kinds(notice: Notice) -> Counter[str]:
    return Counter(one.kind for one in draft_of(notice).walk())


def passages(draft: Draft, key: str) -> list[Passage]:
    return part_texts(draft)[key].passages()


def leave_out(draft: Draft, found: Collection[Passage]) -> None:
    propose(draft, [one.key for one in found], "sensitive", "涉及正在处理的事项", by=BY)


def first(found: Collection[Passage], kind: str) -> Passage:
    return next(one for one in found if one.kind == kind)


@pytest.mark.parametrize("style", SHIPPED)
def test_the_paper_is_read_back_without_these_words_and_the_checker_is_silent(
    held: Book, style: str
) -> None:
    draft, ledger = drafted(held, style)
    before = read_again(draft, ledger)
    keys = [part.key for part, _ in heads(draft) if part.item and "/problem/" not in part.key[5:]]
    gone = [
        first(passages(draft, keys[0]), "measure"),
        first(passages(draft, keys[3]), "sentence"),
        first(passages(draft, keys[5]), "paragraph"),
        passages(draft, "organisation")[-1],
    ]
    whole = told(draft)
    leave_out(draft, gone)
    after = read_again(draft, ledger)
    for one in gone:
        words = one.words.partition("、")[0] if one.kind == "measure" else one.words
        assert after.source.text.count(words) < before.source.text.count(words)
    assert f"文中另有{len(gone)}处内容按规定略去，各项总数仍按全部问题、措施统计。" in told(draft)
    assert [one for one in faults(after) if one not in faults(before)] == []
    assert kinds(after)["problem"] == kinds(before)["problem"]
    # of the paragraph it depends on the style how many measures stand in it
    assert kinds(after)["measure"] < kinds(before)["measure"]
    for line in ("35个问题", "112条"):
        assert whole.count(line) == told(draft).count(line)


def test_labels_close_up_and_the_announced_count_follows(held: Book) -> None:
    draft, _ = drafted(held, "focused")
    key = next(part.key for part, _ in heads(draft) if part.item)
    found = passages(draft, key)
    measures = [one for one in found if one.kind == "measure"]
    leave_out(draft, measures[:1])
    text = told(draft)
    assert f"着重从两个方面抓好整改：①{measures[1].words[1:]}②{measures[2].words[1:]}" in text
    leave_out(draft, measures[1:2])
    assert f"着重从一个方面抓好整改：{measures[2].words[1:]}" in told(draft)


def test_where_all_is_left_out_it_is_said(held: Book) -> None:
    draft, _ = drafted(held)
    part = next(part for part, _ in heads(draft) if part.item)
    leave_out(draft, [one for one in passages(draft, part.key) if one.kind == "paragraph"])
    assert f"{part.title.rstrip('。')}。\n有关情况按规定略去。" in told(draft)


def test_figures_that_are_told_with_their_words_go_with_them() -> None:
    text = "\ue0102一、总体情况\n受理信访\ue000external/a\ue001信访件\ue00126件\ue002。办结24件。"
    part = PartText("clues", text, (), is_item=False)
    first_, second = (one.key for one in part.passages() if one.kind == "sentence")
    assert part.without([first_]) == "\ue0102一、总体情况\n办结24件。"
    assert part.without([second]).endswith("\ue002。")
    assert part.without([first_, second]) == ""


PARTED = (
    *OPENED,
    ("1-12", LEDGER_CLERK, AddProblem("problem/1", "专项资金管理不严")),
    ("1-12", LEDGER_CLERK, AddProblem("problem/1.1", "专项资金沉淀没有拨付", "problem/1")),
    ("1-12", LEDGER_CLERK, AddProblem("problem/1.2", "专项资金台账不完整", "problem/1")),
    ("1-12", LEDGER_CLERK, AddProblem("problem/1.3", "专项资金绩效评价走过场", "problem/1")),
    ("1-12", LEDGER_CLERK, PlanMeasure("measure/1.1-1", "problem/1.1", "清理沉淀资金并拨付")),
    ("1-12", LEDGER_CLERK, PlanMeasure("measure/1.2-1", "problem/1.2", "补齐专项资金台账")),
)


@pytest.mark.parametrize("style", ["run-in", "circled"])
def test_a_part_of_a_problem_goes_with_its_measures_and_the_next_moves_up(style: str) -> None:
    draft, ledger = drafted(book_after(*PARTED), style)
    before = read_again(draft, ledger)
    sub = next(
        one for one in passages(draft, "problem/1") if one.kind == "sub" and "台账" in one.words
    )
    leave_out(draft, [sub])
    after = read_again(draft, ledger)
    assert "台账不完整" not in after.source.text
    assert "补齐专项资金台账" not in after.source.text
    assert "绩效评价走过场" in after.source.text
    assert [one for one in faults(after) if one not in faults(before)] == []
    assert kinds(after).total() < kinds(before).total()


def standing(draft: Draft, key: str) -> tuple[DraftPart, str, int]:
    return next((part, one.text, one.n) for part, one in heads(draft) if part.key == key)


def test_what_was_rewritten_stops_the_text_until_it_is_chosen_again(held: Book) -> None:
    draft, _ = drafted(held)
    key = next(part.key for part, _ in heads(draft) if part.item)
    gone = first(passages(draft, key), "sentence")
    whole = told(draft)
    leave_out(draft, [gone])
    part, text, n = standing(draft, key)
    save_typed(part, f"{typed(text)}\n另有一段。", seen=n, figures={}, by=BY)
    assert told(draft).count(gone.words) == whole.count(gone.words) - 1
    assert "PUB108" not in codes(draft)
    part, text, n = standing(draft, key)
    changed = typed(text).replace(gone.words, f"原来{gone.words}")
    save_typed(part, changed, seen=n, figures={}, by=BY)
    assert "PUB108" in codes(draft)
    lost = next(
        one.one for one in screen(draft, ledger_text_of(draft)).found if one.one.code == "PUB108"
    )
    assert lost.never


def test_the_same_words_elsewhere_are_told(held: Book) -> None:
    draft, _ = drafted(held)
    key = next(part.key for part, _ in heads(draft) if part.item)
    gone = first(passages(draft, key), "measure")
    part, text, n = standing(draft, "outlook")
    words = gone.words.partition("是")[2]
    save_typed(part, f"{typed(text)}{words}", seen=n, figures={}, by=BY)
    leave_out(draft, [gone])
    assert "PUB109" in codes(draft)


def codes(draft: Draft) -> set[str]:
    return {one.one.code for one in screen(draft, ledger_text_of(draft)).found}


def test_only_what_stands_there_is_left_out_and_once(held: Book) -> None:
    draft, _ = drafted(held)
    part = next(part for part, _ in heads(draft) if part.item)
    gone = first(passages(draft, part.key), "sentence")
    with pytest.raises(NotAllowed, match="刚有改动"):
        propose(draft, [f"{part.key}#abc"], "sensitive", "涉及", by=BY)
    leave_out(draft, [gone])
    with pytest.raises(NotAllowed, match="已经列入"):
        leave_out(draft, [gone])
    assert [(one.name, one.is_agreed) for one in left_out(draft)] == [("问题1中的一处", False)]
    propose(draft, [part.item], "sensitive", "整个不写", by=BY)
    assert "按规定略去" not in told(draft)
    with pytest.raises(NotAllowed, match="已经列入"):
        leave_out(draft, [passages(draft, part.key)[0]])


def test_the_sums_of_the_paper_are_no_passage(held: Book) -> None:
    draft, _ = drafted(held)
    assert passages(draft, "outlook") == passages(draft, "contact") == []
    assert not [one for one in passages(draft, "opening") if "35个" in one.words]


def test_somebody_chooses_words_on_the_page(held: Book) -> None:
    draft, _ = drafted(held)
    part = next(part for part, _ in heads(draft) if part.item)
    gone = first(passages(draft, part.key), "sentence")
    address = f"/books/{held.code}/drafts/{draft.pk}/left-out/"
    clerk = as_(CLERK)
    page = clerk.get(address, {"part": part.key}).content.decode()
    assert f"一句：{gone.words}" in page
    sent = {"do": "propose", "items": gone.key, "ground": "sensitive", "reason": "涉及"}
    page = clerk.post(address, sent, follow=True).content.decode()
    assert f"“{gone.words}”" in page
    assert "问题1中的一处" in page
    assert "待同意" in page
