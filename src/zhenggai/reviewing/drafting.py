"""The draft of the merged opinion: kept as it is typed, by one person or by two at once.

A page tells for each point what it began with; a point that somebody else changed meanwhile is not
written over, its two texts are shown beside each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from django.db import transaction

from zhenggai.ledger.conflicts import who_changed
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.reviewing.checklist import CONCLUSIONS
from zhenggai.reviewing.models import Opinion, PointAnswer, Review, Reviewer

# The point of opinions on the paper as a whole.
WHOLE = ""


@dataclass(frozen=True, slots=True)
class Merging:
    """What a page sends: texts by point and the conclusion, and what both were when it was made
    (`begun`: the `print_of` each text); `page` is the mark of the page."""

    texts: Mapping[str, str]
    conclusion: str
    begun: Mapping[str, str]
    begun_conclusion: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """A point that another changed meanwhile: what stands there, whose it is, since when."""

    point: str
    theirs: str
    by: str
    at: datetime | None


class Clashing(NotAllowed):
    """Points that were left alone; everything else that came with them is kept."""

    def __init__(self, clashes: Sequence[Clash], conclusion: str, me: str) -> None:
        """`conclusion` is what was chosen meanwhile on another page, empty where nothing was; `me`
        is who wrote these."""
        places = len(clashes) + bool(conclusion)
        who = who_changed({one.by for one in clashes} or {""}, me)
        super().__init__("clash", f"有{places}处{who}改过，没有覆盖。请对照后再保存一次。")
        self.clashes = tuple(clashes)
        self.conclusion = conclusion


def print_of(words: str) -> str:
    """A short mark of a text: two pages that hold the same have the same."""
    return sha256(words.encode()).hexdigest()[:8]


def merged_rows(review: Review) -> dict[str, Opinion]:
    """The draft by point."""
    return {one.point: one for one in review.opinions.all()}


def keep_merged(review: Review, typed: Merging, *, by: str) -> None:
    """Keep the draft. Raises NotAllowed once it is sent back, `Clashing` when all that nobody
    else changed is kept."""
    with transaction.atomic():
        held = _locked(review)
        rows = merged_rows(held)
        clashes = []
        for point, words in typed.texts.items():
            row = rows.get(point)
            now = row.words if row else ""
            was = typed.begun.get(point, print_of(""))
            if print_of(words) in (was, print_of(now)):
                continue
            if print_of(now) != was and row and not row.is_from(by, typed.page):
                clashes.append(Clash(point, now, row.saved_by, row.saved_at))
            else:
                _write(held, point, words, by, typed.page)
        theirs = _keep_conclusion(held, typed)
    review.conclusion = held.conclusion
    if clashes or theirs:
        raise Clashing(clashes, theirs, by)


def take_over(review: Review, reviewer: int, point: str, *, by: str) -> None:
    """A reviewer's words on a point as a further line of the draft; the same words once."""
    words = _said(review, reviewer, point).replace("\n", "").strip()
    with transaction.atomic():
        row = merged_rows(_locked(review)).get(point)
        lines = [one for one in row.words.splitlines() if one.strip()] if row else []
        if words and words not in lines:
            _write(review, point, "\n".join([*lines, words]), by)


def take_all(review: Review, *, by: str) -> None:
    """Everything that reviewers found not to fit, and what they say of the whole."""
    for one in review.reviewers.exclude(handed_at=None):
        for answer in one.answers.filter(verdict="fails"):
            take_over(review, one.pk, answer.point, by=by)
        if one.words:
            take_over(review, one.pk, WHOLE, by=by)


def _locked(review: Review) -> Review:
    """The review as it is now, held until the transaction ends. Raises NotAllowed."""
    held = Review.objects.select_for_update().get(pk=review.pk)
    if held.sent_at:
        raise NotAllowed("sent", "审核意见已经反馈，不能再改。")
    return held


def _write(review: Review, point: str, words: str, by: str, page: str = "") -> None:
    names = [*(name for name, _, _ in review.checklist), WHOLE]
    kept = {"words": words, "saved_by": by, "saved_at": datetime.now(UTC), "saved_page": page}
    place = names.index(point) + 1
    Opinion.objects.update_or_create(review=review, point=point, defaults={"place": place, **kept})


def _keep_conclusion(held: Review, typed: Merging) -> str:
    """Keep what was chosen; what another chose meanwhile, where it is something else."""
    now, chosen = held.conclusion, typed.conclusion
    if chosen in (now, typed.begun_conclusion) or chosen not in CONCLUSIONS:
        return ""
    if now != typed.begun_conclusion:
        return now
    held.conclusion = chosen
    held.save(update_fields=["conclusion"])
    return ""


def _said(review: Review, reviewer: int, point: str) -> str:
    held = Reviewer.objects.filter(review=review, pk=reviewer).exclude(handed_at=None).first()
    if held is None:
        return ""
    if point == WHOLE:
        return held.words
    answer = PointAnswer.objects.filter(reviewer=held, point=point).first()
    return answer.words if answer else ""
