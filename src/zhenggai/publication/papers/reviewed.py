"""What reviews of papers brought: each opinion with its point, and what became of it."""

from collections.abc import Iterator
from dataclasses import replace

from zhenggai.publication.papers.source import PaperSource
from zhenggai.reviewing.checklist import OUTCOMES
from zhenggai.reviewing.models import Opinion, Review
from zhenggai.writers.papers.told import Told
from zhenggai.writers.papers.told_meetings import Adopted

_WITHHELD = "此处内容已提请清除，决定前不显示"


def with_opinions(source: PaperSource, told: Told) -> Told:
    """With the opinions that were sent back up to the cut-off day; where none came through a
    review in this house, with those that the ledger has."""
    if not source.knows_whole:
        return told
    rows = tuple(_adopted(source))
    return replace(told, adopted=rows) if rows else told


def _adopted(source: PaperSource) -> Iterator[Adopted]:
    found = Review.objects.filter(book=source.held, sent_at__date__lte=source.cut_off)
    for review in found.order_by("pk").prefetch_related("opinions"):
        titles = {name: title for name, title, _ in review.checklist}
        body = source.named(review.sent_unit)
        for one in review.opinions.all():
            yield Adopted(
                version=review.version,
                body=body,
                opinion=_shown(source, review.sent_n, one.words),
                point=titles.get(one.point, ""),
                **_answer(source, review, one),
            )


def _answer(source: PaperSource, review: Review, one: Opinion) -> dict[str, str]:
    """An answer that was reported; before that it is a draft of the office."""
    if review.answered_n is None:
        return {}
    why = _shown(source, review.answered_n, one.why)
    return {"outcome": OUTCOMES.get(one.outcome, ""), "why": why}


def _shown(source: PaperSource, n: int | None, words: str) -> str:
    """The words, unless somebody asked that they be destroyed."""
    withheld = {number for number, _ in source.tree.book.withheld}
    return _WITHHELD if n in withheld else words
