"""A review as its page shows it: the points by reviewer, the version before, the merged opinion."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhenggai.notices.source import ReadError
from zhenggai.papers.reading import notice_of
from zhenggai.reviewing.checklist import CONCLUSIONS
from zhenggai.reviewing.drafting import WHOLE, Clash, print_of
from zhenggai.reviewing.models import Opinion, PointAnswer, Review, Reviewer
from zhenggai.workbench.badges import Badge
from zhenggai.workbench.documents.comparison import Compared, compared

VERDICT: Mapping[str, Badge] = {
    "fits": Badge("check", "符合", "green"),
    "fails": Badge("x", "不符合", "orange"),
    "none": Badge("circle-off", "不涉及", "grey"),
}
CONCLUSION: Mapping[str, Badge] = {
    "agree": Badge("check", CONCLUSIONS["agree"], "green"),
    "amend": Badge("arrow-back-up", CONCLUSIONS["amend"], "orange"),
    "disagree": Badge("x", CONCLUSIONS["disagree"], "orange"),
}
OUTCOME: Mapping[str, Badge] = {
    "adopted": Badge("check", "采纳", "green"),
    "partly": Badge("circle-half-2", "部分采纳", "edge"),
    "declined": Badge("x", "不采纳", "grey"),
}
# How a review stands.
STATE: Mapping[str, Badge] = {
    "reviewing": Badge("users", "审核中", "violet"),
    "answer": Badge("hourglass", "待报采纳情况", "violet"),
    "done": Badge("checks", "已办结", "green"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What one reviewer says of one point."""

    reviewer: Reviewer
    badge: Badge | None
    words: str


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point: what was said of it in the version before and what became of that, what each
    reviewer says now, one's own answer, the draft of the merged opinion (`began` is its print), and
    whose text of it one's own has not written over."""

    number: int
    name: str
    title: str
    source: str
    before: tuple[tuple[Opinion, Badge | None], ...]
    said: tuple[Said, ...]
    mine: PointAnswer | None
    merged: str
    began: str
    clash: Clash | None


def state_of(review: Review, opinions: int) -> str:
    """A name of `STATE`: without an opinion there is nothing to be answered."""
    if review.sent_at is None:
        return "reviewing"
    return "done" if review.answered_at or not opinions else "answer"


def point_rows(
    review: Review,
    reviewers: Iterable[Reviewer],
    mine: Reviewer | None,
    drafts: Mapping[str, Opinion],
    left: Mapping[str, tuple[str, Clash]],
) -> list[PointRow]:
    """The checklist in its order, and in the end what is said of the paper as a whole.

    `left` are one's own texts that were left unwritten, with what stands instead, by point.
    """
    held = [(one, {answer.point: answer for answer in one.answers.all()}) for one in reviewers]
    own = next((answers for one, answers in held if one == mine), {})
    before = list(review.earlier.opinions.all()) if review.earlier else []
    texts = {point: one.words for point, one in drafts.items()}
    points = [*review.checklist, (WHOLE, "其他意见和结论", "")]
    return [
        PointRow(
            number=n,
            name=name,
            title=title,
            source=source,
            before=tuple((one, OUTCOME.get(one.outcome)) for one in before if one.point == name),
            said=tuple(_said(one, answers.get(name), name) for one, answers in held),
            mine=own.get(name),
            merged=left[name][0] if name in left else texts.get(name, ""),
            began=print_of(texts.get(name, "")),
            clash=left[name][1] if name in left else None,
        )
        for n, (name, title, source) in enumerate(points, 1)
    ]


_AGREES = {True: Badge("check", "同意", "green"), False: Badge("x", "不同意", "orange")}


def _said(one: Reviewer, answer: PointAnswer | None, name: str) -> Said:
    if name == WHOLE:
        badge = None if one.agrees is None else _AGREES[one.agrees]
        return Said(one, badge, one.words)
    if answer is None:
        return Said(one, None, "")
    return Said(one, VERDICT.get(answer.verdict), answer.words)


def changes_of(review: Review) -> Compared | None:
    """What changed from the version before; None where there is none or its file is gone."""
    papers = (review.earlier.paper, review.paper) if review.earlier else ()
    if not papers or any(one.removed_at for one in papers):
        return None
    try:
        old, new = (notice_of(one) for one in papers)
    except (FileNotFoundError, ReadError):
        return None
    return compared(old, new, of_one_kind=True)
