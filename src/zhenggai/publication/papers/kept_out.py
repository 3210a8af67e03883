"""What the texts of a book leave out, as rows of 拟不公开事项说明表."""

from collections.abc import Iterator
from dataclasses import replace

from zhenggai.publication.models import Draft
from zhenggai.publication.order.excluding import SCOPE_TITLES, SCOPES, LeftOut, left_out
from zhenggai.publication.papers.source import PaperSource
from zhenggai.writers.papers.told import Told
from zhenggai.writers.papers.told_archive import KeptOut


def with_exclusions(source: PaperSource, told: Told) -> Told:
    """With what the latest text for each audience leaves out, for who may know the whole."""
    # Of the whole book: in the tree that the reader sees nothing is hidden from the reader.
    if not source.knows_whole:
        return told
    return replace(told, kept_out=tuple(_rows(source)))


def _rows(source: PaperSource) -> Iterator[KeptOut]:
    for paper, scope in SCOPES.items():
        drafts = Draft.objects.filter(book=source.held, paper=paper, given_up_at=None)
        draft = drafts.first()
        for one in left_out(draft) if draft else ():
            yield _row(source, one, SCOPE_TITLES[scope])


def _row(source: PaperSource, one: LeftOut, scope: str) -> KeptOut:
    problem = source.tree.book.problems.get(one.item)
    row = one.row
    return KeptOut(
        number=one.number,
        text=source.said(problem.text) if problem else "",
        scope=scope,
        ground=one.ground.title,
        why=one.reason,
        agreed_by=f"{row.agreed_body}{row.agreed_number}" if row else "",
        agreed_on=row.agreed_on if row else None,
    )
