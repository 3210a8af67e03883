"""The drafts of a book as its list shows them: how far each is, what was written in it, which
edition it is or corrects."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, Max, OuterRef, Q

from zhenggai.publication.drafts.read_once import read_once, read_with
from zhenggai.publication.models import Confirmation, Draft
from zhenggai.publication.order.excluding import SCOPES
from zhenggai.publication.order.stages import edition_of, latest_edition
from zhenggai.published.models import Edition
from zhenggai.workbench.badges import Badge
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.drafting.states import is_before_superiors, state_of

_WAITS = Q(parts__remarks__settled_at=None, parts__remarks__isnull=False)
_EDITED = Q(parts__versions__n=F("parts__head")) & ~Q(parts__versions__why="written")


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft of the list: `edited` parts were written in, `latest` is when, `of_edition` tells
    which edition it is or will correct."""

    draft: Draft
    state: Badge
    of_edition: str
    edited: int
    open_remarks: int
    latest: datetime


def listed(desk: Desk) -> Iterator[Listed]:
    """The drafts that are there for the person, the latest first."""
    asked = Confirmation.objects.filter(part__draft=OuterRef("pk"), withdrawn_at=None)
    rows = Draft.objects.filter(book=desk.held).annotate(
        edited=Count("parts", filter=_EDITED, distinct=True),
        open_remarks=Count("parts__remarks", filter=_WAITS, distinct=True),
        latest=Max("parts__versions__at"),
        is_asked=Exists(asked),
    )
    found = list(rows.prefetch_related("approvals"))
    by_id = {one.pk: one for one in found}
    for one in found:
        one.book = desk.held
        one.based_on = by_id[one.based_on_id] if one.based_on_id else None
    for one in found:
        read_with(read_once(found[0]), one)
        if not (desk.is_office or is_before_superiors(one)):
            continue
        edition = edition_of(one)
        is_begun = one.is_asked or edition is not None or bool(one.approvals.all())
        yield Listed(
            draft=one,
            state=state_of(one, is_begun=is_begun),
            of_edition=_of_edition(one, edition),
            edited=one.edited,
            open_remarks=one.open_remarks,
            latest=one.latest,
        )


def _of_edition(draft: Draft, edition: Edition | None) -> str:
    """第2版，更正第1版; of one that is to correct an edition, 更正稿; "" of every other."""
    if draft.paper not in SCOPES or draft.given_up_at:
        return ""
    if edition is None:
        old = latest_edition(draft)
        return f"更正稿，更正第{old.number}版" if old else ""
    corrects = f"，更正第{edition.replaces.number}版" if edition.replaces else ""
    return f"第{edition.number}版{corrects}"
