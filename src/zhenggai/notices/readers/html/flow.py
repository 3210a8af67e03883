"""The visible text of a page as lines, as a browser sets them: blocks, breaks, lists, tables."""

import re
from dataclasses import dataclass, field

from lxml import etree

from zhenggai.notices.readers.element import Element
from zhenggai.notices.readers.list_numbers import printed_number
from zhenggai.notices.readers.table_rows import is_one_line, lists_unfinished, row_lines

INVISIBLE = frozenset(
    (
        *("script", "style", "noscript", "template", "head", "title", "select", "option", "button"),
        *("textarea", "object", "iframe", "svg", "map", "audio", "video", "canvas", "datalist"),
    )
)
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"),
        *("fieldset", "figure", "figcaption", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", "details"),
    )
)
FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}

BLANKS = re.compile(r"[ \t\r\n\f]+")
WIDE = "[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef]"
# A line feed of the source between two Chinese characters is no blank (CSS Text 3, 4.1.3).
SEAM = re.compile(rf"(?<={WIDE})[ \t]*+[\r\n][ \t\r\n]*+(?={WIDE})")
# display:none; · display : none · visibility: hidden
HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)


@dataclass(slots=True)
class PageLine:
    """A line of a page and whether it belongs to the main text."""

    text: str
    in_main: bool


@dataclass(slots=True)
class Flow:
    """The lines so far, the line that is being set, and where the cells of open rows began."""

    lines: list[PageLine] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    in_main: bool = False
    verbatim: int = 0
    # for each open row the cells seen so far, as (first line, line after the last)
    rows: list[list[tuple[int, int]]] = field(default_factory=list)
    cells: list[int] = field(default_factory=list)
    # for each open table whether it lists what is not done; None before its first row
    tables: list[bool | None] = field(default_factory=list)
    # the next number of each open list; None for a list without numbers
    lists: list[int | None] = field(default_factory=list)

    def text(self, words: str | None) -> None:
        """Characters in the current line."""
        if not words:
            return
        if self.verbatim:
            first, *rest = words.replace("\r\n", "\n").split("\n")
            self.current.append(first)
            for line in rest:
                self.end_line()
                self.current.append(line)
        else:
            self.current.append(words)

    def end_line(self) -> None:
        """Begin a new line, if the current one holds anything."""
        words = "".join(self.current)
        self.current = []
        if not self.verbatim:
            words = BLANKS.sub(" ", SEAM.sub("", words)).strip(" ")
        if words.strip():
            self.lines.append(PageLine(words, self.in_main))

    def end_row(self) -> None:
        """Make a row of data one line."""
        cells = self.rows.pop()
        words = [[line.text for line in self.lines[begin:end]] for begin, end in cells]
        is_listed = self.is_listed(words)
        if len(cells) < 2 or not (is_listed or is_one_line(words)):
            return
        first = cells[0][0]
        in_main = any(line.in_main for line in self.lines[first:])
        rows = row_lines(words, is_listed=is_listed)
        self.lines[first:] = [PageLine(row, in_main) for row in rows]

    def is_listed(self, words: list[list[str]]) -> bool:
        """Whether the row is of a table of what is not done."""
        if self.tables:
            self.tables[-1] = lists_unfinished(words, known=self.tables[-1])
        return bool(self.tables and self.tables[-1])


def lines_of(root: Element, main: Element) -> list[PageLine]:
    """The lines of a page; those of its main element are marked."""
    flow = Flow()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start" and is_hidden(element):
            walker.skip_subtree()
        elif event == "start":
            begin(flow, element, main)
        else:
            end(flow, element, main)
    flow.end_line()
    return flow.lines


def begin(flow: Flow, element: Element, main: Element) -> None:
    """An element begins: its line, its list number, its first text."""
    tag = element.tag
    if tag in BLOCKS:
        flow.end_line()
    if element is main:
        flow.end_line()
        flow.in_main = True
    if tag == "br":
        flow.end_line()
    elif tag == "table":
        flow.tables.append(None)
    elif tag == "tr":
        flow.rows.append([])
    elif tag in ("td", "th"):
        flow.cells.append(len(flow.lines))
    elif tag in ("ol", "ul"):
        flow.lists.append(first_number(element))
    elif tag == "li":
        flow.text(item_label(flow, element))
    elif tag == "pre":
        flow.verbatim += 1
    flow.text(element.text)


def end(flow: Flow, element: Element, main: Element) -> None:
    """An element ends: its line, its cell or row, the text after it."""
    tag = element.tag
    if not is_hidden(element):
        if tag in BLOCKS or element is main:
            flow.end_line()
        if element is main:
            flow.in_main = False
        if tag in ("td", "th") and flow.cells:
            first = flow.cells.pop()
            if flow.rows:
                flow.rows[-1].append((first, len(flow.lines)))
        elif tag == "tr":
            flow.end_row()
        elif tag == "table":
            flow.tables.pop()
        elif tag in ("ol", "ul"):
            flow.lists.pop()
        elif tag == "pre":
            flow.verbatim -= 1
    flow.text(element.tail)


def is_hidden(element: Element) -> bool:
    """Whether a browser shows nothing of an element."""
    if element.tag in INVISIBLE or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and HIDDEN.search(style) is not None


def first_number(element: Element) -> int | None:
    """The first number of a list; None where a browser prints none."""
    if element.tag == "ul" or "none" in (element.get("style") or ""):
        return None
    return int_of(element.get("start"), 1)


def item_label(flow: Flow, item: Element) -> str:
    """The number that a browser prints before an item of a numbered list: "3. "."""
    number = flow.lists[-1] if flow.lists else None
    parent = item.getparent()
    if number is None or parent is None:
        return ""
    number = int_of(item.get("value"), number)
    flow.lists[-1] = number + 1
    return f"{printed_number(number, FORMS.get(parent.get('type') or '', 'decimal'))}. "


def int_of(text: str | None, otherwise: int) -> int:
    """A small number of an attribute."""
    words = (text or "").strip()
    return int(words) if words.isascii() and words.isdigit() and len(words) < 7 else otherwise
