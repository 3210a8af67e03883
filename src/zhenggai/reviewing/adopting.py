"""What the inspected side says of each opinion (采纳情况), reported as an entry of the ledger.

Until it is reported it is kept as it is typed, by one clerk or by two at once; what another said of
an opinion meanwhile is not written over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction

from zhenggai.ledger.actions import write
from zhenggai.ledger.conflicts import who_changed
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.plans import MergeOpinions
from zhenggai.ledger.core.acts.shape import Adoption
from zhenggai.ledger.core.entries import TIME_ZONE, Draft
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.reviewing.checklist import OUTCOMES
from zhenggai.reviewing.drafting import print_of
from zhenggai.reviewing.merging import opinion_text
from zhenggai.reviewing.models import Opinion, Review


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is said of one opinion: a word of `checklist.OUTCOMES` or empty, and why."""

    word: str
    why: str

    @property
    def print(self) -> str:
        """A short mark: two pages that hold the same have the same."""
        return print_of(f"{self.word}\n{self.why}")

    @property
    def cleaned(self) -> "Outcome":
        """As it is kept: a word that is none is left out, lines end alike."""
        why = "\n".join(self.why.strip().splitlines())
        return Outcome(self.word if self.word in OUTCOMES else "", why)


@dataclass(frozen=True, slots=True)
class OutcomeClash:
    """An opinion (its key) on which another said something meanwhile: what, who, since when."""

    opinion: int
    theirs: Outcome
    by: str
    at: datetime | None


class OutcomesClashing(NotAllowed):
    """Opinions that were left alone; everything else that came with them is kept."""

    def __init__(self, clashes: Sequence[OutcomeClash], me: str) -> None:
        """`me` is who wrote these."""
        who = who_changed({one.by for one in clashes}, me)
        super().__init__("clash", f"有{len(clashes)}条{who}改过，没有覆盖。请对照后再保存一次。")
        self.clashes = tuple(clashes)


def outcome_of(one: Opinion) -> Outcome:
    """What is kept of an opinion's adoption."""
    return Outcome(one.outcome, one.why)


def keep_outcomes(
    review: Review,
    told: Mapping[int, Outcome],
    begun: Mapping[int, str],
    *,
    by: str,
    page: str = "",
) -> None:
    """Keep what is said of opinions, by their keys; `begun` are the prints of what stood there when
    the page was made, `page` is its mark.

    Raises NotAllowed, `OutcomesClashing` when all that nobody else changed is kept.
    """
    clashes = []
    with transaction.atomic():
        held = Review.objects.select_for_update().get(pk=review.pk)
        if held.sent_at is None:
            raise NotAllowed("not_sent", "审核意见还没有反馈，没有可以答复的意见。")
        if held.answered_at:
            raise NotAllowed("answered", "采纳情况已经报送，不能再改。")
        for one in held.opinions.filter(pk__in=told):
            now, typed = outcome_of(one), told[one.pk].cleaned
            was = begun.get(one.pk, Outcome("", "").print)
            if typed.print in (was, now.print):
                continue
            if now.print != was and not one.is_from(by, page):
                clashes.append(OutcomeClash(one.pk, now, one.saved_by, one.saved_at))
                continue
            one.outcome, one.why = typed.word, typed.why
            one.saved_by, one.saved_at, one.saved_page = by, datetime.now(UTC), page
            one.save(update_fields=["outcome", "why", "saved_by", "saved_at", "saved_page"])
    if clashes:
        raise OutcomesClashing(clashes, by)


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
