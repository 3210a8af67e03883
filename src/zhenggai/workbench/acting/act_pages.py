"""An act that somebody wants to do on one thing or on several: its form, and writing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction
from django.http import Http404
from django.urls import reverse

from zhenggai.ledger import queries
from zhenggai.ledger.actions import Making, Written, write
from zhenggai.ledger.core.acts import ACT_OF_KIND
from zhenggai.ledger.core.acts.mending import DeclineExpunge, Expunge
from zhenggai.ledger.core.acts.progress import AttachProof
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.counting import counted_measures, planned_problems
from zhenggai.ledger.core.entries import Draft, Entry
from zhenggai.ledger.core.keys import BOOK, WHOLE, kind_of, number_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Expunging, Figure, Item
from zhenggai.ledger.core.scope import seen_by, sees
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.waiting_figures import figure_words
from zhenggai.people.models import Person, Unit
from zhenggai.people.queries import actors
from zhenggai.supervision.latest_rounds import latest_rounds
from zhenggai.workbench.acting.act_places import shareable
from zhenggai.workbench.acting.by_minutes import decided_by
from zhenggai.workbench.acting.naming import KINDS
from zhenggai.workbench.acting.offers import fits
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.forms.act_form import ActForm
from zhenggai.workbench.forms.choices import Around, Choices, person_title
from zhenggai.workbench.forms.making import Filled, families_for
from zhenggai.workbench.scope import may_mend

# What the address of a form may fill in: a prescribed step is recorded from the line of steps, a
# closed item is opened again with a citizen's opinion as the basis.
_TOLD = ("step", "version", "ground", "basis_kind", "basis_number", "text", "reason", "cause")
_ITEMS = ("problem", "measure")
_DECIDING = (Expunge, DeclineExpunge)


@dataclass(frozen=True, slots=True)
class ActPage:
    """An act and what it is on; the state is what the form knows. `others` are done with it."""

    desk: Desk
    act: type[Act]
    subject: str
    state: Book
    pack: Pack
    entry: Entry | None
    others: tuple[str, ...] = ()

    @property
    def subjects(self) -> tuple[str, ...]:
        """Everything on which it is done."""
        return (self.subject, *self.others)

    @property
    def around(self) -> Around:
        """What the form stands in."""
        shared = shareable(self.desk, self.subject) if self.act is AttachProof else ()
        return Around(self.state, self.pack, self.subject, self.entry, shared)

    @property
    def kind(self) -> str:
        """The act's kind; a template cannot ask a class, it would call it."""
        return self.act.KIND

    @property
    def title(self) -> str:
        """The act's word on a button."""
        return "收回提请" if _takes_back(self.desk, self.act, self.asked) else self.act.TITLE

    @property
    def asked(self) -> Expunging | None:
        """The request for an expunging that is decided by it."""
        return self.state.expungings.get(self.subject)

    @property
    def figure(self) -> Figure | None:
        """The figure that is confirmed by it."""
        return self.state.figures.get(self.subject)

    @property
    def item(self) -> Item | None:
        """The problem or measure that the act is about."""
        return self.state.item(self.figure.item if self.figure else self.subject)

    @property
    def back(self) -> str:
        """The page of what the act is on."""
        code, key = self.desk.held.code, self._place
        if self.others:
            return reverse("workbench:ledger", args=[code])
        if key == BOOK:
            return reverse("workbench:book", args=[code])
        return reverse(f"workbench:{kind_of(key)}", args=[code, number_of(key)])

    @property
    def whence(self) -> str:
        """What that page is called."""
        return _told(self._place) or "总览"

    @property
    def _place(self) -> str:
        """The problem or measure on the page of which it stands, or the book."""
        row = self.state.row(self.subject)
        about: Sequence[str] = (self.subject,)
        if self.entry or self.asked:
            about = self.entry.subject if self.entry else self.asked.items if self.asked else ()
        elif row is not None and kind_of(self.subject) not in _ITEMS:
            about = (getattr(row, "item", ""), getattr(row, "problem", ""))
        return next((one for one in about if kind_of(one) in _ITEMS), BOOK)

    @property
    def thing(self) -> str:
        """What the act is on, for the page's head."""
        if self.entry:
            return f"第{self.entry.n}号登记"
        if self.others:
            return f"{len(self.subjects)}项"
        if self.figure:
            return figure_words(self.figure, self.state)
        return _told(self.subject)


def _told(key: str) -> str:
    """措施12-3; nothing for the book."""
    return f"{KINDS.get(kind_of(key), '')}{number_of(key)}"


def page_of(desk: Desk, kind: str, subjects: Sequence[str]) -> ActPage:
    """The page of an act on these subjects. Raises Http404 and NotAllowed."""
    subject, *others = subjects
    act = ACT_OF_KIND.get(kind)
    if act is None or not all(fits(act, one) for one in subjects):
        raise Http404("没有这一页")
    entry = _entry_of(desk, subject) if kind_of(subject) == "entry" else None
    state = _state(desk, act, subjects, entry)
    is_own = _takes_back(desk, act, state.expungings.get(subject))
    for one in subjects if entry is None and not is_own else ():
        if one != BOOK and not (state.row(one) and sees(state, desk.actor, one)):
            raise Http404(f"没有编号为{number_of(one)}的事项")
    pack = queries.pack(state)
    if not pack.may(desk.actor.roles, kind) and not desk.is_office and not is_own:
        raise NotAllowed("role", f"您在本台账中的职责不包括“{act.TITLE}”。")
    return ActPage(desk, act, subject, state, pack, entry, tuple(others))


