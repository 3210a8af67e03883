"""An accusation leaves: a numbered slip (移交单) goes with it, and a receipt comes back (回执)."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from zhenggai.ledger import evidence
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.opinions.kinds import WARNING
from zhenggai.opinions.models import Opinion, Slip
from zhenggai.opinions.readers import require_reader
from zhenggai.opinions.reading import log
from zhenggai.opinions.receiving import next_number_lock

_MOST_SHEETS = 9999
# 区纪委监委, 省纪委监委驻某厅纪检监察组, 某校纪检监察机构
_DISCIPLINE = re.compile("纪委|纪检|监委|监察")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came back: the body, the day, who took it, the scan of the signed receipt."""

    body: str
    on: date
    receiver: str
    scan: bytes = b""
    scan_name: str = ""


def make_slip(opinion: Opinion, to: str, sheets: int, *, on: date, by: Actor) -> Slip:
    """The slip to this body (纪检监察机关), with the count of sheets. Raises NotAllowed."""
    require_reader(opinion.book, by)
    today = datetime.now(TIME_ZONE).date()
    if not opinion.is_accusation:
        raise NotAllowed("sort", "只有检举控告用移交单。")
    refuse_secret(to)
    if not _DISCIPLINE.search(to):
        raise NotAllowed(
            "to", f"{WARNING}。请写明移交给哪个纪检监察机关，如：区纪委监委、驻某单位纪检监察组。"
        )
    if not 1 <= sheets <= _MOST_SHEETS:
        raise NotAllowed("sheets", "请写明移交材料的页数。")
    if not opinion.received_on <= on <= today:
        raise NotAllowed("day", "移交日期应在收到日期以后、今天以前。")
    with transaction.atomic():
        held = next_number_lock(opinion.book_id)
        if Slip.objects.filter(opinion=opinion).exists():
            raise NotAllowed("slip", "已经出过移交单。")
        last = Slip.objects.filter(book=held).aggregate(last=Max("n"))["last"] or 0
        made = Slip.objects.create(
            book=held,
            opinion=opinion,
            n=last + 1,
            to=to.strip(),
            sheets=sheets,
            made_on=on,
            made_by=by.id,
        )
        log(opinion, by, "出移交单")
    return made


def record_receipt(slip: Slip, told: Receipt, *, today: date, by: Actor) -> None:
    """Put the receipt on record, once. Raises NotAllowed, with nothing kept."""
    require_reader(slip.book, by)
    if slip.receipt_on:
        raise NotAllowed("receipt", "回执已经登记。")
    if not slip.made_on <= told.on <= today:
        raise NotAllowed("day", "收到日期应在移交日期以后、今天以前。")
    if not (told.body.strip() and told.receiver.strip()):
        raise NotAllowed("receiver", "请写明哪个机关、由谁接收。")
    refuse_secret(told.body, told.receiver)
    with transaction.atomic():
        if told.scan:
            slip.scan = evidence.store([told.scan], told.scan_name).digest
            slip.scan_name = told.scan_name[:255]
        slip.receipt_body, slip.receiver = told.body.strip(), told.receiver.strip()
        slip.receipt_on, slip.receipt_by = told.on, by.id
        slip.save()
        log(slip.opinion, by, "登记移交回执")
