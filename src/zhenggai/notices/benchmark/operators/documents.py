"""Operators on titles and document numbers."""

import re
from collections.abc import Iterator
from itertools import pairwise

from zhenggai.notices.benchmark.planting import Edit, Operator, Paper, swap
from zhenggai.notices.source import Span

# 望办发〔2022〕27号 behind 《望溪区…办法》(
NUMBER = re.compile(r"(?P<code>[一-龥]{1,8})〔(?P<year>\d{4})〕(?P<serial>\d{1,4})号")
TITLED = re.compile(
    r"《(?P<title>[^《》]{4,60})》[(（](?P<number>[一-龥]{1,8}〔\d{4}〕\d{1,4}号)[)）]"
)
# 《…办法（试行）》
TRIAL = re.compile(r"([(（]试行[)）])》")
# A later sentence, before which another mention can be set in.
STOP = re.compile(r"[一-龥]。\n")


def reshaped(shape: str, paper: Paper) -> Iterator[Edit]:
    """A number written in another shape, with {code}, {year} and {serial}."""
    for match in NUMBER.finditer(paper.text):
        tail = shape.format(year=match["year"], short=match["year"][2:], serial=match["serial"])
        start = match.start() + len(match["code"])
        yield swap(start, match.end(), tail, Span(*match.span()))


def square(paper: Paper) -> Iterator[Edit]:
    """〔2022〕 as [2022]."""
    return reshaped("[{year}]{serial}号", paper)


def round_(paper: Paper) -> Iterator[Edit]:
    """〔2022〕 as （2022）."""
    return reshaped("（{year}）{serial}号", paper)


def heavy(paper: Paper) -> Iterator[Edit]:
    """〔2022〕 as 【2022】."""
    return reshaped("【{year}】{serial}号", paper)


def with_zero(paper: Paper) -> Iterator[Edit]:
    """8号 as 08号."""
    return reshaped("〔{year}〕0{serial}号", paper)


def with_ordinal(paper: Paper) -> Iterator[Edit]:
    """8号 as 第8号."""
    return reshaped("〔{year}〕第{serial}号", paper)


def short_year(paper: Paper) -> Iterator[Edit]:
    """〔2022〕 as 〔22〕."""
    return reshaped("〔{short}〕{serial}号", paper)


def serial_inside(paper: Paper) -> Iterator[Edit]:
    """〔2022〕8号 as 〔2022-8〕."""
    return reshaped("〔{year}-{serial}〕", paper)


def shared_numbers(paper: Paper) -> Iterator[Edit]:
    """The number of one document given to the next one too."""
    for first, second in pairwise(TITLED.finditer(paper.text)):
        yield swap(
            *second.span("number"), first["number"], Span(*first.span()), Span(*second.span())
        )


def second_numbers(paper: Paper) -> Iterator[Edit]:
    """A document named again further on, with another number."""
    for match in TITLED.finditer(paper.text):
        stop = STOP.search(paper.text, match.end() + 40)
        if stop:
            serial = NUMBER.fullmatch(match["number"])
            other = (
                f"{serial['code']}〔{serial['year']}〕{int(serial['serial']) + 60}号"
                if serial
                else ""
            )
            again = f"，严格执行《{match['title']}》（{other}）"
            at = stop.start() + 1
            yield swap(at, at, again, Span(*match.span()))


def trials_outside(paper: Paper) -> Iterator[Edit]:
    """《…办法（试行）》 as 《…办法》（试行）."""
    for match in TRIAL.finditer(paper.text):
        yield swap(*match.span(), f"》{match[1]}")


DOCUMENTS = (
    Operator("document_number_square", ("REF",), "文号用[ ]", square),
    Operator("document_number_round", ("REF",), "文号用（ ）", round_),
    Operator("document_number_heavy", ("REF",), "文号用【 】", heavy),
    Operator("document_number_zero", ("REF",), "文号加虚零", with_zero),
    Operator("document_number_ordinal", ("REF",), "文号加“第”", with_ordinal),
    Operator("document_number_year", ("REF",), "文号年份不全", short_year),
    Operator("document_number_inside", ("REF",), "序号写进括号", serial_inside),
    Operator("same_number_two_titles", ("REF",), "一个文号两个文件", shared_numbers),
    Operator("two_numbers_one_title", ("REF",), "一个文件两个文号", second_numbers),
    Operator("trial_outside_title", ("REF",), "（试行）在书名号外", trials_outside),
)
