"""One count of a headline, and how its number is read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from zhenggai.notices.source import Span
from zhenggai.zh.numerals import parse_numeral


@dataclass(frozen=True, slots=True)
class Count:
    """One count: what is counted, its value and measure word, its place from numeral to noun.

    `start` is where its words begin. `made` tells a count that was made (制定整改措施112项) from
    one that is spoken of (112项措施中).
    """

    what: str
    value: Decimal
    unit: str
    span: Span
    start: int
    made: bool = False


STATES = ("done", "basically_done", "in_progress", "not_done")
WHOLES = ("problems", "tasks", "categories", "measures")

# A number begins with a class of characters, so that a search runs from digit to digit; whether it
# begins inside a longer one is asked afterwards.
DIGIT = "[0-9０-９一二两三四五六七八九十]"
NUMBER = f"{DIGIT}[0-9０-９一二两三四五六七八九十百零]{{0,6}}"
_INSIDE = frozenset("0123456789０１２３４５６７８９.．第〇零一二三四五六七八九十百千")
COUNT = rf"(?P<n>{NUMBER})[ ]?余?[ ]?"
MEASURE_WORD = "(?P<unit>[个项条])(?![目月分])"


def begins_inside(text: str, at: int) -> bool:
    """Whether a number goes on before `at`: 3.12个, 第三个, 二十三个."""
    return at > 0 and text[at - 1] in _INSIDE


def value_of(printed: str) -> Decimal | None:
    """The value of a number in digits of any kind; None where they are mixed."""
    return Decimal(printed) if printed.isdecimal() else parse_numeral(printed)


def read_count(
    text: str, what: str, found: re.Match[str], *, made: bool = False, words: int | None = None
) -> Iterator[Count]:
    """The count of a match with its number as `n`; one that cannot be read is none."""
    first = found.start("n")
    value = None if begins_inside(text, first) else value_of(found["n"])
    if value is None:
        return
    if "unit" in found.re.groupindex:
        last, unit = found.end("unit"), found["unit"]
    else:
        last, unit = found.end(), _unit(found[what])
    yield Count(
        what, value, unit, Span(first, last), found.start() if words is None else words, made
    )


def _unit(printed: str) -> str:
    """The measure word of 个方面, 类具体问题, 大项, 问题."""
    if printed[0] in "个项条点类":
        return printed[0]
    return printed[:2]
