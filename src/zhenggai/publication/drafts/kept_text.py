"""A part of a draft as it is kept: blocks of a letter as lines of text, and back, without loss.

A line is a block. Marks of the private use area say what a person does not see: that a line is a
heading, which words are bound to the ledger (`writers.bound`), which are somebody's quoted words.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from zhenggai.writers.bound import BETWEEN, OPEN, SHUT, bare, mark, parts_of
from zhenggai.writers.letter_rows import (
    Block,
    Cell,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Parts,
    Table,
    Text,
    Words,
)

# Before a line: a heading with its level, a table as JSON, a new page, a paragraph to a side.
HEADING, TABLE, BREAK, ASIDE = "\ue010", "\ue011", "\ue012", "\ue013"
# Within one: quoted words, and where a heading ends whose paragraph goes on.
_QUOTE, _UNQUOTE, BODY = "\ue003", "\ue004", "\ue006"
_QUOTED = re.compile(f"{_QUOTE}([^{_UNQUOTE}]*){_UNQUOTE}")
_SIDES = {"l": "left", "c": "centre", "r": "right"}
_BEFORE = re.compile(f"{HEADING}[1-4]|{ASIDE}[lcr]")
_MARKS = frozenset((BETWEEN, SHUT, BODY, _QUOTE, _UNQUOTE))
_UNSEEN = re.compile(f"^{HEADING}[1-4]|^{ASIDE}[lcr]|[{BODY}{_QUOTE}{_UNQUOTE}]")


def kept(blocks: Iterable[Block]) -> str:
    """Blocks, their headings already with labels, as lines."""
    return "\n".join(line for block in blocks for line in _kept(block))


def blocks_of_kept(text: str) -> tuple[Block, ...]:
    """The lines as blocks again."""
    return tuple(_block(line) for line in text.split("\n") if line)


def words_of_line(line: str) -> str:
    """What a person reads in a line, with the figures still bound; of a table its title."""
    if line.startswith(TABLE):
        return f"［表：{json.loads(line[1:])['title'] or '一览表'}］"
    return "［另起一页］" if line == BREAK else _UNSEEN.sub("", line)


def plain_of_kept(text: str) -> str:
    """The words alone, a paragraph a line: what is compared, searched and signed."""
    return bare("\n".join(map(words_of_line, text.split("\n"))))


def places_in(line: str) -> list[int]:
    """For each character that a person reads in a line, its place there."""
    found: list[int] = []
    unseen = _BEFORE.match(line)
    at = unseen.end() if unseen else 0
    while at < len(line):
        if line[at] == OPEN:
            # the name and the title of a figure
            at = line.index(BETWEEN, line.index(BETWEEN, at) + 1)
        elif line[at] not in _MARKS:
            found.append(at)
        at += 1
    return found


def with_figure(line: str, start: int, end: int, marked: str) -> str:
    """The line with a bound figure in place of what a person reads from `start` to `end`, which
    is free there."""
    places = places_in(line)
    return line[: places[start]] + marked + line[places[end - 1] + 1 :]


def without_stretches(line: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """The line with other words, or none, in place of what a person reads from one place to the
    next; a figure that goes takes its mark along, words that were marked stay so."""
    for start, end, words in sorted(changes, reverse=True):
        places = places_in(line)
        first = _behind(line, places[start - 1] + 1) if start else _after_kind(line)
        last = _behind(line, places[end - 1] + 1)
        line = f"{line[:first]}{words}{_unmatched(line[first:last])}{line[last:]}"
    return line


def _after_kind(line: str) -> int:
    """Where the words begin, behind the mark of a heading or a side."""
    found = _BEFORE.match(line)
    return found.end() if found else 0


def _behind(line: str, at: int) -> int:
    """Past the marks that close what stands before."""
    while at < len(line) and line[at] in (SHUT, _UNQUOTE, BODY):
        at += 1
    return at


def _unmatched(words: str) -> str:
    """Marks of quoted words that open or close beyond the stretch."""
    opened, shut = words.count(_QUOTE), words.count(_UNQUOTE)
    return _UNQUOTE if shut > opened else _QUOTE if opened > shut else ""


def is_free(line: str, start: int, end: int) -> bool:
    """Whether what a person reads there is neither bound nor within quoted words."""
    places = places_in(line)
    first, last = places[start], places[end - 1] + 1
    if set(line[first:last]) & {*_MARKS, OPEN}:
        return False
    return all(
        line.rfind(opened, 0, first) <= line.rfind(shut, 0, first)
        for opened, shut in ((OPEN, SHUT), (_QUOTE, _UNQUOTE))
    )


def as_quoted(text: str) -> str:
    """Words marked as somebody's own that look like a label."""
    return f"{_QUOTE}{text}{_UNQUOTE}"


def quotes_in(line: str) -> list[str]:
    """The words of a line that are so marked."""
    return _QUOTED.findall(line)


def _kept(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        body = f"{BODY}{_flat(block.body)}" if block.body else ""
        yield f"{HEADING}{block.level}{block.label or ''}{_flat(block.text)}{body}"
    elif isinstance(block, Paragraph):
        side = f"{ASIDE}{block.align[0]}" if block.align else ""
        yield from (f"{side}{line}" for line in _flat(block.text).split("\n"))
    elif isinstance(block, Table):
        yield TABLE + json.dumps(asdict(block), ensure_ascii=False)
    else:
        yield BREAK


def _flat(text: Text) -> str:
    """Words with their marks as one string."""
    parts = (text,) if isinstance(text, str) else text
    return "".join(one if isinstance(one, str) else _marked(one) for one in parts)


def _marked(words: Words) -> str:
    if words.figure:
        return mark(words.figure, words.title, words.text)
    return as_quoted(words.text) if words.is_quoted else words.text


def _block(line: str) -> Block:
    if line.startswith(HEADING):
        head, _, body = line[2:].partition(BODY)
        level = int(line[1])
        return Heading(_parts(head), level, "", _parts(body))  # type: ignore[arg-type] # 1 to 4
    if line.startswith(TABLE):
        return _table(json.loads(line[1:]))
    if line == BREAK:
        return PageBreak()
    if line.startswith(ASIDE):
        return Paragraph(_parts(line[2:]), _SIDES[line[1]])  # type: ignore[arg-type] # as kept
    return Paragraph(_parts(line))


def _parts(text: str) -> Parts:
    found: list[str | Words] = []
    done = 0
    for one in _QUOTED.finditer(text):
        found += [text[done : one.start()], Words(one[1], is_quoted=True)]
        done = one.end()
    return tuple(part for part in parts_of((*found, text[done:])) if part != "")


def _cell(told: dict[str, Any]) -> Cell:
    marks = tuple((start, end) for start, end in told.pop("marks", ()))
    return Cell(**told, marks=marks)


def _table(told: dict[str, Any]) -> Table:
    cells = (
        tuple(cell if isinstance(cell, str) else _cell(cell) for cell in row)
        for row in told.pop("rows")
    )
    columns = tuple(Column(**one) for one in told.pop("columns"))
    heights = tuple(told.pop("heights"))
    return Table(rows=tuple(cells), columns=columns, heights=heights, **told)
