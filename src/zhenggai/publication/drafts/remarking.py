"""批注: remarks on a part of a draft, on some of its words or all, until somebody settles them."""

from datetime import UTC, datetime

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.publication.drafts.kept_text import plain_of_kept
from zhenggai.publication.models import DraftPart, PartVersion, Remark


def remark(
    part: DraftPart, words: str, *, quote: str = "", by: str, at: datetime | None = None
) -> Remark:
    """Say something of a part; `quote` are words that stand in it. Raises NotAllowed."""
    words, quote = words.strip(), quote.strip()
    if not words:
        raise NotAllowed("empty", "请写批注的内容。")
    refuse_secret(words, quote)
    head = PartVersion.objects.filter(part=part).latest("n")
    if quote and quote not in plain_of_kept(head.text):
        raise NotAllowed("quote", f"这一部分现在没有“{quote}”这句话。请照正文摘录，或者不摘录。")
    at = at or datetime.now(UTC)
    return Remark.objects.create(part=part, n=head.n, quote=quote, words=words, by=by, at=at)


def settle(part: DraftPart, remark_id: int, *, by: str, at: datetime | None = None) -> None:
    """A remark was dealt with; one that already was stays as it is."""
    waiting = Remark.objects.filter(part=part, pk=remark_id, settled_at=None)
    waiting.update(settled_by=by, settled_at=at or datetime.now(UTC))
