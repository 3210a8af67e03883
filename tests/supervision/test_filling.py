"""Filling in a sheet: drafts, the two quick ways, two people at once."""

from decimal import Decimal

import pytest
from ledger_world import CIVIL, CLERK, GROUP, HEAD, LIAISON, VERIFIER
from round_world import CIVIL_LIAISON, MENDED, book_at_work, now, round_of, sheet_of

from zhenggai.ledger.core.acts.shape import ReportedFigure
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Entry
from zhenggai.supervision.answers import Answer
from zhenggai.supervision.filling import nil_fault, nil_return, rest_unchanged, save
from zhenggai.supervision.hands import NOBODY
from zhenggai.supervision.models import Sheet
from zhenggai.supervision.opening import close_round
from zhenggai.supervision.sheets import SheetLine, read_sheet

pytestmark = pytest.mark.django_db
PROGRESS = Answer("progress", "已纠正81份，余13份正在协商。")


@pytest.fixture
def sheet() -> Sheet:
    return sheet_of(round_of(book_at_work()))


def line(sheet: Sheet, item: str) -> SheetLine:
    found = read_sheet(sheet, now()).line(item)
    assert found is not None
    return found


def test_a_draft_is_kept_and_nothing_is_in_the_ledger(sheet: Sheet) -> None:
    before = Entry.objects.count()
    figure = ReportedFigure("other", Decimal(81), "份", title="已纠正合同")
    told = Answer("progress", PROGRESS.text, (figure,), (1,))
    saved = save(sheet, {"measure/1-2": told}, by=LIAISON)
    assert saved.written == ("measure/1-2",)
    assert (saved.sheet.state, saved.sheet.saved_by) == ("filling", LIAISON.id)
    assert line(sheet, "measure/1-2").answer == told
    assert line(sheet, "measure/1-2").figures[0].moved == "＋14"
    assert Entry.objects.count() == before


def test_what_is_new_in_a_text_is_marked(sheet: Sheet) -> None:
    save(
        sheet,
        {"measure/1-2": Answer("progress", "发现问题合同94份，已纠正81份，其余正在协商。")},
        by=LIAISON,
    )
    pieces = line(sheet, "measure/1-2").pieces
    assert [one.text for one in pieces if one.is_new] == ["81"]


def test_the_rest_is_unchanged_with_one_word(sheet: Sheet) -> None:
    save(sheet, {"measure/1-2": PROGRESS}, by=LIAISON)
    rest_unchanged(sheet, by=LIAISON)
    filled = read_sheet(sheet, now())
    assert not filled.unanswered
    assert filled.changes == 1
    assert filled.answered == len(filled.lines)


def test_a_nil_return_is_one_word_for_the_whole_sheet(sheet: Sheet) -> None:
    assert nil_return(sheet, by=LIAISON).is_nil
    assert not read_sheet(sheet, now()).unanswered


def test_whoever_types_on_takes_the_nil_return_back(sheet: Sheet) -> None:
    nil_return(sheet, by=LIAISON)
    assert not save(sheet, {"measure/1-2": PROGRESS}, by=LIAISON).sheet.is_nil


def test_a_sheet_with_progress_is_no_nil_return(sheet: Sheet) -> None:
    save(sheet, {"measure/1-2": PROGRESS}, by=LIAISON)
    fault = nil_fault(read_sheet(sheet, now()))
    assert fault is not None
    assert fault.sentence == "已有1项进展"
    with pytest.raises(NotAllowed):
        nil_return(sheet, by=LIAISON)


def test_what_was_typed_before_no_change_was_chosen_is_still_there(sheet: Sheet) -> None:
    save(sheet, {"measure/1-2": PROGRESS}, by=LIAISON)
    save(sheet, {"measure/1-2": Answer("no_change", PROGRESS.text)}, by=LIAISON)
    assert line(sheet, "measure/1-2").answer.text == PROGRESS.text


