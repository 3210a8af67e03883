"""What is listed and what is said to be left out, held against the problems of the ledger: the two
make the whole, or somebody is told what is missing.
"""

import re
from collections.abc import Collection, Iterator

from zhenggai.ledger.core.keys import number_of
from zhenggai.notices.source import Span
from zhenggai.publication.order.excluding import SCOPES, items_left_out, part_texts
from zhenggai.publication.order.passages import MARK, Passage, bare, part_of
from zhenggai.publication.order.screens.found import (
    PASSAGE_LOST,
    PASSAGE_REPEATED,
    SUM_OF_LEFT_OUT,
    Found,
    Place,
)
from zhenggai.publication.order.screens.text import ScreenedText
from zhenggai.publication.order.trimming import SAID, UNFINISHED, Omitted, omitted
from zhenggai.zh.numerals import parse_chinese
from zhenggai.zh.quotation import in_marks

# 8个问题 · 问题1个 · 两项任务
_COUNT = re.compile(r"(\d{1,4}|[一二两三四五六七八九十百]{1,5})\s?[个项]")
_CLAUSE = re.compile(r"[^。；;\n]+")
# The clause speaks of a part of the total before it.
_OF_THE_TOTAL = "其中"
_SHOWN = 8
_SHOWN_WORDS = 30
# Fewer characters are said of many things.
_LONG = 8


def sum_findings(screened: ScreenedText) -> Iterator[Found]:
    """Problems that are neither told nor left out, and a count of what is left out that is not the
    true one."""
    if screened.draft.paper not in SCOPES:
        return
    gone = items_left_out(screened.draft)
    yield from _untold(screened, gone)
    yield from _said(screened, omitted(screened.ledger, gone))
    yield from _passages(screened, {one for one in gone if MARK in one})


def _untold(screened: ScreenedText, gone: Collection[str]) -> Iterator[Found]:
    told = {
        part.item
        for part, version in screened.heads
        if not part.key.startswith(UNFINISHED) and version.text.strip()
    }
    counted = [one.key for one in screened.ledger.rows.problems()]
    groups = [("", counted)]
    groups += [(source, [one.key for one in rows]) for source, rows in screened.ledger.rows.apart]
    for source, keys in groups:
        left = [one for one in keys if one in gone]
        lost = [one for one in keys if one not in told and one not in gone]
        if lost:
            numbers = "、".join(map(number_of, lost[:_SHOWN]))
            yield Found(
                SUM_OF_LEFT_OUT,
                "error",
                f"{source}问题共{len(keys)}个，文中列出{len(keys) - len(left) - len(lost)}个，"
                f"写明不公开的{len(left)}个，还差{len(lost)}个（问题{numbers}"
                f"{'等' if len(lost) > _SHOWN else ''}）。",
                advice="补写这些问题；依规不公开的，在“不公开事项”里列出并登记同意。",
                door="left_out",
            )


def _said(screened: ScreenedText, out: Omitted) -> Iterator[Found]:
    """The clauses of the opening that say how many are left out."""
    opening = dict(screened.read.places).get("opening", Span(0, 0))
    text = screened.text[slice(*opening)]
    clauses = [one for one in _CLAUSE.finditer(text) if SAID.search(one[0])]
    found = [(one, count) for one in clauses if (count := _count(one[0]))]
    whole, counted = len(out.problems), len(out.counted)
    said = sum(count for _, count in found)
    of_total = sum(count for clause, count in found if _OF_THE_TOTAL in clause[0])
    if said == whole and of_total in (0, counted):
        return
    place = Place("opening")
    if found:
        start, end = found[0][0].span()
        place = screened.place(Span(opening.start + start, opening.start + end))
    apart = f"，反馈意见之外的{whole - counted}个" if whole > counted else ""
    yield Found(
        SUM_OF_LEFT_OUT,
        "error",
        f"开头写不公开的问题{said}个{f'，其中在总数以内的{of_total}个' if of_total else ''}；"
        f"实际不公开{whole}个（反馈意见的{counted}个{apart}）。",
        place,
        working=f"写明＝{said}\n实际＝{whole}",
        advice="按实际个数改这一句；删去自己写的这一句，文稿会写明个数。",
    )


def _passages(screened: ScreenedText, gone: Collection[str]) -> Iterator[Found]:
    """Passages that were to be left out and are told: rewritten since, or said elsewhere too."""
    if not gone:
        return
    texts = part_texts(screened.draft)
    known = {one.key: one for text in texts.values() for one in text.passages()}
    told = bare(screened.text)
    for item in sorted(gone):
        if part_of(item) in gone:
            continue
        if item not in known:
            yield Found(
                PASSAGE_LOST,
                "error",
                "这里有一处文字拟不公开，稿子改动以后找不到了。",
                Place(part_of(item)),
                advice="在“不公开事项”里撤回这一处，照现在的文字重新选定。",
                door="left_out",
            )
        elif any(len(one) >= _LONG and one in told for one in _lines(known[item])):
            yield Found(
                PASSAGE_REPEATED,
                "warning",
                f"{in_marks(known[item].words, _SHOWN_WORDS)}拟不公开，文中别处还有同样的话。",
                advice="别处的同样的话，也在“不公开事项”里选定；确实可以写的，写明情况。",
                door="left_out",
            )


def _lines(passage: Passage) -> Iterator[str]:
    return map(bare, passage.words.split("\n"))


def _count(clause: str) -> int:
    """How many problems a clause says are left out: what stands in brackets are shares of them, and
    what stands before 其中 is the total."""
    bare = re.sub("（[^（）]*）", "", clause)
    before = SAID.split(bare.partition(_OF_THE_TOTAL)[2] or bare)[0]
    found = _COUNT.findall(before) or _COUNT.findall(bare)[:1]
    return sum(map(_number, found))


def _number(printed: str) -> int:
    if printed.isdecimal():
        return int(printed)
    return parse_chinese(printed.replace("两", "二")) or 0
