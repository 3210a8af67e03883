"""Figures and days that somebody typed into a draft: beside the ledger's, where it has such a one.

Whether a typed number is one of the ledger is told by the figure's own words right before it, by
the words of its clause, or by what our reader takes it for. What nothing tells of is unknown, never
guessed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher, get_close_matches
from typing import Literal

from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.facts.quantities import Quantity
from zhenggai.notices.source import Span
from zhenggai.publication.drafts.beside_parts import Beside
from zhenggai.publication.drafts.drafted import LedgerText
from zhenggai.publication.drafts.drafting import is_edited
from zhenggai.publication.drafts.kept_text import (
    BREAK,
    TABLE,
    blocks_of_kept,
    is_free,
    plain_of_kept,
    with_figure,
)
from zhenggai.publication.drafts.read_draft import ReadDraft, text_of_blocks
from zhenggai.publication.drafts.sayings import CLAUSE_ENDS, clause_of, said
from zhenggai.publication.drafts.typed_days import typed_days
from zhenggai.publication.models import DraftPart, PartVersion
from zhenggai.writers.bound import mark
from zhenggai.writers.notice_figures import plain
from zhenggai.writers.notice_rows import FigureWords

Verdict = Literal["agrees", "differs", "unknown"]
# A line of which less is alike is no line of the ledger.
_ALIKE = 0.5
# So many characters in one piece are the ledger's own words.
_OWN_WORDS = 6
# So many characters before a number may say what it counts.
_BEFORE = 16
# A title that is no longer names nothing.
_SHORT = 2
_PERCENT = frozenset({"%", "％"})
_OF_MEASURES = frozenset({"条", "项"})
# Units that count nearly everything tell nothing by themselves.
_COMMON = frozenset({*"个项件条人次家名份元%％", "人次", "万元", "亿元"})
_ITEMS = frozenset({"aspects", "categories", "problems", "measures"})


@dataclass(frozen=True, slots=True)
class FreeFigure:
    """A number without binding: in the part's kept line `line` from `start` to `end` as a person
    counts. `figure`, `title` and `told` are the ledger's, where it has such a one."""

    part: str
    line: int
    start: int
    end: int
    text: str
    verdict: Verdict
    figure: str = ""
    title: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """A typed number with what stands before it in its clause, that clause with # in its place,
    and the part's item."""

    quantity: Quantity
    text: str
    declared: tuple[Declared, ...]
    before: str
    clause: str
    item: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that somebody edited, with every text that the ledger wrote of it."""

    part: DraftPart
    version: PartVersion
    told: list[str]

    def lines_told(self) -> list[str]:
        """The ledger's lines, each once."""
        lines = (one for text in self.told for one in plain_of_kept(text).split("\n"))
        return list(dict.fromkeys(one for one in lines if one))


def free_figures(
    held: Iterable[tuple[DraftPart, PartVersion]],
    read: ReadDraft,
    ledger: LedgerText,
    beside: Mapping[int, Beside],
) -> list[FreeFigure]:
    """Every number that somebody typed into the parts that were edited, in order."""
    edited = [(part, version) for part, version in held if is_edited(version)]
    starts = {key: span.start for key, span in read.places if key}
    return [
        one
        for part, version in edited
        if part.key in starts
        for one in _of_part(_edited(part, version, beside), starts[part.key], read, ledger)
    ]


def _edited(part: DraftPart, version: PartVersion, beside: Mapping[int, Beside]) -> _Part:
    # What the ledger once wrote nobody typed, though the ledger says something else by now.
    return _Part(part, version, [part.told, *beside[part.pk].written])


def bound_with(text: str, one: FreeFigure) -> str:
    """The part's kept text with the ledger's figure in place of the typed one."""
    lines = text.split("\n")
    printed = one.text if one.verdict == "agrees" else one.told
    marked = mark(one.figure, one.title, printed)
    lines[one.line] = with_figure(lines[one.line], one.start, one.end, marked)
    return "\n".join(lines)


def _of_part(part: _Part, start: int, read: ReadDraft, ledger: LedgerText) -> Iterator[FreeFigure]:
    told = part.lines_told()
    for number, line in enumerate(part.version.text.split("\n")):
        words = text_of_blocks(blocks_of_kept(line))
        is_words = not line.startswith((TABLE, BREAK)) and words == plain_of_kept(line)
        if is_words and words not in told:
            own = _own_words(words, told)
            numbers = list(_quantities(read, Span(start, start + len(words))))
            spans = [Span(one.span.start - start, one.span.end - start) for one in numbers]
            for one, at in zip(numbers, spans, strict=True):
                if is_free(line, *at) and not any(a <= at.start and at.end <= b for a, b in own):
                    clause = clause_of(at, spans, words)
                    place = _place(one, at, words, clause, read, part.part.item)
                    yield _judged(part.part.key, number, at, place, ledger)
            for day in typed_days(words, start, part.part.item, read.notice, ledger):
                at = day.at
                if is_free(line, *at) and not any(a <= at.start and at.end <= b for a, b in own):
                    known = (day.figure, day.title, day.told)
                    yield FreeFigure(part.part.key, number, *at, day.text, day.verdict, *known)
        start += len(words) + 1 if words else 0


