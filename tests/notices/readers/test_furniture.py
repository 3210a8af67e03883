"""Chrome of a copied web page or print is told from the paper by its words."""

import pytest

from zhenggai.notices.readers.furniture import find_furniture

PAPER = (
    "关于巡察整改情况的通报\n　　根据统一部署，现将情况予以公布。\n一、整改情况\n已完成30项。\n"
    "中共青禾区委\n2023年9月1日"
)


def furniture_of(text: str) -> list[str]:
    """The furniture of a text."""
    return [text[span.start : span.end] for span in find_furniture(text)]


@pytest.mark.parametrize(
    "line",
    [
        "首页>工作之窗>巡视巡察",
        "首页 > 党务公开 > 正文",
        "当前位置：首页 » 通知公告",
        "您现在的位置: 网站首页 / 政务公开 / 正文",
        "【当前位置】：首页-要闻",
        "要闻 > 通知公告 > 正文",
        "来源:青禾区纪委监委网站发布时间:2021-02-08",
        "来源：青禾日报",
        "（来源：青禾区纪委监委）",
        "发布时间：2021年2月8日 来源：本站",
        "发布日期：2021-02-08 10:20:30　　浏览次数：123　　字号：[ 大 中 小 ]",
        "时间：2021-02-08 作者：某某 点击：12",
        "索引号：11370/2021-00012 主题分类：巡察",
        "2021-02-08 10:20",
        "[2021/2/8]",
        "【字体：大 中 小】 打印 关闭",
        "分享到：微信 新浪微博 QQ空间",
        "扫一扫在手机打开当前页",
    ],
)
def test_a_line_above_the_paper_is_furniture(line: str) -> None:
    assert furniture_of(f"{line}\n\n{PAPER}") == [line]
    title, _, rest = PAPER.partition("\n")
    assert furniture_of(f"{title}\r\n{line}\r\n{rest}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "上一篇：关于某事的通知",
        "下一条: 没有了",
        "责任编辑：某某",
        "【打印】【关闭】",
        "版权所有：青禾区人民政府",
        "主办单位：青禾区纪委监委 青ICP备12345号",
        "打印本页",
        "来源：青禾区纪委监委",
    ],
)
def test_everything_from_such_a_line_on_below_the_paper_is_furniture(line: str) -> None:
    assert furniture_of(f"{PAPER}\n{line}\n地址：青禾路1号 邮编：123456") == [
        line,
        "地址：青禾路1号 邮编：123456",
    ]


@pytest.mark.parametrize("line", ["— 3 —", "- 12 -", "－3－", "第3页", "第 3 页 共 10 页"])
def test_a_page_number_on_a_line_of_its_own_is_furniture(line: str) -> None:
    assert furniture_of(PAPER.replace("一、", f"  {line}\r\n一、")) == [line]


def test_a_table_of_contents_is_furniture() -> None:
    contents = "目　录\n一、整改情况…………………1\n二、下一步……………… 12\n"
    assert furniture_of(contents + PAPER) == ["一、整改情况…………………1", "二、下一步……………… 12"]


@pytest.mark.parametrize(
    "line",
    [
        "中共青禾区委关于巡察整改情况的通报",
        "（2021年2月8日）",
        "2021年2月8日",
        "青委发〔2021〕3号",
        "各镇党委、街道党工委：",
        "整改时间：2021年3月至6月",
        "问题来源：群众反映，共3件。",
        "完成时限：长期坚持",
        "一、强化责任 > 落实到位",
        "发布：",
    ],
)
def test_a_line_of_the_paper_itself_is_none(line: str) -> None:
    assert furniture_of(f"{line}\n{PAPER}") == []
    assert furniture_of(f"{PAPER}\n{line}") == []


@pytest.mark.parametrize(
    "line",
    [
        "联系电话：0532-87610808；邮政信箱：青禾区黑龙江中路1号；电子邮箱：a@b.cn",
        "通信地址：青禾区政务中心5楼",
        "附件：1.整改任务台账",
        "受理时间：8:30至17:30",
        "公示时间：2021年12月15日至12月30日",
    ],
)
def test_contact_and_signature_below_the_paper_are_none(line: str) -> None:
    assert furniture_of(f"{PAPER}\n{line}") == []


def test_a_date_in_a_sentence_is_none() -> None:
    assert furniture_of("2021-02-08，区委召开会议。\n" + PAPER) == []


def test_the_middle_of_a_paper_has_no_chrome() -> None:
    middle = PAPER.replace("一、整改情况", "来源：群众来信。\n上一篇：无。\n一、整改情况")
    assert furniture_of(middle + "\n" + "已经完成整改。\n" * 40) == []
