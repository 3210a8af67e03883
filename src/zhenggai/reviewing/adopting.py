"""What the inspected side says of each opinion (采纳情况), reported as an entry of the ledger."""

from collections.abc import Mapping
from datetime import UTC, datetime

from django.db import transaction

from zhenggai.ledger.actions import write
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.plans import MergeOpinions
from zhenggai.ledger.core.acts.shape import Adoption
from zhenggai.ledger.core.entries import TIME_ZONE, Draft
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.reviewing.checklist import OUTCOMES
from zhenggai.reviewing.merging import opinion_text
from zhenggai.reviewing.models import Opinion, Review


def keep_outcomes(review: Review, told: Mapping[int, tuple[str, str]]) -> None:
    """Keep outcome and reason by the key of the opinion. Raises NotAllowed."""
    if review.sent_at is None:
        raise NotAllowed("not_sent", "审核意见还没有反馈，没有可以答复的意见。")
    if review.answered_at:
        raise NotAllowed("answered", "采纳情况已经报送，不能再改。")
    for one in review.opinions.filter(pk__in=told):
        outcome, why = told[one.pk]
        one.outcome, one.why = outcome if outcome in OUTCOMES else "", why.strip()
        one.save(update_fields=["outcome", "why"])


def report_outcomes(review: Review, actor: Actor) -> None:
    """Report what was adopted of the merged opinion; an entry records it. Raises NotAllowed."""
    opinions = list(review.opinions.all())
    _require_complete(opinions)
    act = MergeOpinions(
        version=review.version,
        text=opinion_text(review, [one.words for one in opinions]),
        adoptions=tuple(
            Adoption(
                body=review.sent_unit,
                opinion=one.words,
                adopted=one.outcome != "declined",
                reason=one.why,
                partly=one.outcome == "partly",
            )
            for one in opinions
        ),
    )
    with transaction.atomic():
        locked = Review.objects.select_for_update().get(pk=review.pk)
        if locked.sent_at is None or locked.answered_at:
            raise NotAllowed("answered", "采纳情况已经报送，或者意见还没有反馈。")
        draft = Draft(act, datetime.now(TIME_ZONE).date(), actor.id, actor.id)
        written = write(review.book_id, [draft], actors={actor.id: actor})
        review.answered_at, review.answered_by = datetime.now(UTC), actor.id
        review.answered_n = written.n
        review.save(update_fields=["answered_at", "answered_by", "answered_n"])


def _require_complete(opinions: list[Opinion]) -> None:
    missing = [f"第{one.place}条" for one in opinions if not one.outcome]
    if missing:
        raise NotAllowed("outcome", f"还没有答复：{'、'.join(missing)}。请逐条选采纳情况。")
    bare = [f"第{one.place}条" for one in opinions if one.outcome != "adopted" and not one.why]
    if bare:
        raise NotAllowed("why", f"{'、'.join(bare)}没有全部采纳，请写明理由。")
