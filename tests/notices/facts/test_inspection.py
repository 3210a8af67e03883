"""Openings of notices in many wordings, and what they say of the inspection."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zhenggai.notices.facts.inspection import body_name, extract_inspection

OPENINGS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "openings.toml").read_text(encoding="utf-8")
)["opening"]
FIELDS = ("kind", "level", "team", "inspected", "start", "end", "feedback_date", "mode")


@pytest.mark.parametrize("opening", OPENINGS, ids=lambda one: one["name"])
def test_an_opening_says_who_inspected_whom_and_when(opening: dict[str, Any]) -> None:
    found = extract_inspection(opening["text"])
    assert {one: getattr(found, one) for one in FIELDS} == {one: opening.get(one) for one in FIELDS}


@pytest.mark.parametrize("opening", OPENINGS, ids=lambda one: one["name"])
def test_every_field_that_is_set_has_its_place(opening: dict[str, Any]) -> None:
    text = opening["text"]
    found = extract_inspection(text)
    assert set(found.spans) == {one for one in FIELDS if getattr(found, one) is not None}
    for span in found.spans.values():
        assert 0 <= span.start < span.end <= len(text)
    if found.team:
        assert text[slice(*found.spans["team"])].replace(" ", "") == found.team


def test_our_district_is_the_one_that_signs() -> None:
    text = "省委第四巡视组于2020年9月10日至11月12日对我区进行了巡视，2021年2月6日反馈了巡视意见。"
    found = extract_inspection(text, issuer="中共青江市云汀区委员会")
    assert found.inspected == "青江市云汀区委"
    assert text[slice(*found.spans["inspected"])] == "我区"


@pytest.mark.parametrize(
    ("issuer", "name"),
    [
        ("中共青江县委员会", "青江县委"),
        ("中共青江大学委员会", "青江大学党委"),
        ("中共青江市财政局党组", "青江市财政局党组"),
        ("中共青江县委 青江县人民政府", "青江县委"),
        ("中共青江经济开发区工作委员会", "青江经济开发区工作委员会"),
        ("中国共产党青江县委员会", "青江县委"),
    ],
)
def test_a_body_is_called_as_others_call_it(issuer: str, name: str) -> None:
    assert body_name(issuer) == name


def test_a_window_without_a_year_lies_before_the_paper() -> None:
    text = (
        "3月上旬至5月上旬，县委第一巡察组对县水利局党组开展了巡察，巡察组于7月6日反馈了巡察意见。"
    )
    found = extract_inspection(text, published=date(2023, 1, 10))
    assert (found.start, found.end) == (date(2022, 3, 1), date(2022, 5, 10))
    assert found.feedback_date == date(2022, 7, 6)


def test_this_year_is_the_year_of_the_paper() -> None:
    text = "今年3月1日至4月30日，县委第一巡察组对县水利局党组开展巡察。6月1日，巡察组反馈巡察意见。"
    found = extract_inspection(text, published=date(2023, 11, 10))
    assert (found.start, found.end) == (date(2023, 3, 1), date(2023, 4, 30))
    assert found.feedback_date == date(2023, 6, 1)


def test_a_feedback_before_the_end_is_read_as_printed() -> None:
    text = "2021年4月29日至6月28日，市委第一巡察组对市科协党组开展了巡察。6月6日，巡察组反馈意见。"
    found = extract_inspection(text, published=date(2021, 12, 15))
    assert found.feedback_date == date(2021, 6, 6)


def test_a_window_that_runs_backwards_is_read_as_printed() -> None:
    text = "2021年6月28日至4月29日，市委第一巡察组对市科协党组开展了巡察。"
    found = extract_inspection(text)
    assert (found.start, found.end) == (date(2021, 6, 28), date(2021, 4, 29))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "关于开展2023年度食堂满意度调查的通知",
        "对反馈问题开展巡察整改，对照巡视要求进行整改。",
        "我们对巡察工作的重要性有了进一步认识。",
        "市委巡察工作领导小组召开会议，对巡察反馈工作进行部署。",
    ],
)
def test_a_text_that_tells_of_no_inspection_gives_nothing(text: str) -> None:
    found = extract_inspection(text)
    assert (found.team, found.inspected, found.start, found.feedback_date) == (None,) * 4


@pytest.mark.parametrize(
    "text", ["对" * 50_000, "巡视组" * 50_000, "1月1日" * 50_000, "反馈" * 50_000]
)
def test_a_hostile_text_has_true_places(text: str) -> None:
    places = extract_inspection(text).spans.values()
    assert all(span.end <= len(text) for span in places)
