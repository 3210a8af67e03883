"""The core's values in and out of the tables: entries as they were hashed, rows as they are now.

Reading here knows no rule and writing no lock; `actions` is the only one to write, `queries` the
door for everybody who reads.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from zhenggai.ledger import models
from zhenggai.ledger.core import state
from zhenggai.ledger.core.book import apply, fold
from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.core.keys import HISTORY, WHOLE, family_of, kind_of, sort_key
from zhenggai.ledger.core.rows import Item
from zhenggai.ledger.core.rows import Row as CoreRow
from zhenggai.ledger.row_codec import row_of, row_text

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_COLUMNS = (
    "n", "kind", "v", "on", "at", "by", "entered_by", "subject", "facts", "words",
    "content__told", "prev", "hash", "mac",
)  # fmt: skip
# Django's own default asks SQLite for many more statements than it needs.
_BATCH = 2000
_ROW_COLUMNS = ("state", "due_on", "units", "last_n", "data")


def entry_rows(book: str) -> QuerySet[models.Entry]:
    """The entries of a book, to be narrowed down."""
    return models.Entry.objects.filter(book=book).order_by("n")


def entries_of(found: QuerySet[models.Entry], book: str) -> Iterator[Entry]:
    """These entries of one book as values, in their order."""
    loads = json.loads
    for row in found.values_list(*_COLUMNS).iterator(chunk_size=_BATCH):
        n, kind, v, on, at, by, entered_by, subject, facts, words, told, prev, digest, mac = row
        yield Entry(
            book, n, kind, v, on, at, by, entered_by, tuple(subject.split()),
            loads(facts), loads(words), loads(told) if told else {}, prev, digest, mac,
        )  # fmt: skip


def load(book: models.Book, families: Collection[str]) -> state.Book:
    """The state of these families; of the whole book, or with its history, where they say so."""
    if HISTORY in families:
        return fold(entries_of(entry_rows(book.code), book.code))
    found = models.Row.objects.filter(book=book)
    if WHOLE not in families:
        found = found.filter(family__in=families)
    loaded = state.Book(head=book.head_n)
    for key, text in found.values_list("key", "data").iterator(chunk_size=_BATCH):
        loaded.put(row_of(key, text))
    return loaded


def refold(book: str) -> tuple[state.Book, dict[str, int]]:
    """The book from its entries, and the entry that changed each row last."""
    folded = state.Book(remembers=None)
    last: dict[str, int] = {}
    for entry in entries_of(entry_rows(book), book):
        last.update(dict.fromkeys(apply(folded, entry), entry.n))
    return folded, last


def keep_entries(entries: Sequence[Entry]) -> None:
    """Write new entries and their words."""
    made = models.Entry.objects.bulk_create(
        [
            models.Entry(
                book_id=one.book,
                n=one.n,
                kind=one.kind,
                v=one.v,
                on=one.on,
                at=one.at,
                by=one.by,
                entered_by=one.entered_by,
                subject=subject_text(one.subject),
                facts=_ENCODER.encode(one.facts),
                words=_ENCODER.encode(one.words),
                prev=one.prev,
                hash=one.hash,
                mac=one.mac,
            )
            for one in entries
        ],
        batch_size=_BATCH,
    )
    models.Content.objects.bulk_create(
        [
            models.Content(entry_id=row.pk, told=content_text(one.content))
            for row, one in zip(made, entries, strict=True)
            if one.content
        ],
        batch_size=_BATCH,
    )


def keep_rows(book: str, now: state.Book, last: Mapping[str, int]) -> None:
    """Write the rows of these keys as they are now; a key without a row loses its row."""
    gone = [key for key in last if now.row(key) is None]
    if gone:
        models.Row.objects.filter(book=book, key__in=gone).delete()
    kept = [_table_row(book, row, last[key]) for key in last if (row := now.row(key))]
    models.Row.objects.bulk_create(
        kept,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["book", "key"],
        update_fields=_ROW_COLUMNS,
    )


def _table_row(book: str, row: CoreRow, last_n: int) -> models.Row:
    item = row if isinstance(row, Item) else None
    return models.Row(
        book_id=book,
        key=row.key,
        kind=kind_of(row.key),
        family=family_of(row.key),
        place=place_of(row.key),
        state=getattr(row, "state", ""),
        due_on=item.deadline if item else None,
        units=subject_text((*item.lead_units, *item.responsible_units)) if item else "",
        last_n=last_n,
        data=row_text(row),
    )


def row_differences(book: str, now: state.Book, last: Mapping[str, int]) -> list[str]:
    """Keys under which the tables hold something else than this state."""
    held = {
        key: told
        for key, *told in models.Row.objects.filter(book=book).values_list("key", *_ROW_COLUMNS)
    }
    wanted = {row.key: _told(_table_row(book, row, last[row.key])) for row in now.every()}
    found = {key for key in held.keys() | wanted.keys() if held.get(key) != wanted.get(key)}
    return sorted(found, key=sort_key)


def _told(row: models.Row) -> list[Any]:
    return [getattr(row, name) for name in _ROW_COLUMNS]


def expunged_days(book: str) -> dict[tuple[int, str], date]:
    """The day on which words were destroyed, by entry and field."""
    found = models.Entry.objects.filter(book=book, kind="expunge").values_list("facts", "on")
    days = {}
    for facts, on in found:
        told = json.loads(facts)
        days.update({(told["of"], field): on for field in told["fields"]})
    return days


def strip_content(book: str, n: int, fields: Iterable[str]) -> dict[str, str]:
    """Destroy the words of these fields; what they were, so that files can go too."""
    gone = set(fields)
    found = models.Content.objects.filter(entry__book=book, entry__n=n).first()
    if found is None:
        return {}
    told = json.loads(found.told)
    found.told = content_text({name: one for name, one in told.items() if name not in gone})
    found.save(update_fields=["told"])
    return {name: one[1] for name, one in told.items() if name in gone}


def is_told_anywhere(text: str) -> bool:
    """Whether these words (a file's digest) still stand in some book."""
    return models.Content.objects.filter(told__contains=text).exists()


def content_text(content: Mapping[str, Sequence[str]]) -> str:
    """Salts and texts by field as JSON."""
    return _ENCODER.encode({name: list(one) for name, one in content.items()})


def subject_text(keys: Iterable[str]) -> str:
    """Keys or ids with a blank on every side, so that one of them can be looked for."""
    found = " ".join(dict.fromkeys(keys))
    return f" {found} " if found else ""


def place_of(key: str) -> str:
    """A text that sorts keys of a kind as a person counts them, whatever the collation."""
    return "".join(f"{number:06d}{word}" for number, word in sort_key(key)[1])[:120]


def last_numbers(book: str, keys: Collection[str]) -> dict[str, int]:
    """The entry that changed each of these rows last."""
    found = models.Row.objects.filter(book=book, key__in=keys)
    return dict(found.values_list("key", "last_n"))
