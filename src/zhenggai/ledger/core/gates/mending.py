"""What correcting and carrying over need."""

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts.mending import CarryOverState, CarryOverWords, Correct
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
