"""The store of files: each under the SHA-256 of its bytes, whole or not there.

A file is written beside its place, brought to the disk and renamed; only then may an entry name
it. What a killed upload leaves behind is swept away later; it was never named.
"""

import hashlib
import os
import re
import secrets
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from zhenggai.ledger import models
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import MAX_BYTES, TOO_LARGE, content_of

# 64 hex digits
DIGEST = re.compile(r"[0-9a-f]{64}")
INCOMING = "incoming"
# An upload that takes longer than this is one that was killed.
STALE_SECONDS = 24 * 3600


def store(chunks: Iterable[bytes], name: str) -> models.Evidence:
    """Keep a file; the same bytes are kept once. Raises NotAllowed, with nothing stored.

    The bytes stay in memory until they are known to be neither secret nor dangerous.
    """
    data = _all_of(chunks)
    content = content_of(data, name)
    digest = put(data)
    kept, _ = models.Evidence.objects.get_or_create(
        digest=digest,
        defaults={
            "name": Path(name).name[:255],
            "media_type": content.media_type,
            "size": len(data),
            "preview": content.preview,
            "stored_at": datetime.now(UTC),
        },
    )
    return kept


def _all_of(chunks: Iterable[bytes]) -> bytes:
    found = bytearray()
    for chunk in chunks:
        found += chunk
        if len(found) > MAX_BYTES:
            raise NotAllowed("too_large", TOO_LARGE)
    return bytes(found)


def put(data: bytes) -> str:
    """The bytes under their digest, on the disk when this returns."""
    digest = hashlib.sha256(data).hexdigest()
    place = place_of(digest)
    if place.exists():
        return digest
    incoming = folder() / INCOMING
    incoming.mkdir(parents=True, exist_ok=True)
    beside = incoming / f"{digest}.{secrets.token_hex(4)}"
    with beside.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    place.parent.mkdir(parents=True, exist_ok=True)
    beside.replace(place)
    for changed in (place.parent, place.parent.parent, folder()):
        _sync_folder(changed)
    return digest


def _sync_folder(path: Path) -> None:
    """Bring a new name to the disk; Windows has no way to and needs none."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def folder() -> Path:
    """Where files are kept."""
    return Path(settings.DATA) / "evidence"


def place_of(digest: str) -> Path:
    """The path of a file. Raises ValueError for what is no digest."""
    if not is_digest(digest):
        raise ValueError("no digest")
    return folder() / digest[:2] / digest


def is_digest(text: str) -> bool:
    """Whether the text names a file of the store."""
    return bool(DIGEST.fullmatch(text))


def read_bytes(digest: str) -> bytes:
    """The bytes of a file. Raises FileNotFoundError."""
    return place_of(digest).read_bytes()


def is_whole(digest: str) -> bool:
    """Whether the file is there and is what its name says."""
    try:
        with place_of(digest).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == digest
    except FileNotFoundError:
        return False


def has_size(digest: str, size: int) -> bool:
    """Whether the file is there with as many bytes as it was kept with."""
    try:
        return place_of(digest).stat().st_size == size
    except FileNotFoundError:
        return False


def forget(digest: str) -> None:
    """Overwrite and remove the file."""
    place = place_of(digest)
    with suppress(FileNotFoundError), place.open("r+b") as file:
        file.write(b"\x00" * place.stat().st_size)
        file.flush()
        os.fsync(file.fileno())
    place.unlink(missing_ok=True)


def stored() -> list[str]:
    """The digests of all files that are there."""
    return sorted(path.name for path in folder().glob("??/*") if is_digest(path.name))


def sweep(now: float | None = None) -> list[str]:
    """Remove what killed uploads left: parts, and files of which the database knows nothing."""
    before = (now or time.time()) - STALE_SECONDS
    known = set(models.Evidence.objects.values_list("digest", flat=True))
    found = [
        path
        for path in (*folder().glob(f"{INCOMING}/*"), *folder().glob("??/*"))
        if path.is_file() and path.name not in known and path.stat().st_mtime < before
    ]
    for path in found:
        path.unlink(missing_ok=True)
    return sorted(path.name for path in found)
