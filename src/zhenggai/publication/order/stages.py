"""The order of texts: which stages a paper passes, and on what basis each was passed.

报告稿 → 单位核稿 → 领导小组（常委会）审议 → 上级审核 → 党内通报 → 社会公开稿（另行审定）→ 发布登记.
A stage is never skipped. An approval is given to the words as they stood: a text that was changed
since is approved again, or the change taken back. With the first one that is not the units' own
its figures stay those of the head of the ledger that they know.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from django.db import transaction

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.chain import sm3
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.people.queries import person_names
from zhenggai.publication.confirming import standings
from zhenggai.publication.drafts.drafted import DRAFTED
from zhenggai.publication.drafts.drafting import digest_of, heads
from zhenggai.publication.drafts.ledger_text import known_of, known_to_words
from zhenggai.publication.drafts.read_once import once
from zhenggai.publication.models import Approval, Draft
from zhenggai.publication.order.excluding import SCOPES, items_left_out
from zhenggai.publication.order.ledger_steps import StepTold, record_step
from zhenggai.published.models import Edition
from zhenggai.published.queries import editions_of
from zhenggai.zh.days import in_words

Standing = Literal["done", "changed", "waiting", "ahead"]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: `awaited` is the badge of a paper that waits for it, `who` whose approval it is,
    `missing` the refusal of whoever goes on without it; `step` the prescribed step it takes."""

    key: str
    title: str
    awaited: str
    who: str
    missing: str
    step: str = ""


UNITS = "units"
_WAITING = frozenset({"waiting", "overdue"})
# Units had something to say, and the office did nothing about it yet.
_UNUSED = frozenset({"change", "private"})
_UNITS = Stage(
    UNITS,
    "单位核稿",
    "confirming",
    "牵头单位",
    "单位核稿还没有完成，不能往下走。",
)
_DELIBERATED = Stage(
    "deliberated",
    "领导小组（常委会）审议",
    "deliberating",
    "本级整改工作领导小组、党委常委会（党组会议）",
    "尚未登记审议的依据（机关、文号或日期），不能往下走。",
)
_SUPERIOR = Stage(
    "superior",
    "上级审核",
    "superior",
    "派出巡视巡察的上级机关",
    "尚未登记上级审核同意的依据（机关、文号或日期），不能发布。",
)
_REVIEWED = Stage(
    "superior",
    "上级审核",
    "superior",
    "派出巡视巡察的上级机关",
    _SUPERIOR.missing,
    "reports_reviewed",
)
_PUBLIC_TEXT = Stage(
    "deliberated",
    "公开稿另行审定",
    "deliberating",
    "本级党委（党组）主要负责人、整改工作领导小组",
    "社会公开稿须另行审定。尚未登记审定的依据（机关、文号或日期），不能发布。",
)
_REPORT = (_UNITS, _DELIBERATED, _SUPERIOR)
STAGES: Mapping[str, tuple[Stage, ...]] = {
    "stage-report": _REPORT,
    "report": (_UNITS, _DELIBERATED, _REVIEWED),
    "leader-report": (_DELIBERATED, _SUPERIOR),
    "later-report": _REPORT,
    # What was approved is the report: the notice within the Party is the same text.
    "party-notice": (),
    "public-notice": (_PUBLIC_TEXT, _SUPERIOR),
}


