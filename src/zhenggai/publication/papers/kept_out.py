"""What the texts of a book leave out, as rows of 拟不公开事项说明表."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from zhenggai.publication.models import Draft
from zhenggai.publication.order.excluding import SCOPE_TITLES, SCOPES, LeftOut, left_out, part_texts
from zhenggai.publication.order.passages import part_of
from zhenggai.publication.order.stages import latest_edition
from zhenggai.publication.papers.source import PaperSource
from zhenggai.writers.papers.told import Told
from zhenggai.writers.papers.told_archive import KeptOut


def with_exclusions(source: PaperSource, told: Told) -> Told:
    """With what the latest text for each audience leaves out, for who may know the whole."""
    # Of the whole book: in the tree that the reader sees nothing is hidden from the reader.
    if not source.knows_whole:
        return told
    return replace(told, kept_out=tuple(_rows(source)))


def _texts(source: PaperSource, paper: str) -> list[Draft]:
    """What went out last of a kind and, where one was begun since, the text that is being written:
    what was agreed to stands until the next one is out."""
    drafts = list(Draft.objects.filter(book=source.held, paper=paper, given_up_at=None))
    edition = latest_edition(drafts[0]) if drafts else None
    out = [one for one in drafts if edition and one.pk == edition.draft]
    return [*out, *(one for one in drafts[:1] if one not in out)]


def _rows(source: PaperSource) -> Iterator[KeptOut]:
    for paper, scope in SCOPES.items():
        told: set[str] = set()
        for draft in _texts(source, paper):
            rows = [one for one in left_out(draft) if one.item not in told]
            told |= {one.item for one in rows}
            texts = part_texts(draft).values() if any(one.is_passage for one in rows) else ()
            passages = {one.key: one.words for text in texts for one in text.passages()}
            for one in rows:
                yield _row(source, one, SCOPE_TITLES[scope], passages)


def _row(source: PaperSource, one: LeftOut, scope: str, passages: Mapping[str, str]) -> KeptOut:
    problem = source.tree.book.problems.get(part_of(one.item))
    row = one.row
    text = source.said(problem.text) if problem else ""
    if one.is_passage:
        text = f"{text}（其中：“{passages.get(one.item, '文字已改动')}”）"
    return KeptOut(
        number=one.number,
        text=text,
        scope=scope,
        ground=one.ground.title,
        why=one.reason,
        agreed_by=f"{row.agreed_body}{row.agreed_number}" if row else "",
        agreed_on=row.agreed_on if row else None,
    )
