"""Heads and ends of papers as they are copied from sites, all of made-up offices."""

from datetime import date

import pytest

from zhenggai.notices.facts.masthead import Masthead, extract_masthead
from zhenggai.notices.paragraphs import split_paragraphs
from zhenggai.notices.source import Source

BODY = (
    "根据省委统一部署，2022年3月1日至5月1日，省委第二巡视组对青江县开展了巡视。"
    "现将整改情况予以公布。\n一、整改工作基本情况\n县委高度重视。\n"
)
SIGNED = "中共青江县委\n2022年12月8日"
TITLE = "中共青江县委关于巡视整改进展情况的通报"


def masthead_of(text: str) -> Masthead:
    source = Source("x", "text/plain", "", text)
    return extract_masthead(source, split_paragraphs(source))


HEADS = {
    "一行": (f"{TITLE}\n", TITLE),
    "面包屑和来源行之间": (
        f"首页>工作之窗>巡视巡察\n\n{TITLE}\n\n来源:青江廉政网发布时间:2022-12-20\n\n",
        TITLE,
    ),
    "断成两行": ("中共青江县委\n关于巡视整改进展情况的通报\n", TITLE),
    "在词中间断开": (
        "中共青江县委关于十二届省委第三轮巡视\n整改进展情况的通报\n",
        "中共青江县委关于十二届省委第三轮巡视整改进展情况的通报",
    ),
    "断成三行": (
        "中共青江县委\n关于省委第二巡视组反馈意见\n整改情况的通报\n",
        "中共青江县委关于省委第二巡视组反馈意见整改情况的通报",
    ),
    "站名在上一行": (f"青江县纪委监委\n{TITLE}\n", TITLE),
    "栏目名像标题": (f"青江县委巡察整改公示\n{TITLE}\n", TITLE),
    "加井号": (f"# {TITLE}\n", TITLE),
    "加粗": (f"**{TITLE}**\n", TITLE),
    "没有发文单位": (
        "关于市委巡察反馈意见整改落实情况的公示\n",
        "关于市委巡察反馈意见整改落实情况的公示",
    ),
    "没有关于": ("青江县中医院党委巡察整改情况通报\n", "青江县中医院党委巡察整改情况通报"),
    "公开稿": (f"{TITLE}（公开稿）\n", f"{TITLE}（公开稿）"),
    "报告": (
        "青江县人民政府关于中央生态环境保护督察反馈问题整改情况的报告\n",
        "青江县人民政府关于中央生态环境保护督察反馈问题整改情况的报告",
    ),
    "没有标题": ("", None),
    "只有栏目名": ("首页 > 政务公开 > 巡视整改情况\n", None),
}


@pytest.mark.parametrize("name", HEADS)
def test_the_title_is_found_among_the_lines_of_the_head(name: str) -> None:
    head, title = HEADS[name]
    text = head + BODY + SIGNED
    found = masthead_of(text)
    assert found.title == title
    if found.title_span:
        printed = text[slice(*found.title_span)]
        assert "".join(printed.split()) == title


def test_a_chapter_heading_is_no_title() -> None:
    assert masthead_of("一、巡视整改工作情况\n二、反馈问题整改落实情况\n" + BODY).title is None


def test_a_paper_in_one_paragraph_has_its_title_before_the_first_sentence() -> None:
    assert masthead_of(f"{TITLE} {BODY.replace(chr(10), '')}").title == TITLE


