"""Automatic numbering of a doc made visible: the label that a person sees before a paragraph."""

import struct
from dataclasses import dataclass, replace

from zhenggai.notices.readers.doc.binary import LIST_USES, LISTS, STYLES, Document
from zhenggai.notices.readers.doc.properties import (
    LIST_LEVEL,
    LIST_USE,
    ParagraphRun,
    modifiers,
)
from zhenggai.notices.readers.numbered_lists import LEVELS, Counters, Level, NumberedList

# [MS-OSHARED] 2.2.1.3 MSONFC: the numbers of the forms, by the names that docx gives them
FORMS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    10: "ideographDigital", 11: "japaneseCounting", 14: "decimalFullWidth", 15: "decimalHalfWidth",
    16: "ideographLegalTraditional", 17: "japaneseDigitalTenThousand", 18: "decimalEnclosedCircle",
    19: "decimalFullWidth2", 22: "decimalZero", 23: "bullet", 26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese", 29: "ideographEnclosedCircle",
    30: "ideographTraditional", 31: "ideographZodiac", 33: "taiwaneseCounting",
    34: "ideographLegalTraditional", 35: "taiwaneseCountingThousand", 36: "taiwaneseDigital",
    37: "chineseCounting", 38: "chineseLegalSimplified", 39: "chineseCountingThousand",
    57: "numberInDash", 255: "none",
}  # fmt: skip
GAPS = ("tab", "space", "nothing")
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style's own part: what it is based on and its modifiers."""

    parent: int
    changes: dict[int, bytes]


class Numbering:
    """The lists of a document and how far each of them has counted."""

    def __init__(self, document: Document) -> None:
        self.lists = read_uses(document, read_definitions(document.tail(LISTS)))
        self.styles = read_styles(document.pair(STYLES)) if self.lists else {}
        self.counters = Counters()

    def label(self, paragraph: ParagraphRun | None) -> tuple[str, str]:
        """Label of a paragraph, and the gap after it: tab, space or nothing."""
        if paragraph is None or not self.lists:
            return "", "nothing"
        use, at = self.place(paragraph)
        one = self.lists.get(use)
        if one is None or not 0 <= at < LEVELS:
            return "", "nothing"
        return self.counters.label(use, one, at), one.levels.get(at, Level()).gap

    def place(self, paragraph: ParagraphRun) -> tuple[int, int]:
        """List and level, from the paragraph itself or from its style."""
        use, level = paragraph.changes.get(LIST_USE), paragraph.changes.get(LIST_LEVEL)
        style, depth = self.styles.get(paragraph.style), 0
        while style is not None and depth < 20 and (use is None or level is None):
            use = style.changes.get(LIST_USE) if use is None else use
            level = style.changes.get(LIST_LEVEL) if level is None else level
            style, depth = self.styles.get(style.parent), depth + 1
        return (
            struct.unpack("<h", use.ljust(2, b"\0")[:2])[0] if use else 0,
            level[0] if level else 0,
        )


def read_styles(data: bytes) -> dict[int, Style]:
    """2.9.271 STSH: the paragraph styles."""
    (head,) = struct.unpack_from("<H", data, 0)
    count, size = struct.unpack_from("<HH", data, 2)
    at, found = 2 + head, {}
    for number in range(min(count, 4095)):
        if at + 2 > len(data):
            break
        (length,) = struct.unpack_from("<H", data, at)
        style = data[at + 2 : at + 2 + length]
        at += 2 + length
        if len(style) > size + 2 and style[2] & 0x0F == 1:
            found[number] = read_style(style, size)
    return found


def read_style(data: bytes, size: int) -> Style:
    """2.9.260 STD of a paragraph style."""
    (base,) = struct.unpack_from("<H", data, 2)
    (letters,) = struct.unpack_from("<H", data, size)
    # the name with its length and closing zero, then the paragraph's modifiers behind its number
    at = size + 2 + 2 * letters + 2
    at += at % 2
    (length,) = struct.unpack_from("<H", data.ljust(at + 2, b"\0"), at)
    return Style(base >> 4, modifiers(data[at + 4 : at + 2 + length]))


def read_definitions(data: bytes) -> dict[int, dict[int, Level]]:
    """2.9.190 PlfLst: the levels of each list by the list's id."""
    if len(data) < 2:
        return {}
    (count,) = struct.unpack_from("<h", data, 0)
    at, found = 2 + 28 * max(count, 0), {}
    for number in range(max(count, 0)):
        (list_id,) = struct.unpack_from("<i", data, 2 + 28 * number)
        simple = data[2 + 28 * number + 26] & 1
        levels = {}
        for level in range(1 if simple else LEVELS):
            levels[level], at = read_level(data, at)
        found[list_id] = levels
    return found


def read_level(data: bytes, at: int) -> tuple[Level, int]:
    """2.9.150 LVL: a level, and where the next one begins."""
    start, form, flags = struct.unpack_from("<iBB", data, at)
    gap = data[at + 15]
    size, other_size, restart = data[at + 24], data[at + 25], data[at + 26]
    at += 28 + size + other_size
    (count,) = struct.unpack_from("<H", data, at)
    codes = struct.unpack_from(f"<{count}H", data, at + 2)
    pattern = "".join(
        f"%{code + 1}" if code < LEVELS else chr(code)
        for code in codes[:LONGEST] if not 0xD800 <= code < 0xE000
    )  # fmt: skip
    level = Level(
        start=start,
        form=FORMS.get(form, "decimal"),
        pattern=pattern,
        gap=GAPS[gap] if gap < len(GAPS) else "tab",
        legal=bool(flags & 4),
        # bit 3 says that the limit of restarting is given
        restart=restart if flags & 8 else None,
    )
    return level, at + 2 + 2 * count


def read_uses(
    document: Document, definitions: dict[int, dict[int, Level]]
) -> dict[int, NumberedList]:
    """2.9.131 PlfLfo: the lists as paragraphs name them, counted from 1."""
    data = document.tail(LIST_USES)
    if not definitions or len(data) < 4 or not document.pair(LIST_USES):
        return {}
    (count,) = struct.unpack_from("<I", data, 0)
    count = min(count, (len(data) - 4) // 16)
    at, found = 4 + 16 * count, {}
    for number in range(count):
        (list_id,) = struct.unpack_from("<i", data, 4 + 16 * number)
        overrides = data[4 + 16 * number + 12]
        levels = dict(definitions.get(list_id, {}))
        fresh = set()
        at += 4
        for _ in range(overrides):
            start, flags = struct.unpack_from("<iI", data, at)
            level, at = flags & 15, at + 8
            if flags & 0x20:
                levels[level], at = read_level(data, at)
            elif flags & 0x10:
                levels[level] = replace(levels.get(level, Level()), start=start)
            if flags & 0x10 and level < LEVELS:
                fresh.add(level)
        found[number + 1] = NumberedList(list_id, levels, frozenset(fresh))
    return found
