"""Title, addressee and signatures of a draft: the ledger's, until somebody writes others.

Every change is a version; who saves over one that he has not seen is told so.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from django.db import transaction

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.publication.drafts.drafted import OwnFrame
from zhenggai.publication.drafts.gone_out import refuse_gone_out
from zhenggai.publication.models import Draft, FrameVersion

_LONGEST = 200
# …整改情况的报告 · …整改情况的报告（送审稿）
_REPORT = re.compile("报告(?=(?:（[^（）]*）)?$)")


def frame_of(draft: Draft) -> OwnFrame:
    """What somebody wrote around the parts."""
    return _frame(draft.own_title, draft.own_addressee, draft.own_signatures)


def frame_at(draft: Draft, moment: datetime | None) -> OwnFrame:
    """The same as it stood at a moment; as it stands where none is told."""
    if moment is None:
        return frame_of(draft)
    found = FrameVersion.objects.filter(draft=draft, at__lte=moment).first()
    return _frame(found.title, found.addressee, found.signatures) if found else OwnFrame()


@transaction.atomic
def save_frame(
    draft: Draft,
    frame: OwnFrame,
    ledgers: OwnFrame,
    *,
    seen: int,
    by: str,
    at: datetime | None = None,
) -> FrameVersion | None:
    """Write these words around the parts, over version `seen`; what is as the ledger writes it
    (`ledgers`) goes on following it. The same words make no version.

    Raises NotAllowed where somebody was faster, for what went out, for a mark of secrecy, and for a
    title that is too long.
    """
    title, addressee, signatures = _own(frame, ledgers)
    refuse_secret("\n".join((title, addressee, signatures)))
    held = Draft.objects.select_for_update().get(pk=draft.pk)
    refuse_gone_out(held.pk)
    if held.frame_n != seen:
        raise NotAllowed(
            "overtaken", "标题、称谓或落款刚刚有人改过，没有保存。请核对现在的写法再改。"
        )
    if (title, addressee, signatures) == (held.own_title, held.own_addressee, held.own_signatures):
        return None
    whole = "".join(title.split("\n")) or "".join(ledgers.title)
    if len(whole) > _LONGEST:
        raise NotAllowed("too_long", f"标题超过{_LONGEST}个字，没有保存。请缩短。")
    for one in (held, draft):
        one.own_title, one.own_addressee, one.own_signatures = title, addressee, signatures
        one.title, one.frame_n = whole, seen + 1
    held.save(update_fields=["title", "own_title", "own_addressee", "own_signatures", "frame_n"])
    return FrameVersion.objects.create(
        draft=held,
        n=held.frame_n,
        title=title,
        addressee=addressee,
        signatures=signatures,
        by=by,
        at=at or datetime.now(UTC),
    )


def carry_frame(
    source: Draft, made: Draft, ledgers: OwnFrame, *, by: str, at: datetime | None = None
) -> None:
    """What somebody wrote around a text, around the one that follows from it (`ledgers` is what the
    ledger writes around that one): the signatures; the title, a report's as that of a notice; the
    addressee in the same kind of paper alone, as each kind goes to others.
    """
    own = frame_of(source)
    if source.paper == "report" != made.paper:
        told = "\n".join(own.title)
        own = replace(own, title=tuple(_REPORT.sub("通报", told).split("\n")))
        # A report's title of another form (…的汇报) names no notice.
        own = own if _REPORT.search(told) else replace(own, title=())
    if source.paper != made.paper:
        own = replace(own, addressee="")
    save_frame(made, own, ledgers, seen=made.frame_n, by=by, at=at)


def _own(frame: OwnFrame, ledgers: OwnFrame) -> tuple[str, str, str]:
    return (
        _lines(frame.title) if _lines(frame.title) != _lines(ledgers.title) else "",
        frame.addressee.strip() if frame.addressee.strip() != ledgers.addressee else "",
        _lines(frame.signatures) if _lines(frame.signatures) != _lines(ledgers.signatures) else "",
    )


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(filter(None, (one.strip() for one in lines)))


def _frame(title: str, addressee: str, signatures: str) -> OwnFrame:
    return OwnFrame(
        tuple(filter(None, title.split("\n"))),
        addressee,
        tuple(filter(None, signatures.split("\n"))),
    )
