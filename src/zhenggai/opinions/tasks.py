"""What waits for a person in the opinions of a book: for its readers, and for units handed one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.models import Book
from zhenggai.opinions.handing import ANSWERING
from zhenggai.opinions.models import Handing, Opinion, Redress
from zhenggai.opinions.readers import named

# What is to be done, as a person reads it.
TITLES: Mapping[str, str] = {
    "sort": "分类",
    "slip": "出移交单",
    "receipt": "登记回执",
    "handle": "交办或答复",
    "reply": "答复本人",
    "objection": "答复异议",
    "redress": "登记结果",
    "answer": "答复交办",
}


@dataclass(frozen=True, slots=True)
class OpinionTask:
    """One thing that waits: a word of `TITLES`, on an opinion or on what a unit was handed."""

    kind: str
    opinion: Opinion | None
    handing: Handing | None
    since: date

    @property
    def title(self) -> str:
        """登记回执."""
        return TITLES[self.kind]


def something_waits(person: str, unit: str) -> Q:
    """Of a book: whether anything might wait for the person there, named or of the unit."""
    read = _waiting(person).filter(book=OuterRef("pk"))
    owed = _owed(unit).filter(book=OuterRef("pk"))
    return Q(Exists(read)) | Q(Exists(owed))


def opinion_tasks(held: Book, actor: Actor) -> list[OpinionTask]:
    """What waits for this person, the oldest first; nothing for who was not named."""
    found: list[OpinionTask] = []
    if "office" in actor.roles:
        found += _of_reader(held, actor)
    if actor.unit and actor.roles & ANSWERING:
        found += _of_unit(held, actor)
    return sorted(found, key=lambda one: one.since)


def _of_reader(held: Book, actor: Actor) -> Iterator[OpinionTask]:
    handings = Handing.objects.filter(opinion=OuterRef("pk"), withdrawn_at=None)
    rows = _waiting(actor.id).filter(book=held)
    objected = handings.exclude(objected_at=None).filter(answered_at=None, kept_at=None)
    asked = rows.annotate(
        slip_on=Max("slips__made_on"),
        is_handed=Exists(handings),
        is_owed=Exists(handings.filter(answered_at=None)),
        last_answer=Max("handings__answered_at"),
        objected_at=Subquery(objected.values("objected_at")[:1]),
        asked_on=Max("redresses__asked_on"),
    )
    for one in asked:
        since = one.sorted_on or one.received_on
        if one.replied_on:
            yield OpinionTask("redress", one, None, one.asked_on or since)
        elif not one.sort:
            yield OpinionTask("sort", one, None, since)
        elif one.is_accusation:
            kind = "receipt" if one.slip_on else "slip"
            yield OpinionTask(kind, one, None, one.slip_on or since)
        elif one.objected_at:
            on = one.objected_at.astimezone(TIME_ZONE).date()
            yield OpinionTask("objection", one, None, on)
        elif not one.is_handed:
            yield OpinionTask("handle", one, None, since)
        elif not one.is_owed and one.last_answer:
            yield OpinionTask("reply", one, None, one.last_answer.astimezone(TIME_ZONE).date())


def _of_unit(held: Book, actor: Actor) -> Iterator[OpinionTask]:
    for one in _owed(actor.unit).filter(book=held):
        yield OpinionTask("answer", None, one, one.made_at.astimezone(TIME_ZONE).date())


def _waiting(person: str) -> QuerySet[Opinion]:
    """What is not done yet of the books whose opinions the person reads."""
    rows = Opinion.objects.filter(named(person, OuterRef("book")), expunged_at=None)
    asked = Redress.objects.filter(opinion=OuterRef("pk"), answered_on=None)
    rows = rows.filter(Q(replied_on=None) | Exists(asked))
    return rows.exclude(slips__receipt_on__isnull=False)


def _owed(unit: str) -> QuerySet[Handing]:
    """What a unit was handed and has not answered."""
    rows = Handing.objects.filter(answered_at=None, withdrawn_at=None, opinion__replied_on=None)
    # an objection waits for the office
    return rows.filter(Q(objected_at=None) | ~Q(kept_at=None), unit=unit)
