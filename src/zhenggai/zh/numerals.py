"""Numbers as Chinese papers print them: 1,234.5 １２ 3.5万 一百二十三 二〇二一 二十余 百分之三十.

Every function is linear and gives None for what is no number or has more than fifteen digits.
"""

import re
from decimal import Decimal

# The letters of a regular expression's class: Arabic digits of both widths, and Chinese ones.
ARABIC = "0-9０-９"
CHINESE = "〇零○一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟"

SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

_MOST_DIGITS = 15
_DIGITS: dict[str, int] = {
    **dict(zip("〇零一二三四五六七八九", [0, *range(10)], strict=True)),
    **dict(zip("○壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    "两": 2,
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_NARROW = {
    ord(wide): ord(narrow)
    for wide, narrow in zip("０１２３４５６７８９．，％", "0123456789.,%", strict=True)
}
# 1,234.5 · 1，234 · 3.50 · 12 (after folding the widths)
_PLAIN = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
# 3.5万 · 2亿3000万 · 100 · 5千万
_SCALED = re.compile(r"([0-9.,]+)([百千万亿]{0,2})")
# 余, 多, 来 stand inside or after the numeral: 3万余, 二十多, 三百来
_ROUGH = re.compile(r"(?<=[0-9十百千万亿])[余多来]")


def fold_widths(text: str) -> str:
    """The same text, of the same length, with full-width digits, point, comma and % made narrow."""
    return text.translate(_NARROW)


def parse_numeral(text: str) -> Decimal | None:
    """The value of a printed number.

    余, 多 and 来 are passed over (二十余 is 20); 几十, 数百 and 三四 have no value. Percentages
    in words are shares: 百分之三十 is 0.3.
    """
    if len(text) > 4 * _MOST_DIGITS:
        return None
    plain = _ROUGH.sub("", fold_widths(text).replace(" ", ""))
    for words, parts in (("百分之", 100), ("千分之", 1000)):
        if plain.startswith(words):
            share = parse_numeral(plain.removeprefix(words))
            return None if share is None else share / parts
    if plain == "半":
        return Decimal("0.5")
    if plain[:1].isascii():
        return _parse_arabic(plain)
    whole = parse_chinese(plain)
    return None if whole is None else Decimal(whole)


def parse_chinese(text: str) -> int | None:
    """The value of a whole number in Chinese digits: 一百二十三, 两万五, 二〇二一, 廿三."""
    if not text or len(text) > 2 * _MOST_DIGITS:
        return None
    if all(letter in _DIGITS for letter in text):
        return _read_digit_by_digit(text)
    spelt = text.replace("廿", "二十").replace("卅", "三十")
    return _read_myriads(spelt, (("亿", 100_000_000), ("万", 10_000)))


def _parse_arabic(text: str) -> Decimal | None:
    total, at = Decimal(0), 0
    while at < len(text):
        found = _SCALED.match(text, at)
        if not found or not _PLAIN.fullmatch(found[1]) or (at and not found[2]):
            return None
        if sum(letter.isdigit() for letter in found[1]) > _MOST_DIGITS:
            return None
        scale = 1
        for letter in found[2]:
            scale *= SCALES[letter]
        total += Decimal(found[1].replace(",", "")) * scale
        at = found.end()
    return total if at else None


def _read_digit_by_digit(text: str) -> int | None:
    """二〇二一 is 2021; 三四 and 一两 are rough and have no value."""
    if len(text) == 1:
        return _DIGITS[text]
    if "两" in text or (len(text) == 2 and not set(text) & set("〇零○")):
        return None
    if len(text) > _MOST_DIGITS:
        return None
    return int("".join(str(_DIGITS[letter]) for letter in text))


def _read_myriads(text: str, scales: tuple[tuple[str, int], ...]) -> int | None:
    if not scales:
        return _read_thousands(text)
    word, scale = scales[0]
    smaller = scales[1:]
    before, found, after = text.partition(word)
    if not found:
        return _read_myriads(text, smaller)
    head = _read_myriads(before, smaller)
    if not head:
        return None
    if not after:
        return head * scale
    tail = _read_myriads(after, smaller)
    if tail is None:
        return None
    # 三万五 is 35,000, but 三万零五 is 30,005
    return head * scale + (tail * scale // 10 if len(after) == 1 else tail)


def _read_thousands(text: str) -> int | None:
    """A number below ten thousand: 三千零五, 一百二十, 一百二 (120), 十五."""
    total, digit, last, after_zero = 0, 0, 10_000, False
    for letter in text:
        if letter in _TENS:
            unit = _TENS[letter]
            if unit >= last or (not digit and unit != 10):
                return None
            total, digit, last, after_zero = total + (digit or 1) * unit, 0, unit, False
        elif letter not in _DIGITS or digit:
            return None
        else:
            digit = _DIGITS[letter]
            after_zero = after_zero or digit == 0
    if digit and not after_zero and 10 < last < 10_000:
        return total + digit * last // 10
    return total + digit if text else None
