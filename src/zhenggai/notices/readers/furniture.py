"""Stretches of a text that belong to the web page or the print, not to the paper: page furniture.

Breadcrumb, source line, share buttons, previous and next links, page numbers, lines of a table of
contents. They keep their offsets, so that the day of publication can still be read from them.
"""

import re
from collections.abc import Iterator
from itertools import islice

from zhenggai.notices.source import Span

# A copied page has its chrome within so many printed lines of either end.
HEAD_LINES = 12
HEAD_CHARACTERS = 3_000
TAIL_LINES = 25
TAIL_CHARACTERS = 2_000

# 首页>工作之窗>巡视巡察 · 当前位置：首页 » 党建 » 正文 · 您现在的位置: 网站首页 / 通知公告
BREADCRUMB = re.compile(
    r"(?:[【\[]?(?:当前|您|你)?(?:的|现在的|当前的|所在的?)?(?:位置|栏目)[】\]]?[:：]|"
    r"(?:网站|学校|本站|返回)?(?:首页|主页)[ 　]*[>＞»›→/\\|·-])"
)
# 要闻 > 通知公告 > 正文
TRAIL = re.compile(r"[^>＞»›。，]{1,20}(?:>{1,2}[^>＞»›。，]{1,20}|[＞»›][^>＞»›。，]{1,20}){2,6}$")

# 来源:某某网 · 发布时间：2021-02-08 · 浏览次数：12 · 字号：[大 中 小] · 索引号：
SOURCE_KEY = re.compile(
    r"(?:(?:信息|文章|稿件)?来源|稿源|(?:发布|发文|公布|公开|发表|更新|生成|录入|成文)(?:时间|日期)|"
    r"发布(?:机构|单位|者|人)|发文机关|(?:责任编辑|责编)|供稿(?:单位)?|(?:浏览|阅读|点击|访问)(?:次数|量|数|率)|"
    r"字号|字体(?:大小)?|索引号|信息索引|(?:主题|信息)分类|公开方式|视力保护色)[ 　]*[:：]"
)
# A field of a paper may be called so too: 时间：2021-02-08 · 作者：某某 · 编辑: · 点击：
WEAK_KEY = re.compile(r"(?:时间|日期|作者|编辑|审核|审核人|发布|浏览|阅读|点击)[ 　]*[:：]")
# 2021-02-08 · 2021/2/8
STAMP = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}")
# 2021-02-08 · [2021-02-08 10:23:45] · 2021/2/8 · 2021年2月8日 10:23, not a bare 2021年2月8日
BARE_STAMP = re.compile(
    r"[\[（(【]?(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T　]*\d{1,2}:\d\d(?::\d\d)?)?|"
    r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日[ 　]*\d{1,2}:\d\d(?::\d\d)?)[\]）)】]?$"
)

# 【打印】【关闭】 · 分享到： 微信 微博 · 字号：大 中 小 · 扫一扫在手机打开当前页
TOOL = re.compile(
    r"(?:打印本页|打印此页|打印文章|打印正文|打印|关闭窗口|关闭本页|关闭|收藏本页|加入收藏|收藏|返回顶部|返回列表|返回|"
    r"分享到|分享至|分享|转发|点赞|微信好友|微信扫一扫|微信|新浪微博|腾讯微博|微博|[Qq]{2}空间|[Qq]{2}好友|[Qq]{2}|朋友圈|空间|"
    r"字体大小|字号大小|字号|字体|超大|特大|默认|大|中|小|[Aa][+-]|复制链接|复制|链接|朗读|语音播报|听全文|无障碍|"
    r"下载|扫一扫在手机(?:上)?(?:打开|查看|阅读)(?:当前页|本页面?|此页)?|扫一扫|手机(?:打开|浏览|阅读)(?:当前页)?|"
    r"更多|本页|我要纠错|纠错|保存|推荐|评论|TT?|[【】\[\]［］()（）:：/|｜·、,，+ 　\t-])++$"
)

