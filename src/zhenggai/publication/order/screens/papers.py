"""The text beside the papers before it: the feedback, the approved plan, the last notice.

A problem that is left out on its ground is not missed.
"""

from collections.abc import Iterator

from zhenggai.notices.compare import compare_pair, new_problem, vanished_problem
from zhenggai.notices.compare.pairing import pair_papers
from zhenggai.notices.notice import Notice
from zhenggai.notices.reading import read_text
from zhenggai.notices.source import Span
from zhenggai.papers.models import Paper
from zhenggai.papers.reading import notice_of
from zhenggai.publication.drafts.read_draft import text_of_blocks
from zhenggai.publication.order.excluding import items_left_out
from zhenggai.publication.order.screens.found import MENDS, Found
from zhenggai.publication.order.screens.text import ScreenedText
from zhenggai.publication.order.stages import latest_edition
from zhenggai.published import queries as published

_BEFORE = ("feedback", "plan", "notice")


def paper_findings(screened: ScreenedText) -> Iterator[Found]:
    """What changed from each of them, as far as somebody must look at it; what several papers say
    of one place is told once."""
    hidden = _hidden(screened)
    apart = {one.key for _, told in screened.ledger.rows.apart for one in told}
    said: set[tuple[str, Span]] = set()
    for kind, title, old in _papers(screened):
        pair = pair_papers(old, screened.notice)
        if not pair.is_related:
            continue
        for one in compare_pair(pair):
            lost = _bare(old.source.text[slice(*one.old)]) if one.old else ""
            if one.code == vanished_problem.CODE and (
                screened.draft.paper == "later-report" or any(told in lost for told in hidden)
            ):
                continue
            # An earlier notice told only some; what has another source was never in the feedback.
            if one.code == new_problem.CODE and (
                kind == "notice" or screened.read.part_at(one.span) in apart
            ):
                continue
            if lost == "" and (one.code, one.span) in said:
                continue
            said.add((one.code, one.span))
            yield Found(
                one.code,
                one.severity,
                f"与“{title}”相比：{one.message}",
                screened.place(one.span),
                working=one.working or "",
                advice=MENDS.get(one.code, ""),
            )


def _hidden(screened: ScreenedText) -> list[str]:
    gone = items_left_out(screened.draft)
    return [_bare(one.text) for one in screened.ledger.rows.problems() if one.key in gone]


def _papers(screened: ScreenedText) -> Iterator[tuple[str, str, Notice]]:
    """The latest of each kind in the register; of what this house published the last edition."""
    draft = screened.draft
    rows = Paper.objects.filter(book=draft.book, kind__in=_BEFORE, removed_at=None)
    latest = {one.kind: one for one in rows.order_by("day", "stored_at")}
    edition = latest_edition(draft)
    for kind in _BEFORE:
        if kind == "notice" and edition is not None:
            letter = published.read(edition).letter
            text = "\n".join((*letter.title, text_of_blocks(letter.blocks)))
            yield kind, f"{edition.title}（第{edition.number}版）", read_text(text)
        elif kind in latest:
            try:
                yield kind, str(latest[kind]), notice_of(latest[kind])
            except FileNotFoundError:
                continue


def _bare(text: str) -> str:
    return "".join(one for one in text if one.isalnum())
