"""The papers of the round in the order of their days: who made them, under which file name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhenggai.demo.district import District
from zhenggai.demo.items import Measure, Problem
from zhenggai.demo.papers.feedback import feedback
from zhenggai.demo.papers.forms import extension_form, hand_over_form, routing_slip, signing_sheet
from zhenggai.demo.papers.immediate import immediate
from zhenggai.demo.papers.minutes import KEEPERS, minutes
from zhenggai.demo.papers.old_sheet import OLD_SHEET_DAY, old_sheet
from zhenggai.demo.papers.plan import plan
from zhenggai.demo.papers.steps import step_papers
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_rows import Letter


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the round; `id` is a name such as `feedback`, `minutes-lg-4`, `slip-2`."""

    id: str
    name: str
    on: date
    content: bytes


def source_papers(district: District) -> tuple[Paper, ...]:
    """Every paper of the round, in the order of their days."""
    return tuple(sorted(_papers(district), key=lambda one: one.on))


def _papers(district: District) -> Iterator[Paper]:
    records = district.records
    yield _docx("feedback", "巡视反馈意见", district.days.feedback_on, feedback(district))
    yield _docx("plan", "整改方案", records.paperwork.plan_on, plan(district))
    yield _docx("immediate", "立行立改通知书", records.paperwork.immediate_on, immediate(district))
    if records.rounds:
        on = district.days.working(OLD_SHEET_DAY)
        yield Paper("old-sheet", "整改台账（整改办原表）.xlsx", on, old_sheet(district, on))
    for meeting in records.meetings:
        if meeting.kind in KEEPERS:
            name = f"{meeting.number}纪要"
            yield _docx(f"minutes-{meeting.id}", name, meeting.on, minutes(district, meeting))
    for slip in records.slips:
        yield _docx(
            slip.id, f"销号审定传签单（{slip.number}）", slip.on, routing_slip(district, slip)
        )
    for one in records.hand_overs:
        yield _docx("hand-over", one.paper, one.on, hand_over_form(district, one))
    for step, name, letter in step_papers(district):
        yield _docx(f"step-{step.id}", name, step.on, letter)
    yield from _forms(district)


def _forms(district: District) -> Iterator[Paper]:
    """Signing sheets of the closings that are under way, and extensions decided on paper."""
    for problem in district.problems:
        if problem.state == "signing":
            on = problem.closings[-1].signatures[-1].on
            name = f"问题{problem.number}销号审签单"
            yield _docx(f"signing-{problem.number}", name, on, signing_sheet(district, problem))
        items: tuple[Problem | Measure, ...] = (problem, *problem.measures)
        for item in items:
            for one in item.extensions:
                if one.paper:
                    form = extension_form(district, problem, item, one)
                    yield _docx(f"extension-{item.number}", one.paper, one.decided_on, form)


def _docx(key: str, name: str, on: date, letter: Letter) -> Paper:
    return Paper(key, f"{name}.docx", on, letter_docx(letter))
