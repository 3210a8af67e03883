"""The shapes of printed dates, and the days they cover."""

from datetime import date

import pytest

from zhenggai.zh.dates import Point, PrintedDate, find_dates
from zhenggai.zh.days import day_or_none, in_words, last_of_month, stretch_of, year_of_end


def only(text: str) -> PrintedDate:
    found = list(find_dates(text))
    assert len(found) == 1, found
    return found[0]


def printed(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_dates(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "2021年12月15日",
        "2021年4月29日至6月28日",
        "2020年10月26日至30日",
        "2020年10月26—30日",
        "8至10月份",
        "2020年9—12月份",
        "1-11月",
        "7、8月份",
        "2021-2022年度",
        "2020—2021学年",
        "2020/2021学年",
        "2019—2023年",
        "2019、2020年度",
        "2021年度",
        "2020年9月份",
        "8月份以来",
        "2021年6月底前",
        "2022年年底前",
        "9月底",
        "10月中旬",
        "9月中下旬",
        "8月下旬至10月下旬",
        "2020年11月至次年2月",
        "去年12月至今年3月",
        "今年6月份",
        "2021年上半年",
        "2023年第三季度",
        "2024年前三季度",
        "2023年一、二季度",
        "2021年4月29日起至6月28日",
        "2018年至今",
        "2021年9月起",
        "2021-02-08",
        "2021.12.15",
        "2021/12/15",
        "2021.3-2021.6",
        "2021.12.15—2022.1.10",
        "2023.6.30前",
        "二〇二一年十二月十五日",
        "二○二一年十二月十五日",
        "二零二一年三月",
        "２０２１年１２月１５日",
        "2021 年 12 月 15 日",
        "2021年元月",
        "21年3月",
        "三月份",
        "十二月中旬",
        "“十四五”期间",
        "十四五时期",
        "“十四五”末",
        "“十四五”期末(至2025年)",
        "8月6号",
        "2021年9月31日",
        "2021年13月",
    ],
)
def test_a_shape_is_read_as_one_date(whole: str) -> None:
    assert printed(f"，{whole}，") == [whole]


@pytest.mark.parametrize(
    "text",
    [
        "每年12月31日前",
        "每月5日、20日",
        "每年11月至次年3月",
        "历时3个月",
        "为期15月",
        "三月三",
        "24小时",
        "3.15晚会",
        "电话0546-8301223",
        "编号D35006182801",
        "比例3:2",
        "12345热线",
        "〔2021年〕12号",
        "〔2021〕12号",
        "〔2020-11〕",
        "192.168.2021.12",
        "版本2.10.3",
        "“十四五”规划",
        "今年以来",
        "去年同期",
        "年底前",
        "上半年",
        "本月",
        "判处有期徒刑10年6月",
        "5至8年",
        "3月龄",
        "5000年历史",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert printed(text) == []


def test_days_that_go_on_lean_on_the_one_before() -> None:
    text = "2021年7月5日、9日和11日至13日召开"
    assert printed(text) == ["2021年7月5日", "9日", "11日至13日"]
    assert [one.goes_on for one in find_dates(text)] == [False, True, True]
    assert printed("8月25日上午、26日下午") == ["8月25日", "26日"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2021年8月起草", "2021年8月"),
        ("2021年前三季度", "2021年前三季度"),
        ("9月1日前后", "9月1日"),
        ("较2021年前移5位", "2021年"),
        ("③2023年1月至6月，", "2023年1月至6月"),
        ("2021年初步形成", "2021年"),
        ("6月前往调研", "6月"),
        ("2021年底线", "2021年"),
        ("8月份以来到今天", "8月份以来"),
    ],
)
def test_a_date_ends_where_the_next_word_begins(text: str, wanted: str) -> None:
    assert printed(text) == [wanted]


def test_a_label_with_a_dot_is_no_part_of_the_date() -> None:
    assert printed("1.2021年度考核") == ["2021年度"]
    assert printed("\n12.8月份以来") == ["8月份以来"]


def test_a_date_may_go_over_a_line_that_was_broken() -> None:
    assert only("截至2021年12\n月31日").first == Point(2021, 12, 31)
    assert only("截至2021年12月\r\n31日").first == Point(2021, 12, 31)
    assert printed("2021年\n\n8月份") == ["2021年", "8月份"]


def test_by_and_since_are_told_apart() -> None:
    assert only("2021年6月底前").open == "by"
    assert only("2021年6月以来").open == "since"
    assert only("2021年6月底").open is None


def test_only_the_asked_stretch_is_read() -> None:
    text = "2021年1月，2021年2月，2021年3月"
    assert [one.first.month for one in find_dates(text, 8, 16)] == [2]


@pytest.mark.parametrize(
    ("point", "iso"),
    [
        (Point(2021), "2021"),
        (Point(2021, part="底"), "2021-12-31"),
        (Point(2021, part="初"), "2021-01"),
        (Point(2021, part="上半年"), "2021-01/2021-06"),
        (Point(2021, part="三季度"), "2021-07/2021-09"),
        (Point(2021, part="前三季度"), "2021-01/2021-09"),
        (Point(2021, part="一、二季度"), "2021-01/2021-06"),
        (Point(2021, part="1—3季度"), "2021-01/2021-09"),
        (Point(2021, 2), "2021-02"),
        (Point(2021, 2, part="底"), "2021-02-28"),
        (Point(2021, 10, part="中旬"), "2021-10-11/2021-10-20"),
        (Point(2024, 2, part="下旬"), "2024-02-21/2024-02-29"),
        (Point(2021, 9, 31), "2021-09-31"),
        (Point(2021, 13), "2021-13"),
    ],
)
def test_a_point_covers_its_days(point: Point, iso: str) -> None:
    assert stretch_of(point, 2021 if point.year is None else point.year).iso == iso


def test_the_calendar_knows_its_days() -> None:
    assert last_of_month(2024, 2) == 29
    assert day_or_none(2023, 2, 29) is None
    assert day_or_none(2023, 13, 1) is None
    assert in_words(date(2021, 2, 8)) == "2021年2月8日"


def test_an_end_before_its_start_is_the_next_year_only_where_that_is_near() -> None:
    assert year_of_end(Point(2020, 11), Point(None, 2), 2020) == 2021
    assert year_of_end(Point(2021, 6, 29), Point(None, 4, 28), 2021) == 2021
    assert year_of_end(Point(2020, 11), Point(None, 2, anchor="次年"), 2020) == 2021


@pytest.mark.parametrize(
    "flood", ["1" * 300_000, "2021-" * 60_000, "7月5日、" * 60_000, "8至" * 150_000, "一" * 300_000]
)
def test_hostile_text_is_read(flood: str) -> None:
    assert all(flood[one.start : one.end] for one in find_dates(flood))


def test_a_bare_day_at_the_head_of_a_clause_leans_on_the_day_before() -> None:
    text = "7月3日，区委召开常委会；5日，区政府召开党组会。30日内办结，公示15日，完成。"
    assert printed(text) == ["7月3日", "5日"]
    assert printed("7月3日召开会议。\n5日，召开会议。") == ["7月3日"]