ENDS = {
    "两行": ("中共青江县委\n2022年12月8日", "中共青江县委", date(2022, 12, 8)),
    "一行": ("中共青江县委 2022年12月8日", "中共青江县委", date(2022, 12, 8)),
    "接在正文后": (
        "电子邮箱：x@y.cn。中共青江县委 2022年12月8日",
        "中共青江县委",
        date(2022, 12, 8),
    ),
    "中文数字": ("中共青江县委员会\n二〇二二年十二月八日", "中共青江县委员会", date(2022, 12, 8)),
    "日期有空格": ("中共青江县委\n2022 年 12 月 8 日", "中共青江县委", date(2022, 12, 8)),
    "两个单位": (
        "中共青江县委\n青江县人民政府\n2022年12月8日",
        "中共青江县委 青江县人民政府",
        date(2022, 12, 8),
    ),
    "盖章": (
        "中共青江县财政局党组（代章）\n2022年12月8日",
        "中共青江县财政局党组",
        date(2022, 12, 8),
    ),
    "党工委": ("云汀街道党工委\n2022年12月8日", "云汀街道党工委", date(2022, 12, 8)),
    "公司": (
        "青江矿业集团有限公司党委\n2022年12月8日",
        "青江矿业集团有限公司党委",
        date(2022, 12, 8),
    ),
    "村": (
        "中共石桥镇大湾村总支部委员会\n2022年12月8日",
        "中共石桥镇大湾村总支部委员会",
        date(2022, 12, 8),
    ),
    "后有联系方式": (
        "中共青江县委\n2022年12月8日\n联系电话：0531-86012345\n",
        "中共青江县委",
        date(2022, 12, 8),
    ),
    "后有网页家具": (
        "中共青江县委\n2022年12月8日\n责任编辑：某某\n打印 关闭\n上一篇：无\n",
        "中共青江县委",
        date(2022, 12, 8),
    ),
    "日期在上": ("2022年12月8日\n中共青江县委", "中共青江县委", date(2022, 12, 8)),
    "没有日期": ("中共青江县委", "中共青江县委", None),
    "没有单位": ("2022年12月8日", None, date(2022, 12, 8)),
    "什么都没有": ("县委将持续抓好整改。", None, None),
}


@pytest.mark.parametrize("name", ENDS)
def test_the_signature_is_found_at_the_end(name: str) -> None:
    end, issuer, signed = ENDS[name]
    text = "巡视整改进展\n" + BODY + end
    found = masthead_of(text)
    assert (found.issuer, found.signed) == (issuer, signed)
    assert found.published == signed
    if found.issuer_span:
        assert " ".join(text[slice(*found.issuer_span)].split()) == issuer


def test_the_signature_spans_issuer_and_day() -> None:
    found = masthead_of(f"{TITLE}\n{BODY}{SIGNED}")
    assert found.signature
    assert f"{TITLE}\n{BODY}{SIGNED}"[slice(*found.signature)] == SIGNED


def test_the_title_tells_the_issuer_where_nobody_signs() -> None:
    assert masthead_of(f"{TITLE}\n{BODY}").issuer == "中共青江县委"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("来源:青江廉政网发布时间:2022-12-20", date(2022, 12, 20)),
        ("【信息时间:2022-12-20 15:07 阅读次数: 】", date(2022, 12, 20)),
        ("发布日期：2022年12月20日", date(2022, 12, 20)),
        ("时间：2022/12/20 来源：县委办 浏览量：", date(2022, 12, 20)),
        ("2022-12-20 11:16 来源：中共青江县委 字号：大 中 小", date(2022, 12, 20)),
        ("发布时间:22-12-20 17:17字体大小:", date(2022, 12, 20)),
        ("（2022年12月20日）", date(2022, 12, 20)),
        ("成文日期：2022-12-10 发布日期：2022-12-20", date(2022, 12, 20)),
        ("来源：青江县纪委监委", date(2022, 12, 8)),
    ],
)
def test_the_source_line_tells_when_it_was_published(line: str, day: date) -> None:
    found = masthead_of(f"{TITLE}\n{line}\n{BODY}{SIGNED}")
    assert found.published == day
    assert found.signed == date(2022, 12, 8)


def test_a_source_line_that_is_furniture_still_tells_the_day() -> None:
    text = f"{TITLE}\n发布时间：2022-12-20\n{BODY}{SIGNED}"
    at = text.index("发布时间")
    source = Source("x", "text/html", "", text, furniture=())
    paragraphs = tuple(one for one in split_paragraphs(source) if one.start != at)
    assert extract_masthead(source, paragraphs).published == date(2022, 12, 20)


def test_a_day_of_the_body_is_no_day_of_publication() -> None:
    assert masthead_of(f"{TITLE}\n{BODY}县委将持续整改。").published is None


@pytest.mark.parametrize(
    "text",
    ["关于" * 100_000, "中共青江县委\n" * 20_000, "2022年12月8日" * 20_000, "来源 " * 50_000],
)
def test_a_hostile_text_is_read(text: str) -> None:
    found = masthead_of(text)
    assert found.title_span is None or found.title_span.end <= len(text)


def test_a_party_body_right_below_the_title_issues_the_paper() -> None:
    head = "关于省委巡视反馈意见整改进展情况的通报\n中共青江县委\n（2021年7月30日）\n"
    found = masthead_of(head + BODY)
    assert (found.issuer, found.published) == ("中共青江县委", date(2021, 7, 30))
