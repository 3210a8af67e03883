"""Reviews in a list: of one book, or of all books that somebody looks after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from zhenggai.people.queries import unit_names
from zhenggai.reviewing.models import Opinion, Review, Reviewer
from zhenggai.workbench.badges import Badge
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.reviews.pages import CONCLUSION, STATE, state_of

SHOWN: Mapping[str, str] = {
    "": "全部",
    "mine": "待我审",
    "reviewing": "审核中",
    "answer": "待报采纳情况",
    "done": "已办结",
}
_ORDER = tuple(STATE)


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review: whose book, how it stands, how many handed in, whether it waits for the reader."""

    desk: Desk
    unit: str
    review: Review
    state: str
    reviewers: int
    handed: int
    is_mine: bool

    @property
    def badge(self) -> Badge:
        """Icon, word and colour of its state."""
        return STATE[self.state]

    @property
    def conclusion(self) -> Badge | None:
        """What was sent back, once it was."""
        return CONCLUSION.get(self.review.conclusion) if self.review.sent_at else None

    def is_in(self, show: str) -> bool:
        """Whether it stands under this tab."""
        return not show or show == self.state or (show == "mine" and self.is_mine)


def review_lines(desks: Sequence[Desk]) -> list[ReviewLine]:
    """The reviews of these books, those that wait longest first, done ones last."""
    by_book = {one.held.code: one for one in desks}
    units = unit_names(one.held.inspected_unit for one in desks)
    people: dict[int, list[Reviewer]] = {}
    for one in Reviewer.objects.filter(review__book__in=by_book):
        people.setdefault(one.review_id, []).append(one)
    opinions = dict(
        Opinion.objects.filter(review__book__in=by_book)
        .order_by()
        .values_list("review")
        .annotate(many=Count("pk"))
    )
    lines = [
        _line(one, by_book[one.book_id], units, people.get(one.pk, []), opinions.get(one.pk, 0))
        for one in Review.objects.filter(book__in=by_book).select_related("paper")
    ]
    return sorted(lines, key=lambda one: (_ORDER.index(one.state), one.review.pk))


def _line(
    review: Review, desk: Desk, units: Mapping[str, str], people: list[Reviewer], opinions: int
) -> ReviewLine:
    mine = [one for one in people if one.person == desk.person.pk and one.handed_at is None]
    return ReviewLine(
        desk=desk,
        unit=units.get(desk.held.inspected_unit, "") or desk.held.name,
        review=review,
        state=state_of(review, opinions),
        reviewers=len(people),
        handed=sum(one.handed_at is not None for one in people),
        is_mine=bool(mine) and review.sent_at is None,
    )
