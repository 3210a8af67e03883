"""A paper as what stands on it from top to bottom, the same for Word and for pdf.

Here is decided what GB/T 9704—2012, 7 says of places: labels of headings, the empty lines,
where attachments, signature and date begin. A writer only sets it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from zhenggai.writers import official_style as style
from zhenggai.writers.bound import parts_of
from zhenggai.writers.letter_rows import (
    Align,
    Annex,
    Block,
    Heading,
    Imprint,
    Letter,
    PageBreak,
    Paragraph,
    Parts,
    RedHead,
    Table,
    Words,
)
from zhenggai.writers.line_breaks import broken
from zhenggai.writers.quoting import joined, set_off
from zhenggai.zh.days import in_words

# A name in a signature leaves at least so many characters of its line free.
LEFT_FREE = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a style of `official_style`.

    `left` and `first` are characters from the left of the text block, of all lines and, added to
    it, of the first; None is as the style has it. `above` are empty lines; `keeps_next` keeps it on
    one page with what follows.
    """

    style: str
    parts: Parts
    align: Align = ""
    left: float | None = None
    first: float | None = None
    above: int = 0
    keeps_next: bool | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A new page, across or upright."""

    is_landscape: bool


@dataclass(frozen=True, slots=True)
class Foot:
    """A small line at the foot of the last page."""

    text: str


Placed = Line | Table | PageBreak | Turn | RedHead | Imprint | Foot


def placed_lines(letter: Letter) -> Iterator[Placed]:
    """The paper with its attachments."""
    if letter.red_head:
        yield letter.red_head
    is_list = letter.is_landscape and bool(letter.blocks) and isinstance(letter.blocks[-1], Table)
    issued = _issued(letter) if is_list else ()
    body = [*_head(letter), *issued, *_blocks(letter.blocks), *_attachments(letter.attachments)]
    signed = [] if is_list else list(_signatures(letter))
    if signed and body and isinstance(body[-1], Line):
        # A signature never stands alone on a page.
        body[-1] = replace(body[-1], keeps_next=True)
    yield from (*body, *signed)
    for number, annex in enumerate(letter.annexes, 1):
        yield from _annex(annex, number if len(letter.annexes) > 1 else 0)
    if letter.proof:
        yield Foot(letter.proof)
    if letter.imprint:
        yield letter.imprint


def _head(letter: Letter) -> Iterator[Line]:
    across = letter.is_landscape
    yield from _title(letter.title, above=2 if letter.red_head else 0, is_landscape=across)
    if letter.subtitle:
        yield Line(style.SUBTITLE, (letter.subtitle,))
    if letter.addressee:
        yield _GAP
        yield Line(style.ADDRESSEE, (f"{letter.addressee}：",))
    elif letter.title and letter.blocks:
        yield _GAP


_GAP = Line(style.NORMAL, ())


def _title(lines: Sequence[str], *, above: int = 0, is_landscape: bool = False) -> Iterator[Line]:
    """A title of one paragraph a line; a line that is too long goes on where a word ends."""
    whole = style.CHARACTERS_ACROSS if is_landscape else style.CHARACTERS
    most = whole * style.CHARACTER / 20 / style.size_of(style.TITLE)
    told = [one for line in lines for one in broken(line, most)]
    for at, one in enumerate(told):
        yield Line(style.TITLE, (one,), above=0 if at else above)


def _blocks(blocks: Iterable[Block]) -> Iterator[Placed]:
    for block in numbered(blocks):
        if isinstance(block, Heading):
            yield _heading(block)
        elif isinstance(block, Paragraph):
            yield from _paragraph(block)
        else:
            yield block


def numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each heading with its label: a level counts anew under the one above."""
    counts = dict.fromkeys(style.HEADINGS, 0)
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        for level in counts:
            counts[level] *= level <= block.level
        if block.label is None:
            counts[block.level] += 1
            label = style.label(block.level, counts[block.level])
            yield replace(block, label=set_off(label, block.text))
        else:
            yield block


def _heading(heading: Heading) -> Line:
    """A heading on a line of its own, or with the words that go on after it."""
    words = parts_of(joined(heading.label or "", heading.text))
    if not heading.body:
        return Line(style.HEADINGS[heading.level], words)
    face = style.FACES[heading.level]
    lead = [
        replace(one, face=face) if isinstance(one, Words) else Words(one, face=face)
        for one in words
    ]
    return Line(style.BODY, (*lead, *parts_of(heading.body)))


