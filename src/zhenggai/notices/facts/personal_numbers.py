"""Numbers that belong to a person: identity numbers, bank cards, mobile telephones.

A number is told by its check digit, not by its length alone, so that contract and file numbers are
left in peace; one that calls itself an identity number is one, slip of the pen or not. Masked
numbers (138****1234) are none.
"""

import re
from collections.abc import Iterator

from zhenggai.notices.source import Span

# A run of fifteen or eighteen: six digits of the place, the birthday, three or four more.
IDENTITY = re.compile("[1-8][0-9]{14}(?:[0-9]{2}[0-9Xx])?")
# The first two digits name a province (GB/T 2260).
PROVINCES = (
    *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37"),
    *("41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64"),
    *("65", "71", "81", "82", "83"),
)
# GB 11643: weights of the first seventeen digits, check characters by remainder.
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"

# 6222021234567890123 · 6222 0212 3456 7890 123; a card of the country begins with 62.
CARD = re.compile("[3-9][0-9]{3}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?")
CARD_WORD = re.compile(r"卡号|账号|帐号|银行卡|储蓄卡|信用卡")
WORD_REACH = 16

# 13800138000 · 138-0013-8000 · 138 0013 8000
MOBILE = re.compile(r"1[3-9][0-9]([ -]?)[0-9]{4}\1[0-9]{4}")
# 0871-62345678 · (0871)62345678 · 62345678
LANDLINE = re.compile(r"(?:[(（]?0[1-9][0-9]{1,2}[)）]?[ -]?)?[2-8][0-9]{6,7}")
# 当事人孙某的电话 · 村民家庭电话：; a telephone of an office is no person's.
PERSON_WORD = re.compile(
    r"(?:当事人|村民|居民|家属|家庭|户主|住宅|个人|私人|本人|反映人|举报人|[某×])"
    r"[^。；;，,\n0-9]{0,12}(?:电话|座机|号码)[:：为是]{0,2}[(（]?$"
)
PERSON_REACH = 30
# A digit or letter beside a number: it is a piece of something longer.
PART_BEFORE = re.compile("[0-9A-Za-z.]")
PART_AFTER = re.compile("[0-9A-Za-z]|[-.][0-9]")


def find_identity_numbers(text: str) -> Iterator[Span]:
    """Every identity number, new and old."""
    for span in whole_numbers(IDENTITY, text):
        # The old number has no check digit: only what calls itself one is one. A new one that does
        # is one with a wrong check digit, too: people copy them with slips.
        is_new = span.end - span.start == 18
        is_named = "身份证" in text[max(0, span.start - WORD_REACH) : span.start]
        is_right = is_identity_number(text[slice(*span)])
        if (is_new and is_named) or (is_right and (is_new or is_named)):
            yield span


def find_card_numbers(text: str) -> Iterator[Span]:
    """Every number that passes as a bank card's."""
    for span in whole_numbers(CARD, text):
        digits = text[slice(*span)].replace(" ", "").replace("-", "")
        before = text[max(0, span.start - WORD_REACH) : span.start]
        if not digits.startswith("62") and not CARD_WORD.search(before):
            continue
        if passes_luhn(digits) and not is_identity_number(digits):
            yield span


def find_mobile_numbers(text: str) -> Iterator[Span]:
    """Every number of a mobile telephone."""
    return whole_numbers(MOBILE, text)


def find_personal_landlines(text: str) -> Iterator[Span]:
    """Every number of a fixed telephone that is said to be a person's."""
    for span in whole_numbers(LANDLINE, text):
        if PERSON_WORD.search(text[max(0, span.start - PERSON_REACH) : span.start]):
            yield span


def whole_numbers(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """The matches that are no piece of a longer number or word."""
    for match in pattern.finditer(text):
        start, end = match.span()
        if not (PART_BEFORE.match(text, start - 1, start) or PART_AFTER.match(text, end)):
            yield Span(start, end)


def is_identity_number(number: str) -> bool:
    """Whether place, birthday and, of eighteen, the check character agree (GB 11643)."""
    if not number.startswith(PROVINCES):
        return False
    if len(number) == 15:
        return is_day(number[8:12])
    if len(number) != 18 or number[6:8] not in ("19", "20") or not is_day(number[10:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return number[-1].upper() == CHECK_CHARACTERS[total % 11]


def is_day(digits: str) -> bool:
    """Whether four digits are a month and a day."""
    return 1 <= int(digits[:2]) <= 12 and 1 <= int(digits[2:]) <= 31


def passes_luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0
