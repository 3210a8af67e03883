"""A title or a name that is too long for a line goes on where a word ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhenggai.writers.letter_lines import Line, placed_lines
from zhenggai.writers.letter_rows import Letter, Paragraph
from zhenggai.writers.line_breaks import broken
from zhenggai.writers.official_style import CHARACTERS, SIGNATURE, TITLE, width_of

OFFICE = "中共示例市示例县示例旗示例镇委员会巡视巡察反馈意见整改落实工作领导小组办公室"


@pytest.mark.parametrize(
    ("text", "most", "lines"),
    [
        ("关于巡察整改情况的通报", 20, ["关于巡察整改情况的通报"]),
        (OFFICE, 24, OFFICE.replace("委员会", "委员会｜").split("｜")),
        (
            "中共示例区人力资源和社会保障局党组巡察整改责任清单",
            20,
            ["中共示例区人力资源和社会保障局党组", "巡察整改责任清单"],
        ),
        (
            "中共示例市示例区委关于十一届省委第三轮巡视整改进展情况的通报",
            20,
            ["中共示例市示例区委关于", "十一届省委第三轮巡视整改进展情况的通报"],
        ),
    ],
)
def test_it_breaks_where_a_word_ends(text: str, most: float, lines: list[str]) -> None:
    assert broken(text, most) == lines


@given(st.text("委员会关于局整改的（）甲乙ab1 ", max_size=120), st.integers(4, 40))
def test_nothing_is_lost_and_no_line_is_longer_than_it_may_be(text: str, most: int) -> None:
    lines = broken(text, most)
    assert "".join(lines) == text
    assert all(width_of(one) <= most for one in lines)


def test_a_long_title_and_a_long_signature_stand_within_the_block() -> None:
    letter = Letter(
        title=(f"{OFFICE}关于整改情况的报告",), blocks=(Paragraph("甲。"),), signatures=(OFFICE,)
    )
    placed = [one for one in placed_lines(letter) if isinstance(one, Line)]
    for style in (TITLE, SIGNATURE):
        assert sum(one.style == style for one in placed) > 1
    for one in placed:
        if one.style == SIGNATURE:
            text = "".join(str(part) for part in one.parts)
            assert (one.left or 0) + width_of(text) <= CHARACTERS
