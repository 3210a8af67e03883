"""Which papers are drafted, and what the ledger itself writes of one: its parts and its frame."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from zhenggai.ledger.core.figures import KINDS
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.notice_rows import NoticeSource
from zhenggai.office_styles.keeping import style_of
from zhenggai.publication.drafts.item_results import Results, results_of_items, with_results
from zhenggai.publication.drafts.kept_text import blocks_of_kept, kept
from zhenggai.publication.drafts.ledger_days import LedgerDay, days_of
from zhenggai.publication.papers.source import PaperSource
from zhenggai.writers.bound import cut_off_day, is_day
from zhenggai.writers.letter_lines import numbered
from zhenggai.writers.letter_rows import Block, Heading, Letter
from zhenggai.writers.notice_figures import plain
from zhenggai.writers.notice_parts import Part, labelled_parts
from zhenggai.writers.notice_rows import FigureWords, NoticeRows, ProblemWords
from zhenggai.writers.notice_style import NoticeStyle, Paper
from zhenggai.writers.notice_text import framed, notice_parts
from zhenggai.writers.papers.leader_report import leader_report
from zhenggai.writers.papers.told import NothingToTellError
from zhenggai.zh.days import in_words


@dataclass(frozen=True, slots=True)
class DraftedPaper:
    """A paper that is drafted: the wording it takes, and whether it tells only what is not done."""

    key: str
    title: str
    wording: Paper
    only_unfinished: bool = False


DRAFTED: Mapping[str, DraftedPaper] = {
    one.key: one
    for one in (
        DraftedPaper("stage-report", "阶段性整改情况报告", "stage-report"),
        DraftedPaper("report", "整改情况报告", "report"),
        DraftedPaper("leader-report", "主要负责人组织落实情况报告", "report"),
        DraftedPaper("party-notice", "党内通报", "notice"),
        DraftedPaper("public-notice", "向社会公开的通报", "notice"),
        DraftedPaper("later-report", "后续整改情况报告", "later-report", only_unfinished=True),
    )
}
# In the field in which a part is typed these mark a bound figure.
_NO_BRACES = str.maketrans({"{": "（", "}": "）", "|": "／"})


@dataclass(frozen=True, slots=True)
class OwnFrame:
    """What somebody wrote in place of the ledger's title, addressee and signatures; what is empty
    is the ledger's."""

    title: tuple[str, ...] = ()
    addressee: str = ""
    signatures: tuple[str, ...] = ()

    def around(self, letter: Letter) -> Letter:
        """The letter with these words around it."""
        return replace(
            letter,
            title=self.title or letter.title,
            addressee=self.addressee or letter.addressee,
            signatures=self.signatures or letter.signatures,
        )


