"""One merged opinion out of the reviewers' columns, sent back as an entry of the ledger."""

from collections.abc import Mapping
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
from zhenggai.reviewing.models import Opinion, PointAnswer, Review, Reviewer

# The point of opinions on the paper as a whole.
WHOLE = ""


def merged_texts(review: Review) -> dict[str, str]:
    """The draft of the merged opinion by point."""
    return {one.point: one.words for one in review.opinions.all()}


def keep_merged(review: Review, texts: Mapping[str, str], conclusion: str) -> None:
    """Keep the draft with the texts of these points. Raises NotAllowed once it is sent back."""
    if review.sent_at:
        raise NotAllowed("sent", "审核意见已经反馈，不能再改。")
    names = [*(name for name, _, _ in review.checklist), WHOLE]
    texts = merged_texts(review) | dict(texts)
    with transaction.atomic():
        for place, point in enumerate(names, 1):
            Opinion.objects.update_or_create(
                review=review,
                point=point,
                defaults={"place": place, "words": texts.get(point, "").strip()},
            )
        review.conclusion = conclusion if conclusion in CONCLUSIONS else ""
        review.save(update_fields=["conclusion"])


def take_over(review: Review, reviewer: int, point: str) -> None:
    """A reviewer's words on a point as a further line of the draft; the same words once."""
    words = _said(review, reviewer, point).replace("\n", "").strip()
    texts = merged_texts(review)
    lines = [one for one in texts.get(point, "").splitlines() if one.strip()]
    if words and words not in lines:
        texts[point] = "\n".join([*lines, words])
        keep_merged(review, texts, review.conclusion)


def take_all(review: Review) -> None:
    """Everything that reviewers found not to fit, and what they say of the whole."""
    for one in review.reviewers.exclude(handed_at=None):
        for answer in one.answers.filter(verdict="fails"):
            take_over(review, one.pk, answer.point)
        if one.words:
            take_over(review, one.pk, WHOLE)


def _said(review: Review, reviewer: int, point: str) -> str:
    held = Reviewer.objects.filter(review=review, pk=reviewer).exclude(handed_at=None).first()
    if held is None:
        return ""
    if point == WHOLE:
        return held.words
    answer = PointAnswer.objects.filter(reviewer=held, point=point).first()
    return answer.words if answer else ""


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
