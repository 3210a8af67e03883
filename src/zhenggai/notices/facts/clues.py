"""Counts of clues, petitions and persons dealt with; 件, 条, 人 and 件次 are kept apart."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from zhenggai.notices.facts.quantities import Quantity
from zhenggai.notices.source import Span


@dataclass(frozen=True, slots=True)
class ClueCount:
    """One count. `what` is clues, letters, filed_cases, filed_persons, handled_persons,
    disciplined_persons, expelled_persons, transferred_persons, organisational, talks, concluded,
    in_progress, four_forms_all, four_forms_1 … four_forms_4 (several forms together:
    four_forms_1_2).

    `scope` is "inspection" for what the inspection handed over, "own" for the unit's own work.
    """

    what: str
    value: Decimal
    unit: str
    span: Span
    scope: str


PERSONS = frozenset(["人", "名", "人次", "位"])
CASES = frozenset(["件", "条", "起", "件次", "个", "封", "宗", "批", "批次", "人次"])

# The words that tell what is counted; the longer stands before the shorter that it contains.
WORDS_OF = {
    "filed": "立案审查调查 立案审查 立案调查 立案查处 立案侦查 转立案 立案 留置",
    "expelled_persons": "开除党籍 开除公职 双开 开除",
    "disciplined_persons": "党纪政务处分 党政纪处分 党纪处分 政务处分 纪律处分 党内严重警告"
    " 党内警告 严重警告 警告 记大过 记过 降级 撤职 留党察看 撤销党内职务 处分",
    "transferred_persons": "移送司法机关 移送检察机关 移送公安机关 移送司法 移送审查起诉 移交司法",
    "organisational": "组织处理 组织调整 免职 调整职务 停职检查 停职 降职 责令辞职 调离岗位",
    "talks": "谈话提醒 提醒谈话 约谈提醒 警示谈话 诫勉谈话 诫勉 批评教育 责令检查 书面检查 约谈"
    " 通报批评 谈话函询 函询",
    "concluded": "办结 了结 核结 查结 办理完毕",
    "in_progress": "正在办理 正在核查 正在调查 正在核实 正在处置 在办 未办结 积存",
    "clues": "问题线索 线索 见人见事问题",
    "letters": "信访举报件 信访举报 信访件 信访事项 举报件 来信来访 来信 信访 检举控告",
    "handled_persons": "追责问责 问责 追责 处理 追究 查处",
}
MEANING = {word: what for what, words in WORDS_OF.items() for word in words.split()}
# 立案 · 问题线索 · 未办结 before 办结
WORD = re.compile("|".join(sorted(MEANING, key=len, reverse=True)))
PROGRESS = ("concluded", "in_progress")

CLAUSE_START = re.compile(r"[，,。；;！!？?\n：:（(]")
CLAUSE_END = re.compile(r"[，,。；;！!？?\n（(]")
LONGEST_CLAUSE = 40
# 给予3名同志… · 对5名区管干部…: what is done stands behind the number.
LOOKS_AHEAD = re.compile(r"(?:对|给予|将|有)(?:其中)?(?:的|共)?$")
# “四种形态” · 第一种形态 · 第一种、第二种形态 · 第一、二种形态
ALL_FORMS = re.compile("(?<!第)四种形态")
FORMS = re.compile(r"第[一二三四](?:种)?(?:形态)?(?:[、和及至]第?[一二三四](?:种)?(?:形态)?){0,3}")
DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4}

# 移交问题线索6条 · 巡察组交办信访件 · 巡视移交的领导干部问题线索 · 移交我区见人见事问题
HANDED_OVER = re.compile(r"(?:移交|交办|转交|转办)[^。\n]{0,20}(?:线索|信访|举报|见人见事)")
CHAPTER = re.compile(r"^\s*[一二三四五六七八九十]{1,3}、", re.MULTILINE)
# A chapter on clues and petitions is short; a heading far above speaks of other things.
FARTHEST_ANCHOR = 800


def extract_clues(text: str, quantities: tuple[Quantity, ...]) -> tuple[ClueCount, ...]:
    """All counts of clues, petitions and persons dealt with, in order."""
    counts = list(counted(text, quantities))
    if not counts:
        return ()
    anchors = [match.start() for match in HANDED_OVER.finditer(text)]
    chapters = [match.start() for match in CHAPTER.finditer(text)]
    return tuple(
        ClueCount(what, one.value, one.unit, one.span, scope_at(one.span.start, anchors, chapters))
        for what, one in counts
    )


def counted(text: str, quantities: tuple[Quantity, ...]) -> Iterator[tuple[str, Quantity]]:
    """What each number counts, for those that count something of this kind."""
    word, before = None, 0
    for one in quantities:
        if one.unit not in PERSONS and one.unit not in CASES:
            continue
        # 2条4人 · 16件14人: the second number counts the same thing in another unit.
        if one.span.start != before:
            word = word_beside(text, one, before)
        before = one.span.end
        what = meaning(word, one.unit) if word else None
        if what:
            yield what, one


def word_beside(text: str, one: Quantity, since: int) -> str | None:
    """The word before a number in its clause, or behind it (对5名干部立案审查)."""
    start = one.span.start
    clause = CLAUSE_START.split(text[max(since, start - LONGEST_CLAUSE) : start])[-1]
    if ALL_FORMS.search(clause):
        return "four_forms_all"
    if "形态" in clause and (forms := FORMS.search(clause)):
        return form_name(forms[0])
    words = [MEANING[word[0]] for word in WORD.finditer(clause)]
    if words:
        return next((word for word in words if word in PROGRESS), words[-1])
    if not LOOKS_AHEAD.search(clause):
        return None
    ahead = CLAUSE_END.split(text[one.span.end : one.span.end + LONGEST_CLAUSE])[0]
    found = WORD.search(ahead)
    return MEANING[found[0]] if found else None


def form_name(printed: str) -> str:
    """The name of one form or several: 第一种、第二种形态 is four_forms_1_2."""
    forms = [DIGITS[letter] for letter in printed if letter in DIGITS]
    if "至" in printed:
        forms = list(range(forms[0], forms[-1] + 1))
    return "four_forms_" + "_".join(map(str, forms))


def meaning(word: str, unit: str) -> str | None:
    """What a word counts in this unit; None where they do not go together."""
    if word == "filed":
        return "filed_persons" if unit in PERSONS else "filed_cases"
    if word in ("clues", "letters") or word.startswith("four_forms"):
        return word
    return word if (unit in CASES if word in PROGRESS else unit in PERSONS) else None


def scope_at(start: int, anchors: list[int], chapters: list[int]) -> str:
    """Whether the chapter has spoken of things handed over shortly before `start`."""
    at = bisect_right(anchors, start)
    chapter = bisect_right(chapters, start)
    begins = chapters[chapter - 1] if chapter else 0
    near = at and anchors[at - 1] >= max(begins, start - FARTHEST_ANCHOR)
    return "inspection" if near else "own"