# 上一篇：… · 下一条: · 相关链接 · 责任编辑：张某 · 版权所有 · 京ICP备12345678号
TAIL_MARK = re.compile(
    r"(?:上一[篇条页则]|下一[篇条页则]|前一[篇条]|后一[篇条]|相关(?:链接|文章|阅读|新闻|信息|稿件|报道)|热点(?:文章|新闻)|"
    r"推荐阅读|友情链接|网站地图|责任编辑|责编|版权所有|Copyright|©|主办单位|主办[:：]|承办单位|承办[:：]|技术支持|"
    r"返回顶部|关于我们|网站声明|网站标识码|[\u4e00-\u9fff]ICP备|[\u4e00-\u9fff]公网安备|扫一扫|分享到|"
    r"【?\[?(?:打印本页|关闭窗口|打印|我要打印|加入收藏))",
    re.I,
)

# — 3 — · -12- · －3－ · 第3页 · 第 3 页 共 10 页, alone on a line
PAGE_NUMBER = re.compile(
    r"\n[ \t　]*(?:[—–－-]{1,2}[ 　]?\d{1,4}[ 　]?[—–－-]{1,2}|"
    r"第[ 　]?\d{1,4}[ 　]?页(?:[ 　，,/]{0,2}共[ 　]?\d{1,4}[ 　]?页)?)[ \t　\r]*(?=\n|\Z)"
)
# 一、基本情况………………3
CONTENTS = re.compile(
    r"\n[^\n。]{2,60}?(?:…{3,}|\.{6,}|·{6,}|．{4,})[ \t　]*\d{1,3}[ \t　\r]*(?=\n|\Z)"
)


def find_furniture(text: str) -> tuple[Span, ...]:
    """The furniture of a text by its words alone, in order."""
    found = [*of_head(text), *of_tail(text)]
    found += (trimmed(text, *match.span()) for match in PAGE_NUMBER.finditer(text))
    if any(leader in text for leader in ("………", "......", "······", "．．．．")):
        found += (trimmed(text, *match.span()) for match in CONTENTS.finditer(text))
    return tuple(sorted(set(found)))


def of_head(text: str) -> Iterator[Span]:
    """Furniture above the paper: lines before its first paragraph of prose."""
    for span in islice(printed_lines(text[:HEAD_CHARACTERS]), HEAD_LINES):
        line = text[span.start : span.end]
        if is_prose(line):
            return
        if is_page_line(line) or BARE_STAMP.match(line):
            yield span


def of_tail(text: str) -> Iterator[Span]:
    """Furniture below the paper: everything from the first line that only a page has."""
    begin = max(0, len(text) - TAIL_CHARACTERS)
    lines = list(printed_lines(text, begin))[-TAIL_LINES:]
    prose = [at for at, span in enumerate(lines) if is_prose(text[span.start : span.end])]
    lines = lines[prose[-1] + 1 if prose else 0 :]
    for at, span in enumerate(lines):
        line = text[span.start : span.end]
        if TAIL_MARK.match(line) or is_page_line(line):
            yield from lines[at:]
            return


def is_page_line(line: str) -> bool:
    """Whether a line in the head or tail is chrome: breadcrumb, source line or buttons."""
    if len(line) > 200:
        return False
    return (
        BREADCRUMB.match(line) is not None
        or TRAIL.match(line) is not None
        or is_source_line(line)
        or TOOL.match(line) is not None
    )


def is_source_line(line: str) -> bool:
    """Whether a line tells whence and when a page came: 来源：… 发布时间：…."""
    if "。" in line:
        return False
    strong = len(SOURCE_KEY.findall(line))
    if strong > 1 or (strong and SOURCE_KEY.match(line.lstrip("（([【 　"))):
        return True
    weak = WEAK_KEY.match(line) is not None
    return STAMP.search(line) is not None and (strong > 0 or weak)


def is_prose(line: str) -> bool:
    """Whether a line is the paper's own text: a sentence, or as long as one."""
    return len(line) > 160 or "。" in line


def printed_lines(text: str, begin: int = 0) -> Iterator[Span]:
    """Spans of the lines that print something, without blanks at their ends."""
    at = begin
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        span = trimmed(text, at, end)
        if span.start < span.end:
            yield span
        at = end + 1


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without the blanks at its ends."""
    body = text[start:end]
    left = len(body) - len(body.lstrip())
    return Span(start + left, start + left + len(body.strip()))
