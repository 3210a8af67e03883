"""The work itself: what units report and prove, what goes back to them, what they confirm."""

from collections.abc import Iterator
from datetime import date

from zhenggai.demo.course import Extension
from zhenggai.demo.evidence import Proof
from zhenggai.demo.items import Deadline, Measure, Problem
from zhenggai.demo.standing import is_at_work, last_working_day, sheet_of
from zhenggai.demo.story import CLERK, Kept, Scene, Sitting, Telling, moment
from zhenggai.demo.story_rounds import report_of
from zhenggai.ledger.core.acts.closings import Return
from zhenggai.ledger.core.acts.plans import AskExtension, DecideExtension
from zhenggai.ledger.core.acts.progress import AttachProof, ReportProgress
from zhenggai.ledger.core.acts.records import RecordAccountability, RecordRegulation
from zhenggai.ledger.core.acts.shape import Act, Milestone
from zhenggai.ledger.core.entries import Basis
from zhenggai.ledger.core.keys import number_of, part_number


def work(telling: Telling) -> Iterator[Scene]:
    """All problems of the feedback."""
    for one in telling.district.problems:
        yield from work_of(telling, one)
        yield from _extensions(telling, f"problem/{one.number}", one.extensions, one)
        for measure in one.measures:
            yield from _extensions(telling, f"measure/{measure.number}", measure.extensions, one)


def work_of(telling: Telling, problem: Problem) -> Iterator[Sitting]:
    """What was reported and proved on a problem and its measures."""
    for measure in problem.measures:
        for one in measure.progress:
            if sheet_of(telling.district, problem, measure, one) is None:
                act = report_of(measure, one)
                yield Sitting(moment(one.on, "9:00", one.unit), telling.liaison(one.unit), (act,))
        for proof in measure.proofs:
            yield _proved(telling, measure, proof)
        yield from _recorded(telling, problem, measure)
        for back in measure.returns:
            key = f"measure/{measure.number}"
            gone = Return(f"problem/{problem.number}", back.missing, measures=(key,))
            yield Sitting(moment(back.on, "16:10", key), CLERK, (gone,))
    yield from _reached(telling, problem)


def _proved(telling: Telling, measure: Measure, proof: Proof) -> Sitting:
    kept = telling.files.get(proof.shared_from or proof.number, Kept("", "", "", 0))
    act = AttachProof(
        f"proof/{proof.number}",
        f"measure/{measure.number}",
        kept.digest,
        proof.name,
        proof.claim,
        proof.kind,
        kept.media_type,
        kept.size,
        proof.amount,
        replaces=f"proof/{proof.replaces}" if proof.replaces else "",
        shared_from=f"proof/{proof.shared_from}" if proof.shared_from else "",
        why=proof.why,
    )
    at = moment(proof.on, "10:00", proof.unit)
    return Sitting(at, telling.liaison(proof.unit), (act,))


def _recorded(telling: Telling, problem: Problem, measure: Measure) -> Iterator[Sitting]:
    """The regulation and the decisions on accountability that a measure made."""
    key, owner = f"measure/{measure.number}", telling.liaison(problem.lead_units[0])
    if made := measure.regulation:
        act: Act = RecordRegulation(
            f"regulation/{measure.number}-1",
            made.title,
            made.number,
            key,
            made.action,
            made.issued_on,
            f"proof/{measure.proofs[0].number}",
        )
        on = max(made.issued_on, measure.proofs[0].on)
        yield Sitting(moment(on, "10:50", made.unit), telling.liaison(made.unit), (act,))
    for place, one in enumerate(measure.accountabilities, 1):
        act = RecordAccountability(
            f"accountability/{measure.number}-{place}",
            one.body,
            one.number,
            one.decided_on,
            one.form,
            one.count,
            key,
        )
        yield Sitting(moment(one.decided_on, "11:10", key), owner, (act,))


def _reached(telling: Telling, problem: Problem) -> Iterator[Sitting]:
    """The stages of a deadline but the last, told when their day has come."""
    stages = problem.first_deadline.milestones[:-1]
    past = [one for one in stages if one.on <= telling.district.days.today]
    by = telling.liaison(problem.lead_units[0])
    for number, one in enumerate(past, 1):
        on = last_working_day(one.on)
        if is_at_work(problem, on):
            said = f"第{number}阶段任务（{one.what}）已按期完成。"
            yield Sitting(moment(on, "11:30", by), by, (_stage(problem, said, (number,)),))
    for asked in problem.extensions:
        told = tuple(n for n, stage in enumerate(past, 1) if stage.on <= asked.decided_on)
        if asked.granted and told:
            said = "延期前已完成的阶段任务，成效保持。"
            again = moment(asked.decided_on, "16:30", by)
            yield Sitting(again, by, (_stage(problem, said, told),))


def _stage(problem: Problem, text: str, reached: tuple[int, ...]) -> ReportProgress:
    key, unit = f"problem/{problem.number}", problem.lead_units[0]
    return ReportProgress(key, unit, "progress", text, reached=reached)


def _extensions(
    telling: Telling, key: str, extensions: tuple[Extension, ...], problem: Problem
) -> Iterator[Sitting]:
    """Each request and its decision, from paper where the leader signed paper."""
    before = problem.first_deadline if key.startswith("problem/") else None
    for number, one in enumerate(extensions, 1):
        name = f"extension/{part_number(key)}-{number}"
        asked = AskExtension(name, key, one.reason, _until(one.until, before))
        by = telling.liaison(problem.lead_units[0])
        yield Sitting(moment(one.asked_on, "9:50", key), by, (asked,))
        decided = DecideExtension(name, one.granted, one.decision)
        at = moment(one.decided_on, "15:50", key)
        scan = telling.scan(f"extension-{number_of(key)}")
        basis = Basis("approval", one.decided_on, one.paper, scan) if one.paper else None
        yield Sitting(at, one.by, (decided,), entered_by=CLERK if one.paper else "", basis=basis)


def _until(day: date, before: Deadline | None) -> tuple[Milestone, ...]:
    """The stages as they were, with another last day."""
    if before is None:
        return (Milestone(day),)
    stages = tuple(Milestone(one.on, one.what) for one in before.milestones)
    return (*stages[:-1], Milestone(day, stages[-1].what))
