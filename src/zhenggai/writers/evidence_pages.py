"""A pdf with the pages of what is enclosed behind it: pdfs as they are, pictures one on a page.

Before the pages of a pdf stands one that says what they are; a picture has that above it. Pages
are numbered on; those of an enclosed pdf keep what they print. What cannot be read is left out
with a page that says so.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2

from zhenggai.notices.readers.pdf import opened
from zhenggai.notices.source import ReadError
from zhenggai.writers import official_style as style
from zhenggai.writers.letter_pdf import Told, compiled, faces_here

TEMPLATE = Path(__file__).with_name("evidence.typ")
PICTURES = {b"\xff\xd8\xff": "jpg", b"\x89PNG": "png"}
UNREADABLE = "文件读不出来，请查看台账中的原件。"


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that follows: its catalogue number, its name, what it proves, its bytes."""

    number: str
    name: str
    claim: str
    data: bytes


def with_enclosed(paper: bytes, enclosed: Iterable[Enclosed]) -> bytes:
    """The pdf with everything behind it. Raises `NoPdfError`."""
    whole = pypdfium2.PdfDocument(paper)
    try:
        for one in enclosed:
            _append(whole, one)
        target = BytesIO()
        whole.save(target)
        return target.getvalue()
    finally:
        whole.close()


def _append(whole: pypdfium2.PdfDocument, one: Enclosed) -> None:
    kind = next((kind for mark, kind in PICTURES.items() if one.data.startswith(mark)), "")
    if kind:
        _import(whole, _picture(one, kind, len(whole) + 1))
        return
    try:
        with opened(one.data) as own:
            pages = len(own)
            _import(whole, _leaf(one, f"共{pages}页，附后。", len(whole) + 1))
            whole.import_pages(own)
    except (ReadError, pypdfium2.PdfiumError):
        _import(whole, _leaf(one, UNREADABLE, len(whole) + 1))


def _import(whole: pypdfium2.PdfDocument, data: bytes) -> None:
    with pypdfium2.PdfDocument(data) as made:
        whole.import_pages(made)


def _leaf(one: Enclosed, note: str, number: int) -> bytes:
    """A page of words alone."""
    lines = [*_about(one), note]
    return compiled(TEMPLATE, _told(one, [_page(one, lines, number)]))


def _picture(one: Enclosed, kind: str, number: int) -> bytes:
    """A page with the picture; typst takes files from beside its template only."""
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / TEMPLATE.name
        shutil.copyfile(TEMPLATE, template)
        name = f"picture.{kind}"
        (Path(folder) / name).write_bytes(one.data)
        page = _page(one, list(_about(one)), number, picture=name)
        try:
            return compiled(template, _told(one, [page]))
        except RuntimeError:  # all that typst says of a picture that it cannot read
            return _leaf(one, UNREADABLE, number)


def _about(one: Enclosed) -> Iterator[str]:
    yield one.name
    if one.claim:
        yield f"证明事项：{one.claim}"


def _page(one: Enclosed, lines: Sequence[str], number: int, picture: str = "") -> Told:
    title = f"佐证材料{one.number}"
    return {"title": title, "lines": list(lines), "number": number, "picture": picture}


def _told(one: Enclosed, pages: list[Told]) -> Told:
    faces = {"faces": faces_here(), "body": style.FANG, "head": style.HEI}
    return {"title": one.name, "pages": pages, **faces}
