"""What waits for a person as lines of a page: what it is, since when, one click to act."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.closings import AskClosure, Close, RecordRecheck, Reopen, Sign
from zhenggai.ledger.core.acts.mending import Expunge
from zhenggai.ledger.core.acts.plans import (
    ApprovePlan,
    DecideExtension,
    MergeOpinions,
    ReviewPlan,
)
from zhenggai.ledger.core.acts.progress import ConfirmFigure, ReportProgress
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.core.keys import BOOK, number_of
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.waiting import Task
from zhenggai.opinions.tasks import OpinionTask
from zhenggai.publication.drafts.drafted import DRAFTED
from zhenggai.publication.tasks import OF_UNITS, TextTask
from zhenggai.reviewing.tasks import ReviewTask
from zhenggai.supervision.tasks import SheetTask
from zhenggai.workbench.badges import ROUND, Badge
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.opinions.badges import due_badge
from zhenggai.zh.days import in_words

_BADGES: Mapping[type[Act], tuple[str, str]] = {
    Sign: ("writing-sign", "violet"),
    RecordRecheck: ("eye", "grey"),
    Reopen: ("x", "orange"),
    Close: ("circle-check", "violet"),
    DecideExtension: ("hourglass", "amber"),
    Expunge: ("lock", "violet"),
    AskClosure: ("arrow-back-up", "orange"),
    ReportProgress: ("alarm", "red"),
    ConfirmFigure: ("checks", "violet"),
    ReviewPlan: ("users", "violet"),
    MergeOpinions: ("git-merge", "violet"),
    ApprovePlan: ("rubber-stamp", "violet"),
}
# Looked at before anything is done: what is missing stands on the item's own page.
_FIRST_LOOK = (AskClosure, ReportProgress, Reopen)
# Done on a page on which the evidence stands beside the claim, one after the other.
QUEUED: tuple[type[Act], ...] = (Sign, RecordRecheck, Close, DecideExtension)
# Decided either way on the page to which it leads.
_TITLES: Mapping[type[Act], str] = {
    Expunge: "决定是否清除",
    Sign: "核对并签署",
    RecordRecheck: "核查",
    ConfirmFigure: "确认",
}
_SHEET_BADGES = {
    "fill": ROUND["none"],
    "amend": ROUND["returned"],
    "confirm": ROUND["confirming"],
    "stamp": ROUND["stamped"],
    "accept": ROUND["reported"],
}
_REVIEW_BADGES = {
    "review": Badge("users", "待我审", "violet"),
    "merge": Badge("git-merge", "待汇总反馈", "violet"),
    "answer": Badge("hourglass", "待报采纳情况", "violet"),
}
_OPINION_BADGES = {
    "sort": Badge("circle-dashed", "待分类", "grey"),
    "slip": Badge("lock", "待移交", "violet"),
    "receipt": Badge("hourglass", "待回执", "violet"),
    "handle": Badge("clipboard-text", "待办理", "grey"),
    "reply": Badge("message", "待答复本人", "violet"),
    "objection": Badge("arrow-back-up", "单位有异议", "orange"),
    "redress": Badge("hourglass", "复查、复核中", "violet"),
    "answer": Badge("send", "待本单位答复", "violet"),
}
_TODAY = "今天收到"
# Where on the page of a review it is done.
_REVIEW_PLACES = {"review": "points", "merge": "merged", "answer": "sent"}


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task on its page: on a problem, or on what `what` names: the book, a sheet, a review."""

    problem: Problem | None
    what: str
    badge: Badge
    since: date | None
    title: str
    address: str

    @property
    def waited(self) -> str:
        """How long it has waited."""
        days = (queries.today() - self.since).days if self.since else 0
        return f"{days}天" if days > 0 else _TODAY

    @property
    def waiting(self) -> str:
        """The same within a sentence."""
        return f"已等{self.waited}" if self.waited != _TODAY else self.waited


def task_lines(desk: Desk) -> list[TaskLine]:
    """Everything that waits for the person in the book, oldest first."""
    lines = [
        *(task_line(desk, one) for one in desk.tasks()),
        *(_sheet_line(desk, one) for one in desk.sheet_tasks()),
        *(_review_line(desk, one) for one in desk.review_tasks()),
        *(_text_line(desk, one) for one in desk.text_tasks()),
        *(_opinion_line(desk, one) for one in desk.opinion_tasks()),
    ]
    return sorted(lines, key=lambda one: one.since or date.max)


def task_line(desk: Desk, task: Task) -> TaskLine:
    """A task of the ledger."""
    icon, tone = _BADGES[task.act]
    code, problem = desk.held.code, task.problem
    title = _TITLES.get(task.act, task.act.TITLE)
    back = urlencode({"back": reverse("workbench:tasks", args=[code])}, safe="/")
    address = f"{reverse('workbench:act', args=[code, task.act.KIND, task.subject])}?{back}"
    if problem and task.act in _FIRST_LOOK:
        title = "去办理"
        address = reverse("workbench:problem", args=[code, number_of(problem.key)])
    elif task.act in QUEUED:
        address = queue_address(desk, task)
    what = "" if problem else "整改方案" if task.subject == BOOK else "本台账"
    return TaskLine(problem, what, Badge(icon, task.why, tone), task.since, title, address)


