"""Days that the ledger knows, as a text tells of them: the inspection, feedback, approval of the
plan, prescribed steps, meetings, deadlines.

Each has the words by which a typed day is known to be it; without them a day is nobody's.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.rows import Item
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.vocabulary import MEETING_KINDS
from zhenggai.writers.bound import (
    BEGAN,
    BEGAN_TITLE,
    CUT_OFF,
    CUT_OFF_TITLE,
    DAY,
    ENDED,
    ENDED_TITLE,
    FEEDBACK,
    FEEDBACK_TITLE,
)

# 对云汀区开展了常规巡视 · 巡视组巡视了云汀区 · 接受省委巡视
_INSPECTED = (
    r"对[^，。]{1,40}(?:开展|进行|实施)了?[^，。]{0,12}巡[视察]"
    r"|巡[视察]了|接受[^，。]{0,20}巡[视察]"
)
# 进驻云汀区 · 巡视组进驻
_BEGAN = rf"{_INSPECTED}|进驻"
# 巡视结束 · 驻点结束 · 撤离
_ENDED = rf"{_INSPECTED}|(?:巡[视察]|驻点|进驻)[^，。]{{0,6}}结束|撤[离点]"
# 反馈了巡视意见 · 召开反馈会 · 收到巡视反馈意见 · 向云汀区委反馈
_FEEDBACK = r"反馈了|反馈会|收到[^，。]{0,12}反馈意见|向[^，。]{1,20}反馈"
# 整改方案审定通过 · 审议通过整改方案
_APPROVED = r"方案[^，。]{0,10}(?:审定|审议通过)|(?:审定|审议通过)[^，。]{0,10}方案"
# 完成时限：… · …前完成 · 完成时间
_DEADLINE = r"时限|前[^，。]{0,6}完成|完成时间"
_CUT_OFF = r"截至\s*$"


@dataclass(frozen=True, slots=True)
class LedgerDay:
    """A day under the name by which it is bound, what people call it, and the words of which one
    stands near it in a text; `item` is the problem whose parts alone it is told in, `end` which end
    of an interval it is."""

    name: str
    title: str
    on: date
    words: re.Pattern[str]
    item: str = ""
    end: Literal["", "first", "last"] = ""


def days_of(tree: Tree, pack: Pack, cut_off: date) -> tuple[LedgerDay, ...]:
    """Every day of the book that a text may tell."""
    return (
        LedgerDay(CUT_OFF, CUT_OFF_TITLE, cut_off, re.compile(_CUT_OFF)),
        *_of_round(tree.book),
        *_steps(tree.book, pack),
        *_meetings(tree.book),
        *_deadlines(tree),
    )


def _of_round(book: Book) -> Iterator[LedgerDay]:
    info = book.info
    if info.began_on:
        yield LedgerDay(BEGAN, BEGAN_TITLE, info.began_on, re.compile(_BEGAN), end="first")
    if info.ended_on:
        yield LedgerDay(ENDED, ENDED_TITLE, info.ended_on, re.compile(_ENDED), end="last")
    if info.feedback_on:
        yield LedgerDay(FEEDBACK, FEEDBACK_TITLE, info.feedback_on, re.compile(_FEEDBACK))
    if info.approved_on:
        yield LedgerDay(f"{DAY}approved", "方案审定日期", info.approved_on, re.compile(_APPROVED))


def _steps(book: Book, pack: Pack) -> Iterator[LedgerDay]:
    titles = {one.step: one.title for one in pack.steps}
    for key, one in book.steps.items():
        step = number_of(key)
        if one.on and step in titles:
            words = re.compile(re.escape(titles[step]))
            yield LedgerDay(f"{DAY}step.{step}", f"{titles[step]}日期", one.on, words)


def _meetings(book: Book) -> Iterator[LedgerDay]:
    for key, one in book.meetings.items():
        if one.on:
            number, kind = shown(one.number, book), MEETING_KINDS.get(one.kind, one.kind)
            words = re.compile("|".join(re.escape(each) for each in (number, kind) if each))
            title = f"{number or kind}日期"
            yield LedgerDay(f"{DAY}meeting.{number_of(key)}", title, one.on, words)


def _deadlines(tree: Tree) -> Iterator[LedgerDay]:
    words = re.compile(_DEADLINE)
    for problem in tree.tops:
        for item in (problem, *tree.items(problem)):
            for place, on in _ahead(item):
                name = f"{DAY}deadline.{number_of(item.key)}"
                title = f"完成时限（{number_of(item.key)}）"
                yield LedgerDay(f"{name}.{place}", title, on, words, problem.key)


def _ahead(item: Item) -> Iterable[tuple[int, date]]:
    """The milestones that do not stand yet."""
    for place, one in enumerate(item.milestones, 1):
        if one.on and place not in item.reached:
            yield place, one.on
