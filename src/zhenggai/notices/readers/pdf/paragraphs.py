"""Printed lines joined to the paragraphs that they were before a page was laid out.

A paragraph ends where the next line is indented, where a line stops short of the right edge, and
where the distance or the size of the type changes.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from zhenggai.notices.readers.pdf.lines import PageLine

# 。 ； ： and their half-width brothers, also before a closing quote or bracket
ENDED = re.compile(r"[。；：！？.;:!?…][”’」』）)】]?$")
# 一、 (三) （三） 3. 3、 （3） ① 第三条 一是
LABEL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、是]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|"
    r"[①-⑳]|第[一二三四五六七八九十百]{1,4}[章节条])"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document is set: its left and right edge, the size of its type, the line distance.

    `indents` says that paragraphs are told by an indented first line.
    """

    left: float
    right: float
    size: float
    pitch: float
    indents: bool = False


def paragraphs_of(pages: list[list[PageLine]]) -> list[str]:
    """The paragraphs of a document, each as one line of text."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    layout = layout_of(lines)
    found = [lines[0].text]
    for above, line in pairwise(lines):
        if begins_paragraph(above, line, layout):
            found.append(line.text)
        else:
            found[-1] += seam(found[-1], line.text) + line.text
    return found


def layout_of(lines: list[PageLine]) -> Layout:
    """The layout that most lines follow, those of tables aside."""
    lines = [line for line in lines if not line.is_whole] or lines
    size = Counter(round(line.size, 1) for line in lines for _ in line.text[:80]).most_common(1)[0][
        0
    ]
    body = [line for line in lines if abs(line.size - size) <= 0.15 * size] or lines
    # lines that go on from another begin at the left edge; the most common beginning is theirs
    beginnings = Counter(round(line.left / 4) for line in body)
    often = [place for place, count in beginnings.items() if count >= max(2, len(body) // 8)]
    place = min(often, default=min(beginnings))
    left = min(line.left for line in body if round(line.left / 4) == place)
    ends = sorted(line.right for line in body)
    steps = sorted(
        above.y - line.y for above, line in pairwise(body) if 0 < above.y - line.y < 4 * size
    )
    pitch = steps[len(steps) // 2] if steps else 1.5 * size
    right = ends[int(len(ends) * 0.95)] if len(ends) > 3 else ends[-1]
    layout = Layout(left, right, size, pitch)
    return replace(layout, indents=is_indenting(body, layout))


def is_indenting(lines: list[PageLine], layout: Layout) -> bool:
    """Whether full lines that stand in are followed by lines at the left edge."""
    follow = [
        line
        for above, line in pairwise(lines)
        if stands_in(above, layout) and is_full(above, layout)
    ]
    return sum(not stands_in(line, layout) for line in follow) * 2 > len(follow)


def stands_in(line: PageLine, layout: Layout) -> bool:
    """Whether a line begins to the right of the left edge."""
    # two half-width blanks are the smallest indent in use
    return line.left > layout.left + 0.4 * layout.size


def is_full(line: PageLine, layout: Layout, room: float = 2.5) -> bool:
    """Whether a line runs to the right edge, but for so many characters."""
    return line.right > layout.right - room * layout.size


def begins_paragraph(above: PageLine, line: PageLine, layout: Layout) -> bool:
    """Whether a line begins a new paragraph after the one above it."""
    if above.is_whole or line.is_whole:
        return True
    size = layout.size
    if abs(above.size - line.size) > 0.15 * size:
        return True
    if above.page == line.page and above.y - line.y > 1.45 * layout.pitch:
        return True
    if goes_on_centred(above, line, layout):
        return False
    labelled = bool(ENDED.search(above.text) and LABEL.match(line.text))
    if layout.indents:
        # a long figure or name may leave the line before it short by some characters
        room = 4.0 if labelled else 0.3 * (layout.right - layout.left) / size
        return stands_in(line, layout) or not is_full(above, layout, room)
    moved_in = line.left > above.left + 0.5 * size
    hangs = bool(LABEL.match(above.text)) and is_full(above, layout)
    return labelled or not is_full(above, layout) or (moved_in and not hangs)


def goes_on_centred(above: PageLine, line: PageLine, layout: Layout) -> bool:
    """Whether two lines are one title: centred or large, and nothing ends between them."""
    if ENDED.search(above.text) or LABEL.match(line.text):
        return False
    is_large = line.size > 1.15 * layout.size and above.size > 1.15 * layout.size
    return is_large or (is_centred(above, layout) and is_centred(line, layout))


def is_centred(line: PageLine, layout: Layout) -> bool:
    """Whether a line has as much room on its left as on its right."""
    before, behind = line.left - layout.left, layout.right - line.right
    return before > 1.5 * layout.size and abs(before - behind) < 1.5 * layout.size


def seam(text: str, following: str) -> str:
    """What joins two lines: a blank between two words in Latin letters, else nothing."""
    last, first = text[-1:], following[:1]
    return " " if last.isascii() and first.isascii() and last.isalpha() and first.isalpha() else ""
