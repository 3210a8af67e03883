"""作废: a draft that nobody goes on with. It stays to be read, and is taken up again if need be."""

from datetime import UTC, datetime

from django.db import transaction

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.publication.models import Draft
from zhenggai.publication.order.stages import is_published

_LONGEST = 255


@transaction.atomic
def give_up(draft: Draft, why: str, *, by: str, at: datetime | None = None) -> None:
    """Drop a draft. Raises NotAllowed without a reason, for a marked one, and for what went out."""
    if not why.strip():
        raise NotAllowed("why", "请写明作废的理由。")
    refuse_secret(why)
    if is_published(draft):
        raise NotAllowed("published", "这份稿子已经发布，不能作废；更正请另起一稿。")
    if draft.later.filter(given_up_at=None).exists():
        raise NotAllowed("later", "已有文稿从这份稿子起草，不能作废。请先作废后面的文稿。")
    at = at or datetime.now(UTC)
    told = {"given_up_at": at, "given_up_by": by, "given_up_why": why.strip()[:_LONGEST]}
    if not Draft.objects.filter(pk=draft.pk, given_up_at=None).update(**told):
        raise NotAllowed("given_up", "这份稿子已经作废。")


def take_up_again(draft: Draft) -> None:
    """Go on with a draft that was dropped."""
    Draft.objects.filter(pk=draft.pk).update(given_up_at=None, given_up_by="", given_up_why="")
