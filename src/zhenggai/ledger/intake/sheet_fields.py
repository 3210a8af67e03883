"""The cells of a row as what a node of a draft tells: who, until when, how it stands, what is said.

A word that stands in no list of the ledger is never guessed at: it is listed with its row.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from zhenggai.ledger.intake.deadlines import Deadline
from zhenggai.ledger.intake.draft import DraftProblem, Shared
from zhenggai.ledger.intake.paper import (
    DraftNode,
    PaperDeadline,
    PaperMilestone,
    PaperState,
    Responsible,
    SheetWords,
    Unplaced,
)
from zhenggai.notices.source import Span

_NOWHERE = Span(0, 0)
# 2026年5月3日 · 2026.5.3 · 2026-05-03 · 20260503; a month alone is no day
_DAY = re.compile(
    r"20[0-9]{2}(?:年[0-9]{1,2}月[0-9]{1,2}[日号]?|([.\-/．])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{4})"
)
# 反馈问题 · 巡察反馈意见 · 意识形态专项检查 · 立行立改事项 · 移交问题
_SOURCES: Mapping[str, re.Pattern[str]] = {
    "feedback": re.compile("(?:巡[视察])?反馈(?:意见|问题)?"),
    "special_inspection": re.compile(
        "(?:选人用人|意识形态|巡[视察]工作)(?:工作)?(?:专项(?:检查)?)?|专项(?:检查)?"
    ),
    "immediate": re.compile("立行立改(?:事项|问题)?"),
    "during_inspection": re.compile("边巡边改(?:事项|问题)?"),
    "handed_over": re.compile("(?:交办|移交)(?:事项|问题)?"),
    "audit": re.compile("审计(?:发现|反馈)?(?:问题)?"),
    "supervisory_advice": re.compile("监察建议书?"),
    "democratic_life_meeting": re.compile("(?:专题)?民主生活会(?:查摆(?:问题)?)?"),
    "other": re.compile("其[他它]"),
}
# 选人用人专项: the ledger keeps less than that
_SPECIAL = re.compile("选人用人|意识形态|工作")
_KINDS: Mapping[str, re.Pattern[str]] = {
    "individual": re.compile("个性(?:问题)?"),
    "common": re.compile("共性(?:问题)?"),
}


def source_of(one: DraftProblem, unplaced: list[Unplaced]) -> str:
    """The source of a problem; empty where the sheet says none that is known."""
    found = _word(_SOURCES, one.source)
    if one.source and not found:
        reason = "问题来源不在词表内，没有登记"
        unplaced.append(Unplaced(one.source, 0, reason, row=one.row))
    elif found == "special_inspection" and _SPECIAL.search(one.source):
        reason = "问题来源按“专项检查”登记，哪一项专项检查没有登记"
        unplaced.append(Unplaced(one.source, 0, reason, row=one.row))
    return found


def kind_of(one: DraftProblem, unplaced: list[Unplaced]) -> str:
    """individual, common or empty."""
    found = _word(_KINDS, one.kind)
    if one.kind and not found:
        reason = "问题性质不是个性或共性，没有登记"
        unplaced.append(Unplaced(one.kind, 0, reason, row=one.row))
    return found


def _word(words: Mapping[str, re.Pattern[str]], text: str) -> str:
    return next((word for word, told in words.items() if told.fullmatch(text)), "")


def with_shared(node: DraftNode, told: Shared, *, is_standing: bool | None = None) -> DraftNode:
    """The node with what a problem has and a measure may have for itself."""
    days = exact_days(told.done_on)
    return replace(
        node,
        responsible=Responsible(told.leaders, told.lead_units, told.units, told.liaisons),
        deadline=_deadline(told.deadline, is_standing=is_standing),
        state=PaperState(told.state.state, told.state.text, _NOWHERE) if told.state.state else None,
        words=SheetWords(told.progress, told.next_steps, told.evidence, told.note, told.persons),
        done_on=days[0] if len(days) == 1 else None,
    )


def exact_days(told: Deadline) -> tuple[date, ...]:
    """The days of a cell that names days and no months."""
    if len(_DAY.findall(told.text)) != len(told.milestones):
        return ()
    return tuple(one.on for one in told.milestones)


def _deadline(told: Deadline, *, is_standing: bool | None) -> PaperDeadline | None:
    """A deadline; words that name no day stay words, with a milestone that has none."""
    standing = told.is_standing if is_standing is None else is_standing
    if not told.text:
        return PaperDeadline("", (), standing) if standing else None
    milestones = tuple(
        PaperMilestone(one.on, one.goal) for one in sorted(told.milestones, key=lambda one: one.on)
    )
    if not milestones and not standing:
        milestones = (PaperMilestone(None, told.text if told.is_immediate else ""),)
    return PaperDeadline(told.text, milestones, standing)
