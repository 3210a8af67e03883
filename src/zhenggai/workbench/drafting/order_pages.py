"""审定 on its page: the whole way of a text as a table, from the report to its publication."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Q
from django.urls import reverse

from zhenggai.notices.rewording import Reworded, reworded_lines
from zhenggai.publication.drafts.read_once import read_with
from zhenggai.publication.models import Approval, Draft, DraftPart
from zhenggai.publication.order.deriving import Difference, changes_since, differences
from zhenggai.publication.order.stages import (
    UNITS,
    StageState,
    edition_of,
    is_approved,
    is_published,
    stage_states,
    why_not_yet,
)
from zhenggai.publication.order.withdrawing import last_given, why_kept
from zhenggai.workbench.badges import STAGE, Badge

_ON_THE_WAY = ("report", "party-notice", "public-notice")
# When a text that follows may be begun.
_BEFORE = {
    "party-notice": "报告的各步都登记以后，从报告起草",
    "public-notice": "党内通报发布以后，从党内通报起草",
}
_DONE, _WAITING, _AHEAD = STAGE["done"], STAGE["waiting"], STAGE["ahead"]


@dataclass(frozen=True, slots=True)
class Row:
    """One step: on what it rests, who entered it. `draft` is another text than the page's; `begins`
    the paper that may be begun here; `may_take_back` of the last approval, where nothing rests on
    it."""

    title: str
    badge: Badge
    is_own: bool = False
    draft: Draft | None = None
    approval: Approval | None = None
    basis: str = ""
    by: str = ""
    address: str = ""
    link: str = ""
    begins: str = ""
    may_take_back: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """A part that reads otherwise, the paragraphs that differ side by side."""

    part: DraftPart
    lines: tuple[Reworded, ...]


@dataclass(frozen=True, slots=True)
class OrderPage:
    """All that the page shows: `next` is the stage that is to be entered now and `barred` why it
    cannot be yet, `kept` why no approval can be taken back, `changed` what was changed since it was
    approved, `unlike` where the notice is not the report."""

    rows: tuple[Row, ...]
    next: StageState | None
    barred: str
    kept: str
    changed: tuple[Beside, ...]
    since: Approval | None
    unlike: tuple[Beside, ...]


def order_page(draft: Draft, states: Sequence[StageState], *, is_office: bool) -> OrderPage:
    """The table, with what is to be done now; `states` are those of the draft. Only the office sees
    what units answered and takes an approval back."""
    missing = [one for one in states if one.standing != "done"]
    changed = next((one.approval for one in states if one.standing == "changed"), None)
    is_open = not draft.given_up_at and not is_published(draft)
    next_one = missing[0] if missing and is_open else None
    last = last_given(draft) if is_office else None
    kept = why_kept(draft) if last else ""
    way = _Way(draft, tuple(states), None if kept else last, is_office)
    return OrderPage(
        rows=tuple(_rows(way)),
        next=next_one,
        barred=why_not_yet(draft, next_one.stage) if next_one else "",
        kept=kept,
        changed=tuple(map(_beside, changes_since(changed))) if changed else (),
        since=changed,
        unlike=tuple(map(_beside, differences(draft))) if draft.paper == "party-notice" else (),
    )


def _beside(one: Difference) -> Beside:
    lines = reworded_lines(one.before.split("\n"), one.now.split("\n"))
    return Beside(one.part, tuple(lines))


@dataclass(frozen=True, slots=True)
class _Way:
    """Whose page it is, the stages of that text, the approval that may be taken back."""

    draft: Draft
    states: tuple[StageState, ...]
    last: Approval | None
    is_office: bool


def _rows(way: _Way) -> Iterator[Row]:
    draft = way.draft
    report, notice, public = _line(draft)
    first = report or draft
    if first.paper not in ("party-notice", "public-notice"):
        yield _begun(first, draft, "报告稿")
        yield from _stages(first, way)
    if report or draft.paper in ("party-notice", "public-notice"):
        yield _text(notice, draft, "党内通报", report, "party-notice")
        yield _text(public, draft, "社会公开稿", notice, "public-notice")
        if public:
            yield from _stages(public, way)
            yield _release(public)


def _line(draft: Draft) -> tuple[Draft | None, Draft | None, Draft | None]:
    """The report, the notice and the public text on the way of which the draft stands."""
    found: dict[str, Draft] = {draft.paper: draft}
    before = draft.based_on
    while before is not None:
        found.setdefault(before.paper, before)
        before = before.based_on
    if draft.paper in _ON_THE_WAY and len(found) < len(_ON_THE_WAY):
        first = next(one for one in map(found.get, _ON_THE_WAY) if one)
        based = Q(based_on=first) | Q(based_on__based_on=first)
        rows = [read_with(draft, one) for one in Draft.objects.filter(based, given_up_at=None)]
        for base, paper in pairwise(_ON_THE_WAY):
            own = (one for one in rows if base in found and one.based_on_id == found[base].pk)
            later = next((one for one in own if one.paper == paper), None)
            if later is not None:
                found.setdefault(paper, later)
    return found.get("report"), found.get("party-notice"), found.get("public-notice")


def _begun(held: Draft, draft: Draft, title: str) -> Row:
    return Row(
        title,
        _DONE.saying("已起草"),
        is_own=held == draft,
        draft=held,
        basis=f"数字截至{held.cut_off.year}年{held.cut_off.month}月{held.cut_off.day}日",
        by=held.begun_by,
        address=_address(held, "workbench:drafting_text"),
        link="看稿子",
    )


def _stages(held: Draft, way: _Way) -> Iterator[Row]:
    is_own = held == way.draft
    for one in way.states if is_own else stage_states(held):
        yield Row(
            one.stage.title,
            STAGE[one.standing],
            is_own=is_own,
            draft=held,
            approval=one.approval,
            basis=one.note,
            by=one.approval.by if one.approval else "",
            may_take_back=is_own and one.approval is not None and one.approval == way.last,
            **_door_of(one, held, way),
        )


def _door_of(one: StageState, held: Draft, way: _Way) -> dict[str, str]:
    """Where a stage is taken: of another text on its page, of this one beside the table, or by the
    units' answers, which stand on a page of the office."""
    by_answers = one.stage.key == UNITS and one.approval is None
    if by_answers and one.standing == "done":
        address = _address(held, "workbench:draft_confirmations")
        return {"address": address, "link": "看单位答复"} if way.is_office else {}
    if held != way.draft:
        is_open = way.is_office and not held.given_up_at and one.standing != "done"
        address = _address(held, "workbench:drafting_stages")
        return {"address": address, "link": "到这份稿子登记" if is_open else "看登记"}
    if by_answers and way.is_office and not held.given_up_at:
        return {"address": _address(held, "workbench:draft_confirmations"), "link": "去送核"}
    return {}


