"""Days that the ledger knows, as a text tells of them: feedback, approval of the plan, prescribed
steps, meetings, deadlines.

Each has the words by which a typed day is known to be it; without them a day is nobody's.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.rows import Item
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.vocabulary import MEETING_KINDS
from zhenggai.writers.bound import CUT_OFF, CUT_OFF_TITLE, DAY

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
    stands near it in a text; `item` is the problem whose parts alone it is told in."""

    name: str
    title: str
    on: date
    words: re.Pattern[str]
    item: str = ""


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
    if info.feedback_on:
        yield LedgerDay(f"{DAY}feedback", "反馈日期", info.feedback_on, re.compile(_FEEDBACK))
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
