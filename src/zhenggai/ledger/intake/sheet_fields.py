"""The cells of a row as what a node of a draft tells: who, until when, how it stands, what is said.

A word that stands in no list of the ledger is never guessed at: it is listed with its row, and
stands in the note.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from zhenggai.ledger.intake.columns import title_of
from zhenggai.ledger.intake.deadlines import Deadline, exact_day
from zhenggai.ledger.intake.draft import NOTED, DraftProblem, Shared
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
        unplaced.append(Unplaced(one.source, 0, f"问题来源不在词表内，{NOTED}", row=one.row))
    elif _is_finer(one.source, found):
        reason = f"问题来源按“专项检查”登记，哪一项专项检查{NOTED}"
        unplaced.append(Unplaced(one.source, 0, reason, row=one.row))
    return found


def kind_of(one: DraftProblem, unplaced: list[Unplaced]) -> str:
    """individual, common or empty."""
    found = _word(_KINDS, one.kind)
    if one.kind and not found:
        unplaced.append(Unplaced(one.kind, 0, f"问题性质不是个性或共性，{NOTED}", row=one.row))
    return found


def notes_of(one: DraftProblem) -> Iterator[str]:
    """Lines for the note: words on source and kind that the ledger has no place for."""
    source = _word(_SOURCES, one.source)
    if one.source and (not source or _is_finer(one.source, source)):
        yield f"{title_of('source')}：{one.source}"
    if one.kind and not _word(_KINDS, one.kind):
        yield f"{title_of('kind')}：{one.kind}"


def _is_finer(words: str, source: str) -> bool:
    return source == "special_inspection" and bool(_SPECIAL.search(words))


def _word(words: Mapping[str, re.Pattern[str]], text: str) -> str:
    return next((word for word, told in words.items() if told.fullmatch(text)), "")


def with_shared(
    node: DraftNode, told: Shared, *, is_standing: bool | None = None, notes: Iterable[str] = ()
) -> DraftNode:
    """The node with what a problem has and a measure may have for itself.

    A state or a day that is not understood stands in the note behind these `notes`.
    """
    lines = [told.note, *notes]
    if told.state.doubt:
        lines.append(f"{title_of('state')}：{told.state.text}")
    if told.done_on.text and exact_day(told.done_on) is None:
        lines.append(f"{title_of('done_on')}：{told.done_on.text}")
    note = "\n".join(filter(None, lines))
    return replace(
        node,
        responsible=Responsible(told.leaders, told.lead_units, told.units, told.liaisons),
        deadline=_deadline(told.deadline, is_standing=is_standing),
        state=PaperState(told.state.state, told.state.text, _NOWHERE) if told.state.state else None,
        words=SheetWords(told.progress, told.next_steps, told.evidence, note, told.persons),
        done_on=exact_day(told.done_on),
    )


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
