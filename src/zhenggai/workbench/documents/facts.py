"""What a paper states, as lists beside its text: figures against the ledger, dates, documents."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from zhenggai.ledger.core.figures import FigureRow
from zhenggai.ledger.intake.paper import PaperFigure
from zhenggai.notices.notice import Notice
from zhenggai.notices.render import fact_lists
from zhenggai.notices.render.paper import Paper
from zhenggai.notices.render.read_page import LEGEND, underlines
from zhenggai.notices.render.words import declared_word
from zhenggai.papers.beside_ledger import Compared, compared_figures
from zhenggai.papers.reading import Examined
from zhenggai.workbench.badges import VERIFICATION, Badge
from zhenggai.workbench.documents.report import text_of
from zhenggai.workbench.ledger.workings import TAGS

_VERDICTS = {
    "agrees": VERIFICATION["agrees"],
    "differs": VERIFICATION["differs"],
    "unknown": Badge("circle-dashed", "不能对照", "grey"),
}


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure of the paper beside the ledger's."""

    told: Compared
    title: str
    anchor: str
    badge: Badge
    kind: str

    @property
    def miscounts(self) -> bool:
        """Whether the paper lists another number of such items than it says."""
        return self.told.listed is not None and self.told.listed != self.told.declared.value


@dataclass(frozen=True, slots=True)
class DateLine:
    """A day as printed, where first; `read_as` is how it was understood, empty where it says so
    itself; `times` is how often it stands there."""

    printed: str
    read_as: str
    anchor: str
    paragraph: int
    times: int
    is_possible: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """The second face of a report."""

    text: SafeString
    lists: SafeString
    lines: tuple[FigureLine, ...]
    dates: tuple[DateLine, ...]
    withheld: tuple[PaperFigure, ...]
    legend: tuple[tuple[str, str], ...]


def facts_of(looked: Examined, ledger: Iterable[FigureRow]) -> Facts:
    """All that was understood; `ledger` are the book's figures."""
    notice = looked.file.notice
    paper = Paper(notice, underlines(notice))
    used = {one.style for one in paper.underlines}
    lists = (
        fact_lists.overview(notice, paper),
        fact_lists.table("单项状态", fact_lists.status_rows(notice, paper)),
        fact_lists.relations(notice, paper),
        fact_lists.documents(notice, paper),
        fact_lists.table("线索和处分", fact_lists.clue_rows(notice, paper)),
        fact_lists.contact(notice, paper),
        fact_lists.unread(notice, paper),
    )
    return Facts(
        text=text_of(paper, looked),
        lists=mark_safe("".join(lists)),  # noqa: S308 - the renderer escapes what the paper says
        lines=tuple(_line(one, paper) for one in compared_figures(notice, ledger)),
        dates=tuple(_dates(notice, paper)),
        withheld=looked.figures,
        legend=tuple((style, name) for style, name in LEGEND.items() if style in used),
    )


def _dates(notice: Notice, paper: Paper) -> Iterator[DateLine]:
    """Every day that the paper names, once."""
    printed = [" ".join(notice.source[one.span].split()) for one in notice.dates]
    times = Counter(printed)
    first = dict(reversed([*zip(printed, notice.dates, strict=True)]))
    for words in dict.fromkeys(printed):
        one = first[words]
        yield DateLine(
            printed=words,
            read_as=one.iso.replace("/", "至"),
            anchor=paper.anchor_of(one.span),
            paragraph=paper.number_of(one.span.start),
            times=times[words],
            is_possible=one.possible,
        )


def _line(one: Compared, paper: Paper) -> FigureLine:
    return FigureLine(
        told=one,
        title=declared_word(one.declared.what),
        anchor=paper.anchor_of(one.declared.span),
        badge=_VERDICTS[one.verdict],
        kind=TAGS[one.figure.kind] if one.figure else "",
    )
