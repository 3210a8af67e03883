"""Reading and printing of the figures that relations compare."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from zhenggai.notices.facts.quantities import Quantity
from zhenggai.notices.relations.relation import Verdict

PERCENT = ("%", "％")


def is_percent(quantity: Quantity) -> bool:
    """Whether a quantity is a share in hundredths."""
    return quantity.unit in PERCENT


def is_exact(*quantities: Quantity) -> bool:
    """Whether all quantities are printed without 余, 约, 以上."""
    return not any(one.approximate for one in quantities)


def is_like(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities count in one unit; 件, 条, 人 and 人次 are different units."""
    return one.base_unit == other.base_unit and not is_percent(one)


def printed(value: Decimal) -> str:
    """A figure without needless zeros: 35, 12.56."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def agrees(exact: Decimal, said: Decimal, decimals: int) -> tuple[Verdict, bool]:
    """Whether a printed figure agrees with the exact one, and whether its decimals were cut off.

    The printed decimals decide: rounded half up it agrees; cut off it does not, but mildly.
    """
    step = Decimal(1).scaleb(-decimals)
    if exact.quantize(step, ROUND_HALF_UP) == said:
        return "consistent", False
    return "inconsistent", exact.quantize(step, ROUND_DOWN) == said


def worked(exact: Decimal, decimals: int) -> str:
    """An exact figure as it is shown in a working: two decimals more than the paper's, two at least."""
    return printed(exact.quantize(Decimal(1).scaleb(-max(2, decimals + 1)), ROUND_HALF_UP))
