"""The search over what the ledger holds: kept with every writing, asked by every page.

Both databases find by the same pieces (`search_words`) and then by the text itself, so that a
search gives the same hits on both: PostgreSQL in an array with a GIN index, SQLite in a table of
FTS5.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from zhenggai.ledger import models
from zhenggai.ledger.bulk import insert
from zhenggai.ledger.core.keys import family_of, kind_of
from zhenggai.ledger.core.rows import Proof, Row
from zhenggai.ledger.evidence import is_digest
from zhenggai.ledger.search_words import KINDS, folded, grams, grams_asked, parts_of, words_of

_COLUMNS = ("book_id", "key", "kind", "family", "place", "text")
# Kind and family of papers beside the ledger, which are no rows of it.
PAPERS = "paper"
# A file's text is searched as far as a page would show it.
_OF_FILE = 20_000
# SQLite takes no more values in one statement on old systems.
_BATCH = 500

SQLITE_TABLE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS ledger_search_grams"
    " USING fts5(grams, detail=none, columnsize=0)"
)
POSTGRESQL_COLUMN = (
    "ALTER TABLE ledger_searchtext ADD COLUMN IF NOT EXISTS grams text[] NOT NULL DEFAULT '{}'",
    "CREATE INDEX IF NOT EXISTS ledger_search_grams ON ledger_searchtext USING gin (grams)",
)


@dataclass(frozen=True, slots=True)
class Indexed:
    """A row as it is to be found: its key, where it sorts, and what is kept of it."""

    key: str
    place: str
    row: Row | None


def install(within: BaseDatabaseWrapper) -> None:
    """Make what only this kind of database has."""
    statements = (SQLITE_TABLE,) if within.vendor == "sqlite" else POSTGRESQL_COLUMN
    with within.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def index(book: str, changed: Collection[Indexed]) -> None:
    """Keep what can be found true to these rows of a book; only changed words are written."""
    previews = _previews(one.row for one in changed)
    _keep(book, {one.key: (one, _text(one.row, previews)) for one in changed})


def index_text(book: str, key: str, words: Iterable[str]) -> None:
    """Keep what can be found of a paper beside the ledger; without words it is found no more."""
    text = "\n".join(folded(one.replace("\x00", "")) for one in words)
    _keep(book, {key: (Indexed(key, "", None), text.strip())})


def _keep(book: str, wanted: Mapping[str, tuple[Indexed, str]]) -> None:
    held = _held(book, list(wanted))
    moved = [
        (one, text) for key, (one, text) in wanted.items() if text != held.get(key, (0, ""))[1]
    ]
    _drop([held[one.key][0] for one, text in moved if one.key in held and not text])
    kept = [(one, text) for one, text in moved if text]
    if kept:
        _write(book, kept)


def _previews(found: Iterable[Row | None]) -> Mapping[str, str]:
    digests = {one.digest for one in found if isinstance(one, Proof) and is_digest(one.digest)}
    if not digests:
        return {}
    told = models.Evidence.objects.filter(digest__in=digests).values_list("digest", "preview")
    return {digest: folded(preview[:_OF_FILE]) for digest, preview in told if preview}


def _text(row: Row | None, previews: Mapping[str, str]) -> str:
    if row is None:
        return ""
    text = words_of(row).replace("\x00", "")
    preview = previews.get(row.digest, "") if isinstance(row, Proof) else ""
    return f"{text}\n{preview}" if preview else text


def _held(book: str, keys: Sequence[str]) -> dict[str, tuple[int, str]]:
    """What is kept of these keys now: the number of the line and its text."""
    found: dict[str, tuple[int, str]] = {}
    for start in range(0, len(keys), _BATCH):
        lines = models.SearchText.objects.filter(
            book=book, key__in=keys[start : start + _BATCH]
        ).values_list("key", "pk", "text")
        found.update({key: (pk, text) for key, pk, text in lines})
    return found


def _drop(lines: Sequence[int]) -> None:
    for start in range(0, len(lines), _BATCH):
        models.SearchText.objects.filter(pk__in=lines[start : start + _BATCH]).delete()
    if connection.vendor == "sqlite":
        _run("DELETE FROM ledger_search_grams WHERE rowid = %s", [[pk] for pk in lines])


def _write(book: str, kept: Sequence[tuple[Indexed, str]]) -> None:
    values: list[tuple[object, ...]] = [
        (book, one.key, kind_of(one.key), _family(one.key), one.place, text) for one, text in kept
    ]
    columns: tuple[str, ...] = _COLUMNS
    changes: tuple[str, ...] = ("text",)
    if connection.vendor == "postgresql":
        columns, changes = (*columns, "grams"), (*changes, "grams")
        values = [(*told, sorted(grams(str(told[-1])))) for told in values]
    insert(models.SearchText, columns, values, unique=("book_id", "key"), update=changes)
    if connection.vendor == "sqlite":
        _run(
            "INSERT OR REPLACE INTO ledger_search_grams (rowid, grams)"
            " SELECT id, %s FROM ledger_searchtext WHERE book_id = %s AND key = %s",
            [[" ".join(sorted(grams(text))), book, one.key] for one, text in kept],
        )


def _family(key: str) -> str:
    return PAPERS if kind_of(key) == PAPERS else family_of(key)


def _run(statement: str, values: Sequence[Sequence[str | int]]) -> None:
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(statement, values)


def found(asked: str, book: str, families: Collection[str]) -> QuerySet[models.SearchText]:
    """The lines of these families of a book that hold every part of what is asked, in a person's
    order; none for nothing."""
    parts = parts_of(asked)
    lines = models.SearchText.objects.filter(book=book, family__in=families)
    if not parts:
        return lines.none()
    pieces = sorted(frozenset[str]().union(*map(grams_asked, parts)))
    given: object = " AND ".join(pieces) if connection.vendor == "sqlite" else pieces
    lines = lines.filter(pk__in=RawSQL(_HOLDERS[connection.vendor], [given]))  # noqa: S611 - a statement of our own, its values given apart
    for part in parts:
        lines = lines.filter(text__contains=part)
    whens = [When(kind=kind, then=Value(place)) for place, kind in enumerate(KINDS)]
    rank = Case(*whens, default=Value(len(KINDS)), output_field=IntegerField())
    return lines.order_by(rank, "place", "key")


# The lines that hold all of these pieces.
_HOLDERS = {
    "sqlite": "SELECT rowid FROM ledger_search_grams WHERE ledger_search_grams MATCH %s",
    "postgresql": "SELECT id FROM ledger_searchtext WHERE grams @> %s::text[]",
}


def clear() -> None:
    """Empty what stands beside the table, when the table was emptied."""
    if connection.vendor == "sqlite":
        _run("DELETE FROM ledger_search_grams", [[]])


def forget_deleted() -> None:
    """After an expunging: nothing of the destroyed words stays in the index's old pages."""
    if connection.vendor == "sqlite":
        _run("INSERT INTO ledger_search_grams (ledger_search_grams) VALUES (%s)", [["optimize"]])
