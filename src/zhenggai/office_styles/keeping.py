"""Style packs of a book: checked and put in use, put aside, found by the name that a draft has."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db import transaction

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.ledger.models import Book
from zhenggai.office_styles.models import LONGEST_TITLE, PREFIX, OfficeStyle
from zhenggai.writers.notice_style import SHIPPED, NoticeStyle, Paper, load_style, own_style
from zhenggai.writers.notice_style_checks import LARGEST, StyleFault, style_faults

# What is used where the words of a pack were expunged.
OTHERWISE = SHIPPED[0]


class StyleRefusedError(Exception):
    """A pack that is not kept: `faults` is everything that is wrong in it."""

    def __init__(self, faults: Iterable[StyleFault]) -> None:
        """With the faults in their order."""
        super().__init__()
        self.faults = tuple(faults)


def styles_of(held: Book, also: str = "") -> list[tuple[str, str]]:
    """The styles among which a book's office chooses, by name with title: its own stand last;
    `also`: with this one, though it was put aside."""
    shipped = [(name, load_style(name).title) for name in SHIPPED]
    own = [(one.key, one.title) for one in own_styles(held)]
    known = {name for name, _ in (*shipped, *own)}
    is_aside = _pk(also) and also not in known
    rest = OfficeStyle.objects.filter(book=held, pk=_pk(also)) if is_aside else ()
    return [*shipped, *own, *((one.key, f"{one.title}（已停用）") for one in rest)]


def own_styles(held: Book) -> list[OfficeStyle]:
    """The packs of a book that are in use."""
    return list(OfficeStyle.objects.filter(book=held, put_aside_at=None).exclude(told=""))


def own_text(name: str) -> str:
    """The TOML of an office's own style by the name that a draft has; "" for a shipped one, and
    for one whose words are gone."""
    row = OfficeStyle.objects.filter(pk=_pk(name)).first() if _pk(name) else None
    return row.told if row else ""


def _pk(name: str) -> int:
    """12 of own/12; 0 of the name of a shipped style."""
    told = name.removeprefix(PREFIX)
    return int(told) if told != name and told.isascii() and told.isdecimal() else 0


def style_of(name: str, paper: Paper = "notice") -> NoticeStyle:
    """The style that a draft names, shipped or an office's own. Raises StyleError."""
    if not name.startswith(PREFIX):
        return load_style(name, paper)
    text = own_text(name)
    return own_style(text, name, paper) if text else load_style(OTHERWISE, paper)


def keep_style(held: Book, data: bytes, name: str, *, by: str) -> OfficeStyle:
    """Put a pack in use in place of the one of its title. Raises StyleRefusedError or NotAllowed,
    with nothing kept."""
    text = _text(data)
    refuse_secret(text)
    faults = style_faults(text)
    if faults:
        raise StyleRefusedError(faults)
    title = own_style(text, "").title or name.rpartition(".")[0] or name
    with transaction.atomic():
        Book.objects.select_for_update().get(pk=held.pk)
        for one in own_styles(held):
            if one.title == title[:LONGEST_TITLE]:
                put_aside_style(one, by=by)
        return OfficeStyle.objects.create(
            book=held,
            title=title[:LONGEST_TITLE],
            file_name=name[:255],
            told=text,
            kept_at=datetime.now(UTC),
            kept_by=by,
        )


def put_aside_style(style: OfficeStyle, *, by: str) -> None:
    """No draft is begun in it any more; those that were keep it."""
    style.put_aside_at, style.put_aside_by = datetime.now(UTC), by
    style.save(update_fields=["put_aside_at", "put_aside_by"])


def _text(data: bytes) -> str:
    if not data.strip():
        raise NotAllowed("empty", "文件是空的，没有保存。")
    if len(data) > LARGEST:
        raise NotAllowed("too_large", "样式文件超过64KB，没有保存。样式里只写句子。")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise NotAllowed(
            "encoding", "文件不是UTF-8编码的文字，没有保存。请在记事本里另存为UTF-8再上传。"
        ) from fault