def _takes_back(desk: Desk, act: type[Act], asked: Expunging | None) -> bool:
    """Whether the person takes back the own request for an expunging."""
    if act is not DeclineExpunge or asked is None or asked.state != "asked":
        return False
    return desk.person.pk in (asked.asked_by, asked.entered_by)


def _state(desk: Desk, act: type[Act], subjects: Sequence[str], entry: Entry | None) -> Book:
    wanted = {BOOK} if entry else set().union(*(families_for(act, one) for one in subjects))
    asked = queries.part(desk.held, BOOK).expungings.get(subjects[0]) if act in _DECIDING else None
    about = (*subjects, *(asked.items if asked else ()))
    state = queries.now(desk.held) if WHOLE in wanted else queries.part(desk.held, *about)
    # Nothing is offered for choice that the person may not know of.
    return seen_by(state, desk.actor) if desk.sees_all else state


def _entry_of(desk: Desk, subject: str) -> Entry:
    number = number_of(subject)
    found = queries.entry(desk.held, int(number)) if number.isdecimal() else None
    if found is None or not may_mend(queries.part(desk.held, *found.subject), desk.actor, found):
        raise Http404("没有这一号登记")
    return found


def form_of(page: ActPage, given: tuple[Any, Any], told: Mapping[str, str]) -> ActForm:
    """The form, filled with what was sent; at first with what an address may tell."""
    begun: dict[str, Any] = {"on": queries.today(), "seen": page.desk.held.head_n}
    begun |= {name: told[name] for name in _TOLD if name in told}
    if page.act.KIND == "approve_plan":
        begun["version"] = _next_version(page.state.info.plan_version)
        begun["problems"] = len(planned_problems(page.state))
        begun["measures"] = len(counted_measures(page.state))
    if page.act.KIND == "review_plan":
        begun["opinion"] = "\n".join(f"{one.title}：" for one in page.pack.review_points)
    if page.act.KIND == "draw_recheck":
        begun["seed"] = f"{queries.today():%Y%m%d}-{page.desk.held.head_n}"
    if page.act.KIND == "confirm_figure":
        begun["value"] = page.figure.value if page.figure else None
        begun["cut_off"] = _cut_off(page.desk.held.code)
    return ActForm(page.act, page.around, begun=begun, doers=_doers(page), given=given)


def _next_version(last: str) -> str:
    """The version after this one; a version that is no number is named by who approves it."""
    return str(int(last) + 1) if last.isdecimal() else "" if last else "1"


def _cut_off(code: str) -> date:
    """The day for which figures are confirmed now: that of the newest round, else today."""
    found = latest_rounds([code], datetime.now(UTC)).get(code)
    return min(found.round.cut_off, queries.today()) if found else queries.today()


def _doers(page: ActPage) -> Choices:
    """Whom the office may name as having done it; itself first where it may do it itself."""
    desk, kind = page.desk, page.act.KIND
    if not desk.is_office:
        return []
    people = {one.pk: person_title(one) for one in _everybody()}
    bodies = dict(Unit.objects.filter(is_body=True, is_active=True).values_list("pk", "name"))
    found = actors(desk.held.code, {*people, *bodies})
    able = [one for one, held in found.items() if page.pack.may(held.roles, kind)]
    titles = {**people, **bodies}
    others = [(one, titles[one]) for one in able if one != desk.person.pk]
    own = page.pack.may(desk.actor.roles, kind)
    return [(desk.person.pk, "本人办理") if own else ("", "请选择"), *others]


def _everybody() -> list[Person]:
    return list(Person.objects.filter(is_active=True).select_related("unit"))


def write_act(page: ActPage, form: ActForm) -> Written:
    """Store what was uploaded and write the act on every subject, all or none.

    Raises NotAllowed; then no entry is written.
    """
    form.keep_files()
    desk, told = page.desk, form.cleaned_data
    me, by, basis = desk.person.pk, told.get("by") or desk.person.pk, form.basis
    if meeting := page.state.meetings.get(form.values().get("meeting", "")):
        by, basis = decided_by(meeting, desk, page.pack, (by, basis))
    who = actors(desk.held.code, {me, by})
    file = form.kept.get("digest")
    filled = [
        Filled(page.act, one, form.values(), who[by], page.pack, file, page.entry)
        for one in page.subjects
    ]

    def drafts(now: Book) -> list[Draft]:
        made = (one.made(now) for one in filled)
        return [Draft(one, form.day, by, me, basis, told["late_reason"]) for one in made]

    families = set[str]().union(*(one.families for one in filled))
    with transaction.atomic():
        return write(desk.held.code, Making(families, drafts), actors=who, seen=told["seen"])
