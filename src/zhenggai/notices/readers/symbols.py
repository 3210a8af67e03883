"""Characters that only a symbol font can print, as the Unicode characters that look like them."""

import re

from zhenggai.notices.readers.list_numbers import circled

# Wingdings and Symbol put their signs at U+F000 + code; these are the ones seen in official papers.
SIGNS = {
    0x52: "☑", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒",
    0x74: "◆", 0x75: "◆", 0x76: "❖", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA3: "□", 0xA7: "▪",
    0xA8: "□", 0xAB: "★", 0xB2: "✧", 0xB7: "•", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
# ⓪ and the black and white circled figures of Wingdings: ① is 0x81, ❶ is 0x8C
CIRCLED_FROM, CIRCLED_TO = 0x81, 0x8A

# eq \o\ac(○,21): a circle drawn around a number (带圈字符)
ENCLOSED = re.compile(
    r"^\s*eq\s*\\o(?:\\a[clr])?\s*\(\s*[○◯〇]\s*[,;，；]\s*([^()]{1,6}?)\s*\)", re.I
)


def symbol(code: int) -> str:
    """The character for a code of a symbol font; the code's own character where none is known."""
    low = code - 0xF000
    if not 0 <= low <= 0xFF:
        return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else ""
    if CIRCLED_FROM <= low <= CIRCLED_TO:
        return circled(low - CIRCLED_FROM + 1)
    return SIGNS.get(low, chr(code))


def enclosed(instruction: str) -> str:
    """What a field of the instruction prints, where it draws a circle around something; else ""."""
    found = ENCLOSED.match(instruction)
    if found is None:
        return ""
    inner = found[1]
    return circled(int(inner)) if inner.isdecimal() and inner.isascii() else inner
