"""The files that a book has taken in, and what each of them told.

The same file twice adds nothing; a corrected one is held against what the earlier one left.
"""

import json
from collections.abc import Sequence
from datetime import datetime

from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.intake.draft_acts import Taken
from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.intake.paper_earlier import (
    Earlier,
    SheetTold,
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


def earlier_of(draft: PaperDraft, held: Book, entries: Sequence[Entry]) -> Earlier:
    """What earlier papers told of the items of a draft."""
    if draft.kind != "sheet":
        return entries_of_earlier(draft, entries)
    found = Imported.objects.filter(book=held.code).order_by("last_n", "pk")
    told = ((n, json.loads(trace)) for n, trace in found.values_list("last_n", "trace") if trace)
    sheets = (
        SheetTold(n, frozenset(one["told"]), one["apart"])
        for n, one in told
        if one["kind"] == "sheet"
    )
    return sheets_of_earlier(sheets, entries)


def keep_taken(
    held: Book, draft: PaperDraft, taken: Taken, numbers: tuple[int, int], at: datetime
) -> None:
    """Put on record that a file was taken in; `numbers` are its first and its last entry."""
    if taken.already:
        return
    trace = {"kind": draft.kind, "told": taken.told, "apart": taken.apart}
    Imported.objects.create(
        book=held,
        digest=draft.digest,
        name=draft.name[:_LONGEST],
        at=at,
        first_n=numbers[0],
        last_n=numbers[1],
        trace=json.dumps(trace),
    )
