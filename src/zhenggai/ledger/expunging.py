"""Expunging (清除): words and files are destroyed in every place where the house keeps them.

The entry that orders it stays, as do chain, sequence and states. What was ordered is also kept
outside of the database, so that an older backup which still holds the words loses them when it is
restored.
"""

import json
import os
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import connection, transaction

from zhenggai.ledger import models
from zhenggai.ledger.core.acts.mending import Expunge
from zhenggai.ledger.core.coding import expunged_field
from zhenggai.ledger.evidence import forget, is_digest
from zhenggai.ledger.tables import (
    is_told_anywhere,
    keep_rows,
    refold,
    row_differences,
    strip_content,
)


def destroy(book: str, acts: Sequence[Expunge]) -> None:
    """Within the transaction of the entries: take the words out of content, rows and files."""
    gone: list[str] = []
    for act in acts:
        gone.extend(strip_content(book, act.of, act.fields).values())
    folded, last = refold(book)
    keep_rows(book, folded, {key: last.get(key, 0) for key in row_differences(book, folded, last)})
    models.HeadFigures.objects.filter(book=book).delete()
    held = models.Book.objects.get(code=book)
    if expunged_field(folded.info.name):
        held.name = held.code
        held.save(update_fields=["name"])
    files = [one for one in gone if is_digest(one) and not is_told_anywhere(one)]
    models.Evidence.objects.filter(digest__in=files).delete()
    transaction.on_commit(lambda: _destroy_traces(book, acts, files))


def _destroy_traces(book: str, acts: Iterable[Expunge], files: Iterable[str]) -> None:
    """After the commit: the files themselves, and what the database keeps of overwritten rows."""
    note(book, acts)
    for digest in files:
        forget(digest)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        elif not connection.in_atomic_block:
            cursor.execute("VACUUM FULL ledger_content, ledger_row, ledger_book")


def note(book: str, acts: Iterable[Expunge]) -> None:
    """Keep beside the database what was ordered: book, entry and fields, no words."""
    place = settings.DATA / "expunged.jsonl"
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("a", encoding="utf-8") as file:
        for act in acts:
            told = {
                "book": book,
                "of": act.of,
                "fields": list(act.fields),
                "ground": act.ground,
            }
            file.write(json.dumps(told, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())