def test_a_line_that_one_did_not_touch_is_left_to_the_other(sheet: Sheet) -> None:
    blank = Answer().print
    begun = {"measure/1-1": blank, "measure/1-2": blank}
    save(sheet, {"measure/1-2": PROGRESS}, by=LIAISON, begun=begun)
    mine = {"measure/1-1": Answer("no_change"), "measure/1-2": Answer()}
    saved = save(sheet, mine, by=HEAD, begun=begun)
    assert saved.written == ("measure/1-1",)
    assert not saved.clashes
    assert line(sheet, "measure/1-2").answer == PROGRESS


def test_a_line_that_both_changed_is_not_written_over(sheet: Sheet) -> None:
    begun = {"measure/1-2": Answer().print}
    save(sheet, {"measure/1-2": PROGRESS}, by=LIAISON, begun=begun)
    mine = {"measure/1-2": Answer("done", "全部纠正")}
    (clash,) = save(sheet, mine, by=HEAD, begun=begun).clashes
    assert (clash.theirs, clash.by) == (PROGRESS, LIAISON.id)
    assert line(sheet, "measure/1-2").answer == PROGRESS
    seen = {"measure/1-2": clash.theirs.print}
    assert save(sheet, mine, by=HEAD, begun=seen).written == ("measure/1-2",)


def test_the_same_said_twice_is_no_clash(sheet: Sheet) -> None:
    begun = {"measure/1-2": Answer().print}
    save(sheet, {"measure/1-2": PROGRESS}, by=LIAISON, begun=begun)
    assert not save(sheet, {"measure/1-2": PROGRESS}, by=HEAD, begun=begun).clashes


@pytest.mark.parametrize("who", [CIVIL_LIAISON, VERIFIER, GROUP, NOBODY])
def test_nobody_else_fills_in_the_sheet(sheet: Sheet, who: object) -> None:
    with pytest.raises(NotAllowed):
        save(sheet, {"measure/1-2": PROGRESS}, by=who)  # type: ignore[arg-type]
    assert sheet_of(sheet.round).state == "blank"


def test_the_office_fills_in_what_came_on_paper(sheet: Sheet) -> None:
    assert save(sheet, {"measure/1-2": PROGRESS}, by=CLERK).written


def test_an_item_of_another_sheet_is_refused(sheet: Sheet) -> None:
    with pytest.raises(NotAllowed, match="3-1不在这张表上"):
        save(sheet, {"measure/3-1": PROGRESS}, by=LIAISON)


def test_after_the_end_of_the_round_nothing_is_filled_in(sheet: Sheet) -> None:
    close_round(sheet.round, by=CLERK)
    for act in (rest_unchanged, nil_return):
        with pytest.raises(NotAllowed, match="已经结束"):
            act(sheet, by=LIAISON)


def test_a_question_needs_an_answer_in_words() -> None:
    asked = round_of(book_at_work(), question="有没有类似问题？")
    sheet = sheet_of(asked, CIVIL)
    with pytest.raises(NotAllowed, match="专项问题还没有回答"):
        nil_return(sheet, by=CIVIL_LIAISON)
    save(sheet, {"": Answer(text="没有。")}, by=CIVIL_LIAISON)
    assert nil_return(sheet, by=CIVIL_LIAISON).is_nil


def test_figures_that_were_told_before_are_asked_again(sheet: Sheet) -> None:
    (field,) = line(sheet, "measure/1-2").figures
    assert (field.title, field.unit, field.last) == (MENDED.title, MENDED.unit, MENDED.value)
    assert line(sheet, "measure/1-1").figures == ()


def test_milestones_stand_where_there_are_several(sheet: Sheet) -> None:
    stages = line(sheet, "measure/2-2").milestones
    assert [(one.n, one.what, one.is_told) for one in stages] == [
        (1, "完成核查", False),
        (2, "全部追回", False),
    ]
    assert line(sheet, "measure/1-1").milestones == ()
