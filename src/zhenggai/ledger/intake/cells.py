"""What a cell says, as text: numbers as they were typed, days in Chinese, lists taken apart."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache

from zhenggai.ledger.intake.workbook import Cell
from zhenggai.zh.days import in_words

# 牵头：区委办 · 责任单位:区教育局 · 配合单位：
LABEL = re.compile(
    r"(?P<who>(?:第一)?(?P<lead>牵头|主责|主办)|责任|配合|协办|参与|协助|分管|主要)"
    r"(?:责任)?(?:单位|部门|领导|人|科室)?[ ]?[:：]"
)
OPENING, CLOSING = "（(【[〔《“", "）)】]〕》”"
SEPARATORS = "、，,；;/／\n"
# What programs write for a line's end, and what nobody can see
_BREAKS = re.compile("\r\n|[\r\v\f]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# Larger whole numbers are not exact in a sheet.
_EXACT = 10**15


def text_of(cell: Cell) -> str:
    """The text of a cell without blanks around it."""
    if isinstance(cell, str):
        if not cell.isprintable():
            cell = _CONTROLS.sub("", _BREAKS.sub("\n", cell))
        return cell.strip()
    if isinstance(cell, date | time):
        return _time_text(cell)
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT:
        return str(int(cell))
    return str(cell)


def _time_text(cell: date | time) -> str:
    if isinstance(cell, datetime) and cell.time() != time():
        return f"{in_words(cell)}{cell:%H:%M}"
    if isinstance(cell, date):
        return in_words(cell)
    return f"{cell:%H:%M}"


@lru_cache(maxsize=4096)
def listed(text: str) -> tuple[str, ...]:
    """The members of a list in a cell, each once; marks inside brackets do not part."""
    return tuple(dict.fromkeys(part for part in _parts(text) if part))


def _parts(text: str) -> Iterator[str]:
    depth, start = 0, 0
    for place, letter in enumerate(text):
        if letter in OPENING:
            depth += 1
        elif letter in CLOSING:
            depth = max(depth - 1, 0)
        elif letter in SEPARATORS and (not depth or letter == "\n"):
            yield text[start:place].strip(" \u3000\t。")
            start = place + 1
            depth = 0
    yield text[start:].strip(" \u3000\t。")


@lru_cache(maxsize=4096)
def led_and_listed(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads and who takes part, where a cell says so: 牵头：区委办；配合：区财政局.

    Without such words all are members of the second list.
    """
    labels = list(LABEL.finditer(text))
    if not labels:
        return (), listed(text)
    lead: list[str] = []
    other: list[str] = list(listed(text[: labels[0].start()]))
    for place, label in enumerate(labels):
        end = labels[place + 1].start() if place + 1 < len(labels) else len(text)
        (lead if label["lead"] else other).extend(listed(text[label.end() : end]))
    return tuple(dict.fromkeys(lead)), tuple(dict.fromkeys(other))
