"""What a meeting decided is the act of those who met; the clerk who writes it in only enters it."""

from zhenggai.ledger.core.coding import expunged_field
from zhenggai.ledger.core.entries import Basis
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.rows import Meeting
from zhenggai.people.models import Unit
from zhenggai.people.queries import actors
from zhenggai.workbench.desks import Desk

Hand = tuple[str, Basis | None]


def decided_by(meeting: Meeting, desk: Desk, pack: Pack, told: Hand) -> Hand:
    """Who struck an item off by a meeting on record, and the paper that says so.

    `told` is what the form names. Where that is the clerk, who has no seat in the meeting, it is
    the one body that has; the minutes on record are the paper where the form tells of none.
    """
    by, basis = told
    roles = {one.role for one in pack.signatures if one.by_meeting}
    if by == desk.person.pk and roles & desk.actor.roles:
        return told
    number, scan = ("" if expunged_field(one) else one for one in (meeting.number, meeting.scan))
    minutes = basis or Basis("minutes", meeting.on, number, scan)
    if by != desk.person.pk:
        return by, minutes
    bodies = Unit.objects.filter(is_body=True, is_active=True).values_list("pk", flat=True)
    met = [key for key, one in actors(desk.held.code, bodies).items() if roles & one.roles]
    return (met[0], minutes) if len(met) == 1 else told
