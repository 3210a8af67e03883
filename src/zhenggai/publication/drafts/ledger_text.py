"""What the ledger writes of a paper, for its cut-off day: the whole book, as its office knows it.

A paper rests on a day and on a head of the ledger. While it is written it follows the ledger; once
it was approved (deliberated, or by the superior) its figures stay those of the head that it knows,
and so do those of the notice within the Party, which is the approved report, and of every text that
takes its words over. What is entered later changes none of them.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from zhenggai.ledger import models, queries
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.made_of_trees import made_of
from zhenggai.ledger.models import Book
from zhenggai.people.queries import all_unit_names, names
from zhenggai.publication.drafts.drafted import DRAFTED, LedgerText, reprinted
from zhenggai.publication.drafts.framing import frame_of
from zhenggai.publication.drafts.read_once import once
from zhenggai.publication.models import Draft, PartVersion
from zhenggai.publication.papers.source import Names, PaperSource
from zhenggai.writers.bound import mark, replaced


def ledger_text(
    held: Book,
    paper: str,
    style: str,
    cut_off: date,
    known_n: int | None = None,
    named: Names | None = None,
) -> LedgerText:
    """The paper of this key as of that day, as known at entry `known_n` (now: the last one); a day
    to come is today. `named`: names that were asked for already."""
    today = queries.today()
    day = min(cut_off, today)
    n = held.head_n if known_n is None else min(known_n, held.head_n)
    now = queries.tree(held)
    is_past = day < today or n < held.head_n
    tree = made_of(now, ("cut_off", day, n), lambda: _past(held, day, n)) if is_past else now
    head = f"{n}:{made_of(now, ('hash', n), lambda: _hash_at(held, n))}"
    source = PaperSource(tree, queries.pack(tree.book), day, today, named or _Names(), head)
    return LedgerText(source, DRAFTED[paper], style)


def _past(held: Book, cut_off: date, head: int) -> Tree:
    return Tree(queries.cut_off(held, cut_off, head))


def _hash_at(held: Book, n: int) -> str:
    if n == held.head_n:
        return held.head_hash
    return models.Entry.objects.values_list("hash", flat=True).get(book=held, n=n)


class _Names:
    """Names by id, each asked for once: nearly always of units alone, so that these are read
    together, and persons only where one is named."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.known: dict[str, str] = {}
        self.asked: set[str] = set()

    def __call__(self, ids: Iterable[str]) -> dict[str, str]:
        """Unknown ids are absent."""
        wanted = set(ids)
        if not self.known:
            self.known = all_unit_names()
        if new := wanted - self.known.keys() - self.asked:
            self.known |= names(new)
            self.asked |= new
        return {one: self.known[one] for one in wanted & self.known.keys()}


def ledger_text_of(draft: Draft) -> LedgerText:
    """The same for a draft as it stands, its figures those that it knows."""
    return _text_at(draft, known_of(draft))


def ledger_text_now(draft: Draft) -> LedgerText:
    """The same with all that the ledger knows now."""
    return _text_at(draft, None)


def _text_at(draft: Draft, known_n: int | None) -> LedgerText:
    named = once(draft, "names", "", _Names)
    made = ledger_text(draft.book, draft.paper, draft.style, draft.cut_off, known_n, named)
    return replace(made, frame=frame_of(draft))


def known_of(draft: Draft) -> int | None:
    """The last entry that a draft's figures know; None while they follow the ledger."""
    base = draft.based_on
    return base.known_n if base and draft.paper == "party-notice" else draft.known_n


def known_to_words(draft: Draft, texts: Iterable[str]) -> int:
    """The last entry that the figures of a draft (`texts`: its parts as they are kept) know: the
    ledger's head where all of them are what it says now, else what it was when it last wrote any.
    """
    now = ledger_text_now(draft).figures

    def printed(figure: str, title: str, text: str) -> str:
        row = now.get(figure)
        return mark(figure, title, reprinted(row, text) if row else "")

    if all(replaced(text, printed) == text for text in texts):
        return draft.book.head_n
    written = PartVersion.objects.filter(part__draft=draft, why__in=("written", "followed"))
    at = max((one.at for one in written), default=draft.begun_at)
    entries = models.Entry.objects.filter(book=draft.book, at__lte=at).order_by("-n")
    return entries.values_list("n", flat=True).first() or 0
