"""Numbers that a sheet prints beside its problems and measures, taken apart.

Our own sheets print 12 and 12.1 for problems, 12-3 and 12-3.1 for measures; offices print 3 as
well. A number of another shape stays a label and gives no key.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from zhenggai.ledger.intake.cells import text_of
from zhenggai.ledger.intake.mapping import Mapping
from zhenggai.ledger.intake.workbook import Sheet

# 12 · 12.1
_PROBLEM = re.compile(r"(?P<top>[1-9][0-9]{0,4})(?:\.(?P<part>[1-9][0-9]{0,3}))?")
# 12-3 · 12.1-3 · 12-3.1: problem, measure or group, measure in the group
_MEASURE = re.compile(
    r"[1-9][0-9]{0,4}(?:\.[1-9][0-9]{0,3})?-(?P<first>[1-9][0-9]{0,4})(?:\.(?P<second>[1-9][0-9]{0,3}))?"
)
_PLAIN = re.compile(r"[1-9][0-9]{0,4}")
# 1. · 1、 · （1） · 1） · ① before the words of a measure; 1.5万元 is none
_PRINTED = re.compile(
    r"[ 　]{0,4}(?:[(（](?P<within>[1-9][0-9]?)[)）][、.．]?"
    r"|(?P<plain>[1-9][0-9]?)(?:[、．)）]|[.](?![0-9]))|(?P<ring>[①-⑳]))[ 　]{0,4}"
)
# ；2. · （2） · ② further on: one cell holds several
_NEXT = re.compile(r"[；;。\n][ 　]{0,4}(?:[(（]?2(?:[)）、．]|[.](?![0-9]))|②)")
# 12 and 3 are of one shape, 三 and 十二 of one, （1） of another
_DIGITS = re.compile("[0-9]+")
_NUMERALS = re.compile("[一二三四五六七八九十百]+")


def problem_number(text: str) -> int:
    """12 of 12; 0 for anything else."""
    found = _PROBLEM.fullmatch(text)
    return int(found["top"]) if found and not found["part"] else 0


def part_number(text: str) -> int:
    """1 of 12.1; 0 for anything else."""
    found = _PROBLEM.fullmatch(text)
    return int(found["part"] or 0) if found else 0


def top_number(text: str) -> str:
    """12 of 12.1; any other text as it is."""
    found = _PROBLEM.fullmatch(text)
    return found["top"] if found else text


class MeasureNumber(NamedTuple):
    """3 and 0 of 12-3, 3 and 1 of 12-3.1, which is in the group 12-3."""

    first: int = 0
    second: int = 0


def measure_number(text: str) -> MeasureNumber:
    """The numbers behind the problem's own; both 0 where there are none."""
    found = _MEASURE.fullmatch(text)
    return (
        MeasureNumber(int(found["first"]), int(found["second"] or 0)) if found else MeasureNumber()
    )


def without_printed_numbers(texts: Sequence[str]) -> list[str]:
    """The measures of one problem without a number before their words that only repeats the order.

    All of them begin so, with 1, 2, 3 …; otherwise the numbers say something, and stay.
    """
    found = [_PRINTED.match(text) for text in texts]
    told = [_value(one) if one else 0 for one in found]
    is_order = bool(texts) and told == list(range(1, len(texts) + 1))
    holds_several = len(texts) == 1 and _NEXT.search(texts[0])
    rest = [text[one.end() :] for one, text in zip(found, texts, strict=True) if one]
    return rest if is_order and not holds_several and all(rest) else list(texts)


def _value(found: re.Match[str]) -> int:
    if found["ring"]:
        return ord(found["ring"]) - ord("①") + 1
    return int(found["within"] or found["plain"])


def plain_number(text: str) -> int:
    """3 of 3; 0 for anything else."""
    return int(text) if _PLAIN.fullmatch(text) else 0


def shape_of(text: str) -> str:
    """What numbers of one row of numbers have alike: 12 and 3, or （一） and （十二）."""
    return _NUMERALS.sub("一", _DIGITS.sub("1", text))


def numbers_count_rows(sheet: Sheet, mapping: Mapping) -> bool:
    """Whether the numbers (序号) count rows or measures, and no problems.

    So it is where two of them stand beside one problem, or where they begin with 1 beside each.
    """
    numbers, problems = mapping.columns_of("number"), mapping.columns_of("problem")
    if not numbers or not problems:
        return False
    firsts: list[int] = []
    last = ("", 0)
    for row in range(mapping.bottom + 1, len(sheet.rows)):
        problem = text_of(sheet.rows[row][problems[0]])
        number = plain_number(text_of(sheet.rows[row][numbers[0]]))
        if not problem or not number:
            continue
        if problem != last[0]:
            firsts.append(number)
        elif number != last[1]:
            return True
        last = problem, number
    return len(firsts) > 1 and set(firsts) == {1}
