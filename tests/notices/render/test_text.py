"""The checker's report on a screen."""

from collections.abc import Callable

from zhenggai.notices.checked import CheckedFile
from zhenggai.notices.render.columns import width_of
from zhenggai.notices.render.lines import Lines
from zhenggai.notices.render.screen import Screen
from zhenggai.notices.render.text import piece, unread, whole
from zhenggai.notices.source import ReadError

Checked = Callable[..., CheckedFile]


def test_a_finding_stands_with_file_line_and_column(checked: Checked) -> None:
    assert "通报.txt:4:6 错误 NUM101 写“五个方面”，列出六项。\n" in piece(checked()).text


def test_the_rule_stands_exactly_under_the_place(checked: Checked) -> None:
    file = checked()
    rows = piece(file).text.splitlines()
    heads = [index for index, row in enumerate(rows) if row.startswith("通报.txt:")]
    for head, one in zip(heads, file.diagnostics, strict=True):
        words = file.notice.source[one.span]
        line, under = rows[head + 1], rows[head + 2]
        at = under.index("^")
        assert under.count("^") == width_of(words)
        assert at in [width_of(line[:index]) for index in places_of(words, line)]


def places_of(words: str, line: str) -> list[int]:
    return [index for index in range(len(line)) if line.startswith(words, index)]


def test_no_excerpt_is_wider_than_the_screen(checked: Checked) -> None:
    text = piece(checked(), Screen(60)).text
    assert max(width_of(row) for row in text.splitlines() if "│" in row) <= 60


def test_working_and_related_places_follow(checked: Checked) -> None:
    file = checked()
    text = piece(file).text
    also = file.diagnostics[1].related[0]
    line, column = Lines(file.notice.source.text).place(also.span[0])
    assert "│ 算式：9＋2＋2＝13\n" in text
    assert "│ 算式：12≠13\n" in text
    assert f"│ 相关：通报.txt:{line}:{column} 这里写的\n" in text


def test_the_last_line_sums_up(checked: Checked) -> None:
    last = piece(checked()).text.splitlines()[-1]
    assert last.startswith("通报.txt：3处错误、1处提醒、1处建议，改后再发。读懂文字")


def test_a_clean_notice_says_so(checked: Checked) -> None:
    clean = checked(findings=())
    assert "通报.txt：没有发现问题。" in piece(clean).text
    assert piece(clean).exit_status == 0


def test_silence_about_something_else_than_a_notice_is_qualified(checked: Checked) -> None:
    novel = checked("第一章\n他在山里住了三年。\n", ())
    assert "大半没有读懂" in piece(novel).text


def test_several_files_end_in_a_line_over_all(checked: Checked) -> None:
    pieces = [
        piece(checked()),
        unread("坏.txt", ReadError("empty", "空。")),
        piece(checked("整改。", ())),
    ]
    assert "".join(whole(pieces)).endswith("共3份：1份有错误或提醒，1份没有，1份没有读成。\n")


def test_colour_comes_only_when_asked_for(checked: Checked) -> None:
    assert "\x1b" not in piece(checked()).text
    assert "\x1b[31;1m错误" in piece(checked(), Screen(80, colour=True)).text


def test_lines_end_as_in_an_editor() -> None:
    lines = Lines("甲\r\n乙\r丙\n丁\x0b戊")
    assert [lines.place(offset) for offset in (0, 3, 5, 7, 9)] == [
        (1, 1), (2, 1), (3, 1), (4, 1), (4, 3),
    ]  # fmt: skip
    assert lines.bounds(1) == (0, 1)
