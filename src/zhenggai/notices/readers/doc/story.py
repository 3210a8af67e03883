"""The characters of a doc as lines: results of fields, rows of tables, no deleted text."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from zhenggai.notices.readers.doc.binary import Document
from zhenggai.notices.readers.doc.numbering import Numbering
from zhenggai.notices.readers.doc.properties import (
    DELETED,
    HIDDEN,
    IN_TABLE,
    ROW_END,
    SYMBOL,
    Paragraphs,
    character_runs,
)
from zhenggai.notices.readers.numbered_lists import separator
from zhenggai.notices.readers.symbols import enclosed, symbol
from zhenggai.notices.readers.table_rows import lists_unfinished, row_lines

CELL, LINE, PAGE, PARAGRAPH = "\x07", "\x0b", "\x0c", "\r"
FIELD, RESULT, FIELD_END = "\x13", "\x14", "\x15"
NOTE_MARK = "\x02"
# 2.4.1: characters that stand for what is printed otherwise
PRINTED = {"\t": "\t", LINE: "\n", "\x1e": "-", "\x0e": "\n", NOTE_MARK: NOTE_MARK}
NOTES = {"footnotes": "注", "endnotes": "尾注"}


@dataclass(slots=True)
class Setting:
    """The lines so far, and the line, the cell and the row that are being set."""

    document: Document
    numbering: Numbering
    paragraphs: Paragraphs
    dropped: bytearray
    symbols: dict[int, str]
    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    row: list[list[str]] = field(default_factory=list)
    # whether the open table lists what is not done; None before its first row
    is_listed: bool | None = None
    # the instruction of each open field; None once its result has begun
    fields: list[str | None] = field(default_factory=list)

    def story(self, name: str) -> list[str]:
        """The lines of one story: the body, the footnotes, the boxes."""
        first, last = self.document.stories[name]
        self.lines = []
        for at, char in enumerate(self.document.text(first, last), first):
            self.character(at, char)
        self.end_row()
        if self.line:
            self.lines.append("".join(self.line))
            self.line = []
        self.fields = []
        return self.lines

    def character(self, at: int, char: str) -> None:
        """One character of the stream."""
        if char in (FIELD, RESULT, FIELD_END):
            self.field_mark(char)
        elif char == CELL:
            self.end_cell(at)
        elif char == PAGE:
            self.end_paragraph(at)
        elif self.dropped[at] == 1 or (self.dropped[at] and (char != PARAGRAPH or not self.line)):
            return
        elif char == PARAGRAPH:
            self.end_paragraph(at)
        elif self.fields and self.fields[-1] is not None:
            self.fields[-1] += char
        elif not any(one is not None for one in self.fields):
            self.line.append(self.symbols.get(at) or printed(char))

    def field_mark(self, char: str) -> None:
        """The begin, the middle or the end of a field."""
        if char == FIELD:
            self.fields.append("")
        elif not self.fields:
            return
        elif char == RESULT:
            self.fields[-1] = None
        else:
            instruction = self.fields.pop()
            if instruction is not None and not any(one is not None for one in self.fields):
                self.line.append(enclosed(instruction))

    def end_paragraph(self, at: int) -> None:
        """A paragraph ends: into the cell that is open, else into the text."""
        # an instruction that its paragraph does not end is damage: it must not swallow the rest
        self.fields = [one for one in self.fields if one is None]
        properties = self.paragraphs.at(self.document.place(at))
        label, gap = self.numbering.label(properties)
        words = "".join(self.line)
        self.line = []
        if label:
            words = label + separator(label, gap, words) + words
        self.cell.append(words)
        if properties is None or not properties.is_on(IN_TABLE):
            self.end_row()
            self.is_listed = None
            self.lines += self.cell
            self.cell = []

    def end_cell(self, at: int) -> None:
        """A cell ends; the mark after a row's last cell ends the row."""
        properties = self.paragraphs.at(self.document.place(at))
        if properties is not None and properties.is_on(ROW_END):
            self.line = []
            self.end_row()
            return
        self.end_paragraph(at)
        self.row.append([words for words in self.cell if words.strip()])
        self.cell = []

    def end_row(self) -> None:
        """A row of data as one line, another one as the lines of its cells in turn."""
        row, self.row = self.row, []
        self.is_listed = lists_unfinished(row, known=self.is_listed)
        self.lines += row_lines(row, is_listed=bool(self.is_listed))


def printed(char: str) -> str:
    """What a character prints; pictures, anchors and optional hyphens print nothing."""
    if char < " ":
        return PRINTED.get(char, "")
    return symbol(ord(char)) if "\uf000" <= char <= "\uf0ff" else char


def lines_of(document: Document) -> list[str]:
    """The lines of a document: body, text boxes, notes."""
    return [whole(line) for line in stories_of(set_up(document))]


def stories_of(setting: Setting) -> list[str]:
    """The lines of all stories but headers and comments."""
    lines = list(setting.story("body"))
    lines += [line for line in setting.story("boxes") if line.strip()]
    for story, name in NOTES.items():
        lines += numbered(setting.story(story), name)
    return lines


def whole(line: str) -> str:
    """A line without marks of notes, its rare characters put together from their two halves."""
    if line.isprintable():
        return line
    line = line.replace(NOTE_MARK, "")
    return line.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def numbered(lines: list[str], name: str) -> Iterator[str]:
    """Notes with their numbers: 注1：…."""
    count = 0
    for line in lines:
        if line.startswith(NOTE_MARK):
            count += 1
            yield f"{name}{count}：{line[1:].strip()}"
        elif line.strip():
            yield line


def set_up(document: Document) -> Setting:
    """Everything that setting the text needs to know about its characters."""
    total = document.pieces[-1].last if document.pieces else 0
    dropped = bytearray(total + 1)
    symbols: dict[int, str] = {}
    for run in character_runs(document):
        is_deleted, is_hidden = run.is_on(DELETED), run.is_on(HIDDEN)
        code = run.changes.get(SYMBOL)
        if not (is_deleted or is_hidden or code):
            continue
        for first, last in document.stretches(run.first, run.last):
            for at in range(first, min(last, total)):
                dropped[at] = 1 if is_deleted else 2 if is_hidden else dropped[at]
                if code and len(code) == 4:
                    symbols[at] = symbol(int.from_bytes(code[2:], "little"))
    return Setting(document, Numbering(document), Paragraphs(document), dropped, symbols)
