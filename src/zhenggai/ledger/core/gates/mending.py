"""What correcting, carrying over and expunging need."""

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts.mending import (
    CarryOverState,
    CarryOverWords,
    Correct,
    Expunge,
)
from zhenggai.ledger.core.corrections import correction_fault
from zhenggai.ledger.core.refusals import NotAllowed


def correct_fault(case: Case) -> NotAllowed | None:
    """Nothing later builds on the wrong entry."""
    act = case.draft.act
    return correction_fault(case.book, act.wrong) if isinstance(act, Correct) else None


def carry_fault(case: Case) -> NotAllowed | None:
    """Words from a sheet are some, and the sheet is named; nothing was done after it was told."""
    act = case.draft.act
    if isinstance(act, CarryOverWords):
        said = (act.progress, act.next_steps, act.evidence, act.note, *act.persons)
        if case.draft.basis and any(one.strip() for one in said):
            return None
        return NotAllowed("required", "据台账表登记内容须写明是哪份台账表、登记什么。")
    is_ahead = isinstance(act, CarryOverState) and act.done_on and act.done_on > case.draft.on
    return NotAllowed("done_on", "完成的日期不能晚于登记的日期。") if is_ahead else None


def expunge_fault(case: Case) -> NotAllowed | None:
    """Two people, and words that stand in the entry. Needs a book with its history."""
    act = case.draft.act
    if not isinstance(act, Expunge):
        return None
    if act.second in ("", case.draft.by, case.draft.entered_by):
        return NotAllowed("two_people", "清除须由两人共同办理。")
    told = case.book.history.get(act.of)
    if not act.fields or told is None:
        return NotAllowed("not_found", "请写明要清除的是哪一号登记的哪些内容。")
    strange = [name for name in act.fields if name not in told.words]
    if strange:
        text = f"第{act.of}号登记中没有“{'、'.join(strange)}”，或者已经清除。"
        return NotAllowed("not_found", text)
    return None