@dataclass(frozen=True, slots=True)
class StageState:
    """How far a stage is; `note` says of the units' confirmation how it stands."""

    stage: Stage
    standing: Standing
    approval: Approval | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What an approval rests on."""

    body: str
    on: date
    number: str = ""
    words: str = ""
    scan: str = ""
    scan_name: str = ""


def text_digest(draft: Draft) -> str:
    """What an approval is given to: the words, the day of the figures, and what is left out."""
    gone = ",".join(sorted(items_left_out(draft)))
    return sm3(f"{digest_of(draft)}\n{draft.cut_off.isoformat()}\n{gone}".encode())


def stage_states(draft: Draft) -> list[StageState]:
    """The stages of a paper in their order, as they stand."""
    stages = STAGES[draft.paper]
    given = {one.stage: one for one in draft.approvals.all() if one.taken_back_at is None}
    digest = text_digest(draft) if given else ""
    found: list[StageState] = []
    is_next = True
    for stage in stages:
        state = _state(draft, stage, given.get(stage.key), digest)
        if state.standing == "waiting" and not is_next:
            state = StageState(stage, "ahead", None, state.note)
        is_next = is_next and state.standing == "done"
        found.append(state)
    return found


def _state(draft: Draft, stage: Stage, approval: Approval | None, digest: str) -> StageState:
    if approval is not None:
        return StageState(stage, "done" if approval.digest == digest else "changed", approval)
    if stage.key == UNITS:
        return _confirmed(draft, stage)
    return StageState(stage, "waiting")


def _confirmed(draft: Draft, stage: Stage) -> StageState:
    """Units that answered in the system are the basis of their own stage: every part that tells of
    an item was put to one, and what was answered is settled."""
    held = [one for one in standings(draft) if one.part.item or one.asked]
    asked = [one for one in held if one.asked]
    if not asked:
        note = f"写到单位工作的{len(held)}段都没有送核；在纸上核过的，登记依据"
        return StageState(stage, "waiting", None, note)
    told = (
        ("{}段未答", sum(one.state in _WAITING for one in asked)),
        (
            "{}段单位要求修改或者认为不宜公开，还没有处理",
            sum(one.state in _UNUSED for one in asked),
        ),
        ("{}段核过以后又有改动", sum(one.state == "stale" for one in asked)),
        ("另有{}段没有送核", len(held) - len(asked)),
    )
    left = [words.format(count) for words, count in told if count]
    begun = f"写到单位工作的{len(held)}段，送核{len(asked)}段"
    if left:
        return StageState(stage, "waiting", None, f"{begun}；{'，'.join(left)}")
    return StageState(stage, "done", None, f"{begun}，单位都已核过")


def units_told(draft: Draft) -> tuple[bool, str]:
    """Whether units looked at a text or at the one on which it rests, and in words how far."""
    held: Draft | None = draft
    while held is not None and all(one.key != UNITS for one in STAGES[held.paper]):
        held = held.based_on
    if held is None:
        return False, "没有送核"
    state = next(one for one in stage_states(held) if one.stage.key == UNITS)
    where = "" if held == draft else f"{DRAFTED[held.paper].title}："
    given = state.approval
    told = f"{given.body}{in_words(given.on)}核过" if given else state.note
    return state.standing == "done", f"{where}{told}"


def is_approved(draft: Draft) -> bool:
    """Whether every stage was passed by the words that stand."""
    return all(one.standing == "done" for one in stage_states(draft))


def missing_stages(draft: Draft) -> list[StageState]:
    """The stages that were not passed, or not by the words that stand."""
    return [one for one in stage_states(draft) if one.standing != "done"]


@transaction.atomic
def approve(
    draft: Draft, stage: str, told: Told, by: Actor, at: datetime | None = None
) -> Approval:
    """Put an approval on record, and the prescribed step with it. Raises NotAllowed, with nothing
    recorded."""
    refuse_secret(told.body, told.number, told.words)
    at = at or datetime.now(UTC)
    held = (
        Draft.objects.select_for_update(of=("self",))
        .select_related("book", "based_on")
        .get(pk=draft.pk)
    )
    states = stage_states(held)
    found = next((one for one in states if one.stage.key == stage), None)
    if found is None:
        raise NotAllowed("stage", "这份文稿没有这一步。")
    _require_open(held)
    _require_new(found)
    _require_order(held, states, found, told)
    held.approvals.filter(stage=stage, taken_back_at=None).update(
        taken_back_at=at, taken_back_by=by.id, taken_back_why="改动后重新审定"
    )
    if stage != UNITS and known_of(held) is None:
        held.known_n = known_to_words(held, [version.text for _, version in heads(held)])
        held.save(update_fields=["known_n"])
    draft.known_n = held.known_n
    made = Approval.objects.create(
        draft=held,
        stage=stage,
        body=told.body.strip(),
        number=told.number.strip(),
        on=told.on,
        words=told.words.strip(),
        scan=told.scan,
        scan_name=told.scan_name,
        digest=text_digest(held),
        by=by.id,
        at=at,
    )
    if found.stage.step:
        text = f"{made.body}{found.stage.title}"
        step = StepTold(found.stage.step, told.on, made.number, text, told.scan)
        record_step(held.book, step, by, at)
    return made


def _require_open(draft: Draft) -> None:
    if draft.given_up_at:
        raise NotAllowed("given_up", "这份稿子已经作废，不能登记审定。")
    if is_published(draft):
        raise NotAllowed("published", "这份稿子已经发布，不能再登记审定；更正请另起一稿。")


def _require_new(found: StageState) -> None:
    """The same words are not approved twice: nobody would have changed anything meanwhile."""
    given = found.approval
    if given is None or found.standing != "done":
        return
    who = person_names([given.by]).get(given.by, given.by)
    raise NotAllowed(
        "given",
        f"“{found.stage.title}”已由{who}登记（{given.body}，{in_words(given.on)}），此后文稿没有改动，"
        "不用再登记。登记有误的，请先撤回这一步。",
    )


def _require_order(draft: Draft, states: list[StageState], found: StageState, told: Told) -> None:
    """The stages before it, the body and the day."""
    before = states[: states.index(found)]
    lacking = next((one for one in before if one.standing != "done"), None)
    if lacking:
        raise NotAllowed("skipped", _why_not(lacking, found.stage))
    barred = why_not_yet(draft, found.stage)
    if barred:
        raise NotAllowed("not_yet", barred)
    if not told.body.strip():
        raise NotAllowed("body", "请写明是哪个机关（会议、负责人）审定的。")
    if told.on > queries.today():
        raise NotAllowed("day", "审定的日期还没有到，请核对。")
    # No cut-off day lies before the feedback, so neither does an approval.
    if told.on < draft.cut_off:
        raise NotAllowed(
            "day",
            f"这份文稿的数字截至{in_words(draft.cut_off)}，“{found.stage.title}”不会早于这一天。"
            "请核对日期；稿子要用更早的数字的，请先改截止日。",
        )
    last = max((one.approval.on for one in before if one.approval), default=None)
    if last and told.on < last:
        raise NotAllowed("day", "日期早于前一步审定的日期，请核对。")


def why_not_yet(draft: Draft, stage: Stage) -> str:
    """What stops a stage besides those before it: a text that has to go out first, or units that
    were asked and have not answered; "" where nothing does."""
    if draft.paper == "public-notice" and not notice_went_out(draft):
        return "党内通报还没有发布登记，不能审定向社会公开的文稿。"
    if stage.key != UNITS:
        return ""
    waiting = sum(one.state in _WAITING for one in standings(draft))
    if not waiting:
        return ""
    return f"还有{waiting}段送核没有答复；请等单位答复，或者撤回送核，再登记纸面核稿。"


def _why_not(lacking: StageState, wanted: Stage) -> str:
    if lacking.standing == "changed":
        return (
            f"“{lacking.stage.title}”以后稿子又有改动，请先重新审定或者退回改动，"
            f"再登记“{wanted.title}”。"
        )
    if lacking.stage.key == UNITS:
        return f"单位核稿还没有完成（{lacking.note}），不能登记“{wanted.title}”。"
    return f"尚未登记“{lacking.stage.title}”的依据（机关、文号或日期），不能登记“{wanted.title}”。"


def edition_of(draft: Draft) -> Edition | None:
    """What a draft went out as."""
    return next((one for one in _editions(draft) if one.draft == draft.pk), None)


def latest_edition(draft: Draft) -> Edition | None:
    """The last edition for the audience of a draft."""
    scope = SCOPES.get(draft.paper)
    return next((one for one in _editions(draft) if one.audience == scope), None)


def _editions(draft: Draft) -> list[Edition]:
    """The editions of its book, the latest first."""
    return once(draft, "editions", "", lambda: list(editions_of(draft.book)))


def is_published(draft: Draft) -> bool:
    """Whether it went out."""
    return edition_of(draft) is not None


def notice_went_out(draft: Draft) -> bool:
    """Whether the notice within the Party on which a public text rests went out."""
    base = draft.based_on
    return base is not None and base.paper == "party-notice" and is_published(base)


def badge_of(draft: Draft, states: Sequence[StageState] | None = None) -> str:
    """The state of a paper, as `workbench.badges.PAPER` names it; `states` where they are known."""
    if draft.given_up_at:
        return "void"
    edition = edition_of(draft)
    if edition is not None:
        is_old = any(one.replaces_id == edition.pk for one in _editions(draft))
        return "superseded" if is_old else "published"
    states = stage_states(draft) if states is None else states
    missing = [one for one in states if one.standing != "done"]
    if not STAGES[draft.paper]:
        return "signing" if draft.based_on and is_approved(draft.based_on) else "drafting"
    if not missing:
        return "issued"
    if missing[0].standing == "changed":
        return "drafting"
    begun = any(one.approval or one.standing == "done" for one in states)
    asked = missing[0].stage.key == UNITS and any(one.asked for one in standings(draft))
    return missing[0].stage.awaited if begun or asked else "drafting"
