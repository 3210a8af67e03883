"""Operators on terms, political wording, units and the word for the inspection."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from zhenggai.notices.benchmark.planting import Edit, Operator, Paper, swap
from zhenggai.notices.source import Span

SLIPS = tomllib.loads((Path(__file__).parent / "slips.toml").read_text(encoding="utf-8"))

MONEY = re.compile(r"(?<=\d)万元(?=[，,。；;、])")  # 31.86万元，
PERSONS = re.compile(r"(?:处分|诫勉|批评教育|移送司法机关)(?:\d+)(人)(?!次)")  # 党纪政务处分28人
LETTERS = re.compile(r"(?:信访件|问题线索)(?:\d+)(件)")  # 问题线索34件
# 巡视整改, 巡察反馈: said of the paper's own inspection
OWN = re.compile(r"(?<![巡视察、])(巡视|巡察)(?=(?:集中)?(?:整改|反馈|期间|意见))")
STOP = re.compile(r"[一-龥]{4}。\n")

# Meetings with the day on which they ended; spoken of before, they are a fault.
TOO_EARLY = {
    "党的二十届三中全会精神": date(2024, 7, 18),
    "党的二十届四中全会精神": date(2025, 10, 23),
}


def replaced(group: str, paper: Paper) -> Iterator[Edit]:
    """Every word of one list that stands in the notice, each at its first three places."""
    for right, wrong in SLIPS[group].items():
        for number, match in enumerate(re.finditer(re.escape(right), paper.text)):
            if number < 3:
                yield swap(*match.span(), wrong)


def wrong_terms(paper: Paper) -> Iterator[Edit]:
    """A slip of the trade."""
    return replaced("terms", paper)


def variants(paper: Paper) -> Iterator[Edit]:
    """An older way of writing."""
    return replaced("variants", paper)


def political(paper: Paper) -> Iterator[Edit]:
    """Fixed political wording miswritten."""
    return replaced("political", paper)


def doubled(paper: Paper) -> Iterator[Edit]:
    """A word typed twice."""
    return replaced("doubled", paper)


def other_inspections(paper: Paper) -> Iterator[Edit]:
    """巡视 in a 巡察 notice and the other way round."""
    told = paper.truth.get("inspection", {}).get("kind")
    # From the title on: what stands above it belongs to the page.
    for match in OWN.finditer(paper.text, paper.text.index(paper.truth["title"][:6])):
        if match[1] == told and "《" not in paper.text[match.start() - 20 : match.start()]:
            yield swap(*match.span(), "巡察" if told == "巡视" else "巡视")


def without_yuan(paper: Paper) -> Iterator[Edit]:
    """31.86万 where 万元 is meant."""
    for match in MONEY.finditer(paper.text):
        yield swap(*match.span(), "万", Span(match.start() - 4, match.end() - 1))


def wrong_measure_words(paper: Paper) -> Iterator[Edit]:
    """处分28件, 问题线索34人."""
    for pattern, wrong in ((PERSONS, "件"), (LETTERS, "人")):
        for match in pattern.finditer(paper.text):
            yield swap(*match.span(1), wrong, Span(*match.span()))


def too_early(paper: Paper) -> Iterator[Edit]:
    """A meeting that had not been held on the paper's day."""
    signed = date.fromisoformat(paper.truth["published"])
    for words, held in TOO_EARLY.items():
        if held > signed:
            for match in STOP.finditer(paper.text):
                at = match.end() - 2
                yield swap(at, at, f"，深入学习贯彻{words}")


WORDING = (
    Operator("wrong_term", ("TXT",), "用错字词", wrong_terms),
    Operator("older_form", ("TXT",), "用旧写法", variants, advice=True),
    Operator("political_wording", ("TXT",), "固定提法写错", political),
    Operator("doubled_word", ("TXT",), "词语重复", doubled),
    Operator("inspection_word", ("TXT",), "巡视巡察混用", other_inspections),
    Operator("amount_without_yuan", ("TXT",), "金额丢了“元”", without_yuan),
    Operator("measure_word", ("TXT",), "量词用错", wrong_measure_words),
    Operator("wording_too_early", ("TXT",), "提法早于会议", too_early),
)
