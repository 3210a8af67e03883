"""Whether two prints of a number say the same: 4个 and 四个, 60.00% and 60%, ２１个 and 21个."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from zhenggai.zh.numerals import ARABIC, CHINESE, fold_widths, parse_numeral

# 386.52万元 · 21个 · 三十五个 · 60.00% · 百分之六十
_PRINTED = re.compile(
    rf"(?P<number>百分之[{ARABIC}{CHINESE}.]+|[{ARABIC}.,，]+[百千万亿]{{0,2}}|[{CHINESE}]+)"
    r"(?P<unit>.*)"
)
_PERCENT = "%"


@dataclass(frozen=True, slots=True)
class _Number:
    value: Decimal
    unit: str


def says_same(now: str, told: str) -> bool:
    """Whether the paper's number is the ledger's, printed otherwise.

    A share with fewer decimals is the same where it agrees when rounded; every other number only
    where the values are equal. 个 may be left out (四方面); all other units have to be the same.
    """
    one, other = _read(now), _read(told)
    if one is None or other is None:
        return False
    if one.unit == other.unit == _PERCENT:
        step = Decimal(1).scaleb(min(0, int(one.value.as_tuple().exponent)))
        return one.value == _rounded(other.value, step)
    units = {one.unit, other.unit} - {"", "个"}
    return one.value == other.value and (one.unit == other.unit or not units)


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return value.quantize(step, ROUND_HALF_UP)


def _read(text: str) -> _Number | None:
    found = _PRINTED.fullmatch(fold_widths("".join(text.split())))
    if not found:
        return None
    in_words = found["number"].startswith("百分之")
    value = parse_numeral(found["number"].removeprefix("百分之"))
    if value is None:
        return None
    return _Number(value, _PERCENT if in_words else found["unit"])