def _paragraph(paragraph: Paragraph) -> Iterator[Line]:
    """A paragraph, or one that stands to a side; each line of a text is one."""
    name = style.NORMAL if paragraph.align else style.BODY
    text = paragraph.text
    for line in text.split("\n") if isinstance(text, str) else (text,):
        parts = parts_of(line)
        # What leads to something stands on one page with it.
        yield Line(name, parts, paragraph.align, keeps_next=_leads(parts) or None)


def _leads(parts: Parts) -> bool:
    last = parts[-1] if parts else ""
    return (last.text if isinstance(last, Words) else last).endswith("：")


def _attachments(names: Sequence[str]) -> Iterator[Line]:
    """附件说明, 7.3.4: two characters in, numbered where there are several."""
    for at, name in enumerate(names, 1):
        number = f"{at}." if len(names) > 1 else ""
        lead = "附件：" if at == 1 else ""
        rest = 5 + style.width_of(number)
        yield Line(
            style.ATTACHMENTS,
            (f"{lead}{number}{name}",),
            left=rest,
            first=(2 if lead else 5) - rest,
            above=1 if lead else 0,
        )


def _signatures(letter: Letter) -> Iterator[Line]:
    """署名 and 成文日期 by their distance from the left: digits are not equally wide everywhere."""
    dated = in_words(letter.dated_on) if letter.dated_on else ""
    whole = style.CHARACTERS_ACROSS if letter.is_landscape else style.CHARACTERS
    names = [one for name in letter.signatures for one in broken(name, whole - LEFT_FREE)]
    name_lefts, date_left = placed(names, dated, sealed=letter.sealed, whole=whole)
    lines = [*zip(names, name_lefts, strict=True), *([(dated, date_left)] if dated else [])]
    first = 2 if letter.sealed else 1
    for at, (text, left) in enumerate(lines):
        is_last = at == len(lines) - 1
        above = 0 if at else first
        yield Line(style.SIGNATURE, (text,), left=left, above=above, keeps_next=not is_last)


def placed(
    names: Sequence[str], dated: str, *, sealed: bool, whole: int = style.CHARACTERS
) -> tuple[list[float], float]:
    """How many characters from the left each name and the date begin, of `whole` in a line.

    With a seal the date ends four characters from the right and the names are centred over it,
    7.3.5.1. Without, the longest name ends two from the right and the date begins two characters
    after it; a date that would come nearer than two to the right moves all to the left, 7.3.5.2.
    """
    own = style.width_of(dated)
    widest = max(map(style.width_of, names), default=own)
    if sealed:
        date_left = min(whole - 4 - own, whole - (own + widest) / 2)
        middle = date_left + own / 2
        return [max(middle - style.width_of(name) / 2, 0) for name in names], max(date_left, 0)
    left = min(whole - 2 - widest, whole - 4 - own)
    return [max(left, 0) for _ in names], max(left + 2, 0)


def _issued(letter: Letter) -> Iterator[Line]:
    """Above a list who made it and when, as on forms: below it they would often stand alone on a
    page."""
    first, *others = letter.signatures or ("",)
    seal = "（盖章）" if letter.sealed else ""
    by = f"填报单位{seal}：{first}" if first else ""
    signs = "　　".join(f"{one}　　　　" for one in others)
    dated = in_words(letter.dated_on) if letter.dated_on else ""
    room = style.CHARACTERS_ACROSS * style.CHARACTER / 20 / style.size_of(style.ISSUED) - 1
    left = "　　".join(filter(None, (by, signs)))
    if style.width_of(left) + style.width_of(dated) + 2 > room:
        # A long name has a line of its own.
        yield Line(style.ISSUED, (by,))
        left = signs
    free = room - style.width_of(left) - style.width_of(dated)
    if left or dated:
        yield Line(style.ISSUED, (f"{left}{'　' * max(int(free), 2)}{dated}",))


def _annex(annex: Annex, number: int) -> Iterator[Placed]:
    """An attachment on a page of its own: 附件 in the first line, its title in the third."""
    yield Turn(annex.is_landscape)
    yield Line(style.ANNEX, (f"附件{number or ''}",))
    yield _GAP
    yield from _title(annex.title, is_landscape=annex.is_landscape)
    if annex.title:
        yield _GAP
    yield from _blocks(annex.blocks)
