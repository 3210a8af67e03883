"""Rule packs as books adopted them, by digest: an edited file never changes the past."""

from functools import lru_cache

from zhenggai.ledger import models
from zhenggai.ledger.core.packs import SHIPPED, Pack, load_pack, read_pack
from zhenggai.ledger.core.refusals import NotAllowed

DEFAULT = SHIPPED[0]


def keep_pack(pack: Pack) -> None:
    """Keep the text for as long as there are books."""
    models.PackText.objects.get_or_create(digest=pack.digest, defaults={"text": pack.text})


def pack_of(digest: str) -> Pack:
    """The pack of a digest; before a book adopts one, the first that ships with the program.

    Raises NotAllowed where the text was never kept.
    """
    if not digest:
        return load_pack(DEFAULT)
    return _kept(digest)


# A digest names one text for ever, and parsing takes a millisecond.
@lru_cache(maxsize=16)
def _kept(digest: str) -> Pack:
    text = models.PackText.objects.filter(digest=digest).values_list("text", flat=True).first()
    if text is None:
        raise NotAllowed("no_pack_text", "没有保存这份本地规则的文本，不能启用。")
    return read_pack(text)
