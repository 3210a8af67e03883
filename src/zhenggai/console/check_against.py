"""`zhenggai check --against`: a notice or report beside what the ledger tells on its day."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from zhenggai.console.given import given_book
from zhenggai.ledger import models, queries
from zhenggai.ledger.core.figures import figures
from zhenggai.ledger.notice_rows import NoticeSource
from zhenggai.ledger.notice_sentences import NoticeSentences
from zhenggai.notices.compare.figure_beside_ledger import against, diagnostic
from zhenggai.notices.compare.told_sentences import (
    Printed,
    ToldSentence,
    printed_sentences,
    same_count,
)
from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.notices.notice import Notice
from zhenggai.papers.beside_ledger import compared_figures
from zhenggai.people.queries import names
from zhenggai.writers.notice_style import SHIPPED, Paper, load_style

# 截至2026年6月30日，35个问题中
_UP_TO = re.compile(r"截至(20\d\d)年(\d{1,2})月(\d{1,2})日[，,]")
_PAPERS: tuple[tuple[Paper, bool], ...] = (
    ("notice", False),
    ("report", False),
    ("stage-report", False),
    ("later-report", True),
)


def against_book(name: str, cut_off: date | None) -> Callable[[Notice], list[Diagnostic]]:
    """What the book of this name has to say of a paper. Raises NotAllowed for an unknown book."""
    held = given_book(name)
    return lambda notice: beside(held, notice, cut_off)


def beside(held: models.Book, notice: Notice, cut_off: date | None) -> list[Diagnostic]:
    """Every figure of the paper that is another than the ledger's on the day of its figures.

    Raises NotAllowed where the ledger has nothing to tell on that day.
    """
    day = cut_off or day_of(notice)
    state = queries.cut_off(held, day)
    source = NoticeSource(state, queries.pack(state), day, names)
    ledger = NoticeSentences(source)
    found, own = against(notice, nearest(ledger, notice))
    return [*found, *_totals(ledger, notice, own)]


def nearest(ledger: NoticeSentences, notice: Notice) -> list[ToldSentence]:
    """The ledger's sentences in the shape in which the paper has most of them."""
    printed = printed_sentences(notice.source.text)

    def likeness(told: list[ToldSentence]) -> tuple[int, int]:
        return same_count(told, printed), -len(told)

    style = max(SHIPPED, key=lambda one: likeness(ledger.told(load_style(one))))
    papers = (
        ledger.told(load_style(style, paper), only_unfinished=only) for paper, only in _PAPERS
    )
    return max(papers, key=likeness)


def day_of(notice: Notice) -> date:
    """The day up to which the paper's figures go: as it says, else its own, never one to come."""
    found = _UP_TO.search(notice.source.text)
    today = queries.today()
    try:
        said = date(*map(int, found.groups())) if found else None
    except ValueError:
        said = None
    return min(said or notice.paper_day or today, today)


def _totals(ledger: NoticeSentences, notice: Notice, own: list[Printed]) -> Iterator[Diagnostic]:
    """Totals that the office wrote in sentences of its own."""
    source = ledger.source
    rows = figures(source.book, source.pack, source.cut_off)
    for one in compared_figures(notice, rows):
        span, figure = one.declared.span, one.figure
        is_own = any(each.span.start <= span.start < each.span.end for each in own)
        if one.verdict == "differs" and figure and is_own:
            working = ledger.working(f"{figure.kind}/{figure.name}")
            yield diagnostic(f"“{figure.title}”", one.printed, figure.text, working, span)
