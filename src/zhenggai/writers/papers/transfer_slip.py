"""检举控告移交单: what goes with an accusation to the discipline body, and its receipt.

Nothing of what was said stands on it: numbers, days and a count of sheets.
"""

from dataclasses import dataclass
from datetime import date

from zhenggai.writers.letter_rows import Letter, Paragraph
from zhenggai.writers.papers.form_tables import FREE, TO_SIGN, form_table, pair, wide
from zhenggai.zh.days import in_words

_KEEP = "本件为检举控告材料，请转交纪检监察机关，不得转给被反映单位和个人。"


@dataclass(frozen=True, slots=True)
class Slipped:
    """The slip's number, the register's number, the day it came, sheets, from whom to whom."""

    number: str
    registered_as: str
    received_on: date
    sheets: int
    office: str
    to: str
    made_on: date


def transfer_slip(told: Slipped) -> Letter:
    """The slip, and below it the receipt that is to come back."""
    slip = form_table(
        (
            pair("移交单号", told.number, "登记号", told.registered_as),
            pair("收到日期", in_words(told.received_on), "材料页数", f"{told.sheets}页"),
            wide("移交单位", told.office),
            wide("接收机关", told.to),
            wide("移交日期", in_words(told.made_on)),
            wide("移交人签字", FREE, TO_SIGN),
        )
    )
    receipt = form_table(
        (
            pair("移交单号", told.number, "材料页数", f"{told.sheets}页"),
            wide("接收机关", told.to),
            wide("收到日期", ""),
            wide("接收人签字（盖章）", FREE, TO_SIGN),
        ),
        title="回执（签收后退回移交单位）",
    )
    return Letter(title=("检举控告移交单",), blocks=(slip, Paragraph(_KEEP), receipt))
