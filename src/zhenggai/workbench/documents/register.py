"""The papers of a book as rows: who brought them and when, what was taken from them, how they
stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from zhenggai.ledger.models import Book, Imported
from zhenggai.papers.keeping import KINDS
from zhenggai.papers.models import Paper
from zhenggai.workbench.badges import ORIGIN, PAPER, Badge


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A paper; `later` is the version that came after it, `earlier` the one before it, and
    `taken` what an import made of it."""

    paper: Paper
    kind: str
    badge: Badge | None
    later: Paper | None
    earlier: Paper | None
    taken: Imported | None


@dataclass(frozen=True, slots=True)
class Register:
    """Papers that are there, those that were removed, and files of which only the import is
    known."""

    rows: tuple[RegisterRow, ...]
    removed: tuple[Paper, ...]
    imports: tuple[Imported, ...]


def register_of(held: Book) -> Register:
    """The register of a book, newest first."""
    every = list(Paper.objects.filter(book=held))
    taken = {one.digest: one for one in Imported.objects.filter(book=held).order_by("-at")}
    kept = [one for one in every if one.removed_at is None]
    known = {one.source_digest for one in every}
    return Register(
        rows=tuple(_rows(kept, taken)),
        removed=tuple(one for one in every if one.removed_at),
        imports=tuple(one for digest, one in taken.items() if digest not in known),
    )


def row_of(held: Book, paper: int) -> RegisterRow | None:
    """One paper of the register; None where it is not there, or no more."""
    return next((one for one in register_of(held).rows if one.paper.pk == paper), None)


def versions_of(paper: Paper, among: list[Paper]) -> list[Paper]:
    """Papers of its kind and title, newest first, itself among them."""
    return [one for one in among if (one.kind, str(one)) == (paper.kind, str(paper))]


def _rows(papers: list[Paper], taken: dict[str, Imported]) -> Iterator[RegisterRow]:
    for paper in papers:
        versions = versions_of(paper, papers)
        at = versions.index(paper)
        yield RegisterRow(
            paper=paper,
            kind=KINDS[paper.kind],
            badge=_badge(paper, has_later=at > 0),
            later=versions[at - 1] if at else None,
            earlier=versions[at + 1] if at + 1 < len(versions) else None,
            taken=taken.get(paper.source_digest),
        )


def _badge(paper: Paper, *, has_later: bool) -> Badge | None:
    if paper.removed_at:
        return ORIGIN["expunged"]
    return PAPER["superseded"] if has_later else PAPER.get(paper.state)
