"""Whose rounds and sheets a person may see: the office and leaders all, a unit's people their own.

Outside of that a sheet does not exist.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from zhenggai.people.models import Person, Role
from zhenggai.supervision.hands import is_filler
from zhenggai.supervision.models import Round, Sheet
from zhenggai.workbench.desks import Desk


def rounds_of(desk: Desk) -> list[Round]:
    """The rounds of the book that the person has to do with, the newest first."""
    found = Round.objects.filter(book=desk.held)
    if not desk.sees_all:
        found = found.filter(sheets__unit=desk.actor.unit) if _fills(desk) else found.none()
    return list(found.order_by("-n"))


def round_for(desk: Desk, n: int) -> Round:
    """The round of this number. Raises Http404."""
    found = next((one for one in rounds_of(desk) if one.n == n), None)
    if found is None:
        raise Http404("没有这一期填报")
    found.book = desk.held
    return found


def sheet_for(desk: Desk, n: int, pk: int) -> Sheet:
    """A sheet of that round. Raises Http404, also for another unit's."""
    found = Sheet.objects.select_related("round", "unit").filter(
        pk=pk, round__n=n, round__book=desk.held
    )
    sheet = found.first()
    if sheet is None or not (desk.sees_all or is_filler(desk.actor, sheet.unit_id)):
        raise Http404("没有这张填报表")
    sheet.round.book = desk.held
    return sheet


def own_sheets(desk: Desk, rounds: Iterable[Round]) -> dict[int, Sheet]:
    """The sheets of the person's own unit, by round."""
    if not _fills(desk):
        return {}
    found = Sheet.objects.filter(unit=desk.actor.unit, round__in=list(rounds))
    return {one.round_id: one for one in found.select_related("round")}


def heads_and(sheet: Sheet, others: set[str]) -> tuple[Sequence[Person], dict[str, str]]:
    """Who may confirm the sheet in the system, and the names of these people and of `others`."""
    roles = Role.objects.filter(person=OuterRef("pk"), role="unit_head")
    of_book = roles.filter(Q(book=None) | Q(book=sheet.round.book_id))
    found = Person.objects.annotate(answers=Exists(of_book))
    people = list(found.filter(Q(pk__in=others) | Q(unit=sheet.unit, answers=True)))
    heads = [
        one
        for one in people
        if one.answers and one.unit_id == sheet.unit_id and one.account_id and one.is_active
    ]
    return heads, {sheet.unit_id: sheet.unit.name, **{one.pk: one.name for one in people}}


def _fills(desk: Desk) -> bool:
    return bool(desk.actor.unit) and is_filler(desk.actor, desk.actor.unit)
