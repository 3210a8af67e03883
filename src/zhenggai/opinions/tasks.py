"""What waits for a person in the opinions of a book: for its readers, and for units handed one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.models import Book
from zhenggai.opinions.handing import ANSWERING
from zhenggai.opinions.models import Handing, Opinion

# What is to be done, as a person reads it.
TITLES: Mapping[str, str] = {
    "sort": "分类",
    "slip": "出移交单",
    "receipt": "登记回执",
    "handle": "交办或答复",
    "reply": "答复本人",
    "answer": "答复交办",
}
# What an opinion's state asks of the office.
_OF_STATE = {
    "unsorted": "sort",
    "sealed": "slip",
    "slipped": "receipt",
    "registered": "handle",
    "reported": "reply",
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


def opinion_tasks(held: Book, actor: Actor) -> list[OpinionTask]:
    """What waits for this person, the oldest first; nothing for who was not named."""
    found: list[OpinionTask] = []
    if "office" in actor.roles:
        found += _of_reader(held, actor)
    if actor.unit and actor.roles & ANSWERING:
        found += _of_unit(held, actor)
    return sorted(found, key=lambda one: one.since)


def _of_reader(held: Book, actor: Actor) -> Iterator[OpinionTask]:
    rows = Opinion.objects.filter(
        book=held,
        book__opinion_readers__person=actor.id,
        book__opinion_readers__ended_at=None,
        replied_on=None,
        expunged_at=None,
    ).exclude(slips__receipt_on__isnull=False)
    for one in rows.prefetch_related("slips", "handings"):
        if kind := _OF_STATE.get(one.state):
            yield OpinionTask(kind, one, None, _since(one, kind))


def _since(one: Opinion, kind: str) -> date:
    if kind == "reply":
        days = [told.answered_at for told in one.handings.all() if told.answered_at]
        return max(days).astimezone(TIME_ZONE).date()
    if kind == "receipt":
        return next(slip.made_on for slip in one.slips.all())
    return one.sorted_on or one.received_on


def _of_unit(held: Book, actor: Actor) -> Iterator[OpinionTask]:
    rows = Handing.objects.filter(
        book=held, unit=actor.unit, answered_at=None, withdrawn_at=None, opinion__replied_on=None
    )
    for one in rows.select_related("unit"):
        yield OpinionTask("answer", None, one, one.made_at.astimezone(TIME_ZONE).date())
