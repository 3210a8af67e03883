"""What a reviewer answers: kept as it is typed, handed in when every point is answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.reviewing.checklist import VERDICTS
from zhenggai.reviewing.models import PointAnswer, Reviewer


@dataclass(frozen=True, slots=True)
class Told:
    """What stands in a reviewer's column: verdict and words by point, and of the whole."""

    points: Mapping[str, tuple[str, str]]
    agrees: bool | None
    words: str


def keep_answers(reviewer: Reviewer, told: Told) -> None:
    """Keep the column as it stands. Raises NotAllowed once it is handed in or the review over."""
    if reviewer.review.sent_at:
        raise NotAllowed("sent", "审核意见已经反馈，不能再改。")
    if reviewer.handed_at:
        raise NotAllowed("handed", "您的审核意见已经交了。要改的，先点“收回修改”。")
    known = [name for name, _, _ in reviewer.review.checklist]
    with transaction.atomic():
        for point in known:
            verdict, words = told.points.get(point, ("", ""))
            PointAnswer.objects.update_or_create(
                reviewer=reviewer,
                point=point,
                defaults={"verdict": verdict if verdict in VERDICTS else "", "words": words},
            )
        reviewer.agrees, reviewer.words = told.agrees, told.words
        reviewer.save(update_fields=["agrees", "words"])


def hand_in(reviewer: Reviewer) -> None:
    """The column stands. Raises NotAllowed that names what is still open."""
    held = {one.point: one for one in reviewer.answers.all()}
    points = [(n, held.get(name)) for n, (name, _, _) in enumerate(reviewer.review.checklist, 1)]
    missing = [f"第{n}点" for n, one in points if one is None or not one.verdict]
    if missing:
        raise NotAllowed("points", f"还没有作答：{'、'.join(missing)}。请选符合、不符合或不涉及。")
    bare = [f"第{n}点" for n, one in points if one and one.verdict == "fails" and not one.words]
    if bare:
        raise NotAllowed("words", f"{'、'.join(bare)}不符合的，请写明哪里不符合、怎么改。")
    if reviewer.agrees is None:
        raise NotAllowed("agrees", "请选结论：同意，还是不同意。")
    reviewer.handed_at = datetime.now(UTC)
    reviewer.save(update_fields=["handed_at"])


def take_back(reviewer: Reviewer) -> None:
    """The column is open again. Raises NotAllowed once the opinion is sent back."""
    if reviewer.review.sent_at:
        raise NotAllowed("sent", "审核意见已经反馈，不能再收回。")
    reviewer.handed_at = None
    reviewer.save(update_fields=["handed_at"])
