"""What came with an opinion on paper: scans, photographs, letters as files.

Each is asked what every file of the house is asked (`ledger.file_content`: secrecy marks, bombs,
broken files), then locked under a key of its own; the store of files and every backup hold the
locked bytes alone. Its name may tell a person and is locked with it.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import Max

from zhenggai.ledger import evidence
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import content_of
from zhenggai.ledger.models import Evidence
from zhenggai.notices.readers import MEDIA_TYPES
from zhenggai.opinions.models import Attachment, Opinion
from zhenggai.opinions.readers import require_reader
from zhenggai.opinions.reading import log
from zhenggai.opinions.sealing import lock, unlock

MOST_BYTES, MOST_FILES = 20 * 2**20, 20
# Papers besides pictures, by the names of their formats.
_PAPERS = frozenset(MEDIA_TYPES[one] for one in ("pdf", "docx", "doc"))
_LOCKED = "application/octet-stream"
_KINDS = "附件只收图片、PDF和Word文件"
_TOO_MANY = f"一件意见最多{MOST_FILES}份附件，没有保存。请合并后再传。"


@dataclass(frozen=True, slots=True)
class Brought:
    """A file as it was brought: its name and bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Label:
    """What a file is called and what it is."""

    name: str
    media_type: str

    @property
    def is_picture(self) -> bool:
        """Whether it is a scan or photograph."""
        return self.media_type.startswith("image/")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be kept."""

    label: Label
    data: bytes


def attach(opinion: Opinion, files: Sequence[Brought], *, by: Actor) -> None:
    """Put the files under seal beside the opinion, all of them or none. Raises NotAllowed."""
    require_reader(opinion.book, by)
    if opinion.expunged_at:
        raise NotAllowed("expunged", "文字已经清除，不能再加附件。")
    if opinion.state == "transferred":
        raise NotAllowed("transferred", "已经移交，后来收到的材料请另行登记。")
    if not files:
        raise NotAllowed("empty", "请选要加的附件。")
    found = checked(files)
    with transaction.atomic():
        keep(opinion, found, by=by)


def checked(files: Sequence[Brought]) -> list[Checked]:
    """The files, each known to be neither secret nor dangerous. Raises NotAllowed for the first
    that may not be kept."""
    if len(files) > MOST_FILES:
        raise NotAllowed("too_many", _TOO_MANY)
    return [Checked(_label(one), one.data) for one in files]


def keep(opinion: Opinion, files: Sequence[Checked], *, by: Actor) -> None:
    """Within a transaction: the files beside the opinion. Raises NotAllowed for too many."""
    held = Opinion.objects.select_for_update().get(pk=opinion.pk)
    rows = Attachment.objects.filter(opinion=held)
    if rows.filter(expunged_at=None).count() + len(files) > MOST_FILES:
        raise NotAllowed("too_many", _TOO_MANY)
    last = rows.aggregate(last=Max("n"))["last"] or 0
    for n, file in enumerate(files, last + 1):
        log(held, by, f"存入{_kept(held, n, file, by.id)}")


def open_attachment(attachment: Attachment, *, by: Actor) -> tuple[Label, bytes]:
    """The file for this reader, which is logged. Raises NotAllowed: for an accusation, and where
    it was destroyed or the key is not here."""
    require_reader(attachment.opinion.book, by)
    if attachment.opinion.is_accusation:
        raise NotAllowed("sealed", "检举控告已经密封，附件不能打开。")
    found = _opened(attachment)
    log(attachment.opinion, by, f"打开{attachment}")
    return found


def take_out_attachment(attachment: Attachment, *, by: Actor) -> tuple[Label, bytes]:
    """An accusation's file for the envelope that goes with its slip, logged.

    Raises NotAllowed: before there is a slip, and after the receipt came.
    """
    require_reader(attachment.opinion.book, by)
    if attachment.opinion.state != "slipped":
        raise NotAllowed(
            "sealed", "检举控告已密封。出了移交单以后、登记回执以前，才能取出附件装封送出。"
        )
    found = _opened(attachment)
    log(attachment.opinion, by, f"取出{attachment}")
    return found


def label_of(attachment: Attachment) -> Label:
    """Its name and type. Raises NotAllowed where the key is not here."""
    told = json.loads(unlock(attachment.key, base64.b64decode(attachment.told)))
    return Label(**told)


def _opened(attachment: Attachment) -> tuple[Label, bytes]:
    if attachment.expunged_at:
        raise NotAllowed("expunged", f"{attachment}已经清除。")
    data = evidence.read_bytes(attachment.digest)
    return label_of(attachment), unlock(attachment.key, data)


def _label(file: Brought) -> Label:
    """What the file is. Raises NotAllowed for what is not taken in."""
    if len(file.data) > MOST_BYTES:
        raise NotAllowed(
            "too_large",
            f"“{file.name}”超过{MOST_BYTES // 2**20} MB，没有保存。请压缩或者分成几份再传。",
        )
    media_type = content_of(file.data, file.name).media_type
    if not (media_type.startswith("image/") or media_type in _PAPERS):
        raise NotAllowed("kind", f"{_KINDS}，“{file.name}”没有保存。请另存为PDF再传。")
    return Label(file.name[:255], media_type)


def _kept(opinion: Opinion, n: int, file: Checked, by: str) -> Attachment:
    key, locked = lock(file.data)
    _, told = lock(json.dumps(asdict(file.label), ensure_ascii=False).encode(), key)
    digest, now = evidence.put(locked), datetime.now(UTC)
    made = Attachment.objects.create(
        opinion=opinion,
        n=n,
        key=key,
        digest=digest,
        told=base64.b64encode(told).decode(),
        size=len(file.data),
        added_by=by,
        added_at=now,
    )
    Evidence.objects.create(
        digest=digest, name=f"{made}", media_type=_LOCKED, size=len(locked), stored_at=now
    )
    return made
