"""Which prints of a number say the same."""

import pytest

from zhenggai.notices.compare.same_number import says_same


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("四个", "4个"),
        ("四", "4个"),
        ("三十五个", "35个"),
        ("２１个", "21个"),
        ("60%", "60.00%"),
        ("85.7%", "85.71%"),
        ("百分之六十", "60.00%"),
        ("42600户", "4.26万户"),
    ],
)
def test_another_print_of_the_number_says_the_same(now: str, told: str) -> None:
    assert says_same(now, told)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("五个", "4个"),
        ("61%", "60.00%"),
        ("85%", "85.71%"),
        ("85.711%", "85.71%"),
        ("386.52亿元", "386.52万元"),
        ("386.5万元", "386.52万元"),
        ("4次", "4人"),
        ("六成", "60.00%"),
        ("", "4个"),
    ],
)
def test_another_number_does_not(now: str, told: str) -> None:
    assert not says_same(now, told)
