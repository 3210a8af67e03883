"""A kept paper read and checked, as often as somebody looks at it.

Of a paper with chapters on clues and petitions only the rest of the text is kept, blanked where
they stood so that every place holds. What the chapters count and where the checker spoke is put
down while the whole is there: numbers, rules and places, and none of their words.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from zhenggai.ledger import evidence
from zhenggai.ledger.intake.paper import PaperFigure
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.notices.checked import CheckedFile
from zhenggai.notices.checks import RULES, check
from zhenggai.notices.diagnostics import Diagnostic, Related
from zhenggai.notices.manual import manual_of
from zhenggai.notices.notice import Notice
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.reading import read_source
from zhenggai.notices.source import Source, Span
from zhenggai.papers.models import Paper

PUBLIC_RULES = frozenset(rule.CODE for rule in RULES if getattr(rule, "FOR_PUBLIC", False))
# Papers that stay read: feedback, plan and notice of some ten books.
_READ = 32
_TITLES = {rule.CODE: manual_of(rule).title for rule in RULES}


@dataclass(frozen=True, slots=True)
class Examined:
    """A paper with all that the checker says; `withheld` are the places that are not shown, and
    `figures` what is counted there."""

    file: CheckedFile
    withheld: tuple[Span, ...] = ()
    figures: tuple[PaperFigure, ...] = ()

    def findings(self, *, public: bool) -> tuple[Diagnostic, ...]:
        """What is to be looked at, with the rules for publication or without."""
        found = self.file.diagnostics
        return found if public else tuple(one for one in found if one.code not in PUBLIC_RULES)

    def hides(self, span: Span) -> bool:
        """Whether a place lies where no words are shown."""
        return any(one.start < span[1] and span[0] < one.end for one in self.withheld)


def examined_source(source: Source) -> Examined:
    """A paper that has just come, whole, with every rule; places of clues are told."""
    return _examined(read_source(source))


def _examined(notice: Notice) -> Examined:
    draft = draft_of(notice)
    inside = tuple(one for one in draft.figures if _lies_in(one.span, draft.withheld))
    file = CheckedFile(notice.source.name, notice, tuple(check(notice, RULES)))
    return Examined(file, draft.withheld, inside)


def kept_part(whole: Examined) -> tuple[str, str]:
    """The text of a paper without its chapters on clues, and what is told of them, as JSON."""
    source = whole.file.notice.source
    told = {
        "media_type": source.media_type,
        "furniture": source.furniture,
        "quoted": source.quoted,
        "withheld": whole.withheld,
        "figures": [[str(one.value), one.unit, one.title, one.span, one.name]
                    for one in whole.figures],
        "findings": [_plain(one) for one in _without_words(whole)],
    }  # fmt: skip
    return draft_of(whole.file.notice).text, json.dumps(told, ensure_ascii=False)


def _without_words(whole: Examined) -> Iterator[Diagnostic]:
    """What the checker says; of places that are not kept, only which rule spoke."""
    for one in whole.file.diagnostics:
        touched = [one.span, *(also.span for also in one.related)]
        if any(map(whole.hides, touched)):
            title = _TITLES.get(one.code, one.rule)
            message = f"{title}（在线索、信访章节，原文不保存）"
            yield replace(one, message=message, working=None, related=())
        else:
            yield one


def _plain(one: Diagnostic) -> list[Any]:
    related = [[also.span, also.message] for also in one.related]
    return [one.code, one.rule, one.severity, one.span, one.message, one.working, related]


def examined(paper: Paper) -> Examined:
    """A kept paper, read and checked. Raises FileNotFoundError where the file is gone."""
    if paper.reading:
        return _examined_part(paper.digest, paper.name, paper.reading)
    return _examined_whole(paper.digest, paper.name)


@lru_cache(maxsize=_READ)
def _notice_of_file(digest: str, name: str) -> Notice:
    return read_source(source_of_bytes(evidence.read_bytes(digest), name))


@lru_cache(maxsize=_READ)
def _notice_of_part(digest: str, name: str, reading: str) -> Notice:
    return read_source(part_source(digest, name, reading))


@lru_cache(maxsize=8)
def _examined_whole(digest: str, name: str) -> Examined:
    return _examined(_notice_of_file(digest, name))


@lru_cache(maxsize=8)
def _examined_part(digest: str, name: str, reading: str) -> Examined:
    told = json.loads(reading)
    notice = _notice_of_part(digest, name, reading)
    found = tuple(_diagnostic(one) for one in told["findings"])
    figures = tuple(
        PaperFigure(Decimal(value), unit, title, Span(*span), of)
        for value, unit, title, span, of in told["figures"]
    )
    return Examined(CheckedFile(name, notice, found), _spans(told["withheld"]), figures)


def part_source(digest: str, name: str, reading: str) -> Source:
    """The kept part of a paper as it was read, with the page's own stretches where they were."""
    told = json.loads(reading)
    text = evidence.read_bytes(digest).decode()
    spans = _spans(told["furniture"]), _spans(told["quoted"])
    return Source(name, told["media_type"], digest, text, *spans)


def notice_of(paper: Paper) -> Notice:
    """A kept paper as read, and not checked: who compares papers need not wait for the rules.
    Raises FileNotFoundError."""
    if paper.reading:
        return _notice_of_part(paper.digest, paper.name, paper.reading)
    return _notice_of_file(paper.digest, paper.name)


def forget_readings() -> None:
    """Let go of what was read: a paper was removed."""
    for kept in (_examined_whole, _examined_part, _notice_of_file, _notice_of_part):
        kept.cache_clear()


def _diagnostic(told: list[Any]) -> Diagnostic:
    code, rule, severity, span, message, working, related = told
    also = tuple(Related(Span(*place), words) for place, words in related)
    return Diagnostic(code, rule, severity, Span(*span), message, working, also)


def _spans(told: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*one) for one in told)


def _lies_in(span: Span, places: tuple[Span, ...]) -> bool:
    return any(one.start <= span.start < one.end for one in places)
