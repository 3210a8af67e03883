"""Which papers a person may write from a book, and where each begins."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from zhenggai.publication.papers.catalogue import PAPERS, PaperKind, Subject
from zhenggai.workbench.desks import Desk


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A paper that can be written about what a page shows."""

    title: str
    address: str


def may_write(desk: Desk, kind: PaperKind) -> bool:
    """The office and who supervises write every paper; a unit's people those of their own items."""
    return desk.supervises or (kind.for_units and not desk.sees_all)


def may_lay(desk: Desk) -> bool:
    """Who lays an own template over papers: the book's office, and who keeps the house's people."""
    return desk.is_office or (desk.supervises and desk.keeps_people)


def paper_links(
    desk: Desk, subject: Subject, of: str, keys: str = "", to: str = ""
) -> Iterator[PaperLink]:
    """The papers about a unit, a problem or the book that the person may write; `keys`: only
    these; `to`: with the figures of that day."""
    asked = urlencode({name: told for name, told in (("of", of), ("to", to)) if told})
    for kind in PAPERS:
        is_meant = kind.key in keys.split() if keys else kind.subject == subject
        if is_meant and may_write(desk, kind):
            address = reverse("workbench:written_paper", args=[desk.held.code, kind.key])
            yield PaperLink(kind.title, f"{address}?{asked}" if asked else address)
