"""The text that is screened: as it goes out, read once, with each bound figure at its place."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span
from zhenggai.publication.drafts.drafted import LedgerText
from zhenggai.publication.drafts.kept_text import blocks_of_kept
from zhenggai.publication.drafts.read_draft import ReadDraft, read_draft, text_of_blocks
from zhenggai.publication.models import Draft, DraftPart
from zhenggai.publication.order.screens.found import Place
from zhenggai.publication.order.trimming import Head, told_heads
from zhenggai.writers.letter_lines import Line, placed_lines
from zhenggai.writers.letter_rows import Letter, Words


@dataclass(frozen=True, slots=True)
class BoundWords:
    """A figure of the ledger as it stands in the text."""

    span: Span
    figure: str
    title: str
    text: str


@dataclass(frozen=True)
class ScreenedText:
    """A draft as it goes out, with what the ledger says now."""

    draft: Draft
    ledger: LedgerText
    heads: tuple[Head, ...]
    read: ReadDraft

    @property
    def notice(self) -> Notice:
        """The text as it is read."""
        return self.read.notice

    @property
    def text(self) -> str:
        """All of it."""
        return self.read.notice.source.text

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What the checker says of it."""
        return self.read.findings

    @cached_property
    def parts(self) -> dict[str, DraftPart]:
        """The parts by their keys."""
        return {part.key: part for part, _ in self.heads}

    @cached_property
    def bound(self) -> tuple[BoundWords, ...]:
        """Every bound figure in the order of the text."""
        places = dict(self.read.places)
        found: list[BoundWords] = []
        for part, version in self.heads:
            found += _bound(version.text, places[part.key].start)
        return tuple(found)

    def span_in(self, key: str, line: int, start: int, end: int) -> Span:
        """Where a stretch of a part's kept line stands in the whole text."""
        at = dict(self.read.places)[key].start
        kept = next(version.text for part, version in self.heads if part.key == key)
        for one in kept.split("\n")[:line]:
            told = text_of_blocks(blocks_of_kept(one))
            at += len(told) + 1 if told else 0
        return Span(at + start, at + end)

    def place(self, span: Span) -> Place:
        """The part and the paragraph of a place, and the place in it."""
        at = max(bisect_right(self._starts, span[0]) - 1, 0)
        start = self._starts[at]
        end = self.text.find("\n", start)
        line = self.text[start : end if end >= 0 else len(self.text)]
        within = Span(span[0] - start, min(span[1] - start, len(line)))
        return Place(self.read.part_at(span), line, within, span)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(n + 1 for n, one in enumerate(self.text) if one == "\n")]


def screened_text(draft: Draft, ledger: LedgerText) -> ScreenedText:
    """The draft as it goes out."""
    held = tuple(told_heads(draft, ledger))
    return ScreenedText(draft, ledger, held, read_draft(held, ledger))


def _bound(kept: str, start: int) -> Iterator[BoundWords]:
    blocks = blocks_of_kept(kept)
    for block in blocks:
        for line in placed_lines(Letter(blocks=(block,))):
            if isinstance(line, Line):
                at = start
                for part in line.parts:
                    words = part if isinstance(part, Words) else Words(part)
                    end = at + len(words.text)
                    if words.figure:
                        yield BoundWords(Span(at, end), words.figure, words.title, words.text)
                    at = end
        told = text_of_blocks((block,))
        start += len(told) + 1 if told else 0
