"""The office takes what came in: it accepts a sheet, or returns it with the reasons."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from django.db import transaction

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.supervision.filling import locked, note
from zhenggai.supervision.hands import require_office
from zhenggai.supervision.models import Round, Sheet

# Reasons of which one is mostly right; any other may be written.
REASONS: tuple[str, ...] = (
    "内容过于笼统，请写明做了什么、做到什么程度",
    "数字与上期不衔接，请核对",
    "没有附佐证材料",
    "内容与佐证材料不一致",
    "本期情况选得不对，请核对",
)


@transaction.atomic
def accept(sheet: Sheet, *, by: Actor, at: datetime | None = None) -> Sheet:
    """Take a reported sheet as it is. Raises NotAllowed."""
    require_office(by)
    held = locked(sheet)
    if held.state != "reported":
        raise NotAllowed("state", f"{held.unit}这张表不是已报状态，不能接收。")
    _accept(held, by, at or datetime.now(UTC))
    return held


@transaction.atomic
def accept_all(asked: Round, *, by: Actor, at: datetime | None = None) -> int:
    """Take every reported sheet of a round; how many there were. Raises NotAllowed."""
    require_office(by)
    at = at or datetime.now(UTC)
    waiting = list(asked.sheets.filter(state="reported").select_for_update(of=("self",)))
    for one in waiting:
        _accept(one, by, at)
    return len(waiting)


def _accept(held: Sheet, by: Actor, at: datetime) -> None:
    held.state = "accepted"
    held.save(update_fields=["state"])
    note(held, "accepted", by, at)


@transaction.atomic
def return_sheet(
    sheet: Sheet,
    reason: str,
    *,
    by: Actor,
    items: Mapping[str, str] | Sequence[str] = (),
    at: datetime | None = None,
) -> Sheet:
    """Give a sheet back, or single items of it (each perhaps with a reason of its own).

    What was reported stays in the ledger; what is reported then stands beside it. Raises
    NotAllowed.
    """
    require_office(by)
    reason, at = reason.strip(), at or datetime.now(UTC)
    reasons = {one: _own(items, one) or reason for one in items}
    if not reason and not (reasons and all(reasons.values())):
        raise NotAllowed("required", "请写明退回的理由。")
    refuse_secret(reason, *reasons.values())
    held = locked(sheet)
    if not held.is_reported:
        raise NotAllowed("state", f"{held.unit}这张表还没有报送，不能退回。")
    if held.round.closed_at:
        raise NotAllowed("closed", f"{held.round}已经结束，不能再退回。")
    rows = {one.item: one for one in held.lines.filter(item__in=reasons)}
    if strange := reasons.keys() - rows.keys():
        raise NotAllowed("not_asked", f"{'、'.join(map(number_of, strange))}不在这张表上。")
    for item, row in rows.items():
        row.returned_why = reasons[item]
        row.save(update_fields=["returned_why"])
    held.state, held.returned_why = "returned", reason
    held.save(update_fields=["state", "returned_why"])
    numbers = "、".join(number_of(one) or "专项问题" for one in reasons)
    note(held, "returned", by, at, f"{numbers}：{reason}" if numbers else reason)
    return held


def _own(items: Mapping[str, str] | Sequence[str], one: str) -> str:
    return items[one].strip() if isinstance(items, Mapping) else ""
