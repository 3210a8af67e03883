"""Figures of a text that came back as plain words are bound again where they still stand."""

import pytest

from zhenggai.publication.drafts.kept_text import HEADING, plain_of_kept
from zhenggai.publication.drafts.rebinding import rebound
from zhenggai.writers.bound import mark

DONE = mark("counted/done", "已完成整改", "21个")
ALL = mark("counted/problems", "问题", "35个")
LINE = f"截至目前，{ALL}问题中，已完成整改{DONE}，其余正在整改。"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("截至目前，35个问题中，已完成整改21个，其余正在整改。", LINE),
        (
            "截至月底，全部35个问题中，已完成整改21个，其余正在抓紧整改。",
            f"截至月底，全部{ALL}问题中，已完成整改{DONE}，其余正在抓紧整改。",
        ),
        (
            "截至目前，35个问题中，已完成整改22个，其余正在整改。",
            f"截至目前，{ALL}问题中，已完成整改22个，其余正在整改。",
        ),
        ("另起的一段，与原文无关，也提到21个。", "另起的一段，与原文无关，也提到21个。"),
    ],
)
def test_a_figure_stays_bound_where_it_still_says_the_same(now: str, expected: str) -> None:
    assert rebound(now, LINE) == expected


def test_a_heading_stays_one_and_lines_keep_their_order() -> None:
    before = f"{HEADING}1一、总体情况\n{LINE}"
    now = "一、整改总体情况\n截至目前，35个问题中，已完成整改21个，其余正在整改。"
    assert rebound(now, before) == f"{HEADING}1一、整改总体情况\n{LINE}"
    assert plain_of_kept(rebound(now, before)) == now
