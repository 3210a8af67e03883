"""An archive back into an empty house, every part proved before anything is written.

Chain, digests and counts must agree with the manifest. What was expunged in this house after the
archive was made is expunged again, a paper that was removed is removed again, and words of
opinions that were sealed or destroyed are so again.
"""

import json
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.db import connection, transaction

from zhenggai.archive import ArchiveError, Made, kept_models, lines_of
from zhenggai.archive_proof import not_understood, opened, proved
from zhenggai.ledger import evidence, models, tables
from zhenggai.ledger.actions import Making, write
from zhenggai.ledger.core.actors import ROLES, Actor
from zhenggai.ledger.core.acts.mending import AskExpunge, Expunge
from zhenggai.ledger.core.entries import Draft, LineError, from_line
from zhenggai.ledger.core.gates.expunging import items_of
from zhenggai.ledger.core.keys import HISTORY
from zhenggai.ledger.core.numbering import next_of_book
from zhenggai.ledger.core.rows import Expunging
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.expunging import noted
from zhenggai.ledger.models import Content, Entry
from zhenggai.opinions.destroying import destroy_again
from zhenggai.papers.keeping import remove_again
from zhenggai.papers.searching import index_papers
from zhenggai.people.models import Person

_BATCH = 2000
_AGAIN = "恢复备份后重做清除"


def is_empty_house() -> bool:
    """Whether nothing is kept yet: no book, no entry, nobody."""
    kept = (models.Book, Entry, Person)
    return not any(one.objects.exists() for one in kept)


def refuse_full_house() -> None:
    """Raise ArchiveError where something is kept already."""
    if not is_empty_house():
        raise ArchiveError(
            "数据库里已有台账或人员，没有恢复。"
            "请把环境变量ZHENGGAI_DATA指向一个空文件夹（或新建空库）后再恢复。"
        )


def restore(path: Path) -> Made:
    """Fill the empty house from an archive, all or nothing.

    Raises ArchiveError, and NoArchiveError for a file that is no archive of this program.
    """
    refuse_full_house()
    with opened(path) as archive:
        manifest = proved(archive)
        with _files_of(archive, manifest["evidence"]), transaction.atomic():
            _fill_or_say(archive, manifest)
            _compare(manifest)
            # within, so that a restore that is broken off never shows what was destroyed
            expunge_again()
            remove_again()
            destroy_again()
    return Made(manifest["books"], manifest["tables"], len(manifest["evidence"]))


@contextmanager
def _files_of(archive: zipfile.ZipFile, digests: Sequence[str]) -> Iterator[None]:
    """The files are in the store while this lasts, and stay if nothing goes wrong."""
    fresh = [one for one in digests if not evidence.is_whole(one)]
    try:
        for digest in fresh:
            evidence.put(archive.read(f"evidence/{digest}"))
        yield
    except BaseException:
        for digest in fresh:
            evidence.forget(digest)
        raise


def _fill_or_say(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    try:
        _fill(archive, manifest)
    except (DeserializationError, LineError) as fault:
        raise ArchiveError(not_understood(manifest)) from fault


def _fill(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    wanted = kept_models()
    for model in wanted:
        name = f"tables/{model._meta.label}.jsonl"  # noqa: SLF001 - Django's public face of a model
        if name in manifest["sha256"]:
            for one in serializers.deserialize("jsonl", "\n".join(lines_of(archive, name))):
                one.save()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), wanted):
            cursor.execute(statement)
    for code in manifest["books"]:
        for lines in _batches(lines_of(archive, f"books/{code}.jsonl")):
            tables.keep_entries([from_line(line) for line in lines])
        folded, last = tables.refold(code)
        tables.keep_rows(code, folded, {row.key: last[row.key] for row in folded.every()})
        index_papers(code)


def _batches(lines: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(lines, _BATCH)):
        yield batch


def _compare(manifest: dict[str, Any]) -> None:
    """What stands in the database now against the manifest."""
    heads = {one.code: f"{one.head_n}:{one.head_hash}" for one in models.Book.objects.all()}
    counts = {code: Entry.objects.filter(book=code).count() for code in manifest["books"]}
    rows = {one._meta.label: one._default_manager.count() for one in kept_models()}  # noqa: SLF001
    told = {label: rows.get(label) for label in manifest["tables"]}
    if (heads, counts, told) != (manifest["heads"], manifest["books"], manifest["tables"]):
        raise ArchiveError("恢复后的数目与清单不符，已撤销，没有恢复。")


def expunge_again() -> None:
    """What this house once expunged and the archive still told goes again, by an entry each."""
    for told in noted():
        found = Content.objects.filter(entry__book=told["book"], entry__n=told["of"]).first()
        held = set(json.loads(found.told)) if found else set()
        if fields := [one for one in told["fields"] if one in held]:
            _expunge_again(told, tuple(fields))


def _expunge_again(told: dict[str, Any], fields: tuple[str, ...]) -> None:
    """Asked for by who asked then and carried out by who decided then, both written anew; where the
    archive holds the request as it waited, that one is carried out."""
    of, by, second = told["of"], told["by"], told["second"]
    on = date.fromisoformat(told["on"])

    def drafts(now: Book) -> list[Draft]:
        items = items_of(now, of)
        if waiting := _waiting(now, of, fields):
            act = Expunge(of, waiting.fields, waiting.ground, waiting.asked_by, items, waiting.key)
            hands = (waiting.asked_by, waiting.entered_by)
            other = second if by in hands else by
            day = max(on, waiting.asked_on or on)
            return [Draft(act, day, other, other, late_reason=_AGAIN)]
        ask = AskExpunge(next_of_book(now, "expunging"), of, fields, told["ground"], items=items)
        act = Expunge(of, fields, ask.ground, second, items, ask.expunging)
        return [
            Draft(ask, on, second, second, late_reason=_AGAIN),
            Draft(act, on, by, by, late_reason=_AGAIN),
        ]

    people = {one: Actor(one, "", frozenset(ROLES)) for one in (by, second)}
    write(told["book"], Making({HISTORY}, drafts), actors=people)


def _waiting(now: Book, of: int, fields: tuple[str, ...]) -> Expunging | None:
    """The open request for just these words."""
    waiting = (one for one in now.expungings.values() if one.state == "asked" and one.of == of)
    return next((one for one in waiting if set(one.fields) == set(fields)), None)
