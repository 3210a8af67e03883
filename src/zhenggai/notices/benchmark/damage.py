"""What copying does to a notice: the same paper in other bytes, which must read the same.

Each damage is a function from the clean text to the bytes of a file. Labels, their order and their
number must survive every one of them; tests hold the reader to it.
"""

import re
from collections.abc import Callable

FULL_WIDTH_DIGITS = {ord("0") + digit: ord("０") + digit for digit in range(10)}
HALF_WIDTH_MARKS = str.maketrans("，：；（）", ",:;()")
FULL_WIDTH_MARKS = str.maketrans(",:;()", "，：；（）")
WRAP = 38

# A heading that a web editor marks as one: 一、强化… (一)统一… 1.学习…
HEADING = re.compile(
    r"^[ 　]*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])", re.M
)


def with_mark(text: str) -> bytes:
    """UTF-8 with a byte order mark, as Notepad saves it."""
    return text.encode("utf-8-sig")


def in_gb18030(text: str) -> bytes:
    """The national encoding."""
    return text.encode("gb18030")


def with_carriage_returns(text: str) -> bytes:
    """Line ends of Windows."""
    return text.replace("\n", "\r\n").encode()


def hard_wrapped(text: str) -> bytes:
    """Every line broken at 38 characters, as a copy from a pdf or a mail is."""
    lines = []
    for line in text.split("\n"):
        lines += [line[at : at + WRAP] for at in range(0, len(line), WRAP)] or [""]
    return "\n".join(lines).encode()


def in_markdown(text: str) -> bytes:
    """Headings with ## and bold markers, as copied from a page by a converter."""
    lines = [
        f"## **{line.strip()}**" if HEADING.match(line) and len(line) < WRAP else line
        for line in text.split("\n")
    ]
    return "\n".join(lines).encode()


def in_one_paragraph(text: str) -> bytes:
    """All lines run together with a blank, as a form field swallows line ends."""
    return " ".join(line.strip() for line in text.split("\n") if line.strip()).encode()


def with_full_width_digits(text: str) -> bytes:
    """Every digit in full width."""
    return text.translate(FULL_WIDTH_DIGITS).encode()


def with_half_width_marks(text: str) -> bytes:
    """Commas, colons, semicolons and brackets in half width."""
    return text.translate(HALF_WIDTH_MARKS).encode()


def with_full_width_marks(text: str) -> bytes:
    """The same marks in full width."""
    return text.translate(FULL_WIDTH_MARKS).encode()


def indented(text: str) -> bytes:
    """Two full-width blanks before every paragraph."""
    return re.sub(r"^[ 　]*(?=\S)", "　　", text, flags=re.M).encode()


def with_tabs_and_trailing_blanks(text: str) -> bytes:
    """A tab before and blanks behind every paragraph."""
    return re.sub(r"^[ 　]*(\S.*)$", r"\t\1   ", text, flags=re.M).encode()


def with_blank_lines_doubled(text: str) -> bytes:
    """Two blank lines between all paragraphs."""
    return re.sub(r"\n+", "\n\n\n", text).encode()


DAMAGES: tuple[Callable[[str], bytes], ...] = (
    with_mark,
    in_gb18030,
    with_carriage_returns,
    hard_wrapped,
    in_markdown,
    in_one_paragraph,
    with_full_width_digits,
    with_half_width_marks,
    with_full_width_marks,
    indented,
    with_tabs_and_trailing_blanks,
    with_blank_lines_doubled,
)
