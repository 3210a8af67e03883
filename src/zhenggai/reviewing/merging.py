"""One merged opinion out of the reviewers' columns, sent back as an entry of the ledger."""

from datetime import UTC, datetime

from django.db import transaction

from zhenggai.ledger.actions import Making, write
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.plans import ReviewPlan
from zhenggai.ledger.core.entries import TIME_ZONE, Draft
from zhenggai.ledger.core.keys import BOOK
from zhenggai.ledger.core.numbering import next_of_book
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.state import Book
from zhenggai.reviewing.checklist import CONCLUSIONS
from zhenggai.reviewing.models import Opinion, Review


def send_back(review: Review, actor: Actor, *, without_waiting: bool = False) -> None:
    """The merged opinion goes to the inspected side; an entry records it.

    Raises NotAllowed; then nothing is written.
    """
    lines = _lines(review)
    _require_complete(review, actor, lines, without_waiting=without_waiting)

    def draft(now: Book) -> list[Draft]:
        act = ReviewPlan(
            review=next_of_book(now, "review"),
            body=actor.unit,
            version=review.version,
            agrees=review.conclusion == "agree",
            opinion=opinion_text(review, [words for _, words in lines]),
        )
        day = datetime.now(TIME_ZONE).date()
        return [Draft(act, day, actor.id, actor.id)]

    with transaction.atomic():
        locked = Review.objects.select_for_update().get(pk=review.pk)
        if locked.sent_at:
            raise NotAllowed("sent", "审核意见已经由他人反馈。")
        written = write(review.book_id, Making({BOOK}, draft), actors={actor.id: actor})
        review.opinions.all().delete()
        Opinion.objects.bulk_create(
            Opinion(review=review, point=point, place=place, words=words)
            for place, (point, words) in enumerate(lines, 1)
        )
        review.sent_at, review.sent_by = datetime.now(UTC), actor.id
        review.sent_unit, review.sent_n = actor.unit, written.n
        review.save(update_fields=["sent_at", "sent_by", "sent_unit", "sent_n"])


def opinion_text(review: Review, lines: list[str]) -> str:
    """The merged opinion as the ledger has it: the conclusion, then the lines by number."""
    numbered = [f"{n}.{words}" for n, words in enumerate(lines, 1)]
    return "\n".join([f"{CONCLUSIONS[review.conclusion]}。", *numbered])


def _lines(review: Review) -> list[tuple[str, str]]:
    return [
        (one.point, line.strip())
        for one in review.opinions.all()
        for line in one.words.splitlines()
        if line.strip()
    ]


def _require_complete(
    review: Review, actor: Actor, lines: list[tuple[str, str]], *, without_waiting: bool
) -> None:
    reviewers = list(review.reviewers.all())
    waiting = [one for one in reviewers if one.handed_at is None]
    if len(waiting) == len(reviewers):
        raise NotAllowed("nobody", "还没有人交审核意见，至少一人交了才能反馈。")
    if waiting and not without_waiting:
        raise NotAllowed(
            "waiting", f"还有{len(waiting)}人没有交审核意见。不再等的，勾选“未交的不再等”后反馈。"
        )
    if not review.conclusion:
        raise NotAllowed("conclusion", "请选汇总结论：同意、修改后再报，还是不同意。")
    if review.conclusion != "agree" and not lines:
        raise NotAllowed("lines", "结论不是同意的，请至少写一条意见，写明怎么改。")
    if not actor.unit:
        raise NotAllowed(
            "no_unit", "您的人员信息里没有单位，意见不知以哪家名义反馈。请先补上单位。"
        )
