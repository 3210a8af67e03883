"""`zhenggai check --against`: a notice or report beside what the ledger tells on its day."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from zhenggai.console.given import given_book
from zhenggai.ledger import models, queries
from zhenggai.ledger.core.figures import FigureRow, figures
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.notice_rows import NoticeSource, figure_words
from zhenggai.ledger.notice_sentences import NoticeSentences
from zhenggai.ledger.sheet_rows import problem_rows
from zhenggai.notices.compare.figure_beside_ledger import against, diagnostic, named
from zhenggai.notices.compare.sentence_beside_ledger import changed_words, lacking
from zhenggai.notices.compare.told_sentences import (
    Printed,
    ToldSentence,
    printed_sentences,
    same_count,
)
from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.notices.notice import Notice
from zhenggai.office_styles.keeping import style_of, styles_of
from zhenggai.papers.beside_ledger import compared_figures
from zhenggai.publication.drafts.drafted import LedgerText, reprinted
from zhenggai.publication.drafts.ledger_text import ledger_text
from zhenggai.publication.papers.special_figures import special_figures
from zhenggai.writers.notice_style import SHIPPED, Paper

_DAY = r"(20\d\d)年(\d{1,2})月(\d{1,2})日"
# 截至2026年6月30日，35个问题中: of the inspection's items; another sentence tells of a measure
_UP_TO = re.compile(rf"截至(?P<day>{_DAY})[，,][^。\n]*")
# 数字截至2026年6月30日，据台账登记: what a file of ours says of itself among its properties
_WRITTEN_FOR = re.compile(rf"数字截至(?P<day>{_DAY})")
# A notice that was edited still has so much of what the ledger tells.
_SHARE = 0.4
_PAPERS: tuple[tuple[Paper, bool], ...] = (
    ("notice", False),
    ("report", False),
    ("stage-report", False),
    ("later-report", True),
)


def against_book(name: str, cut_off: date | None) -> Callable[[Notice], list[Diagnostic]]:
    """What the book of this name has to say of a paper. Raises NotAllowed for an unknown book."""
    held = given_book(name)
    told: dict[date, BookOnDay] = {}

    def on(day: date) -> BookOnDay:
        return told.setdefault(day, BookOnDay(held, day))

    return lambda notice: beside(on, notice, cut_off)


@dataclass(frozen=True)
class BookOnDay:
    """All that a book tells on a day, made once for however many papers."""

    held: models.Book
    day: date

    def found(self, notice: Notice) -> list[Diagnostic]:
        """Every figure of the paper that is another than the ledger's, and what a notice of ours
        lacks; of another paper of ours than a notice or report (a plan, 1+N) bound figures alone.

        Raises NotAllowed where the ledger has nothing to tell on that day.
        """
        told = self.nearest(notice)
        if notice.source.controls and not _is_told(told, notice):
            return named(notice, self.control, ())
        found, side = against(notice, told)
        figures = [*named(notice, self.control, found), *self._totals(notice, side.own)]
        if not _is_told(told, notice):
            return figures
        return [*figures, *changed_words(side.words), *lacking(notice, told, side)]

    def nearest(self, notice: Notice) -> list[ToldSentence]:
        """The ledger's sentences in the shape in which the paper has most of them."""
        printed = printed_sentences(notice.source.text)

        def likeness(told: list[ToldSentence]) -> tuple[int, int]:
            return same_count(told, printed), -len(told)

        styles = [name for name, _ in styles_of(self.held)]
        style = max(styles, key=lambda one: likeness(self._sentences(one)))
        papers = (self._sentences(style, paper, only_unfinished=only) for paper, only in _PAPERS)
        return max(papers, key=likeness)

    def control(self, tag: str, text: str) -> tuple[str, str, str] | None:
        """What the ledger says of the figure that a content control names, in the form in which it
        stands there."""
        if row := self._ledger.figures.get(tag):
            return row.title, reprinted(row, text), self._told.working(tag)
        if special := self._special.get(tag.partition("/")[2]):
            printed = reprinted(figure_words(special), text)
            return special.title, printed, self._told.working_of(special)
        return None

    @cached_property
    def _special(self) -> dict[str, FigureRow]:
        """The figures of 1+N, which a notice does not tell."""
        source = self._told.source
        return special_figures(source.book, problem_rows(source.book, source.names))

    @cached_property
    def _ledger(self) -> LedgerText:
        return ledger_text(self.held, "public-notice", SHIPPED[0], self.day)

    @cached_property
    def _told(self) -> NoticeSentences:
        one = self._ledger.source
        return NoticeSentences(NoticeSource(one.tree.book, one.pack, one.cut_off, one.names))

    @cached_property
    def _kept(self) -> dict[tuple[str, Paper, bool], list[ToldSentence]]:
        return {}

    def _sentences(
        self, style: str, paper: Paper = "notice", *, only_unfinished: bool = False
    ) -> list[ToldSentence]:
        key = (style, paper, only_unfinished)
        if key not in self._kept:
            wording = style_of(style, paper)
            self._kept[key] = self._told.told(wording, only_unfinished=only_unfinished)
        return self._kept[key]

    def _totals(self, notice: Notice, own: list[Printed]) -> Iterator[Diagnostic]:
        """Totals that the office wrote in sentences of its own."""
        source = self._told.source
        rows = figures(source.book, source.pack, source.cut_off)
        for one in compared_figures(notice, rows):
            span, figure = one.declared.span, one.figure
            is_own = any(each.span.start <= span.start < each.span.end for each in own)
            if one.verdict == "differs" and figure and is_own:
                working = self._told.working(f"{figure.kind}/{figure.name}")
                yield diagnostic(f"“{figure.title}”", one.printed, figure.text, working, span)


def _is_told(told: Sequence[ToldSentence], notice: Notice) -> bool:
    """Whether the paper is what the ledger tells, and most of it."""
    printed = printed_sentences(notice.source.text)
    return same_count(told, printed) >= _SHARE * max(len(told), len(printed))


def beside(
    on: Callable[[date], BookOnDay], notice: Notice, cut_off: date | None
) -> list[Diagnostic]:
    """Every figure of the paper that is another than the ledger's on the day of its figures.

    A file of ours says for which day it was written: where its text says another one though its
    figures are still those of that day, the cut-off day is what was changed.
    Raises NotAllowed where the ledger has nothing to tell on that day.
    """
    said = day_of(notice)
    written_for = _day_in(_WRITTEN_FOR.search(notice.source.about))
    if cut_off or written_for in (None, said) or written_for > queries.today():
        return on(cut_off or said).found(notice)
    then = on(written_for).found(notice)
    try:
        found = on(said).found(notice)
    except NotAllowed:
        return then
    # Of the first the changed day itself is one.
    return then if len(then) - 1 <= len(found) else found


def day_of(notice: Notice) -> date:
    """The day up to which the paper's figures go: as it says, else its own, never one to come."""
    wholes = [one.span for one in notice.declared if one.scope == "inspection"]
    sentences = _UP_TO.finditer(notice.source.text)
    counts = (
        one for one in sentences if any(one.start() <= whole.start < one.end() for whole in wholes)
    )
    said, today = _day_in(next(counts, None)), queries.today()
    return min(said or notice.paper_day or today, today)


def _day_in(found: re.Match[str] | None) -> date | None:
    try:
        return date(*map(int, found.groups()[1:4])) if found else None
    except ValueError:
        return None
