"""What any entry needs: an open book, a day that has come, a paper where one writes for another."""

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts.books import AdoptPack, MarkExercise, OpenBook
from zhenggai.ledger.core.acts.mending import AskExpunge, DeclineExpunge, Expunge
from zhenggai.ledger.core.acts.progress import AttachProof, ReportProgress
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.entries import day_of
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.vocabulary import BASIS_KINDS
from zhenggai.zh.days import in_words


def book_fault(case: Case, act: Act) -> NotAllowed | None:
    """A book is opened once and written in until it is abandoned; secrets may go even then."""
    info = case.book.info
    if isinstance(act, OpenBook):
        return NotAllowed("already_open", "台账已经开立。") if info.made_by else None
    if not info.made_by:
        return NotAllowed("not_open", "台账尚未开立。")
    if info.abandoned and not isinstance(act, AskExpunge | Expunge | DeclineExpunge):
        return NotAllowed("abandoned", "台账已停用，只供查阅，不能再登记。")
    if not info.pack and not isinstance(act, AdoptPack | MarkExercise):
        return NotAllowed("no_pack", "台账尚未启用本地规则，请先启用。")
    return None


def writing_fault(case: Case, act: Act) -> NotAllowed | None:
    """The day, the reason of a late entry, the paper of an entry on behalf.

    What the intake reads off a paper is of the paper's day, and needs no other reason.
    """
    draft, today = case.draft, day_of(case.at)
    if draft.on > today:
        return NotAllowed("future", f"登记的日期{in_words(draft.on)}还没有到。")
    late = (today - draft.on).days
    is_told_why = draft.late_reason.strip() or (draft.basis and draft.basis.is_taken)
    if late > case.pack.late_entry_days and not is_told_why:
        return NotAllowed(
            "late",
            f"所登记的事发生在{late}天前，超过{case.pack.late_entry_days}天属于补录，请写明补录原因。",
        )
    return _basis_fault(case, act) if draft.by != draft.entered_by or draft.basis else None


def _basis_fault(case: Case, act: Act) -> NotAllowed | None:
    basis = case.draft.basis
    if basis is None:
        return NotAllowed("basis", "代他人录入须写明依据：文件种类、文号、日期，或附扫描件。")
    if basis.kind not in BASIS_KINDS:
        return NotAllowed("vocabulary", f"依据的文件种类“{basis.kind}”不在词表内。")
    if basis.on is None or not (basis.scan or (basis.number.strip() and not basis.is_taken)):
        return NotAllowed("basis", "依据不完整：请写明文件日期，并写文号（名称）或附扫描件。")
    if basis.on > day_of(case.at):
        return NotAllowed("basis", f"依据的日期{in_words(basis.on)}还没有到。")
    is_own = case.draft.by == case.draft.entered_by or _of_own_unit(case, act)
    if is_own or "office" in case.entered_by.roles:
        return None
    return NotAllowed("on_behalf", "只有整改办可以代他人录入。")


def _of_own_unit(case: Case, act: Act) -> bool:
    """A unit's people may enter what the unit itself reports under its stamp."""
    is_report = isinstance(act, ReportProgress | AttachProof)
    return is_report and case.draft.by == case.entered_by.unit