def _text(held: Draft | None, draft: Draft, title: str, base: Draft | None, paper: str) -> Row:
    """A text that follows: where it went out, where it is, or that it can be begun."""
    if held is None:
        may_begin = base is not None and _may_follow(base)
        begins = paper if may_begin and base == draft else ""
        badge = _WAITING.saying("待起草") if may_begin else _AHEAD
        return Row(title, badge, basis="" if may_begin else _BEFORE[paper], begins=begins)
    edition = edition_of(held)
    if edition is not None:
        return Row(
            title,
            _DONE.saying("已发布"),
            is_own=held == draft,
            draft=held,
            basis=f"第{edition.number}版，{edition.published_on.year}年"
            f"{edition.published_on.month}月{edition.published_on.day}日",
            by=edition.by,
            address=reverse("workbench:edition", args=[held.book.code, edition.code]),
            link="看发布版",
        )
    return Row(
        title,
        _WAITING.saying("起草中"),
        is_own=held == draft,
        draft=held,
        by=held.begun_by,
        address=_address(held, "workbench:drafting_publish"),
        link="看还缺什么",
    )


def _may_follow(base: Draft) -> bool:
    if base.given_up_at:
        return False
    return is_approved(base) if base.paper == "report" else is_published(base)


def _release(public: Draft) -> Row:
    edition = edition_of(public)
    releases = list(edition.releases.filter(taken_back_at=None)) if edition else []
    if edition is None:
        return Row("发布登记", _AHEAD)
    address = reverse("workbench:edition", args=[public.book.code, edition.code])
    if not releases:
        return Row("发布登记", _WAITING, address=address, link="登记在哪里发布")
    told = "、".join(dict.fromkeys(one.medium for one in releases))
    return Row("发布登记", _DONE, basis=told, by=releases[0].by, address=address, link="看登记")


def _address(held: Draft, view: str) -> str:
    return reverse(view, args=[held.book.code, held.pk])
