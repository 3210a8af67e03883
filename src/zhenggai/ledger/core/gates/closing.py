"""What a closing needs: every point answered, every measure done, every signature in its order."""

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts.closings import AskClosure, Close, Sign
from zhenggai.ledger.core.counting import group_keys
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.packs import Pack, SignatureStep
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.responsibility import assigned, measures_of, parts_of
from zhenggai.ledger.core.rows import Closing, Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import MEASURE_STATES, PROBLEM_STATES


def answers_fault(case: Case, act: AskClosure) -> NotAllowed | None:
    """Each point of the standard has its answer, and each proof that it names still counts."""
    problem = case.book.find(Problem, act.problem)
    if problem is None:
        return None
    if not problem.standard:
        return NotAllowed("no_standard", "还没有登记完成标准，不能申请销号。")
    answered = [one.point for one in act.answers if one.text.strip()]
    for point in range(1, len(problem.standard) + 1):
        if answered.count(point) != 1:
            return NotAllowed("not_answered", f"完成标准第{point}条还没有对照说明。")
    if len(act.answers) != len(problem.standard):
        return NotAllowed("not_answered", "对照说明与完成标准的条数不一致。")
    for key in (key for one in act.answers for key in one.proofs):
        proof = case.book.proofs.get(key)
        if not proof or not proof.counts or proof.family != problem.family:
            return NotAllowed("no_proof", f"佐证材料{number_of(key)}不存在、已撤销或不属于本问题。")
    return None


def measures_fault(case: Case, act: AskClosure) -> NotAllowed | None:
    """Every measure that was not dropped is done."""
    groups = group_keys(case.book)
    for measure in measures_of(case.book, act.problem):
        if measure.state != "done" and measure.key not in groups:
            state = MEASURE_STATES[measure.state]
            number = number_of(measure.key)
            return NotAllowed("measure_open", f"措施{number}处于“{state}”，不能申请销号。")
    return None


def open_parts_fault(case: Case, act: AskClosure) -> NotAllowed | None:
    """A problem that was split is closed after its sub-items."""
    for part in parts_of(case.book, act.problem):
        if part.state != "closed":
            state = PROBLEM_STATES[part.state]
            return NotAllowed("part_open", f"子项{number_of(part.key)}处于“{state}”，须先销号。")
    return None


def reopened_without_work(case: Case, act: AskClosure) -> NotAllowed | None:
    """What was reopened shows new work before it is closed again."""
    problem = case.book.find(Problem, act.problem)
    if not problem or not problem.opened_by:
        return None
    items = [problem, *measures_of(case.book, problem.key), *parts_of(case.book, problem.key)]
    if any(one[2] > problem.opened_by for item in items for one in item.reporters):
        return None
    return NotAllowed("no_new_work", "重新整改以来还没有报送新的进展，不能申请销号。")


def sign_fault(case: Case, act: Sign) -> NotAllowed | None:
    """The signature is the next of the list and is given by whom the list names."""
    missing = missing_signatures(case.book, act.problem, case.pack)
    step = next((one for one in missing if one.step == act.step), None)
    if step is None:
        return NotAllowed("signed", "这一步已经签署，或不在签字清单中。")
    if step != missing[0]:
        return NotAllowed("signature_order", f"须先完成“{missing[0].title}”。")
    if case.by.unit and act.unit != case.by.unit:
        return NotAllowed("other_unit", "只能以本单位名义签署。")
    return signer_fault(case, act.problem, step)


def signer_fault(case: Case, problem: str, step: SignatureStep) -> NotAllowed | None:
    """Whether the signer has the step's role and its tie to the item."""
    if step.role not in case.by.roles:
        return NotAllowed("signer", f"“{step.title}”不由您签署。")
    if not step.of:
        return None
    who = signers(case.book, problem, step)
    if not who:
        return NotAllowed("not_assigned", f"该问题尚未明确责任，无法完成“{step.title}”。")
    signer = case.by.id if step.of == "leader" else case.by.unit
    return None if signer in who else NotAllowed("signer", f"“{step.title}”不由您签署。")


def signers(book: Book, problem: str, step: SignatureStep) -> tuple[str, ...]:
    """The units, or the leaders, of an item by whom a step is signed; none where any will do."""
    if not step.of:
        return ()
    if step.of == "leader":
        return assigned(book, problem, "leaders")
    lead = assigned(book, problem, "lead_units")
    return (step.of == "responsible" and assigned(book, problem, "responsible_units")) or lead


def close_fault(case: Case, act: Close) -> NotAllowed | None:
    """Every signature is there; a meeting's minutes may stand for one, given by who met."""
    if (fault := close_needs(case, act)) or not act.approves:
        return fault
    step = next((one for one in case.pack.signatures if one.step == act.approves), None)
    if step is None or not step.by_meeting:
        return NotAllowed("signature_missing", "会议纪要不能代替这一步签字。")
    if step.role not in case.by.roles:
        return NotAllowed(
            "signer",
            f"以会议纪要代替“{step.title}”的，是开会的组织所作的决定："
            "实际办理人请选该组织，由整改办依据纪要代录。",
        )
    meeting = case.book.meetings.get(act.meeting)
    decided = {key for one in meeting.decisions for key in one.items} if meeting else set()
    if act.problem not in decided:
        return NotAllowed("not_decided", "所引会议没有议定本问题销号，请先登记会议及其议定事项。")
    return None


def close_needs(case: Case, act: Close) -> NotAllowed | None:
    """The signatures that are missing, but for the one that a meeting may give."""
    missing = missing_signatures(case.book, act.problem, case.pack)
    titles = [one.title for one in missing if one.step != act.approves]
    return NotAllowed("signature_missing", f"还缺{'、'.join(titles)}。") if titles else None


def missing_signatures(book: Book, problem: str, pack: Pack) -> list[SignatureStep]:
    """The steps of the pack's list that are not signed yet, in order."""
    row = book.find(Problem, problem)
    closing = book.find(Closing, row.closing) if row else None
    signed = {one.step for one in closing.signatures} if closing else set()
    return [step for step in pack.signatures if step.step not in signed]
