"""Whether a file is an archive of a house, whole and unchanged, before anything is made of it."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from zhenggai import __version__
from zhenggai.archive import MANIFEST, SCHEMA, ArchiveError, kept_models, lines_of
from zhenggai.ledger.core.chain_check import check_chain

_FAMILY = SCHEMA.partition("/")[0]
# What `zipfile` raises over bytes that are no whole archive; RuntimeError where they are encrypted.
_TORN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
)
_USE = "请用 zhenggai backup 做成的文件。"


class NoArchiveError(ArchiveError):
    """A file that is no archive of this program, or only a part of one."""


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive to be read from. Raises NoArchiveError, and OSError for what the disk refuses."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError) as fault:
        raise NoArchiveError(
            f"“{path}”不是整改台的备份，或者没有传完整，没有恢复。{_USE}"
        ) from fault
    with archive:
        yield archive


def proved(archive: zipfile.ZipFile) -> dict[str, Any]:
    """The manifest, once every part is what it says. Raises ArchiveError and NoArchiveError."""
    try:
        manifest = _manifest(archive)
        _prove_parts(archive, manifest)
        told = set(manifest["tables"].keys())
    except _TORN as fault:
        raise NoArchiveError("备份文件不完整或已损坏，没有恢复。请换一份备份。") from fault
    if told - {one._meta.label for one in kept_models()}:  # noqa: SLF001 - Django's public face of a model
        raise ArchiveError(not_understood(manifest))
    return manifest


def not_understood(manifest: dict[str, Any]) -> str:
    """What is said where another version of this program kept what this one does not know."""
    return (
        f"这份备份由整改台{manifest['version']}做成，有本机的{__version__}版读不懂的内容，"
        "没有恢复。请换用同样或更新版本的整改台。"
    )


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    if MANIFEST not in archive.namelist():
        raise NoArchiveError(f"这个压缩包不是整改台的备份，没有恢复。{_USE}")
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    family, _, _ = str(manifest["schema"]).partition("/")
    if family != _FAMILY:
        raise NoArchiveError(f"这个压缩包不是整改台的备份，没有恢复。{_USE}")
    if manifest["schema"] != SCHEMA:
        raise NoArchiveError(not_understood(manifest))
    return manifest


def _prove_parts(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    for name, digest in manifest["sha256"].items():
        if _digest_of(archive, name) != digest:
            raise ArchiveError(f"备份中的“{name}”与清单不符，没有恢复。请换一份备份。")
    for code, head in manifest["heads"].items():
        report = check_chain(lines_of(archive, f"books/{code}.jsonl"), head)
        if not report.ok or report.entries != manifest["books"][code]:
            raise ArchiveError(f"备份中台账“{code}”的登记链核对不通过，没有恢复。{report.message}")
    for digest in manifest["evidence"]:
        if _digest_of(archive, f"evidence/{digest}") != digest:
            raise ArchiveError(f"备份中的佐证文件{digest}已损坏，没有恢复。请换一份备份。")


def _digest_of(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as member:
        return hashlib.file_digest(member, "sha256").hexdigest()  # type: ignore[arg-type]  # any reader of bytes will do
