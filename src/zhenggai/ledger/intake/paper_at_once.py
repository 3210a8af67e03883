"""A paragraph on tasks done at once (立行立改) that lists them: each task with the state it gives.

巡察期间共移交立行立改问题3项，其中A、B2项问题已整改完成，C问题未整改到位。

Only where the paragraph names as many tasks as it counts are they told apart; else it stays one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhenggai.ledger.intake.paper import PaperState
from zhenggai.ledger.intake.paper_words import words
from zhenggai.notices.facts.status_words import STATE, STATES
from zhenggai.notices.source import Span
from zhenggai.zh.numerals import parse_numeral

# 立行立改问题3项 · 边巡边改事项两个
_COUNTED = re.compile(
    r"(?:立行立改|边巡边改|即知即改|立知立改)(?:的)?(?:问题|事项|任务)(?:共|共计)?"
    r"(?P<count>[0-9]{1,2}|[两一二三四五六七八九十]{1,3})[项个件条][，,：:]\s*(?:其中)?[，,：:]?"
)
# A、B2项问题已整改完成 up to the next mark
_PART = re.compile(
    rf"(?:目前|截至目前)?[，,]?(?P<names>[^；;。]+?)"
    rf"(?:等?(?:[0-9]{{1,2}}|[两一二三四五六七八九十]{{1,3}})[项个件条])?"
    rf"(?:的)?(?:问题|事项|任务)?(?:均|都|目前|现)?(?:{STATE})(?:整改)?(?:[，,；;。]|$)"
)
_NAME = re.compile(r"[^、，,\s](?:[^、]*[^、，,\s])?")


@dataclass(frozen=True, slots=True)
class AtOnce:
    """One task: where its name stands, and its state with the whole sentence as the ground."""

    name: Span
    state: PaperState


def tasks_at_once(text: str, sentence: Span) -> tuple[AtOnce, ...]:
    """The tasks that a sentence counts and names; empty where it does not name each of them."""
    counted = _COUNTED.search(text, *sentence)
    if counted is None:
        return ()
    found = tuple(_tasks(text, counted.end(), sentence))
    told = parse_numeral(counted["count"])
    return found if len(found) > 1 and told == len(found) else ()


def _tasks(text: str, at: int, sentence: Span) -> Iterator[AtOnce]:
    while part := _PART.match(text, at, sentence.end):
        state = next(one for one in STATES if part[one])
        ground = PaperState(state, words(text, *sentence), sentence)
        for name in _NAME.finditer(text, *part.span("names")):
            yield AtOnce(Span(*name.span()), ground)
        at = part.end()
