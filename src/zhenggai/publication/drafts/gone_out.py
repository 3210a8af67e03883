"""What went out is not written at any more: a correction is another draft and a new edition."""

from django.db.models import Exists, OuterRef

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.published.models import Edition

_SENTENCE = (
    "这份稿子已经发布，文字、截止日和不公开事项都不再改动。要更正，请在“发布”里起草更正稿，"
    "审定后作为新的一版。"
)


def edition_of_part() -> Exists:
    """Whether the draft of a part went out, to be asked with the part."""
    return Exists(Edition.objects.filter(draft=OuterRef("draft")))


def refuse_gone_out(draft: int, *, is_out: bool | None = None) -> None:
    """Raise NotAllowed where the draft of this id went out; `is_out` where that is known."""
    if Edition.objects.filter(draft=draft).exists() if is_out is None else is_out:
        raise NotAllowed("published", _SENTENCE)
