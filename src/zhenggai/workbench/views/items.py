"""One problem or measure: what was said, what is wanted, how it stands, what may be done next."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.progress import AttachProof, ReportProgress
from zhenggai.ledger.core.acts.shape import Answer
from zhenggai.ledger.core.deadlines import DeadlineState, bearer_of, deadline_state
from zhenggai.ledger.core.figures import KINDS, item_figures
from zhenggai.ledger.core.gates.closing import missing_signatures
from zhenggai.ledger.core.keys import family_of, sort_key
from zhenggai.ledger.core.moves import state_fault
from zhenggai.ledger.core.packs import Pack, SignatureStep
from zhenggai.ledger.core.responsibility import assigned, measures_of, parts_of
from zhenggai.ledger.core.rows import (
    Closing,
    Extension,
    Heading,
    Item,
    Measure,
    Problem,
    Proof,
    Signature,
)
from zhenggai.ledger.core.scope import sees_all
from zhenggai.ledger.core.state import Book
from zhenggai.people.queries import names
from zhenggai.workbench.badges import Badge, flags, standing_facts, state_badge
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.history import history
from zhenggai.workbench.offers import offers
from zhenggai.workbench.scope import item_for


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the completion standard with the unit's answer, if closure was asked."""

    n: int
    text: str
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Step:
    """One signature of the list: given, waited for now, or to come."""

    step: SignatureStep
    signature: Signature | None
    is_now: bool


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure on its problem's page, with its proofs and what may be done on it."""

    row: Measure
    badge: Badge
    flags: list[Badge]
    proofs: tuple[Proof, ...]
    acts: tuple[tuple[str, str], ...]


@require_safe
def problem(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """The page of a problem or sub-item."""
    return _page(request, desk_of(request, code), f"problem/{number}")


@require_safe
def measure(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """The page of a measure."""
    return _page(request, desk_of(request, code), f"measure/{number}")


def _page(request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
    state = queries.part(desk.held, key)
    item = item_for(state, desk.actor, key)
    pack, day = queries.pack(state), queries.today()
    people = {what: assigned(state, key, what) for what in _RESPONSIBLE}
    closing = _closing_of(state, item)
    context = {
        "desk": desk,
        "door": "ledger",
        "state": state,
        "item": item,
        "problem": state.problems.get(item.problem) if isinstance(item, Measure) else item,
        "is_measure": isinstance(item, Measure),
        "badge": state_badge(state, item, pack),
        "facts": [*standing_facts(item), *flags(state, item, day, pack)],
        "deadline": _deadline(state, item, pack),
        "bearer": bearer_of(state, item),
        "points": _points(item, closing),
        "measures": _measures(state, item, desk, pack),
        "parts": [(one, state_badge(state, one, pack)) for one in parts_of(state, key)],
        "proofs": _proofs(state, key),
        "closing": closing,
        "chain": _chain(state, item, closing, pack),
        "extensions": _extensions(state, key),
        "figures": item_figures(state, key),
        "kinds": KINDS,
        "headings": _headings(state, item),
        "offers": offers(state, key, desk.actor, pack),
        "may_decide": pack.may(desk.actor.roles, "decide_extension"),
        "may_confirm": pack.may(desk.actor.roles, "confirm_figure"),
        "may_withdraw": pack.may(desk.actor.roles, "withdraw_proof"),
        "history": history(desk.held, state, pack, item),
        "people": people,
        "names": names(_ids(state, people)),
        "may_see_all": sees_all(desk.actor),
    }
    return render(request, "workbench/item.html", context)


_RESPONSIBLE = ("leaders", "lead_units", "responsible_units", "liaisons")


def _ids(state: Book, people: dict[str, tuple[str, ...]]) -> set[str]:
    """Everybody whom the page names outside the history."""
    ids = {one for told in people.values() for one in told}
    for closing in state.closings.values():
        ids |= {closing.unit, closing.asked_by, closing.returned_by}
        ids |= {one for held in closing.signatures for one in (held.by, held.unit, held.entered_by)}
    for extension in state.extensions.values():
        ids |= {extension.asked_by, extension.decided_by}
    ids |= {one.attached_by for one in state.proofs.values()}
    ids |= {one.owner for one in state.figures.values()}
    for item in (*state.problems.values(), *state.measures.values()):
        ids |= {*item.lead_units, *item.responsible_units}
    return ids - {""}


def _closing_of(state: Book, item: Item) -> Closing | None:
    """The present asking for closure, else the last one."""
    if not isinstance(item, Problem):
        return None
    own = [one for one in state.closings.values() if one.problem == item.key]
    last = max(own, key=lambda one: sort_key(one.key), default=None)
    return state.closings.get(item.closing) or last


def _points(item: Item, closing: Closing | None) -> list[Point]:
    if not isinstance(item, Problem):
        return []
    answers = {one.point: one for one in closing.answers} if closing else {}
    return [Point(n, text, answers.get(n)) for n, text in enumerate(item.standard, 1)]


def _proofs(state: Book, key: str) -> tuple[Proof, ...]:
    found = (one for one in state.proofs.values() if one.item == key)
    return tuple(sorted(found, key=lambda one: sort_key(one.key)))


def _measures(state: Book, item: Item, desk: Desk, pack: Pack) -> list[MeasureLine]:
    if isinstance(item, Measure):
        rows = [one for one in state.measures.values() if one.group == item.key]
    else:
        rows = measures_of(state, item.key)
    day = queries.today()
    acts = [one for one in (ReportProgress, AttachProof) if pack.may(desk.actor.roles, one.KIND)]
    return [
        MeasureLine(
            row,
            state_badge(state, row, pack),
            flags(state, row, day, pack) if row.milestones or row.standing else [],
            _proofs(state, row.key),
            tuple((one.KIND, one.TITLE) for one in acts if not state_fault(state, row, one)),
        )
        for row in sorted(rows, key=lambda one: sort_key(one.key))
    ]


def _chain(state: Book, item: Item, closing: Closing | None, pack: Pack) -> list[Step]:
    """The signatures of the present asking, or of the one by which it was closed."""
    if not isinstance(item, Problem) or closing is None or closing.state == "returned":
        return []
    if not item.closing and item.state != "closed":
        return []
    given = {one.step: one for one in closing.signatures}
    waited = missing_signatures(state, item.key, pack) if item.state != "closed" else []
    now = waited[0].step if waited else ""
    return [Step(one, given.get(one.step), one.step == now) for one in pack.signatures]


def _extensions(state: Book, key: str) -> list[Extension]:
    found = (one for one in state.extensions.values() if one.item == key)
    return sorted(found, key=lambda one: sort_key(one.key), reverse=True)


def _headings(state: Book, item: Item) -> list[Heading]:
    """From the aspect down."""
    problem = state.problems.get(family_of(item.key))
    found: list[Heading] = []
    heading = state.headings.get(problem.parent) if problem else None
    while heading:
        found.insert(0, heading)
        heading = state.headings.get(heading.parent)
    return found


def _deadline(state: Book, item: Item, pack: Pack) -> DeadlineState:
    return deadline_state(state, item, queries.today(), pack)
