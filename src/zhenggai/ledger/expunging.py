"""Expunging (清除): words and files are destroyed in every place where the house keeps them.

The entry that orders it stays, as do chain, sequence and states. What was ordered is also kept
outside of the database, so that an older backup which still holds the words loses them when it is
restored.
"""

import json
import logging
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from zhenggai.ledger import models
from zhenggai.ledger.core.coding import expunged_field
from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.evidence import forget, is_digest
from zhenggai.ledger.search_index import forget_deleted
from zhenggai.ledger.tables import (
    is_told_anywhere,
    keep_rows,
    refold,
    row_differences,
    strip_content,
)


@runtime_checkable
class KeepsWords(Protocol):
    """What a table above the ledger offers when words of a book may have been copied into it."""

    def forget_words(self, book: str, gone: Mapping[tuple[int, str], str]) -> None:
        """Destroy these words (by entry and field) wherever the table holds them."""


def _keepers() -> list[Any]:
    """The models that keep words beside the ledger."""
    return [model for model in apps.get_models() if isinstance(model, KeepsWords)]


def destroy(book: str, orders: Sequence[Entry]) -> None:
    """Within the transaction of the `expunge` entries: take the words out everywhere."""
    words: dict[tuple[int, str], str] = {}
    for one in orders:
        n = one.facts["of"]
        stripped = strip_content(book, n, one.facts["fields"])
        words.update({(n, field): text for field, text in stripped.items()})
    for keeper in _keepers():
        keeper.forget_words(book, words)
    tell_anew(book)
    files = [one for one in words.values() if is_digest(one) and not is_told_anywhere(one)]
    models.Evidence.objects.filter(digest__in=files).delete()
    transaction.on_commit(lambda: _destroy_traces(book, orders, files))


def tell_anew(book: str) -> None:
    """Within the transaction: make every row what the entries say, without what is not shown."""
    folded, last = refold(book)
    keep_rows(book, folded, {key: last.get(key, 0) for key in row_differences(book, folded, last)})
    forget_deleted()
    models.HeadSummary.objects.filter(book=book).delete()
    name = folded.info.name
    shown_name = book if expunged_field(name) else name.strip()
    models.Book.objects.filter(code=book).exclude(name=shown_name).update(name=shown_name)


def _destroy_traces(book: str, orders: Sequence[Entry], files: Iterable[str]) -> None:
    """After the commit: the files themselves, and what the database keeps of overwritten rows."""
    note(book, orders)
    for digest in files:
        forget(digest)
    clean_traces()


def clean_traces() -> None:
    """After a commit that destroyed words: what the database still keeps of overwritten rows."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # It waits for readers as long as any statement waits (settings).
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_busy, *_ = cursor.fetchone() or (0,)
            if is_busy:
                _LOG.warning("expunged rows stay in the write-ahead log until its next checkpoint")
        elif not connection.in_atomic_block:
            _wait_for_who_began_before(cursor)
            own = (
                models.Content,
                models.Row,
                models.SearchText,
                models.Book,
                models.Evidence,
                models.HeadSummary,
            )
            named = (model._meta.db_table for model in (*own, *_keepers()))  # noqa: SLF001 - Django's public face of a model
            # It waits for who reads them, however long a page may wait (database_served).
            cursor.execute("SET lock_timeout = 0")
            cursor.execute(f"VACUUM FULL {', '.join(named)}")
            cursor.execute("RESET lock_timeout")


def _wait_for_who_began_before(cursor: CursorWrapper) -> None:
    """PostgreSQL keeps a row, even in a table written anew, for whoever began before it went: a
    long report, a backup, a writer in any database of the server. They are given time to end."""
    cursor.execute("SELECT pg_current_xact_id()::text, pg_current_xact_id()::xid::text")
    mine = cursor.fetchone()
    for _ in range(_TRIES):
        cursor.execute(_OLDER, mine)
        if cursor.fetchone() is None:
            return
        time.sleep(_PAUSE_SECONDS)
    _LOG.warning("expunged rows may stay in the tables' files until the next VACUUM FULL")


_OLDER = (
    "SELECT 1 WHERE pg_snapshot_xmin(pg_current_snapshot()) <= %s::xid8 OR EXISTS"
    " (SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND age(backend_xmin) > age(%s::xid))"
)
_TRIES, _PAUSE_SECONDS = 100, 0.1
_LOG = logging.getLogger(__name__)


def note(book: str, orders: Iterable[Entry]) -> None:
    """Keep beside the database what was ordered: book, entry and fields, no words."""
    place = _notes()
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("a", encoding="utf-8") as file:
        for one in orders:
            told = {"book": book, "by": one.by, "on": one.on.isoformat(), **one.facts}
            file.write(json.dumps(told, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def noted() -> list[dict[str, Any]]:
    """What was ever ordered in this house, each as book, by, on and the facts of the act."""
    try:
        lines = _notes().read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [json.loads(line) for line in lines if line.endswith("}")]


def _notes() -> Path:
    return Path(settings.DATA) / "expunged.jsonl"
