"""Figures that stay bound to the ledger while a sentence is put together around them.

In a text a bound figure stands between characters of the private use area, with what it is bound
to; `parts_of` takes them out again as `Words`. Nobody's own text has these characters.
"""

import re
from collections.abc import Callable, Iterator
from typing import Literal

from zhenggai.writers.letter_rows import Parts, Text, Words
from zhenggai.writers.notice_rows import FigureWords

Kind = Literal["counted", "reported", "external"]
# What the cut-off day is bound to, and what people call it.
CUT_OFF, CUT_OFF_TITLE = "counted/cut_off", "截止日"
# With what the names of other days begin that are bound: the ledger's own, and those of the
# inspection, which other bodies gave.
DAY, GIVEN_DAY = "counted/day.", "external/day."
FEEDBACK, FEEDBACK_TITLE = f"{DAY}feedback", "反馈日期"
BEGAN, BEGAN_TITLE = f"{GIVEN_DAY}began", "进驻日期"
ENDED, ENDED_TITLE = f"{GIVEN_DAY}ended", "巡视巡察结束日期"
# Before a figure's name, between its name, title and text, after it.
OPEN, BETWEEN, SHUT = "\ue000", "\ue001", "\ue002"
_BOUND = re.compile(f"{OPEN}([^{BETWEEN}]*){BETWEEN}([^{BETWEEN}]*){BETWEEN}([^{SHUT}]*){SHUT}")


def bound(kind: Kind, figure: FigureWords, text: str) -> str:
    """The figure as it is printed, with the name by which the ledger has it."""
    return mark(f"{kind}/{figure.name}", figure.title, text)


def cut_off_day(told: str) -> str:
    """The cut-off day, bound as figures are: it follows when the paper is written for another."""
    return mark(CUT_OFF, CUT_OFF_TITLE, told)


def is_day(figure: str) -> bool:
    """Whether what is bound is a day: it has no working."""
    return figure == CUT_OFF or figure.startswith((DAY, GIVEN_DAY))


def mark(figure: str, title: str, text: str) -> str:
    """A text bound to `figure`, which people call `title`."""
    return f"{OPEN}{figure}{BETWEEN}{title}{BETWEEN}{text}{SHUT}"


def replaced(text: str, told: Callable[[str, str, str], str]) -> str:
    """The text with each bound figure as `told` has it of its figure, title and text."""
    return _BOUND.sub(lambda found: told(found[1], found[2], found[3]), text)


def figures_at(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Each bound figure: where its own text begins, its name, what people call it, its text."""
    for one in _BOUND.finditer(text):
        yield one.start(3), one[1], one[2], one[3]


def parts_of(text: Text) -> Parts:
    """The text with each bound figure as words of its own."""
    if isinstance(text, str):
        return tuple(_parts(text))
    return tuple(
        made for part in text for made in (_parts(part) if isinstance(part, str) else (part,))
    )


def bare(text: str) -> str:
    """The text with figures as plain words."""
    return _BOUND.sub(r"\3", text)


def _parts(text: str) -> list[str | Words]:
    found: list[str | Words] = []
    done = 0
    for one in _BOUND.finditer(text):
        found += [text[done : one.start()], Words(one[3], figure=one[1], title=one[2])]
        done = one.end()
    return [part for part in (*found, text[done:]) if part != ""]
