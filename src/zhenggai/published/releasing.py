"""发布登记: where an edition was published, with its screenshot; whether the portal shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from zhenggai.ledger import evidence, queries
from zhenggai.ledger.actions import write
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.records import RecordStep
from zhenggai.ledger.core.entries import Draft
from zhenggai.ledger.core.packs import PrescribedStep
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Step
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.published.models import Edition, Release

# The prescribed step that a text takes when it is out, where the rules of the book have it.
STEPS = {"party": "internal_notice", "public": "public_notice"}
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp"})
_NO_PICTURE = "截图请存成PNG、JPEG等图片，再传一次。没有登记。"


@dataclass(frozen=True, slots=True)
class Told:
    """What is registered: `address` is a web address, or the issue and page of a newspaper.

    `takes_step`: the prescribed step is recorded in the ledger with it.
    """

    medium: str
    address: str
    on: date
    takes_step: bool = False


@dataclass(frozen=True, slots=True)
class Screenshot:
    """A picture as it was uploaded."""

    name: str
    chunks: Iterable[bytes]


def open_step(edition: Edition) -> PrescribedStep | None:
    """The step that the edition's publication would take; None where it was taken, or is none."""
    book = queries.tree(edition.book).book
    wanted = STEPS[edition.audience]
    if book.find(Step, f"step/{wanted}"):
        return None
    return next((one for one in queries.pack(book).steps if one.step == wanted), None)


def register_release(
    edition: Edition, told: Told, screenshot: Screenshot | None, *, by: Actor, at: datetime
) -> Release:
    """Put on record where the edition stands. Raises NotAllowed, with nothing put on record."""
    refuse_secret(told.medium, told.address)
    if told.on < edition.published_on:
        raise NotAllowed("too_early", "发布日期早于这一版定稿发布的日期，请核对。")
    kept = evidence.store(screenshot.chunks, screenshot.name) if screenshot else None
    if kept and kept.media_type not in PICTURES:
        raise NotAllowed("no_picture", _NO_PICTURE)
    with transaction.atomic():
        if told.takes_step:
            _take_step(edition, told, kept.digest if kept else "", by=by, at=at)
        return Release.objects.create(
            edition=edition,
            medium=told.medium,
            address=told.address,
            on=told.on,
            screenshot=kept.digest if kept else "",
            screenshot_name=kept.name if kept else "",
            by=by.id,
            at=at,
        )


def _take_step(edition: Edition, told: Told, scan: str, *, by: Actor, at: datetime) -> None:
    """The act in the ledger, as if it had been recorded on the page of steps."""
    place = f"（{told.address}）" if told.address else ""
    text = f"《{edition.title}》第{edition.number}版，{told.medium}{place}"
    act = RecordStep(f"step/{STEPS[edition.audience]}", text=text, scan=scan)
    write(edition.book_id, [Draft(act, told.on, by.id, by.id)], actors={by.id: by}, at=at)


def take_back(release: Release, why: str, *, by: str, at: datetime) -> None:
    """Strike a line that was entered wrongly; it stays on record with the reason. What it recorded
    in the ledger is put right there. Raises NotAllowed."""
    if release.taken_back_at:
        raise NotAllowed("taken_back", "这一条登记已经撤销。")
    if not why.strip():
        raise NotAllowed("why_missing", "请写明为什么撤销这一条登记。")
    refuse_secret(why)
    release.taken_back_by, release.taken_back_at, release.taken_back_why = by, at, why.strip()[:255]
    release.save(update_fields=["taken_back_by", "taken_back_at", "taken_back_why"])


def show_in_portal(edition: Edition, *, is_shown: bool) -> None:
    """Let the portal show the edition, or no longer. Raises NotAllowed for an internal one."""
    if edition.audience != "public":
        raise NotAllowed("not_public", "党内通报不能在公众页面展示。")
    edition.in_portal = is_shown
    edition.save(update_fields=["in_portal"])
