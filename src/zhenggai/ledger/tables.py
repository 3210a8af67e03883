"""The core's values in and out of the tables: entries as they were hashed, rows as they are now.

Reading here knows no rule and writing no lock; `actions` is the only one to write, `queries` the
door for everybody who reads.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from zhenggai.ledger import models
from zhenggai.ledger.bulk import insert
from zhenggai.ledger.collecting import without_collecting
from zhenggai.ledger.core import state
from zhenggai.ledger.core.acts.mending import AskExpunge, Correct, DeclineExpunge, Expunge
from zhenggai.ledger.core.book import (
    apply,
    as_of,
    corrected,
    cut_off,
    end_of,
    fold,
    without_content,
)
from zhenggai.ledger.core.entries import BareEntry, Entry, json_text
from zhenggai.ledger.core.keys import HISTORY, WHOLE, family_of, kind_of, sort_key
from zhenggai.ledger.core.rows import Item
from zhenggai.ledger.core.rows import Row as CoreRow
from zhenggai.ledger.entry_columns import bare_entries, whole_entries
from zhenggai.ledger.row_codec import row_of, row_text
from zhenggai.ledger.search_index import Indexed, index

_ENTRY_COLUMNS = (
    "book_id", "n", "kind", "v", "on", "at", "by", "entered_by", "subject", "facts", "words",
    "prev", "hash", "mac",
)  # fmt: skip
_BATCH = 2000
# Within a text of JSON no quotation mark stands unescaped, so this can only be the field itself.
_REPORTED = '"last_reported_on":"'
_DAY_LENGTH = len("2026-03-02")
_ROW_KEYS = ("book_id", "key", "kind", "family", "place")
_ROW_COLUMNS = ("state", "due_on", "units", "last_n", "data")


def entry_rows(book: str) -> QuerySet[models.Entry]:
    """The entries of a book, to be narrowed down."""
    return models.Entry.objects.filter(book=book).order_by("n")


# Words by entry and field.
Withheld = frozenset[tuple[int, str]]


def of_kinds(book: str, kinds: Collection[str]) -> list[tuple[int, str, date, str]]:
    """Number, kind, day and facts of the entries of these kinds, in their order.

    Put in order here: SQLite, asked for it, goes through every entry of the book to find a few.
    """
    found = models.Entry.objects.filter(book=book, kind__in=kinds).order_by()
    return sorted(found.values_list("n", "kind", "on", "facts"))


@dataclass(frozen=True, slots=True)
class Unshown:
    """Words of a book that nobody is shown, by entry and field: destroyed, with the day, or
    withheld while it is to be decided whether they are."""

    expunged: Mapping[tuple[int, str], date]
    withheld: Withheld


def unshown(book: str) -> Unshown:
    """What of a book nobody is shown now, whatever day is looked at."""
    expunged: dict[tuple[int, str], date] = {}
    asked: dict[str, list[tuple[int, str]]] = {}
    for _, kind, on, facts in of_kinds(book, _EXPUNGING):
        told = json.loads(facts)
        if kind == DeclineExpunge.KIND:
            asked.pop(told["expunging"], None)
            continue
        places = [(told["of"], field) for field in told["fields"]]
        if kind == Expunge.KIND:
            expunged.update(dict.fromkeys(places, on))
        else:
            asked[told["expunging"]] = places
    return Unshown(expunged, frozenset(chain.from_iterable(asked.values())) - expunged.keys())


def say_unshown(loaded: state.Book, book: str) -> None:
    """Let a state tell why words are missing in it."""
    _say(loaded, unshown(book))


def _say(loaded: state.Book, found: Unshown) -> None:
    loaded.expunged, loaded.withheld = dict(found.expunged), found.withheld


_EXPUNGING = (AskExpunge.KIND, Expunge.KIND, DeclineExpunge.KIND)


def entries_of(
    found: QuerySet[models.Entry],
    book: str,
    *,
    with_withheld: bool = False,
    withheld: Withheld | None = None,
) -> Iterator[Entry]:
    """These entries of one book as values, in their order.

    Words that are withheld are left out, but for who checks the chain or keeps a copy of the whole;
    who has the book's state says with `withheld` which they are, and saves a question. Past
    Django's converters: a past day of twenty thousand entries takes half the time.
    """
    if withheld is None:
        withheld = frozenset() if with_withheld else unshown(book).withheld
    every = whole_entries(found, book)
    if not withheld:
        return every
    fields = _by_entry(withheld)
    return (without_content(one, fields[one.n]) if one.n in fields else one for one in every)


def _by_entry(places: Iterable[tuple[int, str]]) -> dict[int, set[str]]:
    fields: dict[int, set[str]] = {}
    for n, name in places:
        fields.setdefault(n, set()).add(name)
    return fields


def _to_be_folded(found: QuerySet[models.Entry], hidden: Unshown) -> Iterator[BareEntry]:
    """These entries of one book for a fold, without the words that nobody is shown."""
    every = bare_entries(found)
    gone = _by_entry((*hidden.expunged, *hidden.withheld))
    if not gone:
        return every
    return (_without(one, gone[one.n]) if one.n in gone else one for one in every)


def _without(entry: BareEntry, gone: set[str]) -> BareEntry:
    content = {name: told for name, told in entry.content.items() if name not in gone}
    return entry._replace(words=content.keys() | gone, content=content)


def load(book: models.Book, families: Collection[str]) -> state.Book:
    """The state of these families; of the whole book, or with its history, where they say so."""
    with without_collecting():
        if HISTORY in families:
            return fold(_to_be_folded(entry_rows(book.code), unshown(book.code)))
        found = models.Row.objects.filter(book=book).values_list("key", "data")
        # Who needs the history of entries has it folded.
        loaded = state.Book(head=book.head_n, remembers=frozenset())
        for key, text in found.iterator(_BATCH) if WHOLE in families else _few(found, families):
            loaded.put(row_of(key, text))
        return loaded


def _few(
    found: QuerySet[models.Row, tuple[str, str]], families: Collection[str]
) -> list[tuple[str, str]]:
    """Put in order here: SQLite, asked for it, goes through every row of the book for a few."""
    few = found.filter(family__in=families).order_by()
    return sorted(few, key=lambda one: sort_key(one[0]))


def load_kinds(books: Collection[str], kinds: Collection[str]) -> Iterator[tuple[str, state.Book]]:
    """The rows of these kinds of several books, book by book: one query."""
    found = models.Row.objects.filter(book__in=books, kind__in=kinds).order_by("book_id")
    if not books:
        return
    rows = found.values_list("book_id", "key", "data").iterator(chunk_size=_BATCH)
    for code, held in groupby(rows, key=itemgetter(0)):
        with without_collecting():
            loaded = state.Book()
            for _, key, text in held:
                loaded.put(row_of(key, text))
        yield code, loaded


def last_reports(books: Collection[str]) -> dict[str, dict[str, date]]:
    """The day of the last report on any measure of each family, by book: one query.

    The day is taken out of the row's text, as sixty thousand measures would be made for it alone.
    """
    found: dict[str, dict[str, date]] = {code: {} for code in books}
    rows = models.Row.objects.filter(book__in=books, kind="measure", data__contains=_REPORTED)
    for code, family, text in rows.values_list("book_id", "family", "data").iterator(_BATCH):
        at = text.index(_REPORTED) + len(_REPORTED)
        day = date.fromisoformat(text[at : at + _DAY_LENGTH])
        found[code][family] = max(found[code].get(family, day), day)
    return found


def past(book: str, day: date) -> state.Book:
    """What the book knew when that day ended."""
    return _past(book, entry_rows(book).filter(at__lt=end_of(day)), as_of)


def past_of_cut_off(book: str, day: date, head: int) -> state.Book:
    """What had happened by the end of a cut-off day, as known at entry `head`."""
    known = entry_rows(book).filter(n__lte=head)
    return _past(book, known, lambda entries, wrong: cut_off(entries, wrong, day))


def _past(
    book: str,
    known: QuerySet[models.Entry],
    fold_of: Callable[[Iterable[BareEntry], Iterable[int]], state.Book],
) -> state.Book:
    hidden = unshown(book)
    with without_collecting():
        # Asked for first, so that never more than a few entries stand in memory.
        corrections = bare_entries(known.filter(kind=Correct.KIND).order_by())
        found = fold_of(_to_be_folded(known, hidden), list(corrected(corrections)))
    _say(found, hidden)
    return found


def refold(book: str) -> tuple[state.Book, dict[str, int]]:
    """The book from its entries, and the entry that changed each row last."""
    folded = state.Book(remembers=None)
    last: dict[str, int] = {}
    for entry in _to_be_folded(entry_rows(book), unshown(book)):
        last.update(dict.fromkeys(apply(folded, entry), entry.n))
    return folded, last


def keep_entries(entries: Sequence[Entry]) -> None:
    """Write new entries of one book, in their order, and their words."""
    insert(models.Entry, _ENTRY_COLUMNS, map(_entry_values, entries))
    numbers = models.Entry.objects.filter(
        book=entries[0].book, n__gte=entries[0].n, n__lte=entries[-1].n
    ).values_list("n", "pk")
    keys = dict(numbers)
    contents = ((keys[one.n], content_text(one.content)) for one in entries if one.content)
    insert(models.Content, ("entry_id", "told"), contents)


def _entry_values(one: Entry) -> Sequence[Any]:
    return (
        one.book, one.n, one.kind, one.v, one.on, one.at, one.by, one.entered_by,
        subject_text(one.subject), json_text(one.facts), json_text(one.words),
        one.prev, one.hash, one.mac,
    )  # fmt: skip


def keep_rows(book: str, now: state.Book, last: Mapping[str, int]) -> None:
    """Write the rows of these keys as they are now; a key without a row loses its row."""
    gone = [key for key in last if now.row(key) is None]
    if gone:
        models.Row.objects.filter(book=book, key__in=gone).delete()
    kept = (_row_values(book, row, last[key]) for key in last if (row := now.row(key)))
    columns = (*_ROW_KEYS, *_ROW_COLUMNS)
    insert(models.Row, columns, kept, unique=("book_id", "key"), update=_ROW_COLUMNS)
    index(book, [Indexed(key, place_of(key), now.row(key)) for key in last])


def _row_values(book: str, row: CoreRow, last_n: int) -> Sequence[Any]:
    key, item = row.key, row if isinstance(row, Item) else None
    return (
        book, key, kind_of(key), family_of(key), place_of(key),
        getattr(row, "state", ""),
        item.deadline if item else None,
        subject_text((*item.lead_units, *item.responsible_units)) if item else "",
        last_n,
        row_text(row),
    )  # fmt: skip


def row_differences(book: str, now: state.Book, last: Mapping[str, int]) -> list[str]:
    """Keys under which the tables hold something else than this state."""
    held = {
        key: told
        for key, *told in models.Row.objects.filter(book=book).values_list("key", *_ROW_COLUMNS)
    }
    wanted = {
        row.key: [*_row_values(book, row, last[row.key])[len(_ROW_KEYS) :]] for row in now.every()
    }
    found = {key for key in held.keys() | wanted.keys() if held.get(key) != wanted.get(key)}
    return sorted(found, key=sort_key)


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
    return json_text(content)


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
