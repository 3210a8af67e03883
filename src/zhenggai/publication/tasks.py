"""What waits for a person before a text goes out: parts and figures to confirm, answers to use,
approvals and agreements to be put on record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Count, Exists, F, Min, OuterRef, Q, QuerySet, Value

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.models import Book
from zhenggai.publication.figure_calls import is_confirmed
from zhenggai.publication.models import Approval, Confirmation, Exclusion, FigureCall
from zhenggai.publication.order.stages import STAGES, UNITS
from zhenggai.published.models import Edition
from zhenggai.zh.days import in_words

# What is to be done, as a person reads it.
TITLES: Mapping[str, str] = {
    "text": "核对文稿",
    "figures": "核对数字",
    "answers": "处理答复",
    "approval": "登记审定",
    "left_out": "登记同意",
}
_TO_UNITS = [paper for paper, stages in STAGES.items() if any(one.key == UNITS for one in stages)]
_UNITS = frozenset({"liaison", "unit_head"})


@dataclass(frozen=True, slots=True)
class TextTask:
    """A word of `TITLES`: so many parts, figures or items, of which text or day, since when;
    `draft` is the id of the text, `due_on` when units are to answer, or were."""

    kind: str
    what: str
    count: int
    since: datetime
    due_on: date
    draft: int = 0

    @property
    def title(self) -> str:
        """核对文稿."""
        return TITLES[self.kind]


def text_tasks(held: Book, actor: Actor, tree: Tree) -> list[TextTask]:
    """What waits for this person in a book, the oldest first; asked of the database at once."""
    wanted: list[QuerySet[Any, Any]] = []
    if actor.roles & _UNITS and actor.unit:
        waiting = _asked(held).filter(unit=actor.unit, answered_at=None)
        wanted += [_by_draft(waiting, "text"), _calls(held, actor.unit)]
    if "office" in actor.roles:
        # Answers other than 属实 to parts that nobody touched since.
        used = _asked(held).filter(verdict__in=["change", "private"], part__head=F("n"))
        wanted += [_by_draft(used, "answers"), _to_approve(held), _to_agree(held)]
    if not wanted:
        return []
    rows = wanted[0].union(*wanted[1:], all=True)
    tasks = (_task(row, actor.unit, tree) for row in rows)
    return sorted((one for one in tasks if one), key=lambda one: one.since)


def _task(row: tuple[Any, ...], unit: str, tree: Tree) -> TextTask | None:
    kind, draft, title, day, count, since, due_on = row
    if kind != "figures":
        return TextTask(kind, title, count, since, due_on, draft)
    own = (one for one in tree.book.figures.values() if one.owner == unit)
    waiting = sum(one.kind == "reported" and not is_confirmed(one, day) for one in own)
    words = f"截至{in_words(day)}"
    return TextTask(kind, words, waiting, since, due_on) if waiting else None


def _asked(held: Book) -> QuerySet[Confirmation]:
    """What was put to units of texts that are still worked on."""
    return Confirmation.objects.filter(
        part__draft__book=held, part__draft__given_up_at=None, withdrawn_at=None
    ).order_by()


def _to_approve(held: Book) -> QuerySet[Any, Any]:
    """Texts that all units answered, with every answer used, and that nobody approved yet."""
    asked = Confirmation.objects.filter(part__draft=OuterRef("part__draft"), withdrawn_at=None)
    open_ = Q(answered_at=None) | Q(verdict__in=["change", "private"], part__head=F("n"))
    # Who found words true that were changed since is to be asked again.
    open_ |= Q(verdict="true", part__head__gt=F("n"))
    given = Approval.objects.filter(draft=OuterRef("part__draft"), taken_back_at=None)
    out = Edition.objects.filter(draft=OuterRef("part__draft"))
    rows = _asked(held).filter(~Exists(asked.filter(open_)), ~Exists(given), ~Exists(out))
    return _by_draft(rows.filter(part__draft__paper__in=_TO_UNITS), "approval")


def _to_agree(held: Book) -> QuerySet[Any, Any]:
    """Items that a text for the public is to leave out, and to which nobody agreed yet."""
    rows = Exclusion.objects.filter(
        draft__book=held,
        draft__paper="public-notice",
        draft__given_up_at=None,
        taken_back_at=None,
        agreed_body="",
    ).order_by()
    named = rows.annotate(kind=_word("left_out"), title=F("draft__title"), day=F("draft__cut_off"))
    grouped = named.values("kind", "draft", "title", "day").annotate(
        count=Count("pk"), since=Min("at"), until=Min("draft__cut_off")
    )
    return grouped.values_list("kind", "draft", "title", "day", "count", "since", "until")


def _by_draft(rows: QuerySet[Confirmation], kind: str) -> QuerySet[Any, Any]:
    named = rows.annotate(
        kind=_word(kind),
        draft=F("part__draft"),
        title=F("part__draft__title"),
        day=F("part__draft__cut_off"),
    )
    grouped = named.values("kind", "draft", "title", "day").annotate(
        count=Count("pk"), since=Min("asked_at"), until=Min("due_on")
    )
    return grouped.values_list("kind", "draft", "title", "day", "count", "since", "until")


def _calls(held: Book, unit: str) -> QuerySet[Any, Any]:
    """The latest call for figures."""
    latest = FigureCall.objects.filter(book=held, unit=unit).order_by("-pk").values("pk")[:1]
    rows = FigureCall.objects.filter(pk__in=latest).order_by()
    named = rows.annotate(kind=_word("figures"), title=_word(""), count=Value(0))
    return named.values_list("kind", "pk", "title", "cut_off", "count", "asked_at", "due_on")


def _word(text: str) -> Value:
    return Value(text, output_field=CharField())
