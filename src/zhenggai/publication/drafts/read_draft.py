"""A draft as our own reader reads it: its text with the place of each part, what the checker says.

The text is that of the paper as it would be printed, so that a finding names the part it lies in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from zhenggai.ledger.core.chain import sm3
from zhenggai.notices.checks import RULES, check
from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.notices.notice import Notice
from zhenggai.notices.readers.furniture import find_furniture
from zhenggai.notices.reading import read_source
from zhenggai.notices.source import Source, Span
from zhenggai.publication.drafts.drafted import LedgerText
from zhenggai.publication.drafts.drafting import is_edited
from zhenggai.publication.drafts.kept_text import blocks_of_kept
from zhenggai.publication.models import DraftPart, PartVersion
from zhenggai.writers.letter_lines import Line, Placed, placed_lines
from zhenggai.writers.letter_rows import Block, Cell, Letter, Table, Words

Heads = Iterable[tuple[DraftPart, PartVersion]]
# Drafts that were read last; one is read again only when a word of it changed.
_KEPT = 16


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """The paper as read, its findings, and where each part stands in its text, by key."""

    notice: Notice
    findings: tuple[Diagnostic, ...]
    places: tuple[tuple[str, Span], ...]

    def part_at(self, span: Span) -> str:
        """The key of the part in which a place lies; "" for title and signature."""
        at = span[0]
        return next((key for key, one in self.places if one.start <= at < one.end), "")


def read_draft(held: Heads, ledger: LedgerText) -> ReadDraft:
    """The draft as its parts stand, under its title and over its signature."""
    parts = [("", list(_before(ledger)))]
    parts += [
        (part.key, list(_lines(Letter(blocks=blocks_of_kept(version.text)))))
        for part, version in held
        if not (part.gone and not is_edited(version))
    ]
    parts.append(("", list(_after(ledger))))
    text, places, quoted = "", [], []
    for key, lines in parts:
        start = len(text)
        for line in lines:
            quoted += [Span(len(text) + one.start, len(text) + one.end) for one in line.quoted]
            text += f"{line.text}\n"
        places.append((key, Span(start, len(text))))
    notice, findings = _read(text, tuple(quoted))
    return ReadDraft(notice, findings, tuple(places))


def text_around(ledger: LedgerText) -> tuple[list[str], list[str]]:
    """The lines before the parts and after them: title, addressee, signature, day."""
    return [one.text for one in _before(ledger)], [one.text for one in _after(ledger)]


def text_of_blocks(blocks: Iterable[Block]) -> str:
    """Blocks as a person reads them on paper, a paragraph a line."""
    return "\n".join(one.text for one in _lines(Letter(blocks=tuple(blocks))))


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line with the places of somebody's quoted words in it."""

    text: str
    quoted: tuple[Span, ...] = ()


@lru_cache(maxsize=_KEPT)
def _read(text: str, quoted: tuple[Span, ...]) -> tuple[Notice, tuple[Diagnostic, ...]]:
    furniture = find_furniture(text)
    source = Source("文稿", "text/plain", sm3(text.encode()), text, furniture, quoted)
    notice = read_source(source)
    return notice, tuple(check(notice, RULES))


def _before(ledger: LedgerText) -> Iterator[_Line]:
    frame = ledger.framed(())
    title = Letter(frame.title, subtitle=frame.subtitle, addressee=frame.addressee)
    return _lines(title)


def _after(ledger: LedgerText) -> Iterator[_Line]:
    frame = ledger.framed(())
    return _lines(Letter(signatures=frame.signatures, dated_on=frame.dated_on))


def _lines(letter: Letter) -> Iterator[_Line]:
    for one in placed_lines(letter):
        yield from _printed(one)


def _printed(one: Placed) -> Iterator[_Line]:
    if isinstance(one, Line) and one.parts:
        text, quoted = "", []
        for part in one.parts:
            words = part if isinstance(part, Words) else Words(part)
            if words.is_quoted:
                quoted.append(Span(len(text), len(text) + len(words.text)))
            text += words.text
        yield _Line(text, tuple(quoted))
    elif isinstance(one, Table):
        for row in one.rows:
            cells = (cell.text if isinstance(cell, Cell) else cell for cell in row)
            yield _Line("\t".join(" ".join(cell.split()) for cell in cells))
