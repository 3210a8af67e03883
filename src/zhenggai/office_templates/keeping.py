"""Templates of a book: the one in use over a kind of paper, put in place and put aside."""

from datetime import UTC, datetime

from django.db import transaction

from zhenggai.ledger import evidence
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.kept_files import let_go
from zhenggai.ledger.models import Book
from zhenggai.office_templates.models import HeadPrinted, OfficeTemplate

LARGEST = 2 * 1024 * 1024


def template_of(held: Book, kind: str) -> OfficeTemplate | None:
    """The template in use over a kind of paper."""
    return OfficeTemplate.objects.filter(book=held, kind=kind, put_aside_at=None).first()


def keep(held: Book, kind: str, data: bytes, name: str, *, by: str) -> OfficeTemplate:
    """Put a template in use in place of the one before. Raises NotAllowed, with nothing kept."""
    if len(data) > LARGEST:
        raise NotAllowed("too_large", "模板超过2MB。请删去图片再上传。")
    kept = evidence.store([data], name)
    with transaction.atomic():
        Book.objects.select_for_update().get(pk=held.pk)
        put_aside(held, kind, by=by)
        return OfficeTemplate.objects.create(
            book=held,
            kind=kind,
            name=kept.name or name,
            digest=kept.digest,
            kept_at=datetime.now(UTC),
            kept_by=by,
        )


def put_aside(held: Book, kind: str, *, by: str) -> None:
    """The shipped layout again; the file goes unless something else rests on it."""
    with transaction.atomic():
        found = template_of(held, kind)
        if found is None:
            return
        found.put_aside_at, found.put_aside_by = datetime.now(UTC), by
        found.save(update_fields=["put_aside_at", "put_aside_by"])
        let_go(found.digest)


def data_of(template: OfficeTemplate) -> bytes:
    """The file. Raises FileNotFoundError."""
    return evidence.read_bytes(template.digest)


def head_printed(held: Book) -> HeadPrinted | None:
    """Who last switched the printing of the head, and how; None where nobody did: it is off."""
    return HeadPrinted.objects.filter(book=held).first()


def print_head(held: Book, *, is_on: bool, by: str) -> None:
    """Switch it, on record."""
    HeadPrinted.objects.create(book=held, is_on=is_on, at=datetime.now(UTC), by=by)
