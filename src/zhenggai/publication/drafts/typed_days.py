"""Days that somebody typed into a draft beside those of the ledger of which the words around them
tell: the one that it is, or the only one that it can be. Of an interval each end is looked at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from zhenggai.notices.facts.dates import DateMention
from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span
from zhenggai.publication.drafts.drafted import LedgerText
from zhenggai.publication.drafts.ledger_days import LedgerDay
from zhenggai.writers.bound import CUT_OFF
from zhenggai.zh.days import in_words

_MARK = re.compile("[，：！？、]")
_END = re.compile("[。；\n]")
# So many clauses after a day may say of what it is: 6月25日，召开反馈会.
_CLAUSES = 2
# 2026年3月5日至5月20日
_ENDS = re.compile(
    r"(?P<first>(?:\d{4}年)?\d{1,2}月\d{1,2}日)(?:至|到|[—－-]{1,2})"
    r"(?P<last>(?:\d{4}年)?\d{1,2}月\d{1,2}日)"
)
Verdict = Literal["agrees", "differs", "unknown"]


@dataclass(frozen=True, slots=True)
class TypedDay:
    """A day at a place of a line; `figure`, `title` and `told` are the ledger's, where the words
    around it tell of one."""

    at: Span
    text: str
    verdict: Verdict
    figure: str = ""
    title: str = ""
    told: str = ""


def typed_days(
    words: str, start: int, item: str, notice: Notice, ledger: LedgerText
) -> Iterator[TypedDay]:
    """Each day that is told in full, be it without its year, in a line of a part of this item that
    begins at `start` in the paper. Of months and years nothing is said."""
    for one in notice.dates:
        if start <= one.span.start and one.span.end <= start + len(words):
            at = Span(one.span.start - start, one.span.end - start)
            if _is_day(one):
                yield _judged(words, at, item, one, ledger)
            else:
                yield from _ends(words, at, one, ledger)


def _is_day(one: DateMention) -> bool:
    """2026年9月30日 and …前, but no 2025年底."""
    is_one = one.last is not None and one.iso.removeprefix("../") == one.last.isoformat()
    return is_one and "底" not in one.text


def _judged(words: str, at: Span, item: str, one: DateMention, ledger: LedgerText) -> TypedDay:
    # 9月30日前: the day alone is the ledger's.
    text = words[at.start : at.end].rstrip("之以前")
    at = Span(at.start, at.start + len(text))
    told = [
        day
        for day in _told_of(words, at, item, ledger)
        # Of an item another cut-off day is told too: 截至2025年8月1日，仍有3户未退.
        if day.on == one.last or not (item and day.name == CUT_OFF)
    ]
    same = [day for day in told if day.on == one.last]
    if not same and len({day.on for day in told}) != 1:
        return TypedDay(at, text, "unknown")
    day = (same or told)[0]
    printed = in_words(day.on)
    if one.supplied_year and one.last is not None and day.on.year == one.last.year:
        printed = printed.partition("年")[2]
    return TypedDay(at, text, "agrees" if same else "differs", day.name, day.title, printed)


def _ends(words: str, at: Span, one: DateMention, ledger: LedgerText) -> Iterator[TypedDay]:
    """Both ends of the inspection's days: 2026年3月5日至5月20日."""
    found = _ENDS.fullmatch(words, *at)
    near = _near(words, at)
    told = [day for day in ledger.days if day.end and day.words.search(near)]
    if not (found and told and one.first and one.last):
        return
    for name, on in (("first", one.first), ("last", one.last)):
        place, text = Span(*found.span(name)), found[name]
        day = next((day for day in told if day.end == name), None)
        if day is None:
            yield TypedDay(place, text, "unknown")
            continue
        is_short = "年" not in text and day.on.year == on.year
        printed = in_words(day.on).partition("年")[2] if is_short else in_words(day.on)
        verdict: Verdict = "agrees" if day.on == on else "differs"
        yield TypedDay(place, text, verdict, day.name, day.title, printed)


def _told_of(words: str, at: Span, item: str, ledger: LedgerText) -> list[LedgerDay]:
    """The days of which the clause of a typed day tells; where it tells of none, the next one."""
    before = _before(words, at)
    for clauses in range(1, _CLAUSES + 1):
        near = _near(words, at, clauses)
        found = [
            day
            for day in ledger.days
            if day.item in ("", item) and day.words.search(before if day.name == CUT_OFF else near)
        ]
        if found:
            return found
    return []


def _before(words: str, at: Span) -> str:
    """What stands before a day in its clause."""
    return _MARK.split(_END.split(words[: at.start])[-1])[-1]


def _near(words: str, at: Span, clauses: int = _CLAUSES) -> str:
    """The same with so many clauses that follow."""
    after = _MARK.split(_END.split(words[at.end :])[0])[:clauses]
    return f"{_before(words, at)}{'，'.join(after)}"
