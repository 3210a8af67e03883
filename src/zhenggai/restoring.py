"""An archive back into an empty house, every part proved before anything is written.

Chain, digests and counts must agree with the manifest. What was expunged in this house after the
archive was made is expunged again, and a paper that was removed is removed again.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.management.color import no_style
from django.db import connection, transaction

from zhenggai.archive import MANIFEST, SCHEMA, ArchiveError, Made, kept_models, lines_of
from zhenggai.ledger import evidence, tables
from zhenggai.ledger.actions import write
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.mending import Expunge
from zhenggai.ledger.core.chain_check import check_chain
from zhenggai.ledger.core.entries import Draft, from_line
from zhenggai.ledger.expunging import noted
from zhenggai.ledger.models import Book, Content, Entry
from zhenggai.papers.keeping import remove_again
from zhenggai.people.models import Person

_BATCH = 2000
_AGAIN = "恢复备份后重做清除"


def restore(path: Path) -> Made:
    """Fill the empty house from an archive, all or nothing. Raises ArchiveError."""
    if Book.objects.exists() or Entry.objects.exists() or Person.objects.exists():
        raise ArchiveError(
            "数据库里已有台账或人员，没有恢复。"
            "请把 ZHENGGAI_DATA 指向一个空文件夹（或新建空库）后再恢复。"
        )
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _proved(archive)
            for digest in manifest["evidence"]:
                evidence.put(archive.read(f"evidence/{digest}"))
            with transaction.atomic():
                _fill(archive, manifest)
                _compare(manifest)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as fault:
        raise ArchiveError(f"备份文件不完整或已损坏，没有恢复（{fault}）。") from fault
    expunge_again()
    remove_again()
    return Made(manifest["books"], manifest["tables"], len(manifest["evidence"]))


def _proved(archive: zipfile.ZipFile) -> dict[str, Any]:
    """The manifest, once every part is what it says."""
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if manifest.get("schema") != SCHEMA:
        raise ArchiveError("这不是整改台的备份文件，没有恢复。")
    for name, digest in manifest["sha256"].items():
        with archive.open(name) as member:
            if hashlib.file_digest(member, "sha256").hexdigest() != digest:  # type: ignore[arg-type]  # any reader of bytes will do
                raise ArchiveError(f"备份中的“{name}”与清单不符，没有恢复。")
    for code, head in manifest["heads"].items():
        report = check_chain(lines_of(archive, f"books/{code}.jsonl"), head)
        if not report.ok or report.entries != manifest["books"][code]:
            raise ArchiveError(f"备份中台账“{code}”的登记链核对不通过，没有恢复。{report.message}")
    for digest in manifest["evidence"]:
        with archive.open(f"evidence/{digest}") as member:
            if hashlib.file_digest(member, "sha256").hexdigest() != digest:  # type: ignore[arg-type]
                raise ArchiveError(f"备份中的佐证文件 {digest} 已损坏，没有恢复。")
    return manifest


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


def _batches(lines: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(lines, _BATCH)):
        yield batch


def _compare(manifest: dict[str, Any]) -> None:
    """What stands in the database now against the manifest."""
    heads = {one.code: f"{one.head_n}:{one.head_hash}" for one in Book.objects.all()}
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
    act = Expunge(
        of=told["of"], fields=fields, ground=told["ground"], second=told["second"],
        items=tuple(told.get("items", ())),
    )  # fmt: skip
    by, second = told["by"], told["second"]
    draft = Draft(act, date.fromisoformat(told["on"]), by, by, late_reason=_AGAIN)
    people = {one: Actor(one, "", frozenset({"office"})) for one in (by, second)}
    write(told["book"], [draft], actors=people)
