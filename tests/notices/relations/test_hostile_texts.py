"""Texts made to be slow: twice the text takes about twice the time."""

import time
from collections.abc import Callable

import pytest

from zhenggai.notices.facts.quantities import extract_quantities
from zhenggai.notices.relations import relate

TEXTS: dict[str, Callable[[int], str]] = {
    "one sentence of figures": lambda size: "查处12个，" * size,
    "parts and rests": lambda size: "共12个，其中3个、4个，其余5个，" * (size // 4),
    "totals": lambda size: "甲1人、乙2人，共计3人，" * (size // 3),
    "enumeration commas": lambda size: "、" * (size * 100),
    "one item again and again": lambda size: "东沟村、" * (size * 10),
    "open brackets": lambda size: "三项制度（" * (size * 2),
    "closing quotes": lambda size: "”三个方面、" * size,
    "shares": lambda size: "12个，占50%，" * size,
    "growth": lambda size: "由1%提高到2%，提高1个百分点" * (size // 3),
    "a gap of three million": lambda size: "查处12个" + "字" * (size * 300) + "，共计15个",
}
SIZE = 3000


def seconds(text: str) -> float:
    """How long the relations of a text take, at best."""
    quantities = extract_quantities(text, [])
    best = 1e9
    for _ in range(2):
        began = time.thread_time()
        relate(text, (), (), quantities)
        best = min(best, time.thread_time() - began)
    return best


@pytest.mark.parametrize("make", TEXTS.values(), ids=TEXTS.keys())
def test_time_grows_with_the_text_and_no_faster(make: Callable[[int], str]) -> None:
    small, large = seconds(make(SIZE)), seconds(make(4 * SIZE))
    assert large < 4 * 3 * small + 0.05
