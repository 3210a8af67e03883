"""送核: the office puts parts of a draft to units and uses the answers; a unit answers its own."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from zhenggai.ledger import evidence, queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Evidence
from zhenggai.people.queries import names
from zhenggai.publication.confirming import (
    VERDICTS,
    Hand,
    Standing,
    adopt,
    answer,
    ask,
    open_for,
    refuse_secret_answers,
    sent_text,
    standings,
    unit_for,
    withdraw,
)
from zhenggai.publication.drafts.kept_text import plain_of_kept
from zhenggai.publication.drafts.read_once import read_once
from zhenggai.publication.models import Confirmation, Draft
from zhenggai.publication.order.excluding import items_left_out
from zhenggai.publication.order.stages import STAGES, UNITS, is_published, units_told
from zhenggai.workbench.badges import CONFIRMED, Badge
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.downloads import as_file
from zhenggai.workbench.drafting.course import course_context
from zhenggai.workbench.drafting.desks import draft_at
from zhenggai.workbench.drafting.own_figures import own_figures
from zhenggai.workbench.forms.confirmations import AskForm, BehalfForm, answers_told

_UNITS = frozenset({"liaison", "unit_head"})
_A_WHILE = timedelta(days=3)
_TO_SEE_TO = frozenset({"change", "private", "stale", "overdue"})
_TO_ASK = frozenset({"none", "stale"})


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, code: str) -> HttpResponse:
    """For a unit what it is to confirm; for the office every draft with what is out."""
    desk = desk_of(request, code)
    if desk.is_office:
        return _drafts(request, desk)
    if not desk.actor.roles & _UNITS or not desk.actor.unit:
        raise Http404("没有这一页")
    asked = open_for(desk.held.code, desk.actor.unit)
    if request.method == "POST":
        return _answered(request, desk, asked)
    return sheet(request, desk, asked)


def _answered(request: HttpRequest, desk: Desk, asked: list[Confirmation]) -> HttpResponse:
    told = answers_told(asked, request.POST)
    signed_by = request.POST.get("signed_by", "")
    if "unit_head" in desk.actor.roles:
        signed_by = desk.person.name
    rows = [one for one in asked if one.pk in told]
    try:
        count = answer(rows, told, Hand(desk.actor, signed_by))
    except NotAllowed as fault:
        return sheet(request, desk, asked, refusal=fault)
    messages.success(request, f"已答复{count}段，由{signed_by}签字负责。")
    return redirect("workbench:confirmations", desk.held.code)


def sheet(
    request: HttpRequest,
    desk: Desk,
    asked: list[Confirmation],
    refusal: NotAllowed | None = None,
) -> HttpResponse:
    """What waits for the unit, parts and figures, with what was typed where it was refused."""
    sent = request.POST
    rows = [
        {
            "asked": one,
            "text": (text := sent_text(one)),
            "verdict": sent.get(f"v-{one.pk}", ""),
            "change": sent.get(f"t-{one.pk}", text),
            "why": sent.get(f"w-{one.pk}", ""),
        }
        for one in asked
    ]
    context = {
        "desk": desk,
        "door": "confirmations",
        "rows": rows,
        "signs": "unit_head" in desk.actor.roles,
        "signed_by": sent.get("signed_by", ""),
        "verdicts": VERDICTS,
        "figures": own_figures(desk, sent),
        "refusal": refusal,
    }
    page = "workbench/confirmation_sheet.html"
    return render(request, page, context, status=409 if refusal else 200)


def _drafts(request: HttpRequest, desk: Desk) -> HttpResponse:
    out = Q(parts__confirmations__withdrawn_at=None)
    asked = Count("parts__confirmations", filter=out)
    open_ = Count("parts__confirmations", filter=out & Q(parts__confirmations__answered_at=None))
    drafts = Draft.objects.filter(book=desk.held, given_up_at=None)
    context = {
        "desk": desk,
        "door": "drafting",
        "drafts": drafts.annotate(asked=asked, waiting=open_),
    }
    return render(request, "workbench/confirmations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def of_draft(request: HttpRequest, code: str, draft: int) -> HttpResponse:
    """One draft: its parts with their units, what was sent, what came back."""
    desk = desk_of(request, code)
    if not desk.is_office:
        raise Http404("没有这份文稿")
    held = draft_at(desk, draft)
    if request.method != "POST":
        return _of_draft(request, desk, held)
    do, _, rest = request.POST.get("do", "").partition(":")
    step = _STEPS.get(do)
    if step is None:
        raise Http404("没有这一步")
    try:
        _require_open(held)
        said = step(request, desk, held, rest)
    except NotAllowed as fault:
        return _of_draft(request, desk, held, fault)
    messages.success(request, said)
    return redirect(request.get_full_path())


def _require_open(draft: Draft) -> None:
    if draft.given_up_at:
        raise NotAllowed("given_up", "这份稿子已经作废，不再送核，也不再登记答复。")
    if is_published(draft):
        raise NotAllowed("published", "这份稿子已经发布，不再送核，也不再登记答复。")


def _ask(request: HttpRequest, desk: Desk, draft: Draft, _: str) -> str:
    form = AskForm(request.POST)
    if not form.is_valid():
        raise NotAllowed("due", "请填答复期限，写成2026-11-23的样子。")
    keys = request.POST.getlist("part")
    if not keys:
        raise NotAllowed("nothing", "请至少选一段再送核。")
    due_on = form.cleaned_data["due_on"]
    sent = ask(draft, keys, due_on=due_on, by=desk.person.pk)
    units = len({one.unit for one in sent})
    return f"已送出{len(sent)}段，给{units}家单位，列入其“我的待办”。"


def _adopt(_: HttpRequest, desk: Desk, draft: Draft, rest: str) -> str:
    asked = _asked(draft, rest)
    version = adopt(asked, by=desk.person.pk)
    return f"已采用单位的写法，“{asked.part.title}”成为第{version.n}稿。"


def _withdraw(_: HttpRequest, __: Desk, draft: Draft, rest: str) -> str:
    asked = _asked(draft, rest)
    withdraw(asked)
    return f"已撤回“{asked.part.title}”的送核。"


def _enter(request: HttpRequest, desk: Desk, draft: Draft, rest: str) -> str:
    """A unit's answer on paper."""
    asked = _asked(draft, rest)
    form = BehalfForm(request.POST, request.FILES)
    if not form.is_valid():
        raise NotAllowed("scan", "代录单位的答复，请写明签字人，并附上签字盖章的扫描件。")
    told = answers_told([asked], request.POST)
    if not told:
        raise NotAllowed("verdict", "请选定：属实、修改、不宜公开。")
    refuse_secret_answers(told.values(), form.cleaned_data["signed_by"])
    file = form.cleaned_data["scan"]
    kept = evidence.store(file.chunks(), file.name)
    hand = Hand(desk.actor, form.cleaned_data["signed_by"], kept.digest, file.name)
    answer([asked], told, hand)
    return f"已代录“{asked.part.title}”的答复，由{hand.signed_by}签字负责。"


