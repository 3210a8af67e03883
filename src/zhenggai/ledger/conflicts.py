"""When two act on one item: the second is shown what the first did, and nothing is written.

One person with two pages open is told so, and not of somebody else.
"""

from collections.abc import Collection, Sequence

from zhenggai.ledger import models
from zhenggai.ledger.core.acts import ACT_OF_KIND
from zhenggai.ledger.core.coding import subject_of
from zhenggai.ledger.core.entries import Draft, Entry
from zhenggai.ledger.core.keys import BOOK
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.tables import entries_of, entry_rows, last_numbers
from zhenggai.zh.days import in_words

# A remark changes nothing and disturbs nobody.
_HARMLESS = frozenset({"comment"})


def who_changed(bys: Collection[str], me: str) -> str:
    """Who changed what oneself was about to write: others, or oneself on another page."""
    if set(bys) == {me}:
        return "您在另一页面"
    return "别人和您在另一页面" if me in bys else "别人刚"


class Conflict(NotAllowed):
    """Others have written on the item since its page was opened; `entries` is what they wrote."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Say which entry came last."""
        self.entries = tuple(entries)
        last = self.entries[-1]
        act = ACT_OF_KIND.get(last.kind)
        super().__init__(
            "conflict",
            f"您打开之后，该事项有了新的登记："
            f"{in_words(last.on)}“{act.TITLE if act else last.kind}”"
            f"（第{last.n}号）。请看过之后再办，您的内容没有保存。",
        )


def conflict(book: models.Book, drafts: Sequence[Draft], seen: int | None) -> Conflict | None:
    """The refusal if an item of these drafts has entries that their author has not seen.

    `seen` is the number of the book's last entry when the page was made.
    """
    if seen is None or seen >= book.head_n:
        return None
    keys = {key for one in drafts if one.act.KIND not in _HARMLESS for key in subject_of(one.act)}
    keys.discard(BOOK)
    found = _written_since(book, keys, seen)
    return Conflict(found) if found else None


def _written_since(book: models.Book, keys: Collection[str], seen: int) -> list[Entry]:
    # An approval changes every problem and names none.
    changed = set(last_numbers(book.code, keys).values())
    since = entry_rows(book.code).filter(n__gt=seen).exclude(kind__in=_HARMLESS)
    return [
        one
        for one in entries_of(since, book.code)
        if one.n in changed or any(key in one.subject for key in keys)
    ]
