"""A sheet becomes reports in the ledger: by its head, or on stamped paper, all of it at once."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import pytest
from ledger_world import CIVIL, CLERK, FINANCE, GROUP, HEAD, LIAISON, VERIFIER
from round_world import (
    CIVIL_LIAISON,
    TWO_STAGES,
    book_at_work,
    now,
    opening,
    round_of,
    sheet_of,
)
from stored_world import differences

from zhenggai.ledger import evidence, queries
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.shape import ReportedFigure
from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Evidence
from zhenggai.ledger.notice_rows import NoticeSource
from zhenggai.people.queries import names
from zhenggai.supervision.answers import Answer
from zhenggai.supervision.drafted_proofs import Claim, attach, cite, drop
from zhenggai.supervision.filling import nil_return, rest_unchanged, save
from zhenggai.supervision.hands import NOBODY
from zhenggai.supervision.models import Sheet
from zhenggai.supervision.opening import open_round
from zhenggai.supervision.receiving import accept, accept_all, return_sheet
from zhenggai.supervision.reporting import Stamped, arrive, confirm, enter_stamped, send
from zhenggai.supervision.sheets import read_sheet

pytestmark = pytest.mark.django_db
TEXT = "已纠正81份，余13份正在协商。"
FIGURE = ReportedFigure("other", Decimal(81), "份", title="已纠正合同")
PAPER = Stamped("青财整改〔2026〕7号", queries.today())


@pytest.fixture
def sheet() -> Sheet:
    """One measure with progress, the others unchanged."""
    sheet = sheet_of(round_of(book_at_work()))
    save(sheet, {"measure/1-2": Answer("progress", TEXT, (FIGURE,))}, by=LIAISON)
    rest_unchanged(sheet, by=LIAISON)
    return sheet


def fresh(sheet: Sheet) -> Sheet:
    return sheet_of(sheet.round, sheet.unit_id)


def written_since(sheet: Sheet, n: int) -> list[Entry]:
    return list(queries.entries(sheet.round.book, since=n))


def head(sheet: Sheet) -> int:
    return queries.book(sheet.round.book_id).head_n


def told(entries: Iterable[Entry]) -> dict[str, str]:
    acts = (one.act for one in entries)
    return {one.item: one.result for one in acts if isinstance(one, ReportProgress)}


def test_the_head_confirms_and_the_whole_sheet_is_in_the_ledger(sheet: Sheet) -> None:
    before = head(sheet)
    send(sheet, by=LIAISON)
    assert fresh(sheet).state == "sent"
    assert written_since(sheet, before) == []
    confirm(sheet, by=HEAD)
    entries = written_since(sheet, before)
    results = told(entries)
    assert len(results) == sheet.lines.count() == 8
    assert results.pop("measure/1-2") == "progress"
    assert set(results.values()) == {"no_change"}
    assert {(one.by, one.entered_by, one.basis) for one in entries} == {(HEAD.id, HEAD.id, None)}
    assert {one.facts["round"] for one in entries} == {"round/1"}
    assert {one.on for one in entries} == {sheet.round.cut_off}
    now_ = queries.now(sheet.round.book)
    assert now_.measures["measure/1-2"].last_text == TEXT
    assert now_.figures["figure/1-2-other"].value == FIGURE.value
    assert differences(sheet.round.book) == []


@pytest.mark.parametrize("is_stamped", [False, True])
def test_a_measure_with_reported_progress_has_begun_whoever_brings_it(
    sheet: Sheet, *, is_stamped: bool
) -> None:
    assert queries.now(sheet.round.book).measures["measure/1-1"].state == "not_begun"
    save(sheet, {"measure/1-1": Answer("progress", TEXT)}, by=LIAISON)
    if is_stamped:
        enter_stamped(sheet, PAPER, entered_by=LIAISON)
    else:
        confirm(sheet, by=HEAD)
    assert queries.now(sheet.round.book).measures["measure/1-1"].state == "in_progress"


def test_what_comes_next_is_told_of_what_is_not_done(sheet: Sheet) -> None:
    save(
        sheet,
        {
            "measure/1-1": Answer("no_change", TEXT, next_steps="报区政府常务会议审议后拨付。"),
            "measure/1-2": Answer("progress", TEXT, next_steps="余下13份逐份协商。"),
            "measure/1-3": Answer("done", TEXT, next_steps="先写了打算，后选了已完成。"),
        },
        by=LIAISON,
    )
    confirm(sheet, by=HEAD)
    now_ = queries.now(sheet.round.book)
    steps = {key: now_.measures[f"measure/{key}"].next_steps for key in ("1-1", "1-2", "1-3")}
    assert steps == {"1-1": "报区政府常务会议审议后拨付。", "1-2": "余下13份逐份协商。", "1-3": ""}
    assert now_.measures["measure/1-1"].last_text != TEXT
    line = read_sheet(fresh(sheet), now()).line("measure/1-2")
    assert line is not None
    assert line.answer.next_steps == steps["1-2"]
    book = queries.tree(sheet.round.book).book
    rows = NoticeSource(book, queries.pack(book), queries.today(), names).rows()
    told = next(one for one in rows.problems() if one.key == "problem/1")
    assert told.next_steps.split("\n") == [steps["1-1"], steps["1-2"]]


def test_after_it_the_sheet_reads_from_the_ledger_and_holds_no_copy(sheet: Sheet) -> None:
    confirm(sheet, by=HEAD)
    assert set(sheet.lines.values_list("draft", flat=True)) == {""}
    line = read_sheet(fresh(sheet), now()).line("measure/1-2")
    assert line is not None
    assert (line.answer.text, line.answer.figures) == (TEXT, (FIGURE,))
    assert not line.is_drafted


def test_a_stamped_sheet_is_the_units_word_entered_by_its_liaison(sheet: Sheet) -> None:
    before = head(sheet)
    enter_stamped(sheet, PAPER, entered_by=LIAISON)
    (one, *_) = written_since(sheet, before)
    assert (one.by, one.entered_by) == (FINANCE, LIAISON.id)
    assert one.basis is not None
    assert (one.basis.kind, one.basis.number) == ("stamped_sheet", PAPER.number)
    done = fresh(sheet)
    assert (done.state, done.reported_by, done.entered_by) == ("reported", FINANCE, LIAISON.id)


def test_the_office_enters_a_stamped_sheet_of_a_unit_without_accounts(sheet: Sheet) -> None:
    civil = sheet_of(sheet.round, CIVIL)
    nil_return(civil, by=CLERK)
    before = head(sheet)
    enter_stamped(civil, PAPER, entered_by=CLERK)
    assert {(one.by, one.entered_by) for one in written_since(sheet, before)} == {(CIVIL, CLERK.id)}


def test_a_scan_that_came_through_the_link_waits_for_the_office(sheet: Sheet) -> None:
    civil = sheet_of(sheet.round, CIVIL)
    civil.link_key = "known"
    civil.save()
    rest_unchanged(civil, by=NOBODY)
    before = head(sheet)
    arrive(civil, PAPER, by=NOBODY)
    assert (fresh(civil).state, fresh(civil).scan_number) == ("sent", PAPER.number)
    assert head(sheet) == before


def test_proofs_go_with_the_report_under_their_own_numbers(sheet: Sheet) -> None:
    for name in ("清单", "照片说明"):
        upload = ([f"{name}的内容".encode()], f"{name}.txt")
        attach(sheet, "measure/1-2", upload, Claim(f"{name}已核对"), by=LIAISON)
    confirm(sheet, by=HEAD)
    proofs = queries.now(sheet.round.book).proofs
    assert {key: one.name for key, one in proofs.items()} == {
        "proof/1-2-1": "清单.txt",
        "proof/1-2-2": "照片说明.txt",
    }
    line = read_sheet(fresh(sheet), now()).line("measure/1-2")
    assert line is not None
    assert [one.key for one in line.attached] == ["proof/1-2-1", "proof/1-2-2"]


def test_a_proof_that_is_there_already_is_cited_with_a_sentence_why(sheet: Sheet) -> None:
    upload = (["清单的内容".encode()], "清单.txt")
    attach(sheet, "measure/1-2", upload, Claim("合同已纠正"), by=LIAISON)
    confirm(sheet, by=HEAD)
    later = sheet_of(round_of(sheet.round.book))
    with pytest.raises(NotAllowed, match="为什么"):
        cite(later, "measure/1-1", "proof/1-2-1", " ", by=LIAISON)
    with pytest.raises(NotAllowed, match="没有这件"):
        cite(later, "measure/1-1", "proof/1-2-9", "同一份", by=LIAISON)
    cite(later, "measure/1-1", "proof/1-2-1", "清单同时列出了台账", by=LIAISON)
    rest_unchanged(later, by=LIAISON)
    confirm(later, by=HEAD)
    shared = queries.now(sheet.round.book).proofs["proof/1-1-1"]
    assert (shared.shared_from, shared.why) == ("proof/1-2-1", "清单同时列出了台账")


def test_another_units_proof_cannot_be_cited(sheet: Sheet) -> None:
    upload = (["清单的内容".encode()], "清单.txt")
    attach(sheet, "measure/1-2", upload, Claim("合同已纠正"), by=LIAISON)
    confirm(sheet, by=HEAD)
    civil = sheet_of(sheet.round, CIVIL)
    with pytest.raises(NotAllowed, match="没有这件"):
        cite(civil, "measure/3-1", "proof/1-2-1", "想看看", by=CIVIL_LIAISON)


def test_a_file_that_is_taken_off_again_is_destroyed(sheet: Sheet) -> None:
    upload = (["写错了的清单".encode()], "清单.txt")
    kept = attach(sheet, "measure/1-2", upload, Claim("合同已纠正"), by=LIAISON)
    drop(sheet, "measure/1-2", kept.digest, by=LIAISON)
    assert not Evidence.objects.filter(digest=kept.digest).exists()


@pytest.mark.parametrize(
    ("claim", "said"),
    [(Claim(" "), "证明什么"), (Claim("已付", "voucher"), "金额"), (Claim("已付", "x"), "词表")],
)
def test_a_claim_that_says_too_little_stores_nothing(sheet: Sheet, claim: Claim, said: str) -> None:
    with pytest.raises(NotAllowed, match=said):
        attach(sheet, "measure/1-2", ([b"x"], "x.txt"), claim, by=LIAISON)
    assert not Evidence.objects.exists()


def test_milestones_that_stand_are_told(sheet: Sheet) -> None:
    stage = {"measure/2-2": Answer("progress", "核查已完成", reached=(1,))}
    save(sheet, stage, by=LIAISON)
    confirm(sheet, by=HEAD)
    measure = queries.now(sheet.round.book).measures["measure/2-2"]
    assert (measure.reached, len(measure.milestones)) == ((1,), len(TWO_STAGES))


def test_what_is_not_filled_in_is_named(sheet: Sheet) -> None:
    save(sheet, {"measure/2-5": Answer(), "measure/1-1": Answer("done")}, by=LIAISON)
    with pytest.raises(NotAllowed, match="还有1项没有填：2-5"):
        send(sheet, by=LIAISON)
    rest_unchanged(sheet, by=LIAISON)
    with pytest.raises(NotAllowed, match="1-1有进展或已完成，请写明"):
        confirm(sheet, by=HEAD)


@pytest.mark.parametrize("who", [LIAISON, CLERK, VERIFIER, GROUP, CIVIL_LIAISON])
def test_only_the_head_confirms(sheet: Sheet, who: object) -> None:
    with pytest.raises(NotAllowed, match="主要负责人"):
        confirm(sheet, by=who)  # type: ignore[arg-type]


def test_a_stamped_sheet_needs_its_paper_and_a_hand_of_the_house(sheet: Sheet) -> None:
    tomorrow = queries.today() + timedelta(days=1)
    for paper, said in ((Stamped(" ", PAPER.on), "扫描件"), (Stamped("x", tomorrow), "还没有到")):
        with pytest.raises(NotAllowed, match=said):
            enter_stamped(sheet, paper, entered_by=LIAISON)
    for who in (CIVIL_LIAISON, VERIFIER, NOBODY):
        with pytest.raises(NotAllowed, match="只有本单位人员和整改办"):
            enter_stamped(sheet, PAPER, entered_by=who)


def test_what_the_ledger_refuses_leaves_the_sheet_as_it_was(sheet: Sheet) -> None:
    other = LIAISON.__class__(HEAD.id, FINANCE, HEAD.roles)
    before = head(sheet)
    wrong = ReportedFigure("no such name!", Decimal(1), "份")
    save(sheet, {"measure/1-2": Answer("progress", TEXT, (wrong, wrong))}, by=LIAISON)
    with pytest.raises(NotAllowed, match="只能出现一次"):
        confirm(sheet, by=other)
    assert fresh(sheet).state == "filling"
    assert head(sheet) == before


def test_an_item_that_cannot_be_reported_any_more_asks_nothing(sheet: Sheet) -> None:
    line = sheet.lines.get(item="measure/2-1")
    line.item, line.draft, line.result = "measure/9-9", "", ""
    line.save()
    filled = read_sheet(fresh(sheet), now())
    assert [one.number for one in filled.lines if not one.is_asked] == ["9-9"]
    confirm(sheet, by=HEAD)
    assert fresh(sheet).state == "reported"


def test_a_sheet_that_comes_in_after_the_hour_is_late() -> None:
    day = queries.today() - timedelta(days=20)
    opened = datetime.combine(day - timedelta(days=3), time(1), UTC)
    due = datetime.combine(day, time(9), UTC)
    told_ = opening(starts_on=day, ends_on=day, cut_off=day, due_at=due)
    asked = open_round(book_at_work(), told_, by=CLERK, at=opened)
    sheet = sheet_of(asked)
    nil_return(sheet, by=LIAISON, at=due - timedelta(hours=1))
    assert not fresh(sheet).is_late(due)
    confirm(sheet, by=HEAD, at=due + timedelta(days=15))
    assert fresh(sheet).is_late(now())
    entry = written_since(sheet, 0)[-1]
    assert (entry.on, entry.late_reason) == (day, "第1期填报逾期报送")


# ── the office ───────────────────────────────────────────────────────────────


def test_the_office_accepts_singly_and_all(sheet: Sheet) -> None:
    civil = sheet_of(sheet.round, CIVIL)
    nil_return(civil, by=CIVIL_LIAISON)
    enter_stamped(civil, PAPER, entered_by=CIVIL_LIAISON)
    with pytest.raises(NotAllowed, match="不能接收"):
        accept(sheet, by=CLERK)
    confirm(sheet, by=HEAD)
    assert accept(civil, by=CLERK).state == "accepted"
    assert accept_all(sheet.round, by=CLERK) == 1
    assert accept_all(sheet.round, by=CLERK) == 0


def test_a_returned_item_is_changed_and_reported_again_alone(sheet: Sheet) -> None:
    confirm(sheet, by=HEAD)
    return_sheet(sheet, "数字与上期不衔接，请核对", items=["measure/1-2"], by=CLERK)
    back = fresh(sheet)
    assert (back.state, back.returned_why) == ("returned", "数字与上期不衔接，请核对")
    with pytest.raises(NotAllowed, match="1-2退回后还没有改"):
        confirm(sheet, by=HEAD)
    save(sheet, {"measure/1-2": Answer("no_change")}, by=LIAISON)
    with pytest.raises(NotAllowed, match="不能改为无变化"):
        send(sheet, by=LIAISON)
    save(sheet, {"measure/1-2": Answer("progress", "已纠正80份。")}, by=LIAISON)
    before = head(sheet)
    confirm(sheet, by=HEAD)
    assert told(written_since(sheet, before)) == {"measure/1-2": "progress"}
    assert not sheet.lines.exclude(returned_why="").exists()


def test_a_whole_sheet_comes_back_with_a_reason(sheet: Sheet) -> None:
    confirm(sheet, by=HEAD)
    first = fresh(sheet).first_reported_at
    return_sheet(sheet, "内容过于笼统", by=CLERK)
    with pytest.raises(NotAllowed, match="还没有改动任何一项"):
        send(sheet, by=LIAISON)
    save(sheet, {"measure/1-1": Answer("done", "一村一册台账已全部建立。")}, by=LIAISON)
    confirm(sheet, by=HEAD)
    assert fresh(sheet).first_reported_at == first


def test_items_may_come_back_each_with_its_own_reason(sheet: Sheet) -> None:
    confirm(sheet, by=HEAD)
    return_sheet(sheet, "", items={"measure/1-2": "没有附佐证材料"}, by=CLERK)
    assert sheet.lines.get(item="measure/1-2").returned_why == "没有附佐证材料"


def test_only_the_office_returns_and_says_why(sheet: Sheet) -> None:
    with pytest.raises(NotAllowed, match="还没有报送"):
        return_sheet(sheet, "笼统", by=CLERK)
    confirm(sheet, by=HEAD)
    with pytest.raises(NotAllowed, match="只有整改办"):
        return_sheet(sheet, "笼统", by=LIAISON)
    with pytest.raises(NotAllowed, match="理由"):
        return_sheet(sheet, " ", by=CLERK)
    with pytest.raises(NotAllowed, match="不在这张表上"):
        return_sheet(sheet, "笼统", items=["measure/3-1"], by=CLERK)
    with pytest.raises(NotAllowed, match="只有整改办"):
        accept_all(sheet.round, by=HEAD)


def test_what_was_reported_is_not_filled_in_again(sheet: Sheet) -> None:
    confirm(sheet, by=HEAD)
    with pytest.raises(NotAllowed, match="已经报送"):
        save(sheet, {"measure/1-2": Answer("done", "完成")}, by=LIAISON)
    with pytest.raises(NotAllowed, match="已经报送"):
        confirm(sheet, by=HEAD)


def test_the_log_tells_who_did_what(sheet: Sheet) -> None:
    send(sheet, by=LIAISON)
    confirm(sheet, by=HEAD)
    return_sheet(sheet, "笼统", items=["measure/1-2"], by=CLERK)
    log = [(one.kind, one.by, one.note) for one in sheet.events.all()]
    assert log == [
        ("returned", CLERK.id, "1-2：笼统"),
        ("confirmed", HEAD.id, ""),
        ("sent", LIAISON.id, ""),
        ("opened", CLERK.id, ""),
    ]


def test_the_store_keeps_what_the_ledger_names(sheet: Sheet) -> None:
    upload = (["清单的内容".encode()], "清单.txt")
    kept = attach(sheet, "measure/1-2", upload, Claim("合同已纠正"), by=LIAISON)
    confirm(sheet, by=HEAD)
    assert evidence.is_whole(kept.digest)
