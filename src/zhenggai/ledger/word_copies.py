"""Where words of an entry stand once more in its book: quoted in a return, a review, a remark.

Expunging destroys the words of one entry, and drafts beside the ledger that hold them. Of another
entry somebody has to ask too, so that both people see what goes.
"""

import json
import re
from collections.abc import Iterable

from django.db.models import Q

from zhenggai.ledger import models, tables
from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.evidence import is_digest

# Shorter sentences are said everywhere.
SHORTEST = 8
# So many sentences are looked for, each by so many characters (the database takes no longer ones).
_MOST, _LONGEST = 40, 400
# 已拨付。 已检查； and ends of lines
_ENDS = re.compile(r"[。；！？\n\r]+")


def quoting(held: models.Book, texts: Iterable[str], *, but: int) -> list[Entry]:
    """The other entries of a book that hold a whole sentence of one of these texts.

    Words that are withheld already are held by nobody.
    """
    wanted = _sentences(texts)
    if not wanted:
        return []
    where = Q()
    for one in wanted:
        where |= Q(content__told__contains=json.dumps(one, ensure_ascii=False)[1:-1])
    found = tables.entry_rows(held.code).filter(where).exclude(n=but)
    return [one for one in tables.entries_of(found, held.code) if _holds(one, wanted)]


def _sentences(texts: Iterable[str]) -> list[str]:
    parts = (part.strip() for text in texts if not is_digest(text) for part in _ENDS.split(text))
    found = dict.fromkeys(one[:_LONGEST] for one in parts if len(one) >= SHORTEST)
    return list(found)[:_MOST]


def _holds(entry: Entry, wanted: list[str]) -> bool:
    return any(one in text for _, text in entry.content.values() for one in wanted)
