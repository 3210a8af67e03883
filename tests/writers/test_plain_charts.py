"""Plain charts: every count is told in words, nothing leans on a style sheet."""

from xml.etree import ElementTree as ET

import pytest

from zhenggai.writers.plain_charts import WIDTH, Bar, Chart, chart_svg

PARTS = ("已完成", "基本完成", "正在整改", "尚未完成")
CHART = Chart(
    "各方面问题整改情况",
    PARTS,
    (
        Bar("贯彻落实党的理论和路线方针政策以及党中央重大决策部署方面", (10, 1, 3, 0)),
        Bar("全面从严治党方面", (8, 1, 6, 0)),
    ),
)
SPACE = "{http://www.w3.org/2000/svg}"


def drawn(chart: Chart, *, is_titled: bool = False) -> ET.Element:
    return ET.fromstring(chart_svg(chart, is_titled=is_titled))  # noqa: S314 - our own


def words(root: ET.Element) -> str:
    return "".join(one.text or "" for one in root.iter(f"{SPACE}text"))


def test_every_part_is_told_with_its_count_and_they_make_the_whole() -> None:
    told = words(drawn(CHART))
    for part, total in zip(PARTS, CHART.totals, strict=True):
        assert f"{part} {total}个" in told
    assert sum(CHART.totals) == CHART.whole
    assert drawn(CHART).attrib["aria-label"] == f"{CHART.title}：{CHART.spoken}"


def test_a_part_is_as_long_as_its_count_says() -> None:
    bars = [one for one in drawn(CHART).iter(f"{SPACE}rect") if one.attrib["height"] == "22"]
    longest = max(sum(bar.counts) for bar in CHART.bars)
    wanted = [count for bar in CHART.bars for count in bar.counts if count]
    for one, count in zip(bars, wanted, strict=True):
        assert abs(float(one.attrib["width"]) + 1 - count / longest * WIDTH) < 0.2


def test_nothing_reaches_beyond_the_edge() -> None:
    root = drawn(CHART)
    height = float(root.attrib["height"])
    for one in root.iter():
        assert float(one.attrib.get("x", 0)) + float(one.attrib.get("width", 0)) <= WIDTH
        assert float(one.attrib.get("y", 0)) <= height
    for one in root.iter(f"{SPACE}text"):
        assert len(one.text or "") * 14 <= WIDTH


@pytest.mark.parametrize("long", range(18, 34))
def test_no_line_begins_with_a_closing_mark(long: int) -> None:
    said = "整" * long + "；另有5个问题按规定不予公开。"
    chart = Chart("整改情况", PARTS, (Bar(said, (1, 0, 0, 0)),))
    lines = [one.text or "" for one in drawn(chart).iter(f"{SPACE}text")]
    assert not any(one.startswith("；") for one in lines)
    assert said in "".join(lines)
    assert all(len(one) * 14 <= WIDTH for one in lines)


def test_a_drawing_has_attributes_and_no_style() -> None:
    for one in drawn(CHART, is_titled=True).iter():
        assert not {"style", "class", "id", "onload", "href"} & set(one.attrib)


def test_a_title_is_drawn_only_on_a_picture_of_its_own() -> None:
    assert CHART.title in words(drawn(CHART, is_titled=True))
    assert CHART.title not in words(drawn(CHART))


def test_a_chart_of_nothing_is_drawn_all_the_same() -> None:
    assert "已完成 0个" in words(drawn(Chart("无", PARTS, (Bar("", (0, 0, 0, 0)),))))
