"""A page of a government site: title and main text, breadcrumb and source line as furniture."""

import pytest

from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.source import Source

PARAGRAPHS = (
    "根据统一部署，2023年3月1日至5月20日，市委第三巡察组对青禾区民政局党组开展了巡察。",
    "一、整改工作情况",
    "（一）关于学习不够深入的问题。已经完成整改，印发了学习制度，各支部都建立了台账。",
    "中共青禾区民政局党组",
    "2023年9月1日",
)
TITLE = "中共青禾区民政局党组关于巡察整改情况的通报"
BODY = "".join(f"<p>　　{text}</p>" for text in PARAGRAPHS)
CRUMB = '当前位置：<a href="/">首页</a> &gt; <a>政务公开</a> &gt; <a>通知公告</a>'
SOURCE = (
    "<span>发布时间：2023-09-02 10:20</span> <span>来源：区民政局</span> <span>浏览次数：</span>"
)


def page(main: str, *, name: str = TITLE, head: str = "", after: str = "") -> str:
    """A page of a site, with its menus, boxes and foot."""
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{name}_青禾区人民政府</title>'
        f"{head}<style>p {{ margin: 0 }}</style><script>var a = '<p>没有，的。</p>'</script></head>"
        '<body><div class="top"><ul><li><a>网站首页</a></li><li><a>政务公开</a></li></ul></div>'
        f'<div class="position">{CRUMB}</div><div class="box"><h1>{TITLE}</h1>'
        f'<div class="info">{SOURCE}</div><div class="share">分享到：<a>微信</a></div>{main}'
        "<div>【<a>打印</a>】【<a>关闭</a>】</div></div>"
        f"{after}<p>上一篇：<a>关于某事的通知，很长的一个标题</a></p><p>下一篇：没有了</p>"
        '<div class="footer"><p>版权所有：青禾区人民政府，地址：青禾路1号。</p></div></body></html>'
    )


def read(markup: str, encoding: str = "utf-8") -> Source:
    """What our reader makes of a page."""
    return source_of_bytes(markup.encode(encoding), "x.html")


def lines(source: Source) -> list[str]:
    """The lines of the paper itself, furniture aside."""
    text = list(source.text)
    for span in source.furniture:
        text[span.start : span.end] = [""] * (span.end - span.start)
    found = (line.strip() for line in "".join(text).split("\n"))
    return [line for line in found if line]


KNOWN = [
    '<div id="zoom">{}</div>',
    '<div id="Zoom" class="bt-content">{}</div>',
    '<div class="TRS_Editor"><div class="Custom_UnionStyle">{}</div></div>',
    '<div class="view TRS_UEDITOR trs_paper_default">{}</div>',
    '<div class="pages_content">{}</div>',
    '<div id="vsb_content_501"><div class="v_news_content">{}</div></div>',
    '<div class="wp_articlecontent">{}</div>',
    '<div id="js_content">{}</div>',
    "<article>{}</article>",
    '<td id="zoom">{}</td>',
]
UNKNOWN = ['<div class="abc">{}</div>', "<table><tr><td><div>{}</div></td></tr></table>", "{}"]


@pytest.mark.parametrize("container", [*KNOWN, *UNKNOWN])
def test_the_paper_is_found_in_the_page(container: str) -> None:
    found = lines(read(page(container.format(BODY * 3))))
    assert found == [TITLE, *PARAGRAPHS * 3]


@pytest.mark.parametrize("container", KNOWN[:8])
def test_even_a_short_paper_is_found_where_its_box_is_known(container: str) -> None:
    assert lines(read(page(container.format(BODY)))) == [TITLE, *PARAGRAPHS]


def test_breadcrumb_and_source_line_stay_as_furniture() -> None:
    source = read(page(KNOWN[0].format(BODY)))
    furniture = [source[span] for span in source.furniture]
    assert "当前位置：首页 > 政务公开 > 通知公告" in furniture
    assert "发布时间：2023-09-02 10:20 来源：区民政局 浏览次数：" in furniture
    assert "分享到：微信" in furniture
    assert not any(word in source.text for word in ("上一篇", "版权所有", "网站首页", "没有，的"))


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("said", ["gb2312", "utf-8", "big5-nonsense", "GBK"])
def test_any_encoding_is_read_whatever_the_page_says(encoding: str, said: str) -> None:
    markup = page(KNOWN[0].format(BODY)).replace("utf-8", said)
    assert lines(read(markup, encoding)) == [TITLE, *PARAGRAPHS]


def test_a_title_broken_for_its_looks_is_one_line() -> None:
    markup = page(KNOWN[0].format(BODY)).replace(
        f"<h1>{TITLE}</h1>", f"<h1>{TITLE[:11]}<br>{TITLE[11:]}</h1>"
    )
    assert lines(read(markup))[0] == TITLE


def test_a_title_in_the_main_text_is_not_doubled() -> None:
    markup = page(KNOWN[0].format(f"<p>{TITLE}</p>{BODY}")).replace(f"<h1>{TITLE}</h1>", "")
    assert lines(read(markup)) == [TITLE, *PARAGRAPHS]


def test_a_title_written_by_script_is_taken_from_the_name_of_the_page() -> None:
    markup = page(KNOWN[0].format(BODY)).replace(f"<h1>{TITLE}</h1>", "<h1></h1>")
    assert lines(read(markup))[0] == TITLE
    named = f'<meta name="ArticleTitle" content="{TITLE}">'
    elsewhere = page(KNOWN[0].format(BODY), name="网站", head=named)
    assert lines(read(elsewhere))[0] == TITLE


def test_lines_are_broken_as_a_browser_breaks_them() -> None:
    main = (
        "<p>甲，\n  乙<b>丙</b> 丁&nbsp;戊<br>己，庚<br/><br/>辛</p><div>壬<div>癸</div>子</div>"
        "<p>see the\n page</p><pre>一\n 二</pre>"
        "<p style='display:none'>不见</p><p hidden>不见</p>"
    )
    found = lines(read(page(f"<div id=zoom>{BODY}{main}</div>")))
    assert found[1 + len(PARAGRAPHS) :] == [
        "甲，乙丙 丁\xa0戊", "己，庚", "辛", "壬", "癸", "子", "see the page", "一", "二",
    ]  # fmt: skip


def test_rows_of_tables_are_lines_and_numbered_lists_have_their_numbers() -> None:
    main = (
        f"<div id=zoom>{BODY}<table><tr><th>序号</th><th>问题</th></tr>"
        "<tr><td>1</td><td>学习</td></tr>"
        "<tr><td>2</td><td><p>甲</p><p>乙</p></td></tr></table>"
        "<ol start=3><li>督查<li value=7>整改</ol><ol type=a><li>文<ul><li>内</ul><li>武</ol></div>"
    )
    found = lines(read(page(main)))[1 + len(PARAGRAPHS) :]
    assert found == [
        "序号\t问题", "1\t学习", "2", "甲", "乙", "3. 督查", "7. 整改", "a. 文", "内", "b. 武",
    ]  # fmt: skip


def test_a_page_that_is_all_text_is_read_whole() -> None:
    assert (
        read("<html><body>整改情况通报<br>一、已完成。</body></html>").text
        == "整改情况通报\n一、已完成。"
    )


def test_a_fragment_without_head_is_read() -> None:
    assert lines(read(BODY)) == list(PARAGRAPHS)


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(Exception, match="没有文字"):
        read("<html><body><script>1</script></body></html>")
