"""What waits for a person in the reviews of a book: a column to fill in, an opinion to merge and
send back, an answer to what was sent back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Max, OuterRef, Q

from zhenggai.ledger.models import Book
from zhenggai.reviewing.models import Opinion, Review, Reviewer

# What is to be done, as a person reads it.
TITLES: Mapping[str, str] = {
    "review": "审核",
    "merge": "汇总反馈",
    "answer": "报采纳情况",
}


@dataclass(frozen=True, slots=True)
class ReviewTask:
    """One thing that waits: a word of `TITLES`, of which review, since when."""

    kind: str
    review: Review
    since: datetime

    @property
    def title(self) -> str:
        """报采纳情况."""
        return TITLES[self.kind]


def review_tasks(
    held: Book, person: str, *, may_review: bool, may_answer: bool
) -> list[ReviewTask]:
    """What waits for this person in the reviews of a book, the oldest first.

    The merged opinion waits for all who answered, once nobody's answer is awaited.
    """
    wanted = Q()
    if may_review:
        wanted |= Q(sent_at=None, takes_part=True)
    if may_answer:
        wanted |= Q(sent_at__isnull=False, answered_at=None, has_opinions=True)
    if not wanted:
        return []
    people = Reviewer.objects.filter(review=OuterRef("pk"))
    rows = Review.objects.filter(book=held).annotate(
        takes_part=Exists(people.filter(person=person)),
        is_open=Exists(people.filter(person=person, handed_at=None)),
        is_awaited=Exists(people.filter(handed_at=None)),
        has_opinions=Exists(Opinion.objects.filter(review=OuterRef("pk"))),
        last_handed=Max("reviewers__handed_at"),
    )
    found = []
    for one in rows.filter(wanted):
        if one.sent_at:
            found.append(ReviewTask("answer", one, one.sent_at))
        elif one.is_open:
            found.append(ReviewTask("review", one, one.begun_at))
        elif not one.is_awaited:
            found.append(ReviewTask("merge", one, one.last_handed or one.begun_at))
    return sorted(found, key=lambda one: one.since)
