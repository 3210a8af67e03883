"""Lists that count by themselves, as docx and doc define them: levels, patterns, counters.

A label depends on all labels before it: paragraphs must be counted in the order of the text.
"""

from dataclasses import dataclass

from zhenggai.notices.readers.list_numbers import printed_number
from zhenggai.notices.readers.symbols import symbol

LEVELS = 9
# After a label that ends so, the text may follow without a gap: 一、 (三) ①
CLOSED = frozenset("、．。,，.)）】〕〉》：:") | {chr(code) for code in range(0x2460, 0x24FF)}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, form, printed pattern (第%1条) and what follows it.

    `restart` limits after which levels it begins again: None after every upper one, 0 after none.
    """

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    gap: str = "tab"
    legal: bool = False
    restart: int | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list as paragraphs name it: the definition it counts in, and its own levels.

    `fresh` are the levels that begin anew when the list is first used.
    """

    definition: int
    levels: dict[int, Level]
    fresh: frozenset[int] = frozenset()


class Counters:
    """How far the lists of a document have counted; lists of one definition count on together."""

    def __init__(self) -> None:
        self.counts: dict[int, list[int | None]] = {}
        self.begun: set[int] = set()

    def label(self, list_id: int, one: NumberedList, at: int) -> str:
        """The next label of a list's level."""
        counts = self.counts.setdefault(one.definition, [None] * LEVELS)
        if list_id not in self.begun:
            self.begun.add(list_id)
            for level in one.fresh:
                counts[level] = None
        before = counts[at]
        counts[at] = one.levels.get(at, Level()).start if before is None else before + 1
        for below in range(at + 1, LEVELS):
            restart = one.levels.get(below, Level()).restart
            if restart is None or at < restart:
                counts[below] = None
        return printed_label(one, at, counts)


def printed_label(one: NumberedList, at: int, counts: list[int | None]) -> str:
    """The pattern with its numbers filled in: 第%1条 → 第三条."""
    level = one.levels.get(at, Level())
    if level.form == "bullet":
        return "".join(symbol(ord(char)) for char in level.pattern)
    label = level.pattern
    for place in range(LEVELS):
        if f"%{place + 1}" in label:
            upper = one.levels.get(place, Level())
            count = counts[place]
            form = "decimal" if level.legal and upper.form != "none" else upper.form
            words = printed_number(upper.start if count is None else count, form)
            label = label.replace(f"%{place + 1}", words)
    return label


def separator(label: str, gap: str, body: str) -> str:
    """What stands between a label and its text: a blank only where they would run together."""
    if gap == "nothing" or not body or body[0].isspace():
        return ""
    if gap == "space":
        return " "
    runs_together = body[0].isascii() and body[0].isalnum() and label[-1] == "."
    return "" if label[-1] in CLOSED and not runs_together else " "
