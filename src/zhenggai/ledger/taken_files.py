"""The files that a book has taken in, and what each of them told.

The same file twice adds nothing; a corrected one is held against what the earlier one left.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.intake.draft_acts import Taken
from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.intake.paper_earlier import (
    SheetTold,
    Version,
    entries_of_earlier,
    papers_taken,
    sheets_of_earlier,
)
from zhenggai.ledger.models import Book, Imported

# What the table holds of a file's name
_LONGEST = 255


def files_taken(held: Book, entries: Sequence[Entry]) -> frozenset[str]:
    """The digests of the files that the book has taken in."""
    kept = Imported.objects.filter(book=held.code).values_list("digest", flat=True)
    return papers_taken(entries) | frozenset(kept)


def earlier_of(draft: PaperDraft, held: Book, entries: Sequence[Entry]) -> tuple[Version, ...]:
    """The papers of which a draft may be a later version.

    A sheet that this book printed is a later version of what it printed, and of no other sheet.
    """
    if draft.kind != "sheet":
        return entries_of_earlier(draft, entries, _links(held))
    code, _, n = draft.printed_from.rpartition(":")
    is_own = code == held.code and n.isdecimal() and int(n) <= held.head_n
    told = [
        SheetTold(last, frozenset(one["told"]), digest, one["apart"], one["after"])
        for last, digest, one in _sheets(held)
        if not is_own or one["printed_from"] == draft.printed_from
    ]
    own = [SheetTold(int(n), None)] if is_own else []
    return sheets_of_earlier([*own, *told], entries)


def _links(held: Book) -> dict[str, str]:
    """By the digest of a file, that of the file of which it was a later version."""
    found = Imported.objects.filter(book=held.code).values_list("digest", "trace")
    kept = {digest: json.loads(trace) for digest, trace in found if trace}
    return {digest: one["after"] for digest, one in kept.items() if one["after"]}


def _sheets(held: Book) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """The sheets taken in: last entry, digest, and what was kept of them."""
    found = Imported.objects.filter(book=held.code).order_by("last_n", "pk")
    for n, digest, trace in found.values_list("last_n", "digest", "trace"):
        kept = json.loads(trace) if trace else {}
        if kept.get("kind") == "sheet":
            yield n, digest, kept


def keep_taken(
    held: Book, draft: PaperDraft, taken: Taken, numbers: tuple[int, int], at: datetime
) -> None:
    """Put on record that a file was taken in; `numbers` are its first and its last entry."""
    if taken.already:
        return
    earlier = taken.comparison.earlier if taken.comparison else None
    trace = {
        "kind": draft.kind,
        "told": taken.told,
        "apart": taken.apart,
        "after": earlier.digest if earlier else "",
        "printed_from": draft.printed_from,
    }
    Imported.objects.create(
        book=held,
        digest=draft.digest,
        name=draft.name[:_LONGEST],
        at=at,
        first_n=numbers[0],
        last_n=numbers[1],
        trace=json.dumps(trace),
    )
