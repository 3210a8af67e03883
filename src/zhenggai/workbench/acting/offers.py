"""Which acts a page offers, in which order: what must be done now first, the rest below it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from zhenggai.ledger.core.actors import ROLES, Actor
from zhenggai.ledger.core.acts import ACT_OF_KIND
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.counting import group_keys
from zhenggai.ledger.core.deadlines import bearer_of
from zhenggai.ledger.core.gates.closing import missing_signatures
from zhenggai.ledger.core.keys import BOOK, kind_of
from zhenggai.ledger.core.moves import MOVES, Offered, next_acts
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.responsibility import assigned, measures_of
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.state import Book
from zhenggai.workbench.forms.fields import WITHOUT_FORM

# Large buttons, the most pressing first, each with its icon and its consequence.
LARGE: Mapping[str, tuple[str, str]] = {
    "sign": ("writing-sign", ""),
    "close": ("circle-check", "签字齐备后销号"),
    "return": ("arrow-back-up", "写明还缺什么"),
    "report_progress": ("edit", "写明做了什么"),
    "ask_closure": ("send", "逐条对照完成标准"),
    "reopen": ("rotate-2", "写明原因，回到整改中"),
    "record_recheck": ("eye", "写明是否相符"),
    "record_target": ("list-check", "完成标准一行一条"),
    "assign": ("users", "牵头领导、牵头单位、责任单位"),
    "plan_measure": ("plus", "写明做什么"),
    "set_deadline": ("clock", "分阶段或长期坚持"),
    "attach_proof": ("upload", "写明证明什么"),
    "receive_feedback": ("file-text", "文号、反馈人"),
    "add_problem": ("plus", "用反馈原文"),
    "approve_plan": ("rubber-stamp", "核定问题数和措施数"),
    "record_meeting": ("users", "议定事项和纪要"),
}
MOST = 4
# Nobody has to do these now; they may be done.
_NOT_PRESSING = frozenset({"return", "record_meeting", "record_recheck", "reopen", "attach_proof"})
# These stand beside an item although they are no move of it.
_BESIDE = ("record_regulation", "record_accountability", "record_reported_figures", "comment")


@dataclass(frozen=True, slots=True)
class Button:
    """One act on a page; `refusal` says why not now, then it is no link."""

    kind: str
    title: str
    icon: str
    hint: str
    refusal: NotAllowed | None = None


@dataclass(frozen=True, slots=True)
class Offers:
    """Acts of a page: large ones, small ones, and what the office may write in for others."""

    large: tuple[Button, ...]
    small: tuple[Button, ...]
    behalf: tuple[Button, ...]

    @property
    def primary(self) -> str:
        """The kind of the one filled button; empty where nothing can be done now."""
        able = (one.kind for one in self.large if one.refusal is None)
        return next((kind for kind in able if kind not in _NOT_PRESSING), "")

    @property
    def primary_title(self) -> str:
        """Its word."""
        return next((one.title for one in self.large if one.kind == self.primary), "")


def offers(state: Book, subject: str, actor: Actor, pack: Pack) -> Offers:
    """What this person may do on a problem, a measure or the book."""
    now = datetime.now(UTC)
    own = [_button(one, state, subject, pack) for one in _offered(state, subject, actor, pack, now)]
    order = list(LARGE)
    done = _there_already(state, subject)
    large = sorted(
        (one for one in own if one.kind in LARGE and one.kind not in done),
        key=lambda one: (one.refusal is not None, order.index(one.kind)),
    )
    rest = [one for one in own if one not in large[:MOST]]
    return Offers(tuple(large[:MOST]), tuple(rest), _behalf(state, subject, actor, pack, own, now))


def _there_already(state: Book, subject: str) -> frozenset[str]:
    """Acts that give an item what it has already: still possible, no longer pressing."""
    item = state.item(subject)
    if item is None:
        held = {
            "receive_feedback": state.info.feedback_on,
            "add_problem": state.problems,
            "approve_plan": state.info.approved_on,
        }
        return frozenset(kind for kind, there in held.items() if there)
    told = {
        "assign": assigned(state, subject, "lead_units"),
        "set_deadline": bearer_of(state, item),
        "plan_measure": measures_of(state, subject),
        "record_target": item.standard if isinstance(item, Problem) else (),
        "report_progress": item.state == "done" or _are_done(state, subject),
    }
    return frozenset(kind for kind, there in told.items() if there)


def _are_done(state: Book, subject: str) -> bool:
    """Whether nothing is left to report of a problem: all of its measures are done, and since it
    was opened again something was.
    """
    problem = state.find(Problem, subject)
    if problem is None:
        return False
    groups = group_keys(state)
    own = [one for one in measures_of(state, subject) if one.key not in groups]
    items = [problem, *own]
    worked = not problem.opened_by or any(
        one[2] > problem.opened_by for item in items for one in item.reporters
    )
    return bool(own) and all(one.state == "done" for one in own) and worked


def _offered(state: Book, subject: str, actor: Actor, pack: Pack, at: datetime) -> list[Offered]:
    found = [
        one
        for one in next_acts(state, subject, actor, pack, at)
        if one.act.KIND not in WITHOUT_FORM and _is_whole(one.act, subject)
    ]
    if subject != BOOK and found:
        beside = (ACT_OF_KIND[kind] for kind in _BESIDE)
        found += [Offered(act, act.TITLE) for act in beside if pack.may(actor.roles, act.KIND)]
    return found


def _is_whole(act: type[Act], subject: str) -> bool:
    """On the whole book: an act that needs no row of the book to be done on."""
    return subject != BOOK or act.KIND not in _NEEDS_ROW


# Offered where their row stands: an extension, a proof, a figure, an entry.
_NEEDS_ROW = frozenset(
    {
        "decide_extension",
        "withdraw_proof",
        "confirm_figure",
        "correct",
        "ask_expunge",
        "expunge",
        "decline_expunge",
    }
)


def _behalf(
    state: Book, subject: str, actor: Actor, pack: Pack, own: list[Button], at: datetime
) -> tuple[Button, ...]:
    """What others do on paper and the office writes in (代录)."""
    if "office" not in actor.roles:
        return ()
    anybody = Actor("", "", frozenset(ROLES))
    mine = {one.kind for one in own}
    everything = _offered(state, subject, anybody, pack, at)
    return tuple(
        _button(Offered(one.act, one.title), state, subject, pack)
        for one in everything
        if one.act.KIND not in mine and (one.refusal is None or one.refusal.code == "signer")
    )


def _button(one: Offered, state: Book, subject: str, pack: Pack) -> Button:
    kind = one.act.KIND
    icon, hint = LARGE.get(kind, ("", ""))
    if kind == "sign":
        missing = missing_signatures(state, subject, pack)
        hint = missing[0].title if missing else ""
    return Button(kind, one.title, icon, one.refusal.sentence if one.refusal else hint, one.refusal)


def fits(act: type[Act], subject: str) -> bool:
    """Whether the act can be done on what the address names."""
    kind, names = kind_of(subject), getattr(act, "__dataclass_fields__", {})
    if act.KIND in WITHOUT_FORM:
        return False
    if act.KIND in ("correct", "ask_expunge"):
        return kind == "entry"
    if subject == BOOK:
        return not MOVES[act].target and act.KIND not in _NEEDS_ROW
    return kind in names or ("item" in names and kind in ("problem", "measure"))
