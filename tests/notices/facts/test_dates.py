"""Dates of a paper with the years that its context supplies."""

from datetime import date

import pytest

from zhenggai.notices.facts.dates import DateMention, extract_dates

INSPECTION = date(2021, 4, 29)
PAPER = date(2021, 12, 15)


def isos(text: str, began: date | None = INSPECTION, paper: date | None = PAPER) -> list[str]:
    return [one.iso for one in extract_dates(text, (began, paper))]


def only(text: str) -> DateMention:
    (found,) = extract_dates(text, (INSPECTION, PAPER))
    return found


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("8月6日，反馈了意见", "2021-08-06"),
        ("9月份组织了测试", "2021-09"),
        ("8月份以来，推送73条", "2021-08/.."),
        ("8至10月份，专题研究3次", "2021-08/2021-10"),
        ("1-11月实现税收11亿元", "2021-01/2021-11"),
        ("12月份已全部完成", "2021-12"),
        ("12月20日召开会议", "2020-12-20"),
        ("9月底完成厂房改造", "2021-09-30"),
        ("10月中旬出现疫情", "2021-10-11/2021-10-20"),
        ("8月下旬至10月下旬开展了巡察", "2021-08-21/2021-10-31"),
        ("将于3月底前投产", "../2022-03-31"),
        ("计划9月底前完成", "../2021-09-30"),
        ("力争12月底前完成", "../2021-12-31"),
        ("6月底前完成", "../2021-06-30"),
        ("已于今年6月份完工", "2021-06"),
        ("去年12月立项", "2020-12"),
        ("明年3月启用", "2022-03"),
        ("今年底前完成", "../2021-12-31"),
        ("2022年4月份完成编制", "2022-04"),
        ("“十四五”期间", "2021/2025"),
    ],
)
def test_a_missing_year_comes_from_the_papers_day(text: str, iso: str) -> None:
    assert isos(text) == [iso]


def test_the_year_printed_just_before_wins() -> None:
    text = "2019年10月26日至30日、11月26日至30日开展督查。"
    assert isos(text) == ["2019-10-26/2019-10-30", "2019-11-26/2019-11-30"]
    assert isos("2019年12月20日召开会议，1月5日再次研究。") == ["2019-12-20", "2020-01-05"]


def test_a_year_that_would_bring_the_past_after_the_paper_does_not_win() -> None:
    text = "第二代产品将在2022年6月底前下线；熔炼项目9月底完成厂房改造。"
    assert isos(text) == ["../2022-06-30", "2021-09-30"]


def test_a_bare_year_lends_nothing_to_a_month() -> None:
    assert isos("兑现2019年度奖励，9月份举办推进会。") == ["2019", "2021-09"]


def test_days_that_go_on_share_month_and_year() -> None:
    assert isos("7月5日、9日和11日至13日") == ["2021-07-05", "2021-07-09", "2021-07-11/2021-07-13"]


def test_a_paper_of_spring_may_repeat_the_text_of_the_year_before() -> None:
    text = "今年8月举办培训班，去年聘请顾问，今年10月20日推广。"
    assert isos(text, None, date(2022, 2, 22)) == ["2021-08", "2021-10-20"]
    assert isos("计划今年8月启用。", None, date(2022, 2, 22)) == ["2022-08"]
    assert isos("今年6月召开现场会。", None, date(2022, 5, 30)) == ["2022-06"]


def test_without_the_papers_day_the_last_full_date_stands_in() -> None:
    text = "2020年5月20日至7月31日开展了巡视。9月13日反馈。\n3月5日召开会议。\n2021年4月8日"
    assert isos(text, None, None) == [
        "2020-05-20/2020-07-31",
        "2020-09-13",
        "2021-03-05",
        "2021-04-08",
    ]


def test_a_year_that_nothing_tells_is_not_guessed() -> None:
    assert isos("8月6日召开会议。", None, None) == []


def test_an_inspection_may_run_over_the_years_end() -> None:
    text = "2020年11月9日至1月15日开展了巡视。3月9日反馈了意见。"
    assert isos(text, date(2020, 11, 9)) == ["2020-11-09/2021-01-15", "2021-03-09"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2021年9月31日", "2021-09-31"),
        ("2021年2月29日", "2021-02-29"),
        ("2021年13月", "2021-13"),
        ("2021年4月1日至6月31日", "2021-04-01/2021-06-31"),
    ],
)
def test_an_impossible_day_is_read_as_printed(text: str, iso: str) -> None:
    found = only(text)
    assert (found.iso, found.possible, found.first, found.last) == (iso, False, None, None)


def test_a_mention_tells_its_days_and_its_words() -> None:
    found = only("至2021年6月底前完成")
    assert (found.text, found.open, found.first, found.last) == (
        *("2021年6月底前", "by", None),
        date(2021, 6, 30),
    )
    found = only("今年6月份完工")
    assert (found.anchor, found.supplied_year, found.first) == ("今年", True, date(2021, 6, 1))
    found = only("自2021年8月以来")
    assert (found.first, found.last, found.supplied_year) == (date(2021, 8, 1), None, False)


def test_an_interval_that_runs_backwards_is_read_as_printed() -> None:
    assert isos("2021年10月26日至20日") == ["2021-10-26/2021-10-20"]


def test_the_opening_tells_the_steps_after_the_feedback_in_order() -> None:
    text = (
        "2020年9月1日至11月10日开展了巡视。12月28日反馈了意见。\n1月5日召开常委会传达。\n"
        + "整改工作扎实推进，取得阶段性成效。" * 40
        + "\n1月6日召开推进会。\n2022年1月10日"
    )
    began, paper = date(2020, 9, 1), date(2022, 1, 10)
    assert isos(text, began, paper) == [
        "2020-09-01/2020-11-10",
        "2020-12-28",
        "2021-01-05",
        "2022-01-06",
        "2022-01-10",
    ]
