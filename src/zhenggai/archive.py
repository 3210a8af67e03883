"""One file with everything of a house: every book's entries, the other tables, the evidence.

The format is our own and the same for both databases: books as JSON lines that anybody can check,
tables as JSON lines, files under their digests, a manifest with the SHA-256 of every part. Rows are
not kept, they are folded anew. It is made from one snapshot while the service runs.
"""

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.apps import apps
from django.core import serializers
from django.db import connection, models, transaction

from zhenggai import __version__
from zhenggai.ledger import evidence, queries
from zhenggai.ledger.core.entries import to_line
from zhenggai.ledger.models import (
    Book,
    ChainCheck,
    Content,
    Entry,
    Evidence,
    HeadSummary,
    Row,
    SearchText,
)

SCHEMA = "zhenggai.backup/1"
MANIFEST = "manifest.json"
# Made anew from entries, or by Django itself, or worth nothing elsewhere.
_LEFT_OUT = (Entry, Content, Row, SearchText, HeadSummary, ChainCheck)
_APPS_LEFT_OUT = frozenset({"contenttypes", "sessions", "admin", "axes", "portal"})
_TRIES = 3


class ArchiveError(Exception):
    """An archive that cannot be made or used; the sentence is for a person."""


class NoPlaceError(ArchiveError):
    """A place at which no archive can be written."""


@dataclass(frozen=True, slots=True)
class Made:
    """What an archive holds: the number of entries by book, of rows by table, of files."""

    books: dict[str, int]
    tables: dict[str, int]
    evidence: int


def kept_models() -> list[type[models.Model]]:
    """Every table that goes into an archive, those that others point at first."""
    found = [
        model
        for model in apps.get_models()
        if model not in _LEFT_OUT
        and model._meta.app_label not in _APPS_LEFT_OUT  # noqa: SLF001 - Django's public face of a model
        and model._meta.label != "auth.Permission"  # noqa: SLF001
    ]
    return list(serializers.sort_dependencies([(None, found)]))


def back_up(to: Path) -> Made:
    """Write the archive; what was there stays whole until the new one is.

    Raises ArchiveError, and OSError where the disk takes no more.
    """
    if to.is_dir() or (to.exists() and not to.is_file()):
        raise NoPlaceError(f"写不进“{to}”：这不是文件。请在后面加上文件名，如 备份.zip。")
    if not to.parent.is_dir():
        raise NoPlaceError(f"写不进“{to}”：没有“{to.parent}”这个文件夹。请换一个位置。")
    beside = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        for _ in range(_TRIES):
            try:
                made = _written(beside)
            except _LostFileError:
                # a file was expunged while it was to be copied: the next snapshot knows
                continue
            beside.replace(to)
            return made
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    raise ArchiveError("有佐证文件缺失，备份没有做成。请运行 zhenggai doctor --full 查看。")


GIVE_RIGHTS = "请让运行整改台的账户能够读写数据文件夹里的每个文件。"


class _LostFileError(Exception):
    """A file of the store is not there though the database names it."""


def _add_file(archive: zipfile.ZipFile, digest: str) -> None:
    place = evidence.place_of(digest)
    try:
        archive.write(place, f"evidence/{digest}")
    except FileNotFoundError as fault:
        raise _LostFileError from fault
    except PermissionError as fault:
        raise ArchiveError(f"没有备份：没有读“{place}”的权限。{GIVE_RIGHTS}") from fault


def _written(path: Path) -> Made:
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, snapshot():
            parts: dict[str, str] = {}
            books = {one.code: _add_book(archive, parts, one) for one in Book.objects.all()}
            tables = {one._meta.label: _add_table(archive, parts, one) for one in kept_models()}  # noqa: SLF001
            digests = sorted(Evidence.objects.values_list("digest", flat=True))
            for digest in digests:
                _add_file(archive, digest)
            heads = {one.code: f"{one.head_n}:{one.head_hash}" for one in Book.objects.all()}
            manifest = {
                "schema": SCHEMA,
                "version": __version__,
                "made_at": datetime.now(UTC).isoformat(),
                "books": books,
                "heads": heads,
                "tables": tables,
                "evidence": digests,
                "sha256": parts,
            }
            archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        file.flush()
        os.fsync(file.fileno())
    return Made(books, tables, len(digests))


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything read within is of one moment, and nobody who writes waits."""
    if connection.vendor == "sqlite":
        # Django's own transactions here take the lock of a writer.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _add_book(archive: zipfile.ZipFile, parts: dict[str, str], held: Book) -> int:
    lines = (to_line(one) for one in queries.entries(held, with_withheld=True))
    return _add_lines(archive, parts, f"books/{held.code}.jsonl", lines)


def _add_table(archive: zipfile.ZipFile, parts: dict[str, str], model: type[models.Model]) -> int:
    label = model._meta.label  # noqa: SLF001
    rows = model._default_manager.order_by("pk").iterator(chunk_size=1000)  # noqa: SLF001
    text = io.StringIO()
    serializers.serialize("jsonl", rows, stream=text, use_natural_foreign_keys=True)
    lines = (line for line in text.getvalue().split("\n") if line)
    return _add_lines(archive, parts, f"tables/{label}.jsonl", lines)


def _add_lines(
    archive: zipfile.ZipFile, parts: dict[str, str], name: str, lines: Iterable[str]
) -> int:
    digest, count = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as member:
        for count, line in enumerate(lines, 1):  # noqa: B007 - the last one is the number of lines
            data = line.encode() + b"\n"
            digest.update(data)
            member.write(data)
    parts[name] = digest.hexdigest()
    return count


def lines_of(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """The lines of a part."""
    with archive.open(name) as member:
        yield from (line.rstrip("\n") for line in io.TextIOWrapper(member, "utf-8", newline="\n"))
