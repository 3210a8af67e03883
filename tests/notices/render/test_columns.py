"""Chinese on a screen of fixed columns."""

import pytest

from zhenggai.notices.render.columns import clip_around, clip_end, printable, width_of, wrap

LINE = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("整改", 4), ("35个", 4), ("（1）", 5), ("e\u0301", 1), ("", 0)],
)
def test_a_chinese_character_takes_two_columns(text: str, columns: int) -> None:
    assert width_of(text) == columns


def test_a_paper_cannot_steer_the_terminal() -> None:
    assert printable("整\x1b[31m改\u202e\t完　成") == "整·[31m改· 完　成"


def test_a_line_that_fits_is_shown_whole() -> None:
    assert clip_around("abc整改def", (0, 8), (3, 5), 20) == ("abc整改def", 3, 5)


def test_a_long_line_is_cut_around_the_place() -> None:
    shown, start, end = clip_around(LINE, (0, 20), (10, 12), 20)
    assert shown[start:end] == "甲乙"
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert width_of(shown) <= 20


@pytest.mark.parametrize("place", [(0, 2), (18, 20), (0, 20), (5, 5)])
@pytest.mark.parametrize("columns", [10, 21, 39, 40])
def test_a_cut_line_never_is_wider_than_its_columns(place: tuple[int, int], columns: int) -> None:
    shown, start, end = clip_around(LINE, (0, 20), place, columns)
    assert width_of(shown) <= columns
    assert LINE[place[0] : place[1]].startswith(shown[start:end].rstrip("…"))


def test_a_place_that_runs_over_the_line_ends_with_it() -> None:
    assert clip_around("甲乙\n丙丁", (0, 2), (1, 4), 20) == ("甲乙", 1, 2)


def test_the_end_of_a_long_text_is_cut() -> None:
    assert clip_end("整改情况通报", 9) == "整改情况…"
    assert clip_end("整改", 4) == "整改"


def test_no_line_begins_with_a_closing_mark() -> None:
    lines = wrap("一二三四五，六七八九十。", 10)
    assert "".join(lines) == "一二三四五，六七八九十。"
    assert not [line for line in lines if line[0] in "，。"]


def test_a_latin_word_is_not_broken() -> None:
    assert wrap("写法如 --format json 即可", 12) == ["写法如", "--format", "json 即可"]
