"""Operators on punctuation and stray signs."""

import re
from collections.abc import Iterator

from zhenggai.notices.benchmark.planting import Edit, Operator, Paper, swap
from zhenggai.notices.source import Span

QUOTED = re.compile(r"“[^“”\n]{2,30}”")  # “三重一大”
BRACKETED = re.compile(r"[（(][^（）()〔〕\n]{3,30}[)）]")  # （扩大）, (党组), not （1）
TITLE = re.compile(r"《[^《》\n]{4,40}》")  # 《…办法》
HAN = re.compile(r"[一-龥]{8}")
PLUS = re.compile(r"(?<=[“\d一-龥])[+＋](?=[\d一-龥A-Z])")  # “1+2”, 管委会+公司
FULL_STOP = re.compile(r"[^\n]{60,}(。)$", re.M)
MARK = re.compile(r"(?<=[一-龥])([，,。；;、])(?=[一-龥])")
PHONE = re.compile(r"(?<=0600)-(?=\d{7})")


def unclosed(pattern: re.Pattern[str], paper: Paper) -> Iterator[Edit]:
    """The closing mark left out."""
    for match in pattern.finditer(paper.text):
        yield swap(match.end() - 1, match.end(), "", Span(*match.span()))


def unopened(pattern: re.Pattern[str], paper: Paper) -> Iterator[Edit]:
    """The opening mark left out."""
    for match in pattern.finditer(paper.text):
        yield swap(match.start(), match.start() + 1, "", Span(*match.span()))


def open_quotes(paper: Paper) -> Iterator[Edit]:
    """“三重一大 without its end."""
    return unclosed(QUOTED, paper)


def lost_quotes(paper: Paper) -> Iterator[Edit]:
    """三重一大” without its beginning."""
    return unopened(QUOTED, paper)


def open_brackets(paper: Paper) -> Iterator[Edit]:
    """（试行 without its end."""
    return unclosed(BRACKETED, paper)


def open_titles(paper: Paper) -> Iterator[Edit]:
    """《办法 without its end."""
    return unclosed(TITLE, paper)


def lost_titles(paper: Paper) -> Iterator[Edit]:
    """办法》 without its beginning."""
    return unopened(TITLE, paper)


def mismatched(paper: Paper) -> Iterator[Edit]:
    """（扩大》: a bracket closed by a mark of another kind."""
    for match in BRACKETED.finditer(paper.text):
        yield swap(match.end() - 1, match.end(), "》", Span(*match.span()))


def doubly_opened(paper: Paper) -> Iterator[Edit]:
    """“三重一大“: the closing quote typed as an opening one."""
    for match in QUOTED.finditer(paper.text):
        yield swap(match.end() - 1, match.end(), "“", Span(*match.span()))


def blanks(paper: Paper) -> Iterator[Edit]:
    """A blank between two Chinese characters of running text."""
    for match in HAN.finditer(paper.text):
        at = match.start() + 4
        if not heading(paper.text, at):
            yield swap(at, at, " ", Span(at - 1, at + 1))


def heading(text: str, at: int) -> bool:
    """Whether a place lies in a line by itself: title, table, signature, source line."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return not text[start:end].rstrip().endswith("。")


def lost_plus(paper: Paper) -> Iterator[Edit]:
    """“1+2” that a web copy made “1 2”."""
    for match in PLUS.finditer(paper.text):
        yield swap(*match.span(), " ", Span(match.start() - 1, match.end() + 1))


def lost_full_stops(paper: Paper) -> Iterator[Edit]:
    """A paragraph without its full stop."""
    for match in FULL_STOP.finditer(paper.text):
        yield swap(*match.span(1), "", Span(match.start(1) - 8, match.start(1)))


def doubled(paper: Paper) -> Iterator[Edit]:
    """A mark typed twice."""
    for match in MARK.finditer(paper.text):
        yield swap(*match.span(), match[1] * 2)


def clashing(paper: Paper) -> Iterator[Edit]:
    """A comma where a pause mark or a stop already stands."""
    for match in MARK.finditer(paper.text):
        yield swap(*match.span(), f"{match[1]}{'、' if match[1] != '、' else '，'}")


def dashes(paper: Paper) -> Iterator[Edit]:
    """A long dash, or the numeral 一, in a telephone number."""
    for match in PHONE.finditer(paper.text):
        number = Span(match.start() - 4, match.end() + 7)
        for wrong in ("——", "一", "_"):
            yield swap(*match.span(), wrong, number)


MARKS = (
    Operator("unclosed_quote", ("PUN",), "引号没有后一半", open_quotes),
    Operator("unopened_quote", ("PUN",), "引号没有前一半", lost_quotes),
    Operator("quote_opened_twice", ("PUN",), "后引号打成前引号", doubly_opened),
    Operator("unclosed_bracket", ("PUN",), "括号没有后一半", open_brackets),
    Operator("mismatched_bracket", ("PUN", "REF"), "括号前后不配", mismatched),
    Operator("unclosed_book_mark", ("PUN", "REF"), "书名号没有后一半", open_titles),
    Operator("unopened_book_mark", ("PUN", "REF"), "书名号没有前一半", lost_titles),
    Operator("stray_blank", ("PUN",), "汉字之间多空格", blanks),
    Operator("lost_plus", ("PUN",), "丢了加号", lost_plus),
    Operator("lost_full_stop", ("PUN",), "段末没有句号", lost_full_stops),
    Operator("doubled_mark", ("PUN",), "标点重复", doubled),
    Operator("clashing_marks", ("PUN",), "两个标点相连", clashing),
    Operator("phone_dash", ("PUN",), "电话号码连接号不对", dashes),
)