def queue_address(desk: Desk, task: Task) -> str:
    """Where the task stands with its evidence."""
    query = urlencode({"of": task.subject}, safe="/")
    return f"{reverse('workbench:queue', args=[desk.held.code])}?{query}"


def _sheet_line(desk: Desk, task: SheetTask) -> TaskLine:
    code, asked, sheet = desk.held.code, task.round, task.sheet
    if sheet is None:
        what, address = f"{task.count}家已报", reverse("workbench:round", args=[code, asked.n])
    elif task.kind == "stamp":
        what = sheet.unit.name
        address = f"{reverse('workbench:paper_stamped', args=[code])}?sheet={sheet.pk}"
    else:
        what = sheet.unit.name
        address = reverse("workbench:round_sheet", args=[code, asked.n, sheet.pk])
    since = task.since.astimezone(TIME_ZONE).date()
    words = f"{asked}填报　{what}"
    is_begun = task.kind == "fill" and sheet is not None and sheet.state == "filling"
    badge = ROUND["filling"] if is_begun else _SHEET_BADGES[task.kind]
    return TaskLine(None, words, badge, since, task.title, address)


def _review_line(desk: Desk, task: ReviewTask) -> TaskLine:
    page = reverse("workbench:review", args=[desk.held.code, task.review.pk])
    since = task.since.astimezone(TIME_ZONE).date()
    address = f"{page}#{_REVIEW_PLACES[task.kind]}"
    words = f"审核{task.review}"
    return TaskLine(None, words, _REVIEW_BADGES[task.kind], since, task.title, address)


# The page on which the office takes the next step of a text, and what waits there.
_OF_TEXTS: Mapping[str, tuple[str, Badge]] = {
    "send": ("workbench:draft_confirmations", Badge("users", "待送核", "grey")),
    "answers": ("workbench:draft_confirmations", Badge("users", "{}段有修改意见", "violet")),
    "approval": ("workbench:drafting_stages", Badge("hourglass", "待登记{}", "violet")),
    "changed": ("workbench:drafting_stages", Badge("edit", "审定后又有改动", "orange")),
    "left_out": (
        "workbench:drafting_left_out",
        Badge("lock", "{}项拟不公开，待登记同意", "violet"),
    ),
    "publish": ("workbench:drafting_publish", Badge("rubber-stamp", "待定稿发布", "violet")),
    "release": ("workbench:edition", Badge("world", "已定稿，待发布登记", "violet")),
}
_PUT_TO_UNITS = {"text": ("送核", "段", "texts"), "figures": ("核数", "个数", "figures")}


def _text_line(desk: Desk, task: TextTask) -> TaskLine:
    code, since = desk.held.code, task.since.astimezone(TIME_ZONE).date()
    if task.kind in OF_UNITS:
        what, unit, place = _PUT_TO_UNITS[task.kind]
        due = f"，{_short(task.due_on)}前答复" if task.due_on else ""
        badge = Badge("users", f"{task.count}{unit}待核对{due}", "violet")
        address = f"{reverse('workbench:confirmations', args=[code])}#{place}"
        return TaskLine(None, f"{what}　{task.what}", badge, since, task.title, address)
    return TaskLine(
        None,
        f"{DRAFTED[task.paper].title}　{task.what}",
        text_badge(task, queries.today()),
        since,
        task.title,
        text_address(code, task),
    )


def text_badge(task: TextTask, today: date) -> Badge:
    """What a text waits for; where its day is near or past, with the days."""
    badge = _OF_TEXTS[task.kind][1]
    word = badge.word.format(task.stage or task.count)
    if task.kind == "approval" and task.count:
        word = f"{task.count}段单位都已核过，{word}"
    if task.kind == "answers" or task.due_on is None:
        return badge.saying(word)
    near = due_badge(task.due_on, today)
    if near:
        return replace(near, word=f"{word}，{near.word}")
    return badge.saying(f"{word}，{_short(task.due_on)}到期")


def text_address(code: str, task: TextTask) -> str:
    """Where the office takes the next step of a text."""
    return reverse(_OF_TEXTS[task.kind][0], args=[code, task.edition or task.draft])


def _short(day: date) -> str:
    return in_words(day).partition("年")[2]


def _opinion_line(desk: Desk, task: OpinionTask) -> TaskLine:
    code, badge = desk.held.code, _OPINION_BADGES[task.kind]
    if task.handing:
        address = reverse("workbench:opinion_handed", args=[code, task.handing.n])
        what = f"{task.handing}，{_short(task.handing.due_on)}前答复"
        badge = due_badge(task.handing.due_on, queries.today()) or badge
        return TaskLine(None, what, badge, task.since, task.title, address)
    opinion = task.opinion
    address = reverse("workbench:opinion", args=[code, opinion.pk]) if opinion else ""
    return TaskLine(None, f"{opinion}", badge, task.since, task.title, address)
