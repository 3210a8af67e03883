"""Minutes of a meeting (会议纪要): the meeting itself and what it decided on items and the plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.closings import Close
from zhenggai.ledger.core.acts.plans import ApprovePlan
from zhenggai.ledger.core.acts.records import RecordMeeting
from zhenggai.ledger.core.acts.shape import Act, Decision
from zhenggai.ledger.core.keys import BOOK, WHOLE, family_of
from zhenggai.ledger.core.numbering import next_of_book
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.state import Book
from zhenggai.workbench.from_paper.entering import PAPER, PaperActs, RowAct
from zhenggai.workbench.from_paper.extensions import asked, decided, waiting
from zhenggai.workbench.from_paper.told_rows import Paper, Pending, ToldRow

CLOSE, GRANT, REFUSE, STANDING, OTHER = "close", "grant", "refuse", "standing", "other"
# What a row may decide, as a clerk reads it.
TITLES: Mapping[str, str] = {
    CLOSE: "审定销号",
    GRANT: "同意延期",
    REFUSE: "不同意延期",
    STANDING: "转为长期坚持",
    OTHER: "其他议定事项",
}
WITH_MEASURES = frozenset({GRANT, REFUSE, STANDING})


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan that a meeting approved: which version, with how many problems and measures."""

    version: str
    problems: int
    measures: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """The head of the minutes; `body` is the id of who decided."""

    kind: str
    number: str
    agenda: str
    body: str
    plan: Plan | None = None


def minutes_acts(
    paper: Paper, meeting: Meeting, rows: Sequence[ToldRow], actors: Mapping[str, Actor]
) -> PaperActs:
    """The meeting, then its decisions in their order, each by the body that met."""

    def make(now: Book) -> list[RowAct]:
        return list(_acts(now, paper, meeting, rows))

    families = {BOOK, *(family_of(one) for row in rows for one in row.items)}
    return PaperActs({WHOLE} if meeting.plan else families, make, actors)


def _acts(now: Book, paper: Paper, meeting: Meeting, rows: Sequence[ToldRow]) -> Iterator[RowAct]:
    key = next_of_book(now, "meeting")
    scan = paper.basis.scan
    told = RecordMeeting(
        key, meeting.kind, meeting.number, meeting.agenda, _decisions(meeting, rows), scan
    )
    yield RowAct(PAPER, "", paper.draft(told, paper.clerk))
    if plan := meeting.plan:
        approved = ApprovePlan(plan.version, plan.problems, plan.measures, meeting.number)
        yield RowAct(PAPER, "", paper.draft(approved, meeting.body))
    pending = Pending(now, paper.pack)
    for row in rows:
        for item in row.items if row.act != OTHER else ():
            for by, made in _made(pending, paper, meeting, row, item, key):
                act = made if isinstance(made, NotAllowed) else paper.draft(made, by)
                yield RowAct(row.n, item, act)


def _decisions(meeting: Meeting, rows: Sequence[ToldRow]) -> tuple[Decision, ...]:
    """As the minutes say it; where a clerk wrote no words, what was decided."""
    found = [Decision(row.words or TITLES[row.act], row.items) for row in rows]
    if plan := meeting.plan:
        words = f"审定整改方案（第{plan.version}稿），问题{plan.problems}个，措施{plan.measures}条"
        found.insert(0, Decision(words))
    return tuple(found)


def _made(
    pending: Pending, paper: Paper, meeting: Meeting, row: ToldRow, item: str, key: str
) -> Iterator[tuple[str, Act | NotAllowed]]:
    """The acts on one item, each with who does it."""
    if row.act == CLOSE:
        by_meeting = {one.step for one in paper.pack.signatures if one.by_meeting}
        stands_for = [one for one in pending.missing_steps(item) if one in by_meeting]
        yield meeting.body, Close(item, key, stands_for[0] if stands_for else "")
        return
    is_new = row.act == STANDING or (row.act == GRANT and row.until)
    if is_new and not waiting(pending.now, item):
        # Nobody had asked: the office brought it before the meeting.
        until = row.until if row.act == GRANT else None
        yield paper.clerk, asked(pending, item, row.words or TITLES[row.act], until)
    yield meeting.body, decided(pending, item, row.words, granted=row.act != REFUSE)
