"""A notice as a tree on a screen."""

from pathlib import Path

import pytest

from zhenggai.notices.reading import read, read_text
from zhenggai.notices.render.columns import width_of
from zhenggai.notices.render.screen import Screen
from zhenggai.notices.render.tree import render

SAMPLE = Path(__file__).parents[3] / "src/zhenggai/samples/notice.txt"


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_row_is_wider_than_the_screen(columns: int) -> None:
    rows = render(read(SAMPLE), Screen(columns)).splitlines()
    assert max(map(width_of, rows)) <= columns


def test_every_node_has_its_row_with_its_kind() -> None:
    notice = read(SAMPLE)
    nodes = [node for top in notice.outline for node in top.walk()]
    rows = [row for row in render(notice).splitlines() if "─ " in row]
    assert len(rows) == len(nodes)
    assert not [
        row
        for row in rows
        if row.split()[-1] not in "标题部分方面类问题子问题措施组措施叙述下步打算线索联系方式落款"
    ]


def test_the_facts_of_the_head_stand_on_top() -> None:
    head = render(read(SAMPLE)).partition("\n\n")[0]
    for name in ("发布", "巡视巡察", "被巡单位", "进驻", "反馈", "结构", "读懂"):
        assert f"\n{name} " in head


def test_what_a_paper_does_not_say_is_left_out() -> None:
    head = render(read_text("一、情况\n很好。")).partition("\n\n")[0]
    assert "反馈" not in head
    assert "进驻" not in head


def test_an_empty_text_is_no_fault() -> None:
    assert "读懂" in render(read_text(""))


def test_colour_comes_only_when_asked_for() -> None:
    assert "\x1b" not in render(read(SAMPLE))
    assert "\x1b[1m" in render(read(SAMPLE), Screen(80, colour=True))
