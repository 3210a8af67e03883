"""An opinion comes in: numbered, sealed, and a receipt number goes back.

The public form calls `receive` and can do nothing else here: it hands words in and reads none.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import transaction
from django.db.models import Max

from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.ledger.models import Book
from zhenggai.opinions.attachments import Brought
from zhenggai.opinions.kinds import LONGEST_CONTACT, LONGEST_NAME, LONGEST_TEXT
from zhenggai.opinions.models import Opinion
from zhenggai.opinions.sealing import Sealed, Told, seal

# Digits and letters that nobody mistakes for each other; ten of them cannot be guessed.
_LETTERS, _COUNT = "23456789ABCDEFGHJKMNPQRSTUVWXYZ", 10
# What waits to be sorted: a flood from the public form ends here.
MOST_UNSORTED = 1000
_FULL = "近期收到的意见较多，网上暂不能受理。请稍后再来，或者打电话、写信反映。"


@dataclass(frozen=True, slots=True)
class Came:
    """How an opinion came in: a word of `kinds.WAYS`, the day, who took it, its sheets of paper and
    what came with it as files."""

    way: str
    on: date
    by: str = ""
    sheets: int = 1
    files: tuple[Brought, ...] = ()


def receive(
    book: str, text: str, contact: str = "", *, name: str = "", at: datetime | None = None
) -> str:
    """Take in what came over the public form for the book of this code; the receipt number.

    Raises NotAllowed: empty, too long, marked secret, or too much waits already. Rates are for the
    form to limit. Only tests give another moment than now.
    """
    now = at or datetime.now(UTC)
    if Opinion.objects.filter(book=book, way="web", sort="").count() >= MOST_UNSORTED:
        raise NotAllowed("full", _FULL)
    told = clean_told(Told(text, contact, name))
    came = Came("web", now.astimezone(TIME_ZONE).date())
    return take_in(book, told, came, at=now).receipt


def clean_told(told: Told, *, on_paper: bool = False) -> Told:
    """The words without blanks around them; there may be none where they stand on paper alone.

    Raises NotAllowed where they may not be kept.
    """
    clean = Told(told.text.strip(), told.contact.strip(), told.name.strip())
    if not clean.text and not on_paper:
        raise NotAllowed("empty", "请写明反映的内容。")
    for words, longest, what in (
        (clean.text, LONGEST_TEXT, "反映的内容"),
        (clean.contact, LONGEST_CONTACT, "联系方式"),
        (clean.name, LONGEST_NAME, "姓名"),
    ):
        if len(words) > longest:
            raise NotAllowed("too_long", f"{what}最多{longest}个字，现在是{len(words)}个。")
        if "\x00" in words:
            raise NotAllowed("characters", f"{what}含有不能保存的字符，请重新录入。")
    refuse_secret(clean.text, clean.contact, clean.name)
    return clean


def take_in(book: str, told: Told, came: Came, *, at: datetime) -> Opinion:
    """The next line of the register, its words under seal, not sorted yet. Raises NotAllowed."""
    with transaction.atomic():
        held = next_number_lock(book)
        last = Opinion.objects.filter(book=held).aggregate(last=Max("n"))["last"] or 0
        sealed = seal(told) if told != Told("") else Sealed("", "")
        return Opinion.objects.create(
            book=held,
            n=last + 1,
            receipt=new_receipt(),
            way=came.way,
            received_on=came.on,
            taken_by=came.by,
            taken_at=at,
            sheets=came.sheets,
            sealed=sealed.text,
            key=sealed.key,
        )


def next_number_lock(book: str) -> Book:
    """Within a transaction: the book, so that nobody else gives the same number. Raises
    NotAllowed where there is none that takes opinions."""
    held = Book.objects.select_for_update().filter(code=book, abandoned=False).first()
    if held is None:
        raise NotAllowed("book", "没有可以登记意见的台账。")
    return held


def new_receipt() -> str:
    """Ten letters that tell nothing: K7M29QTX4B."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_COUNT))