@dataclass(frozen=True)
class LedgerText:
    """What the ledger writes of a paper for the source's day, in a style; `frame` is what somebody
    wrote around it."""

    source: PaperSource
    paper: DraftedPaper
    style: str
    frame: OwnFrame = OwnFrame()

    @cached_property
    def rows(self) -> NoticeRows:
        """What is told. Raises NotAllowed before the feedback."""
        one = self.source
        return NoticeSource(one.tree.book, one.pack, one.cut_off, one.names, one.head).rows()

    @cached_property
    def wording(self) -> NoticeStyle:
        """Raises StyleError."""
        return style_of(self.style, self.paper.wording)

    def parts(self) -> Iterator[tuple[Part, str]]:
        """The parts with their text as it is kept; the cut-off day is bound as figures are."""
        day = in_words(self.source.cut_off)
        details = {one.key: one.detail for one in self._told_problems()}
        for part in labelled_parts(self._parts()):
            text = kept(part.blocks).replace(f"截至{day}", f"截至{cut_off_day(day)}")
            own = self._results.get(part.item, ())
            text = with_results(text, own, details.get(part.item, ""))
            yield replace(part, blocks=blocks_of_kept(text)), text

    def framed(self, blocks: Iterable[Block]) -> Letter:
        """Blocks under the title of the paper and over its signature."""
        return self.frame.around(self._framed(tuple(blocks)))

    @property
    def ledgers_frame(self) -> OwnFrame:
        """What the ledger itself writes around the parts."""
        letter = self._framed(())
        return OwnFrame(letter.title, letter.addressee, letter.signatures)

    @cached_property
    def figures(self) -> Mapping[str, FigureWords]:
        """Every figure that can be bound, by the name under which it is."""
        groups = (
            ("counted", self.rows.counted.values()),
            ("reported", self.rows.reported),
            ("reported", [one.figure for one in self.rows.organisation.told if one.figure]),
            ("external", self.rows.external),
        )
        found = {f"{kind}/{one.name}": one for kind, rows in groups for one in rows}
        found |= {f"reported/{one.name}": one for rows in self._results.values() for one in rows}
        for one in self.days:
            name = one.name.partition("/")[2]
            found[one.name] = FigureWords(name, one.title, None, "", in_words(one.on))
        return found

    @cached_property
    def days(self) -> tuple[LedgerDay, ...]:
        """The days that the ledger knows, the cut-off day among them."""
        return days_of(self.source.tree, self.source.pack, self.source.cut_off)

    @cached_property
    def items_of_results(self) -> Mapping[str, str]:
        """The problem of which a figure was reported, for those that are of one."""
        return {f"reported/{one.name}": key for key, rows in self._results.items() for one in rows}

    @cached_property
    def bindable(self) -> Mapping[str, tuple[str, str]]:
        """The same as a person binds them: by title, with the name and what it says now."""
        found: dict[str, tuple[str, str]] = {}
        for name, row in self.figures.items():
            if (row.value is None and not row.text) or is_day(name):
                continue
            title = row.title.translate(_NO_BRACES)
            if title in found:
                title = f"{title}（{KINDS[name.partition('/')[0]]}）"
            found.setdefault(title, (name, row.text or plain(row)))
        return found

    def _framed(self, blocks: tuple[Block, ...]) -> Letter:
        if self.paper.key == "leader-report":
            return replace(self._leaders, blocks=blocks)
        return framed(self.rows, self.wording, blocks)

    def _parts(self) -> Iterator[Part]:
        if self.paper.key == "leader-report":
            return _chapters(self._leaders.blocks)
        only = self.paper.only_unfinished
        return notice_parts(self.rows, self.wording, only_unfinished=only)

    @cached_property
    def _results(self) -> Results:
        return results_of_items(self.source.tree)

    def _told_problems(self) -> Iterator[ProblemWords]:
        yield from self.rows.problems()
        for _, rows in self.rows.apart:
            yield from rows

    @cached_property
    def _leaders(self) -> Letter:
        try:
            return leader_report(self.source.of_book())
        except NothingToTellError as fault:
            raise NotAllowed("nothing_to_tell", str(fault)) from fault


def reprinted(figure: FigureWords, text: str) -> str:
    """The figure as it is now, in the form in which it stood: 21, 21个, 60.00%, 36.4万元."""
    if _says(figure, text):
        return text
    whole = plain(figure)
    is_bare = bool(text) and text[-1].isdigit() and bool(figure.unit)
    return whole.removesuffix(figure.unit) if is_bare else (figure.text or whole)


def _says(figure: FigureWords, text: str) -> bool:
    """Whether a text says what the figure does, be it with fewer zeros behind the point, or of a
    day without its year."""
    if figure.value is None:
        # A day may stand without its year.
        return text in (figure.text, figure.text.partition("年")[2])
    number = text.removesuffix(figure.unit)
    if not number.replace(".", "", 1).isdecimal():
        return False
    return Decimal(number) == figure.value


def _chapters(blocks: Iterable[Block]) -> Iterator[Part]:
    """A paper without parts of its own: one for each chapter."""
    held: list[Block] = []
    title, number = "开头", 0
    for block in numbered(blocks):
        if isinstance(block, Heading) and block.level == 1:
            if held:
                yield Part(f"chapter/{number}", title, tuple(held))
            held, number = [], number + 1
            title = block.text if isinstance(block.text, str) else f"第{number}部分"
        held.append(block)
    if held:
        yield Part(f"chapter/{number}", title, tuple(held))
