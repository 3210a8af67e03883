"""Number-with-unit claims: 79.2亿元, 40余家, 83.7%, 两场, 3万余米. Names, ordinals and dates are none."""

from dataclasses import dataclass
from decimal import Decimal

from zhenggai.notices.source import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number that claims something.

    The span runs from the numeral to the end of the unit (`3万余米`); it leaves out a leading 近/约/超.
    `value` is the number as printed before 万/亿 (79.2 for 79.2亿元), `unit` the rest with its 万/亿
    (亿元), so that `value` × `scale` is the plain number. `decimals` is the count of printed decimals and
    decides about rounding. `approximate` is 余, 多, 近, 约, 以上, 左右, 超, 不少于 … or None.
    """

    span: Span
    numeral: Span
    text: str
    value: Decimal
    unit: str
    scale: int
    decimals: int
    approximate: str | None

    @property
    def plain(self) -> Decimal:
        """The value with 万 and 亿 multiplied out."""
        return self.value * self.scale

    @property
    def base_unit(self) -> str:
        """The unit without 万 and 亿: 元 for 亿元."""
        return self.unit.lstrip("万亿千百")


def extract_quantities(text: str, taken: list[Span]) -> tuple[Quantity, ...]:
    """All quantities of `text` in order; `taken` are spans (dates, labels, document numbers) whose digits are no claims."""
    return ()