_STEPS: Mapping[str, Callable[[HttpRequest, Desk, Draft, str], str]] = {
    "ask": _ask,
    "adopt": _adopt,
    "withdraw": _withdraw,
    "enter": _enter,
}


def _asked(draft: Draft, rest: str) -> Confirmation:
    rows = Confirmation.objects.select_related("part").filter(part__draft=draft)
    found = rows.filter(pk=rest).first() if rest.isdecimal() else None
    if found is None:
        raise Http404("没有这次送核")
    return found


def _of_draft(
    request: HttpRequest, desk: Desk, draft: Draft, refusal: NotAllowed | None = None
) -> HttpResponse:
    held = standings(read_once(draft))
    book = queries.tree(desk.held).book
    rows = [(one, unit_for(book, one.part)) for one in held]
    of_items = [(one, unit) for one, unit in rows if one.part.item]
    # What the office has to see to stands first.
    of_items.sort(key=lambda row: row[0].state not in _TO_SEE_TO)
    units = {unit for _, unit in of_items if unit}
    chosen = request.GET.get("unit", "") if request.GET.get("unit", "") in units else ""
    ids = {unit for _, unit in rows} | {
        name
        for one in held
        if one.asked
        for name in (one.asked.unit, one.asked.answered_by, one.asked.asked_by)
    }
    called = names(ids - {""})
    gone = items_left_out(draft)
    is_asked_here = any(one.key == UNITS for one in STAGES[draft.paper])
    context = {
        **course_context(desk, draft, "confirm"),
        "rows": [
            _row(one, unit, request, is_left_out=one.part.item in gone, is_asked=is_asked_here)
            for one, unit in of_items
            if not chosen or unit == chosen
        ],
        # The words come from another text, that units may have looked at.
        "of_base": "" if is_asked_here else units_told(draft)[1],
        "names": called,
        "units": sorted((called[one], one) for one in units),
        "chosen": chosen,
        "counts": _counts(one for one, _ in of_items if one.part.item not in gone),
        "due_on": request.POST.get("due_on") or (queries.today() + _A_WHILE).isoformat(),
        "verdicts": VERDICTS,
        "refusal": refusal,
    }
    page = "workbench/draft_confirmations.html"
    return render(request, page, context, status=409 if refusal else 200)


