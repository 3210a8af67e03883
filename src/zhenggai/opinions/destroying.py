"""Words of opinions go: an accusation's under seal for good, what is expunged (清除) for ever.

The line of the register stays. What was sealed or destroyed is also noted beside the database, so
that an older backup in which the words still stand plainly loses them again when it is restored.
"""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.expunging import clean_traces
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.ledger.kept_files import let_go
from zhenggai.opinions.kinds import ACCUSATION
from zhenggai.opinions.models import HANDED_WORDS, Attachment, Handing, Opinion, Redress
from zhenggai.opinions.readers import require_reader
from zhenggai.opinions.reading import log
from zhenggai.opinions.sealing import Told, break_key, seal

NOTES = "opinions.jsonl"
_SEALED, _DESTROYED = "sealed", "destroyed"
_AGAIN = "恢复备份后重做清除"


def seal_for_good(held: Opinion, *, by: str) -> None:
    """Within a transaction: words under seal alone; no item, no answer, no unit keeps a summary.

    The caller saves the row.
    """
    told = Told(held.text, held.contact, held.name)
    was_plain = told != Told("")
    if was_plain:
        sealed = seal(told, held.key)
        held.sealed, held.key = sealed.text, sealed.key
    held.text = held.contact = held.name = held.problem = held.reply_text = ""
    held.reply_way, held.replied_on, held.replied_by = "", None, ""
    held.extended_days, held.extended_basis = 0, ""
    held.told_on, held.told_way = None, ""
    Redress.objects.filter(opinion=held).delete()
    handings = Handing.objects.filter(opinion=held)
    handings.filter(withdrawn_at=None).update(withdrawn_at=datetime.now(UTC), withdrawn_by=by)
    handings.update(**dict.fromkeys(HANDED_WORDS, ""), problem="", opinion=None)
    _after_commit(held.receipt, _SEALED, has_traces=was_plain)


def expunge(opinion: Opinion, why: str, *, by: Actor) -> None:
    """Destroy the words, those told to units and the key too. Raises NotAllowed: for an
    accusation until its receipt is on record."""
    require_reader(opinion.book, by)
    if opinion.expunged_at:
        raise NotAllowed("expunged", "文字已经清除。")
    if opinion.is_accusation and opinion.state != "transferred":
        raise NotAllowed("receipt", "检举控告要先登记移交回执，才能清除系统里的文字。")
    if not opinion.sort:
        raise NotAllowed("unsorted", "先分类，再清除。")
    if not why.strip():
        raise NotAllowed("reason", "请写明清除的理由。")
    refuse_secret(why)
    with transaction.atomic():
        _empty(opinion, by.id, why.strip()[:200])
        log(opinion, by, "清除文字")


def expunge_attachment(attachment: Attachment, why: str, *, by: Actor) -> None:
    """Destroy one file alone, such as one put there by mistake. Raises NotAllowed: for an
    accusation until its receipt is on record."""
    opinion = attachment.opinion
    require_reader(opinion.book, by)
    if attachment.expunged_at:
        raise NotAllowed("expunged", f"{attachment}已经清除。")
    if opinion.is_accusation and opinion.state != "transferred":
        raise NotAllowed("receipt", "检举控告要先登记移交回执，才能清除附件。")
    if not why.strip():
        raise NotAllowed("reason", "请写明清除的理由。")
    refuse_secret(why)
    with transaction.atomic():
        _empty_attachment(attachment, by.id, why.strip()[:200])
        log(opinion, by, f"清除{attachment}")


def destroy_again() -> None:
    """After a restore: what this house sealed or destroyed and the archive holds goes again."""
    for receipt, what, n in _noted():
        for opinion in Opinion.objects.filter(receipt=receipt, expunged_at=None):
            with transaction.atomic():
                if n:
                    for one in opinion.attachments.filter(n=n, expunged_at=None):
                        _empty_attachment(one, "", _AGAIN)
                elif what == _DESTROYED:
                    _empty(opinion, "", _AGAIN)
                elif not opinion.is_accusation:
                    seal_for_good(opinion, by="")
                    opinion.sort, opinion.sorted_by = ACCUSATION, ""
                    opinion.save()


def _empty(opinion: Opinion, by: str, why: str) -> None:
    key, opinion.key = opinion.key, ""
    opinion.sealed = opinion.text = opinion.contact = opinion.name = opinion.reply_text = ""
    opinion.expunged_at, opinion.expunged_by, opinion.expunged_why = datetime.now(UTC), by, why
    opinion.save()
    Handing.objects.filter(opinion=opinion).update(**dict.fromkeys(HANDED_WORDS, ""))
    Redress.objects.filter(opinion=opinion).update(text="")
    for one in opinion.attachments.filter(expunged_at=None):
        _empty_attachment(one, by, why)
    _after_commit(opinion.receipt, _DESTROYED, key)


def _empty_attachment(one: Attachment, by: str, why: str) -> None:
    key, digest = one.key, one.digest
    one.key = one.digest = one.told = ""
    one.expunged_at, one.expunged_by, one.expunged_why = datetime.now(UTC), by, why
    one.save()
    let_go(digest)
    _after_commit(one.opinion.receipt, _DESTROYED, key, n=one.n, has_traces=False)


def _after_commit(
    receipt: str, what: str, key: str = "", *, n: int = 0, has_traces: bool = True
) -> None:
    """`n` is the number of an attachment that went alone; 0 where the opinion did."""

    def destroy() -> None:
        _note(receipt, what, n)
        break_key(key)
        if has_traces:
            clean_traces()

    transaction.on_commit(destroy)


def _note(receipt: str, what: str, n: int) -> None:
    """Keep what was done beside the database: the receipt number, no words."""
    told = {"receipt": receipt, "what": what, **({"n": n} if n else {})}
    place = Path(settings.DATA) / NOTES
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("a", encoding="utf-8") as file:
        file.write(json.dumps(told) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _noted() -> Iterator[tuple[str, str, int]]:
    place = Path(settings.DATA) / NOTES
    lines = place.read_text(encoding="utf-8").splitlines() if place.exists() else []
    for line in lines:
        if line.endswith("}"):
            told = json.loads(line)
            yield told["receipt"], told["what"], told.get("n", 0)
