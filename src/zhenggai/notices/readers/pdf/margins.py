"""Headers, footers and page numbers told from the text by where they stand and how they repeat."""

import re
from collections import Counter

from zhenggai.notices.readers.pdf.lines import PageLine

# Chrome stands among so many lines at either end of a page, in these parts of the sheet.
DEPTH = 3
HEADER, FOOTER = 0.89, 0.13

# — 3 — · - 12 - · 3 · ·3· · 第 3 页 · 第3页 共10页 · 3 / 10 · Page 3 of 10
PAGE_NUMBER = re.compile(
    r"(?:[—–―－·.\-~ \t]*\d{1,4}[—–―－·.\-~ \t]*|"
    r"第 ?\d{1,4} ?页(?:[ ,，/／|]*共 ?\d{1,4} ?页)?|"
    r"\d{1,4} ?[/／] ?\d{1,4}|Page ?\d{1,4}(?: ?of ?\d{1,4})?)",
    re.I,
)
# What a browser prints around a page:
# 11/21/26, 7:57 PM ⇥ 关于… · 2026/11/21 19:57 · https://…/t1.html ⇥ 1/5
BROWSER = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? ?\d{1,2}:\d\d|"
    r"(?:https?|file)://\S{1,300}(?:\s+\d+/\d+)?$"
)
DIGITS = re.compile(r"\d+")

Key = tuple[str, int]


def without_margins(pages: list[list[PageLine]]) -> list[list[PageLine]]:
    """The pages without their headers, footers and page numbers."""
    repeated = repeating(pages)
    return [
        [line for at, line in enumerate(page) if not is_margin(page, at, repeated)]
        for page in pages
    ]


def repeating(pages: list[list[PageLine]]) -> set[Key]:
    """The lines that stand at the same place of many pages, figures aside."""
    seen = Counter(key for page in pages for key in {key_of(line) for line in ends_of(page)})
    # a book's left and right pages may differ
    enough = max(2, 0.4 * len(pages))
    return {key for key, count in seen.items() if count >= enough}


def ends_of(page: list[PageLine]) -> list[PageLine]:
    """The first and last lines of a page, as far as they stand in its margins."""
    head = [line for line in page[:DEPTH] if line.level > HEADER]
    foot = [line for line in page[-DEPTH:] if line.level < FOOTER]
    return head + foot


def key_of(line: PageLine) -> Key:
    """What makes two pages' lines the same: words without figures, height on the sheet."""
    return DIGITS.sub("0", line.text.replace(" ", "")), round(line.y / 4)


def is_margin(page: list[PageLine], at: int, repeated: set[Key]) -> bool:
    """Whether a line of a page is chrome."""
    line = page[at]
    if not any(line is one for one in ends_of(page)):
        return False
    key, height = key_of(line)
    if any((key, near) in repeated for near in (height - 1, height, height + 1)):
        return True
    if at not in (0, len(page) - 1):
        return False
    # a page number stands alone at the very end, well away from the text
    is_number = PAGE_NUMBER.fullmatch(line.text) is not None and is_apart(page, at)
    return is_number or BROWSER.match(line.text) is not None


def is_apart(page: list[PageLine], at: int) -> bool:
    """Whether the first or last line of a page stands off from its neighbour."""
    if len(page) < 2:
        return True
    neighbour = page[1] if at == 0 else page[at - 1]
    line = page[at]
    return abs(neighbour.y - line.y) > 1.3 * max(neighbour.size, line.size)
