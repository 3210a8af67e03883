"""What the archive of a round holds: papers, meetings, the papers on which entries rest, what the
texts on their way out left (`archived_texts`), proofs."""

from collections.abc import Iterator
from dataclasses import replace

from zhenggai.ledger import models, queries
from zhenggai.ledger.core.coding import expunged_field
from zhenggai.ledger.core.keys import BOOK, family_of, number_of, sort_key
from zhenggai.ledger.core.vocabulary import BASIS_KINDS, MEETING_KINDS
from zhenggai.papers.models import Paper, SignedCopy
from zhenggai.publication.papers.archived_texts import EXPUNGED, filed_texts
from zhenggai.publication.papers.pages_of_files import pages_of_file
from zhenggai.publication.papers.source import PaperSource, without_ending
from zhenggai.writers.papers.told import Told
from zhenggai.writers.papers.told_archive import Filed


def with_archive(source: PaperSource, told: Told) -> Told:
    """With everything that is kept of the round, as far as the reader may know of it."""
    if source.held is None:
        return told
    rows = (
        *_papers(source, source.held),
        *_signed(source, source.held),
        *_meetings(source),
        *_bases(source, source.held),
        *filed_texts(source),
        *_proofs(source),
    )
    return replace(told, filed=rows)


def _papers(source: PaperSource, held: models.Book) -> Iterator[Filed]:
    """The register of papers, for those who may know the whole."""
    if not source.knows_whole:
        return
    found = Paper.objects.filter(book=held, removed_at=None)
    kept = [one for one in found if one.day is None or one.day <= source.cut_off]
    for one in sorted(kept, key=lambda paper: (paper.day is None, paper.day, paper.pk)):
        note = "部分内容不存" if one.is_partial else ""
        title, pages = without_ending(str(one)), pages_of_file(one.digest)
        yield Filed("文件", title, on=one.day, pages=pages, note=note, file=one.digest)


def _signed(source: PaperSource, held: models.Book) -> Iterator[Filed]:
    """The signed papers whose scans came back, for those who may know the whole."""
    if not source.knows_whole:
        return
    found = SignedCopy.objects.filter(
        book=held, taken_off_at=None, signed_on__lte=source.cut_off
    ).order_by("signed_on", "pk")
    for one in found:
        pages = pages_of_file(one.digest)
        title, on = one.title or EXPUNGED, one.signed_on
        yield Filed("签发件", title, one.number, on, pages, file=one.digest)


def _meetings(source: PaperSource) -> Iterator[Filed]:
    rows = source.tree.book.meetings.values()
    for one in sorted(rows, key=lambda row: (row.on is None, row.on, sort_key(row.key))):
        kind = MEETING_KINDS.get(one.kind, one.kind)
        agenda = source.said(one.agenda)
        pages = pages_of_file(one.scan)
        number = source.said(one.number)
        title = f"{kind}：{agenda}" if agenda else kind
        yield Filed("会议纪要", title, number, one.on, pages, file=one.scan)


def _bases(source: PaperSource, held: models.Book) -> Iterator[Filed]:
    """The papers on which entries rest, each once, with how many rest on it."""
    found: dict[tuple[str, str, str], list[int]] = {}
    first: dict[tuple[str, str, str], Filed] = {}
    families = {one.key for one in source.tree.problems}
    for entry in queries.entries(held):
        basis = entry.basis
        items = [family_of(one) for one in entry.subject if family_of(one) != BOOK]
        is_known = all(one in families for one in items)
        if basis is None or entry.on > source.cut_off or not is_known:
            continue
        is_gone = expunged_field(basis.number) is not None
        number = EXPUNGED if is_gone else source.said(basis.number)
        day = basis.on.isoformat() if basis.on else ""
        key = (basis.kind, basis.number, day)
        found.setdefault(key, []).append(entry.n)
        if key not in first:
            title = "文件" if basis.kind == "other" else BASIS_KINDS.get(basis.kind, "文件")
            pages = pages_of_file(basis.scan)
            first[key] = Filed("登记依据", title, number, basis.on, pages, file=basis.scan)
    rows = sorted(first.items(), key=lambda one: (one[1].on is None, one[1].on, one[0]))
    for key, one in rows:
        yield replace(one, note=f"据以登记{len(found[key])}条")


def _proofs(source: PaperSource) -> Iterator[Filed]:
    rows = [one for one in source.tree.book.proofs.values() if one.counts]
    for one in sorted(rows, key=lambda row: sort_key(row.key)):
        name, claim = without_ending(source.said(one.name)), source.said(one.claim)
        number = number_of(one.key)
        note = "共用佐证" if one.shared_from else ""
        title = f"{name}（{claim}）" if claim else name
        pages = pages_of_file(one.digest)
        yield Filed("佐证材料", title, number, one.attached_on, pages, note, one.digest)
