"""A review begins: of which paper, after which version, with which points; who takes part."""

import json
from datetime import UTC, datetime

from django.db import transaction

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.papers.models import Paper
from zhenggai.reviewing.models import Review, Reviewer

# What a paper is called in the name of its version: never its title, which is words.
_CALLED = {"plan": "整改方案", "notice": "整改报告", "feedback": "反馈意见"}
_OTHER = "报送材料"


def begin(paper: Paper, pack: Pack, *, by: str, earlier: Review | None = None) -> Review:
    """The review of a paper; one that is there already is given back. Raises NotAllowed."""
    if there := Review.objects.filter(paper=paper).first():
        return there
    if not pack.review_points:
        raise NotAllowed(
            "no_points", "本台账启用的本地规则没有列审核要点，请先启用列有要点的规则。"
        )
    if earlier and earlier.sent_at is None:
        raise NotAllowed("open", f"{earlier.version}的审核意见还没有反馈，先办完那一稿再审这一稿。")
    points = [
        (one.point, one.title, pack.sources[f"review_points.{one.point}"])
        for one in pack.review_points
    ]
    with transaction.atomic():
        return Review.objects.create(
            book=paper.book,
            paper=paper,
            earlier=earlier,
            version=_version(paper, earlier),
            points=json.dumps(points, ensure_ascii=False),
            begun_at=datetime.now(UTC),
            begun_by=by,
        )


def version_before(paper: Paper) -> Review | None:
    """The review that this paper follows: of the same title, else the only one of its kind."""
    held = Review.objects.filter(book=paper.book, paper__kind=paper.kind, later=None)
    reviews = list(held.exclude(paper=paper).select_related("paper"))
    same = [one for one in reviews if paper.title and one.paper.title == paper.title]
    found = same or (reviews if len(reviews) == 1 else [])
    return next(iter(found), None)


def join(review: Review, actor: Actor) -> Reviewer:
    """A column of one's own. Raises NotAllowed once the opinion is sent back."""
    if review.sent_at:
        raise NotAllowed("sent", "审核意见已经反馈，不能再参加审核。")
    found, _ = Reviewer.objects.get_or_create(
        review=review, person=actor.id, defaults={"unit": actor.unit}
    )
    return found


def _version(paper: Paper, earlier: Review | None) -> str:
    """整改方案第2稿; a second plan beside the first is 整改方案之2第1稿."""
    if earlier:
        stem, _, number = earlier.version.rpartition("第")
        return f"{stem}第{int(number.removesuffix('稿')) + 1}稿"
    stem = _CALLED.get(paper.kind, _OTHER)
    firsts = Review.objects.filter(book=paper.book, earlier=None, version__startswith=stem).count()
    return f"{stem}{f'之{firsts + 1}' if firsts else ''}第1稿"
