"""A unit is handed the office's summary of an opinion (交办), answers it, or is told no more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import transaction
from django.db.models import Max, Q

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.ledger.models import Book
from zhenggai.opinions.models import Handing, Opinion
from zhenggai.opinions.readers import require_reader
from zhenggai.opinions.reading import log, words_of
from zhenggai.opinions.receiving import next_number_lock
from zhenggai.opinions.registering import NO_ITEM
from zhenggai.opinions.summaries import Doubt, check_summary
from zhenggai.people.models import Role, Unit
from zhenggai.zh.days import in_words

ANSWERING = frozenset({"liaison", "unit_head"})
_LONGEST_ANSWER, _LONGEST_OBJECTION = 5000, 500


@dataclass(frozen=True, slots=True)
class Order:
    """What a unit is handed: the summary, and the day by which it answers. `has_looked`: the
    office says that what may tell a person was looked at."""

    unit: Unit
    summary: str
    due_on: date
    has_looked: bool = False


def hand(opinion: Opinion, order: Order, *, today: date, by: Actor) -> tuple[Doubt, ...]:
    """Hand it to the unit; doubts that stay open are given back and nothing is handed.

    Raises NotAllowed.
    """
    require_reader(opinion.book, by)
    if opinion.is_accusation:
        raise NotAllowed("item", NO_ITEM)
    if not opinion.sort or opinion.replied_on or opinion.expunged_at:
        raise NotAllowed("state", "分类以后、答复以前，才能交办。")
    if not order.unit.is_active:
        raise NotAllowed("unit", f"{order.unit.name}已停用，请选别的单位。")
    if not _has_somebody(opinion.book, order.unit):
        raise NotAllowed(
            "nobody",
            f"{order.unit.name}在本台账还没有联络员或主要负责人，收不到交办。"
            "请先在“单位和人员”里给职责，或者另选单位。",
        )
    if order.due_on < today:
        raise NotAllowed("day", "答复期限不能早于今天。")
    _require_new(opinion, order.unit)
    doubts = check_summary(order.summary, words_of(opinion), has_looked=order.has_looked)
    if not order.has_looked:
        doubts = (*doubts, *_answered_before(opinion, order.unit))
    if doubts:
        return doubts
    with transaction.atomic():
        held = next_number_lock(opinion.book_id)
        _require_new(opinion, order.unit)
        last = Handing.objects.filter(book=held).aggregate(last=Max("n"))["last"] or 0
        Handing.objects.create(
            book=held,
            opinion=opinion,
            n=last + 1,
            unit=order.unit,
            problem=opinion.problem,
            summary=order.summary.strip(),
            due_on=order.due_on,
            made_by=by.id,
            made_at=datetime.now(UTC),
        )
        log(opinion, by, "交办单位")
    return ()


def _require_new(opinion: Opinion, unit: Unit) -> None:
    """A unit answers an opinion once at a time."""
    rows = Handing.objects.filter(opinion=opinion, unit=unit, withdrawn_at=None, answered_at=None)
    if (one := rows.first()) is not None:
        raise NotAllowed(
            "again",
            f"这件意见已经交办给{unit.name}（{one}），还没有答复，不能重复交办。"
            "要改摘要或者期限的，请先收回再交办。",
        )


def _answered_before(opinion: Opinion, unit: Unit) -> Iterator[Doubt]:
    rows = Handing.objects.filter(opinion=opinion, unit=unit, withdrawn_at=None)
    for one in rows.exclude(answered_at=None):
        yield Doubt(str(one), f"{unit.name}已经答复过这件交办，请看是否确要再交办")


def _has_somebody(held: Book, unit: Unit) -> bool:
    """Whether anybody of the unit would find it among the tasks."""
    able = Role.objects.filter(
        person__unit=unit, person__is_active=True, role__in=ANSWERING
    ).filter(Q(book=None) | Q(book=held))
    return able.exists()


def may_answer(handing: Handing, actor: Actor) -> bool:
    """Whether it is this person's to answer for the unit."""
    return bool(actor.roles & ANSWERING) and actor.unit == handing.unit_id


def answer(handing: Handing, text: str, *, by: Actor) -> None:
    """The unit's answer; it may be mended until the person was answered. Raises NotAllowed."""
    if not may_answer(handing, by):
        raise NotAllowed("role", "只有承办单位可以答复。")
    if handing.withdrawn_at or handing.opinion is None:
        raise NotAllowed("withdrawn", "整改办已经收回这件交办，不用再答复。")
    if handing.opinion.replied_on:
        raise NotAllowed("replied", "整改办已经答复本人，要补充的请与整改办联系。")
    told = text.strip()
    if not told or len(told) > _LONGEST_ANSWER:
        raise NotAllowed("text", f"请写明核查和办理的情况，最多{_LONGEST_ANSWER}个字。")
    refuse_secret(told)
    handing.answer, handing.answered_by, handing.answered_at = told, by.id, datetime.now(UTC)
    handing.save(update_fields=["answer", "answered_by", "answered_at"])


def object_to(handing: Handing, why: str, *, until: date | None, today: date, by: Actor) -> None:
    """The unit says that it is not its own, once and until this day (《信访工作条例》第二十三条);
    None where no calendar reaches so far. Raises NotAllowed."""
    if not may_answer(handing, by):
        raise NotAllowed("role", "只有承办单位可以提出异议。")
    if not handing.is_open or handing.opinion is None or handing.opinion.replied_on:
        raise NotAllowed("done", "已经答复或者已经收回，不用再提异议。")
    if handing.objected_at:
        raise NotAllowed("objected", "异议已经提过，以整改办的答复为准。")
    if until and today > until:
        raise NotAllowed("late", f"提出异议的期限到{in_words(until)}，已经过了；请与整改办联系。")
    told = why.strip()
    if not told or len(told) > _LONGEST_OBJECTION:
        raise NotAllowed("text", f"请写明为什么不属于本单位，最多{_LONGEST_OBJECTION}个字。")
    refuse_secret(told)
    handing.objection, handing.objected_by, handing.objected_at = told, by.id, datetime.now(UTC)
    handing.save(update_fields=["objection", "objected_by", "objected_at"])


def keep_there(handing: Handing, why: str, *, by: Actor) -> None:
    """The office does not agree with the unit's objection: the unit answers. Raises NotAllowed."""
    require_reader(handing.book, by)
    if not handing.is_objected:
        raise NotAllowed("state", "这件交办没有待答复的异议。")
    told = why.strip()
    if not told or len(told) > _LONGEST_OBJECTION:
        raise NotAllowed("text", f"请写明仍由该单位承办的理由，最多{_LONGEST_OBJECTION}个字。")
    refuse_secret(told)
    handing.kept_why, handing.kept_by, handing.kept_at = told, by.id, datetime.now(UTC)
    handing.save(update_fields=["kept_why", "kept_by", "kept_at"])
    if handing.opinion:
        log(handing.opinion, by, "答复单位异议")


def withdraw(handing: Handing, *, by: Actor) -> None:
    """Take it back: the unit reads nothing more. Raises NotAllowed."""
    require_reader(handing.book, by)
    if not handing.is_open:
        raise NotAllowed("done", "单位已经答复或者已经收回，不能再收回。")
    handing.withdrawn_at, handing.withdrawn_by = datetime.now(UTC), by.id
    handing.save(update_fields=["withdrawn_at", "withdrawn_by"])
    if handing.opinion:
        log(handing.opinion, by, "收回交办")
