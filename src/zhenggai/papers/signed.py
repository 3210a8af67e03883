"""Signed papers as scans, kept where the paper was written: what came back of which paper."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import transaction

from zhenggai.ledger import evidence
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import content_of, refuse_secret
from zhenggai.ledger.models import Book
from zhenggai.papers.models import SignedCopy

# What a scanner or a telephone makes.
SCANS = frozenset({"application/pdf", "image/png", "image/jpeg"})
_NO_SCAN = "扫描件请用jpg、png或pdf，文件没有保存。"
_LONGEST = 255


@dataclass(frozen=True, slots=True)
class OfPaper:
    """Which paper of a book: its kind in the catalogue, and the unit or problem it is about."""

    held: Book
    kind: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """What a person says of the signed paper: what it is called, its number, its day."""

    title: str
    number: str
    on: date


def signed_copies(paper: OfPaper) -> list[SignedCopy]:
    """What came back of a paper, the latest signed first."""
    rows = SignedCopy.objects.filter(book=paper.held, kind=paper.kind, about=paper.about)
    return list(rows.filter(taken_off_at=None))


def keep_signed(paper: OfPaper, data: bytes, name: str, said: Signed, *, by: str) -> SignedCopy:
    """Keep a scan; the same file again leads to what is there. Raises NotAllowed, with nothing
    kept."""
    refuse_secret(said.number)
    if content_of(data, name).media_type not in SCANS:
        raise NotAllowed("type", _NO_SCAN)
    kept = evidence.store([data], name)
    found, _ = SignedCopy.objects.get_or_create(
        book=paper.held,
        kind=paper.kind,
        about=paper.about,
        digest=kept.digest,
        taken_off_at=None,
        defaults={
            "title": said.title[:_LONGEST],
            "number": said.number,
            "signed_on": said.on,
            "name": (kept.name or name)[:_LONGEST],
            "kept_at": datetime.now(UTC),
            "kept_by": by,
        },
    )
    return found


def take_off(copy: SignedCopy, *, by: str) -> None:
    """Take a scan that was kept by mistake off; who did it and when stays."""
    with transaction.atomic():
        copy.take_off(by=by)
