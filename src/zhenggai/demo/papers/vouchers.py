"""Vouchers as pages of a scanner: a frame with day, payer, payee, amount and purpose."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from zhenggai.demo.evidence import Proof
from zhenggai.demo.papers.pdf_page import Line, Rule, page_pdf
from zhenggai.zh.days import in_words

LEFT, RIGHT, MIDDLE = 80, 515, 200
TOP, ROW = 330, 44
SIZE, TITLE_SIZE = 13.0, 20.0
TITLE = "资金往来凭证"


def voucher_pdf(proof: Proof, paid_on: date) -> bytes:
    """One page."""
    content = proof.content
    rows = (
        ("日期", in_words(paid_on)),
        ("付款单位", content["payer"]),
        ("收款单位", content["payee"]),
        ("金额", f"{yuan(proof.amount or Decimal(0))}元"),
        ("用途", content["purpose"]),
    )
    return page_pdf(tuple(_lines(rows)), tuple(_rules(len(rows))))


def yuan(amount: Decimal) -> str:
    """680000.00"""
    return f"{amount:.2f}"


def _lines(rows: tuple[tuple[str, str], ...]) -> Iterator[Line]:
    yield Line((LEFT + RIGHT - len(TITLE) * TITLE_SIZE) / 2, TOP + 28, TITLE_SIZE, TITLE)
    for place, (name, value) in enumerate(rows):
        height = TOP - place * ROW - 28
        yield Line(LEFT + 12, height, SIZE, name)
        yield Line(MIDDLE + 12, height, SIZE, value)
    yield Line(LEFT, TOP - len(rows) * ROW - 30, 11, "（演示凭证，单位、金额均为编造）")


def _rules(count: int) -> Iterator[Rule]:
    bottom = TOP - count * ROW
    for place in range(count + 1):
        height = TOP - place * ROW
        yield Rule(LEFT, height, RIGHT, height)
    for across in (LEFT, MIDDLE, RIGHT):
        yield Rule(across, TOP, across, bottom)
