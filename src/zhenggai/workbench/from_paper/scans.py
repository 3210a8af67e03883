"""Scans of a book that are to be entered from: stored, listed, looked at page by page, taken off.

A scan is in the store before any entry rests on it. One that was taken in by mistake and on which
nothing rests is destroyed when it is taken off the list.
"""

from dataclasses import dataclass
from threading import Lock

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from zhenggai.ledger import evidence, models
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import content_of
from zhenggai.ledger.kept_files import let_go
from zhenggai.notices.readers.pdf import opened
from zhenggai.notices.source import ReadError
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.models import Scan
from zhenggai.writers.png import png

PDF = "application/pdf"
PICTURES = frozenset({"image/png", "image/jpeg"})
_NO_SCAN = "扫描件请用jpg、png或pdf，文件没有保存。Word、Excel文件请从“资料”里导入。"
# Points across a page of pdf on the screen; nobody looks at a page of pdf higher than the most.
WIDTH, _HIGHEST = 1000, 6000
# pdfium works for one thread at a time.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Shown:
    """A scan beside a form: which of its pages, at which size (per cent of the column)."""

    scan: Scan
    is_pdf: bool
    pages: int
    page: int
    zoom: int

    @property
    def before(self) -> int:
        """The page before; 0 where there is none."""
        return self.page - 1

    @property
    def after(self) -> int:
        """The page after; 0 where there is none."""
        return self.page + 1 if self.page < self.pages else 0


ZOOMS = (100, 150, 200)


def take_in(desk: Desk, upload: "UploadedFile[bytes]") -> Scan:
    """Store an upload as a scan of the book; the same file is there once. Raises NotAllowed."""
    data, name = upload.read(), upload.name or "扫描件"
    if content_of(data, name).media_type not in {*PICTURES, PDF}:
        raise NotAllowed("type", _NO_SCAN)
    kept = evidence.store([data], name)
    return scan_of(desk.held, kept.digest, kept.name, desk.person.pk)


def scan_of(held: models.Book, digest: str, name: str, by: str) -> Scan:
    """The scan of a file that is in the store already."""
    told = {"name": name, "by": by, "at": timezone.now()}
    found, _ = Scan.objects.get_or_create(book=held, digest=digest, defaults=told)
    return found


def scans_of(held: models.Book) -> list[Scan]:
    """The scans of a book, those from which nothing was entered first, then the newest."""
    rows = list(Scan.objects.filter(book=held).order_by("-at")[:200])
    return sorted(rows, key=lambda one: one.last_n is not None)


def scan_for(held: models.Book, told: str) -> Scan | None:
    """The scan that an address names by number; None for none. Raises Http404."""
    if not told:
        return None
    found = Scan.objects.filter(book=held, pk=told).first() if told.isdecimal() else None
    if found is None:
        raise Http404("没有这份扫描件")
    return found


def shown(scan: Scan | None, page: str, zoom: str) -> Shown | None:
    """How it is shown; a page or size that it does not have becomes the nearest."""
    if scan is None:
        return None
    file = models.Evidence.objects.filter(digest=scan.digest).first()
    if file is None:
        raise Http404("文件已依规清除")
    is_pdf = file.media_type == PDF
    pages = _page_count(scan.digest) if is_pdf else 1
    wanted = int(page) if page.isdecimal() else 1
    size = int(zoom) if zoom.isdecimal() and int(zoom) in ZOOMS else ZOOMS[0]
    return Shown(scan, is_pdf, pages, min(max(wanted, 1), max(pages, 1)), size)


def _page_count(digest: str) -> int:
    with _ONE_AT_A_TIME:
        try:
            document = opened(evidence.read_bytes(digest))
        except (ReadError, FileNotFoundError):
            return 0
        try:
            return len(document)
        finally:
            document.close()


def page_picture(scan: Scan, page: int, zoom: int) -> tuple[bytes, str]:
    """A page as a picture with its media type. Raises Http404."""
    file = models.Evidence.objects.filter(digest=scan.digest).first()
    try:
        data = evidence.read_bytes(scan.digest)
    except FileNotFoundError as fault:
        raise Http404("文件已不在") from fault
    if file is None or zoom not in ZOOMS:
        raise Http404("没有这一页")
    if file.media_type in PICTURES and page == 1:
        return data, file.media_type
    if file.media_type != PDF:
        raise Http404("没有这一页")
    return _pdf_page(data, page, WIDTH * zoom // 100), "image/png"


def _pdf_page(data: bytes, n: int, width: int) -> bytes:
    with _ONE_AT_A_TIME:
        try:
            document = opened(data)
        except ReadError as fault:
            raise Http404("这份pdf打不开") from fault
        try:
            if not 1 <= n <= len(document):
                raise Http404("没有这一页")
            page = document[n - 1]
            across, down = page.get_size()
            scale = min(width / max(across, 1), _HIGHEST / max(down, 1))
            drawn = page.render(scale=scale, rev_byteorder=True)
            stride, used = drawn.stride, drawn.width * 3
            points = bytes(drawn.buffer)
            rows = (points[y * stride : y * stride + used] for y in range(drawn.height))
            return png(drawn.width, drawn.height, rows)
        finally:
            document.close()


def mark_entered(scan: Scan, n: int) -> None:
    """The last entry that rests on it."""
    Scan.objects.filter(pk=scan.pk).update(last_n=n)


@transaction.atomic
def take_off(scan: Scan) -> None:
    """Take a scan off the list; the file goes too where nothing rests on it."""
    digest = scan.digest
    scan.delete()
    let_go(digest)
