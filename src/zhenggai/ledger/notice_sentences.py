"""What a notice would tell from a book, sentence by sentence: a paper is held against it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import count

from zhenggai.ledger.core.figures import KINDS, FigureRow, figures, item_figures, name_of_item
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.notice_rows import NoticeSource
from zhenggai.notices.compare.told_sentences import ToldFigure, ToldSentence, sentences_of
from zhenggai.notices.source import Span
from zhenggai.writers.bound import CUT_OFF, is_day, parts_of
from zhenggai.writers.letter_rows import Block, Heading, Paragraph, Parts, Table, Words
from zhenggai.writers.letter_table import as_cell
from zhenggai.writers.notice_parts import Part
from zhenggai.writers.notice_rows import NoticeRows
from zhenggai.writers.notice_style import NoticeStyle
from zhenggai.writers.notice_text import notice_parts
from zhenggai.writers.quoting import joined
from zhenggai.zh.days import in_words

# A sum is written out as long as it stands in a line.
MOST_SUMMANDS = 8
# 2026年11月12日前（已逾期）
OVERDUE = "(?<=（已)逾期(?=）)"
# 2027年1月2日前并长期坚持
STANDING = "(?<=前并)长期坚持"


class NoticeSentences:
    """The sentences of one book on one day, in any style."""

    def __init__(self, source: NoticeSource) -> None:
        self.source = source
        self.rows: NoticeRows = source.rows()
        found = figures(source.book, source.pack, source.cut_off)
        self.figures: Mapping[str, FigureRow] = {
            **self._of_items(),
            **{f"{one.kind}/{one.name}": one for one in reversed(found)},
        }

    def told(self, style: NoticeStyle, *, only_unfinished: bool = False) -> list[ToldSentence]:
        """Every sentence of the notice in this style."""
        parts = notice_parts(self.rows, style, only_unfinished=only_unfinished)
        return [one for part in parts for one in self._of_part(part)]

    def working(self, figure: str) -> str:
        """How a figure was made: whose it is, its equation, its basis of counting, its day."""
        row = self.figures.get(figure)
        if row is None:
            return self._of_day(figure) if is_day(figure) else ""
        return self.working_of(row)

    def working_of(self, row: FigureRow) -> str:
        """The same of a figure that a notice does not tell."""
        owners = "、".join(self._names.get(one, one) for one in row.owners)
        told = (
            owners,
            "、".join(row.papers),
            self._equation(row),
            row.counting_rule,
            f"截至{in_words(self.source.cut_off)}",
        )
        return f"{KINDS[row.kind]}：{'；'.join(one for one in told if one)}"

    def _of_day(self, figure: str) -> str:
        """Whose day it is: the cut-off day, one of the inspection, one of the book."""
        if figure == CUT_OFF:
            return f"截至{in_words(self.source.cut_off)}"
        kind = figure.partition("/")[0]
        team = self.rows.team if kind == "external" else ""
        return f"{KINDS[kind]}：{'；'.join(filter(None, (team, '台账登记的日期')))}"

    def _of_items(self) -> dict[str, FigureRow]:
        """What was reported of single items, by the name under which it is bound."""
        book = self.source.book
        rows = (row for one in self.source.tree.problems for row in item_figures(book, one.key))
        return {f"{one.kind}/{name_of_item(one)}": one for one in rows if one.kind == "reported"}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """Everybody who gave a figure."""
        return self.source.names({owner for one in self.figures.values() for owner in one.owners})

    def _equation(self, row: FigureRow) -> str:
        if row.denominator:
            return f"{row.numerator}÷{row.denominator}＝{row.text}"
        if row.kind == "counted" or not 1 < len(row.items) <= MOST_SUMMANDS:
            return ""
        summands: list[Decimal] = [
            one.value
            for one in self.source.book.figures.values()
            if (one.kind, one.name, one.unit) == (row.kind, row.name, row.unit)
        ]
        return f"{'＋'.join(f'{one:f}' for one in summands)}＝{row.text}"

    def _of_part(self, part: Part) -> Iterator[ToldSentence]:
        about = f"问题{number_of(part.item)}" if part.item else f"“{part.title}”"
        for row, line in _lines(part.blocks):
            place = f"{part.key}#{row}" if row else part.key
            for one in self._of_line(line, about):
                yield replace(one, place=place, of_item=bool(part.item or row))

    def _of_line(self, line: Parts, about: str) -> Iterator[ToldSentence]:
        text, bound = "", []
        for part in line:
            words = part if isinstance(part, Words) else Words(part)
            if words.figure:
                bound.append((Span(len(text), len(text) + len(words.text)), words))
            text += words.text
        for start, end in sentences_of(text):
            inside = tuple(
                ToldFigure(
                    Span(span.start - start, span.end - start),
                    words.title or words.text,
                    self.working(words.figure),
                )
                for span, words in bound
                if start <= span.start < end
            )
            kept = tuple(self._kept_words(text[start:end]))
            yield ToldSentence(text[start:end], about, inside, words=kept)

    def _kept_words(self, text: str) -> Iterator[ToldFigure]:
        """The name of the team; that a deadline is past, that the work goes on after it."""
        past = f"到{in_words(self.source.cut_off)}已经过了完成时限"
        held = (
            (re.escape(self.rows.team), "巡视（巡察）组名称", "台账登记的名称"),
            (OVERDUE, "完成时限", past),
            (STANDING, "完成时限", "台账登记为长期坚持"),
        )
        for words, title, working in held:
            for found in re.finditer(words, text) if words else ():
                yield ToldFigure(Span(*found.span()), title, working)


def _lines(blocks: Iterable[Block]) -> Iterator[tuple[int, Parts]]:
    """Every line; cells of a table with the number of their row."""
    rows = count(1)
    for block in blocks:
        if isinstance(block, Heading):
            yield 0, parts_of(joined(block.text, block.body))
        elif isinstance(block, Paragraph):
            yield 0, parts_of(block.text)
        elif isinstance(block, Table):
            for at, row in zip(rows, block.rows, strict=False):
                yield from ((at, (as_cell(cell).text,)) for cell in row)
