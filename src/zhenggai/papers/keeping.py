"""A paper comes in, is kept as far as it may be, and is removed again where it must be.

Nothing is kept of a file that is marked secret, that cannot be read, or that is no paper. Of one
with chapters on clues and petitions the file is not kept, only the rest of its text
(`papers.reading`).
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from zhenggai.ledger import evidence
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import content_of, is_sheet
from zhenggai.ledger.intake.package_guard import refuse_false_sheet
from zhenggai.ledger.intake.paper import PAPER_KINDS
from zhenggai.ledger.intake.paper_kind import kind_of_paper
from zhenggai.ledger.models import Book
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.source import ReadError
from zhenggai.papers.models import Paper
from zhenggai.papers.reading import Examined, examined_source, forget_readings, kept_part
from zhenggai.papers.searching import index_paper
from zhenggai.papers.verifying import count_findings

OTHER = "other"
# The kinds of paper in a register; a ledger sheet is none.
KINDS: Mapping[str, str] = {
    "feedback": PAPER_KINDS["feedback"],
    "plan": PAPER_KINDS["plan"],
    "notice": PAPER_KINDS["notice"],
    OTHER: "其他文件",
}
_LONGEST = 255
_SHEET = (
    "这是一张表格，体检只看文字材料（docx、doc、wps、pdf、txt、html），文件没有保存。"
    "台账表请在“导入文件”里导入。"
)


@dataclass(frozen=True, slots=True)
class About:
    """What a person says of a paper; an empty kind is told from its text."""

    kind: str = ""
    state: str = ""


UNTOLD = About()


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper in the register, with what was read while the whole of it was there."""

    paper: Paper
    whole: Examined
    is_new: bool


def examined_upload(data: bytes, name: str) -> Examined:
    """What a file says and what the checker says of it; nothing is kept. Raises NotAllowed."""
    if is_sheet(data):
        raise NotAllowed("sheet", _SHEET)
    try:
        refuse_false_sheet(data, name)
        content_of(data, name)
        return examined_source(source_of_bytes(data, name))
    except ReadError as fault:
        raise NotAllowed(fault.reason, f"{fault}文件没有保存。") from fault


def keep(
    held: Book,
    data: bytes,
    name: str,
    *,
    by: str,
    about: About = UNTOLD,
    at: datetime | None = None,
) -> Kept:
    """Put a paper into the register; the same file again leads to what is there. Only the
    demo gives another moment than now. Raises NotAllowed, with nothing kept.
    """
    whole = examined_upload(data, name)
    notice = whole.file.notice
    known = Paper.objects.filter(book=held, source_digest=notice.source.sha256, removed_at=None)
    if there := known.first():
        return Kept(there, whole, is_new=False)
    text, reading = notice.source.text, ""
    if whole.withheld:
        text, reading = kept_part(whole)
        data = text.encode()
    paper, is_new = Paper.objects.get_or_create(
        book=held,
        source_digest=notice.source.sha256,
        removed_at=None,
        defaults={
            "kind": about.kind or kind_of_paper(notice),
            "state": about.state,
            "name": Path(name).name[:_LONGEST],
            "title": (notice.masthead.title or "")[:_LONGEST],
            "day": notice.paper_day,
            "digest": evidence.store([data], name).digest,
            "reading": reading,
            "stored_at": at or datetime.now(UTC),
            "stored_by": by,
        },
    )
    count_findings(paper, whole)
    index_paper(paper, text)
    return Kept(paper, whole, is_new)


def remove(paper: Paper, *, by: str, why: str) -> None:
    """Destroy what is kept of a paper; who did it, when and why stays. Raises NotAllowed."""
    if not why.strip():
        raise NotAllowed("reason", "请写明清除的理由。")
    with transaction.atomic():
        note = {"book": paper.book_id, "source_digest": paper.source_digest, "by": by, "why": why}
        paper.forget(by=by, why=why.strip()[:_LONGEST])
        transaction.on_commit(lambda: _note(note))
    forget_readings()


def remove_again() -> None:
    """After a restore: what this house once removed and the archive still held goes again."""
    for told in _noted():
        wanted = {"book": told["book"], "source_digest": told["source_digest"]}
        for paper in Paper.objects.filter(removed_at=None, **wanted):
            with transaction.atomic():
                paper.forget(by=told["by"], why=told["why"])


def _note(told: dict[str, str]) -> None:
    """Keep beside the database what was removed, so that an older archive cannot bring it back."""
    place = Path(settings.DATA) / "removed_papers.jsonl"
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("a", encoding="utf-8") as file:
        file.write(json.dumps(told, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _noted() -> Iterable[dict[str, str]]:
    place = Path(settings.DATA) / "removed_papers.jsonl"
    lines = place.read_text(encoding="utf-8").splitlines() if place.exists() else []
    return [json.loads(line) for line in lines if line.endswith("}")]
