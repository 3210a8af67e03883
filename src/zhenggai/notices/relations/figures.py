"""Reading and printing of the figures that relations compare."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from zhenggai.notices.facts.quantities import Quantity
from zhenggai.notices.relations.relation import Verdict

PERCENT = ("%", "％")
# Words that count persons: 353名领导干部，其中省级领导167人.
PERSONS = frozenset(("人", "名", "位"))
# What is measured and not counted may be rounded although no decimals are printed.
MEASURED = frozenset(
    ("元", "美元", "亩", "吨", "公里", "千米", "米", "平方米", "平米", "平方公里", "立方米", "公顷")
)
HALF = Decimal("0.5")
ZERO = Decimal(0)


def is_percent(quantity: Quantity) -> bool:
    """Whether a quantity is a share in hundredths."""
    return quantity.unit in PERCENT


def kind_of(quantity: Quantity) -> str:
    """What a quantity counts: 元 for 亿元, 人 for 名. 件, 条, 人 and 人次 are different kinds."""
    unit = quantity.unit if quantity.scale == 1 else quantity.unit.lstrip("万亿千百")
    return "人" if unit in PERSONS else unit


def slack_of(quantity: Quantity, kind: str) -> Decimal:
    """How far the true figure may lie from the printed one, because it was rounded."""
    if quantity.scale == 1 and not quantity.decimals and kind not in MEASURED:
        return ZERO
    return HALF.scaleb(-quantity.decimals) * quantity.scale


def printed(value: Decimal) -> str:
    """A figure without needless zeros: 35, 12.56."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_unit(value: Decimal, scale: int, unit: str) -> str:
    """A plain figure in the unit of the paper: 443300元 is 44.33万元."""
    return f"{printed(value / scale)}{unit}"


def agrees(exact: Decimal, said: Decimal, decimals: int) -> tuple[Verdict, bool]:
    """Whether a printed figure agrees with the exact one, and whether its decimals were cut off.

    The printed decimals decide: rounded half up it agrees; cut off it does not, but mildly.
    """
    return agrees_within((exact, exact), said, decimals)


def agrees_within(
    exact: tuple[Decimal, Decimal], said: Decimal, decimals: int
) -> tuple[Verdict, bool]:
    """Like `agrees`, where the exact figure is only known to lie between two bounds."""
    step = Decimal(1).scaleb(-decimals)
    low, high = exact
    if low.quantize(step, ROUND_HALF_UP) <= said <= high.quantize(step, ROUND_HALF_UP):
        return "consistent", False
    is_cut = low.quantize(step, ROUND_DOWN) <= said <= high.quantize(step, ROUND_DOWN)
    return "inconsistent", is_cut


def ratio(parts: Sequence[tuple[Decimal, Decimal]]) -> tuple[Decimal, Decimal]:
    """The bounds of part ÷ whole in hundredths, each given with its slack."""
    (part, loose), (whole, wide) = parts
    low = 100 * (part - loose) / (whole + wide)
    return low, 100 * (part + loose) / max(whole - wide, whole / 2)


def worked(exact: Decimal, decimals: int) -> str:
    """An exact figure in a working: two decimals at least, one more than the paper prints."""
    return printed(exact.quantize(Decimal(1).scaleb(-max(2, decimals + 1)), ROUND_HALF_UP))