def _quantities(read: ReadDraft, within: Span) -> Iterator[Quantity]:
    for one in read.notice.quantities:
        if within.start <= one.span.start and one.span.end <= within.end:
            yield one


def _own_words(words: str, told: list[str]) -> list[Span]:
    """Where a line that somebody changed says what the ledger's did."""
    found: list[Span] = []
    for near in get_close_matches(words, told, 2, _ALIKE):
        same = SequenceMatcher(None, near, words, autojunk=False).get_matching_blocks()
        found += [Span(one.b, one.b + one.size) for one in same if one.size >= _OWN_WORDS]
    return found


def _place(one: Quantity, at: Span, words: str, clause: str, read: ReadDraft, item: str) -> _Place:
    before = CLAUSE_ENDS.split(words[max(at.start - _BEFORE, 0) : at.start])[-1]
    declared = tuple(
        each
        for each in read.notice.declared
        if each.span[0] < one.span[1] and one.span[0] < each.span[1]
    )
    return _Place(one, words[at.start : at.end], declared, before, clause, item)


def _judged(part: str, line: int, at: Span, place: _Place, ledger: LedgerText) -> FreeFigure:
    found = _figure(place, ledger)
    if found is None:
        return FreeFigure(part, line, at.start, at.end, place.text, "unknown")
    name, row = found
    verdict: Verdict = "agrees" if _alike(place.quantity, row) else "differs"
    printed = row.text or plain(row)
    return FreeFigure(part, line, at.start, at.end, place.text, verdict, name, row.title, printed)


def _figure(place: _Place, ledger: LedgerText) -> tuple[str, FigureWords] | None:
    """The ledger's figure of which the number speaks; None where nothing tells of one."""
    rows = [
        (name, row)
        for name, row in ledger.figures.items()
        if row.value is not None and _is_near(name, place, ledger)
    ]
    titled = [one for one in rows if _is_titled(one[1], place)]
    if titled:
        return max(titled, key=lambda one: len(_title(one[1])))
    if spoken := _said(place, ledger):
        return spoken
    declared = [one for one in rows if _is_declared(one[0], one[1], place)]
    if declared:
        return declared[0]
    unit = place.quantity.unit
    same = [
        one
        for one in rows
        if one[1].unit == unit and unit not in _COMMON and _alike(place.quantity, one[1])
    ]
    return same[0] if len(same) == 1 else None


def _said(place: _Place, ledger: LedgerText) -> tuple[str, FigureWords] | None:
    """The figure of the whole of which the clause speaks; an item's part speaks of the item."""
    name = "" if place.item else said(place.clause)
    row = ledger.figures.get(name)
    counts_so = row and row.value is not None and _counts_so(row.unit, place.quantity.unit)
    return (name, row) if row and counts_so else None


def _is_near(name: str, place: _Place, ledger: LedgerText) -> bool:
    """A figure of the whole book or of the part's own item. In a part about no item an item's
    figure may be told again; another number is no other word for it.
    """
    of = ledger.items_of_results.get(name)
    if of is None or of == place.item:
        return True
    return not place.item and _alike(place.quantity, ledger.figures[name])


def _is_titled(row: FigureWords, place: _Place) -> bool:
    title = _title(row)
    return (
        len(title) > _SHORT
        and place.before.rstrip("共计约达为了").endswith(title)
        and _counts_so(row.unit, place.quantity.unit)
    )


def _title(row: FigureWords) -> str:
    return row.title.partition("（")[0]


def _is_declared(name: str, row: FigureWords, place: _Place) -> bool:
    what = name.partition("/")[2]
    for one in place.declared:
        if one.scope != "inspection":
            continue
        names = {one.what}
        if one.what == "done" and place.quantity.unit in _OF_MEASURES:
            names = {"done", "measures_done"}
        if what in names and (_counts_so(row.unit, one.unit) or what in _ITEMS):
            return True
    return False


def _counts_so(unit: str, printed: str) -> bool:
    return unit == printed or {unit, printed} <= _PERCENT


def _alike(one: Quantity, row: FigureWords) -> bool:
    """Whether the printed decimals say what the ledger does."""
    value = row.value if row.value is not None else Decimal(0)
    step = Decimal(1).scaleb(-one.decimals)
    return abs(value - one.value) * 2 <= step if one.decimals else value == one.value
