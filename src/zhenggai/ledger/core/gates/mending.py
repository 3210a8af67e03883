"""What correcting and carrying over need."""

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts.mending import CarryOverState, CarryOverWords, Correct
from zhenggai.ledger.core.corrections import correction_fault
from zhenggai.ledger.core.refusals import NotAllowed


def correct_fault(case: Case, act: Correct) -> NotAllowed | None:
    """Nothing later builds on the wrong entry."""
    return correction_fault(case.book, act.wrong)


def carry_words_fault(case: Case, act: CarryOverWords) -> NotAllowed | None:
    """Words from a sheet are some, and the sheet is named."""
    said = (act.progress, act.next_steps, act.evidence, act.note, *act.persons)
    if case.draft.basis and any(one.strip() for one in said):
        return None
    return NotAllowed("required", "据台账表登记内容须写明是哪份台账表、登记什么。")


def carry_state_fault(case: Case, act: CarryOverState) -> NotAllowed | None:
    """Nothing was done after it was told."""
    is_ahead = act.done_on and act.done_on > case.draft.on
    return NotAllowed("done_on", "完成的日期不能晚于登记的日期。") if is_ahead else None
