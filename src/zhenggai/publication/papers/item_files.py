"""One item's file: its history as sentences, and the pages of its evidence that can follow."""

from collections.abc import Iterator
from dataclasses import replace

from zhenggai.ledger import evidence
from zhenggai.ledger.core.keys import number_of
from zhenggai.publication.papers.pages_of_files import pages_of_file
from zhenggai.publication.papers.source import PaperSource
from zhenggai.writers.evidence_pages import Enclosed
from zhenggai.writers.papers.told import Told

# A file of more pages than these in all is bound apart.
MOST_PAGES = 300


def with_file(source: PaperSource, told: Told) -> Told:
    """With the history up to the cut-off day, and what of each proof follows in the pdf."""
    history = () if source.history is None else source.history(f"problem/{told.problems[0].number}")
    left = MOST_PAGES
    proofs = []
    for one in told.proofs:
        pages = pages_of_file(_digests(source).get(one.number, ""))
        is_enclosed = pages is not None and pages <= left
        left -= pages if pages and is_enclosed else 0
        proofs.append(replace(one, pages=pages, is_enclosed=is_enclosed))
    return replace(
        told,
        history=tuple(one for one in history if one.on <= source.cut_off),
        proofs=tuple(proofs),
    )


def enclosed_of(source: PaperSource, told: Told) -> Iterator[Enclosed]:
    """The proofs whose pages follow, each read when its turn comes."""
    digests = _digests(source)
    for one in told.proofs:
        if one.is_enclosed:
            yield Enclosed(one.number, one.name, one.claim, _data(digests[one.number]))


def _digests(source: PaperSource) -> dict[str, str]:
    """By catalogue number; a digest that was expunged names no file."""
    rows = source.tree.book.proofs.values()
    return {number_of(one.key): one.digest for one in rows if evidence.is_digest(one.digest)}


def _data(digest: str) -> bytes:
    """The bytes; nothing where the file is gone since its pages were counted."""
    try:
        return evidence.read_bytes(digest)
    except FileNotFoundError:
        return b""