def _counts(rows: Iterable[Standing]) -> list[tuple[Badge, int]]:
    """How many parts are how far, in the order in which they go."""
    counts: Counter[str] = Counter(one.state for one in rows)
    return [(badge, counts[state]) for state, badge in CONFIRMED.items() if counts[state]]


def _row(
    one: Standing, unit: str, request: HttpRequest, *, is_left_out: bool, is_asked: bool
) -> dict[str, object]:
    """A part; with what was typed of its answer on paper, and chosen, where that was refused.
    `is_asked`: units are asked about this text and not about the one on which it rests."""
    sent = request.POST
    asked = one.asked.pk if one.asked else 0
    text = plain_of_kept(one.version.text)
    entered = sent.get("do") == f"enter:{asked}"
    return {
        "entered": entered,
        "verdict": sent.get(f"v-{asked}", ""),
        "change": sent.get(f"t-{asked}", text),
        "why": sent.get(f"w-{asked}", ""),
        "signed_by": sent.get("signed_by", "") if entered else "",
        "standing": one,
        "unit": unit,
        "badge": CONFIRMED[one.state],
        "text": text,
        "is_explained": one.part.key.startswith("unfinished/"),
        "is_picked": _is_picked(one, request, is_asked=is_asked),
        "can_ask": bool(unit)
        and not is_left_out
        and one.state not in ("waiting", "overdue", "true"),
        "is_left_out": is_left_out,
    }


def _is_picked(one: Standing, request: HttpRequest, *, is_asked: bool) -> bool:
    """What was not asked, or of other words; or all, or none, or after a refusal what was
    chosen."""
    if request.POST.get("do") == "ask":
        return one.part.key in request.POST.getlist("part")
    pick = request.GET.get("pick", "all" if is_asked else "none")
    return one.state in _TO_ASK and pick != "none"


@require_safe
def scan(request: HttpRequest, code: str, asked: int) -> HttpResponse:
    """The signed sheet from which an answer was entered."""
    desk = desk_of(request, code)
    rows = Confirmation.objects.filter(part__draft__book=desk.held).exclude(scan="")
    found = rows.filter(pk=asked).first() if desk.is_office else None
    if found is None or not Evidence.objects.filter(digest=found.scan).exists():
        raise Http404("没有这份扫描件")
    return as_file(evidence.read_bytes(found.scan), found.scan_name, "application/octet-stream")
