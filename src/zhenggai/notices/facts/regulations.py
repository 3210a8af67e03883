"""Documents in 《》: made as a result of the inspection or only cited, with number and act."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from zhenggai.notices.facts.document_acts import (
    CITED,
    HANDLED,
    Act,
    Place,
    act_at,
    is_no_document,
    place_of,
    text_after,
)
from zhenggai.notices.facts.document_numbers import find_document_numbers
from zhenggai.notices.facts.document_titles import find_titles, printed_title
from zhenggai.notices.facts.document_verbs import WORDS
from zhenggai.notices.source import Span


@dataclass(frozen=True, slots=True)
class Regulation:
    """One 《…》. The span runs from 《 to 》; `title` is what stands between.

    `number` is the document number as printed (市中发〔2020〕28号) and `number_span` its place.
    `action` is the first real verb (制定, 修订, 印发, 废止, 起草 …) or None, `verb` its place.
    `made` is false where the document is only applied, cited or read, and for films, books and
    licences.
    """

    span: Span
    title: str
    number: str | None
    number_span: Span | None
    action: str | None
    verb: Span | None
    made: bool


# Between two titles of one list: nothing · 、 · （市发〔2020〕3号）、 · （试行）和我区 · 500册、
LINK = re.compile(
    r"(?:\s*[（(][^（()）]{0,40}[)）]|\d+[余多]?[份件本册期篇部张套]|的通知)*\s*"
    r"(?:(?:[、和及与或暨]|以及|还有)(?P<words>[^，,。；;！\n]{0,12}))?"
)
# A comma may carry a list on as well: 印发了《甲》，《乙》
COMMA = re.compile(r"(?:\s*[（(][^（()）]{0,40}[)）])*\s*[，,]\s*(?:[和及与]|以及)?")
LONGEST_LINK = 60
# From a title to its number: （ · 的通知（ · （试行）( · （试行， · （2023年3月印发，
TO_NUMBER = re.compile(
    r"\s*(?:的通知|[（(](?:试行|暂行)[)）])?[，,]?\s*(?:[（(【\[][^（()）《》。；;]{0,14})?"
)
# From a number to its title: 号文件《 · 号《 · 号文印发的《 · 号）《
FROM_NUMBER = re.compile(
    r"\s*(?:文件?|通知)?[)）]?\s*(?:印发|转发|下发|出台|发布)?[了的]?\s*[“\"]?"
)
FARTHEST_NUMBER = 16


def extract_regulations(text: str) -> tuple[Regulation, ...]:
    """Every 《…》 of `text` in order, outermost ones only."""
    spans = list(find_titles(text))
    numbers = numbers_of(text, spans)
    found: list[Regulation] = []
    since, act = 0, CITED
    for titles, carried in lists_of(text, spans):
        first, last = titles[0], titles[-1]
        place = place_of(text, first.start, last.end, since)
        act = act_at(place, printed_title(text, first)) or (act if carried else CITED)
        found += [regulation(span, numbers.get(span), act, place) for span in titles]
        since = last.end
    return tuple(found)


def regulation(span: Span, number: Span | None, act: Act, place: Place) -> Regulation:
    """One title of a list; a film in it is no document, whatever is done with the list."""
    title = printed_title(place.text, span)
    if is_no_document(title, place.clause, place.behind) or (
        span.end != place.end
        and is_no_document(title, place.clause, text_after(place.text, span.end))
    ):
        act = CITED
    return Regulation(
        span=span,
        title=title,
        number=place.text[slice(*number)] if number else None,
        number_span=number,
        action=act.action,
        verb=act.verb,
        made=act.made,
    )


def lists_of(text: str, spans: list[Span]) -> Iterator[tuple[list[Span], bool]]:
    """Titles that stand together in one list, and whether a comma ties it to the list before."""
    titles: list[Span] = []
    carried = False
    for span in spans:
        gap = text[titles[-1].end : span.start] if titles else ""
        if not titles or is_link(gap):
            titles.append(span)
            continue
        yield titles, carried
        titles, carried = [span], len(gap) <= LONGEST_LINK and bool(COMMA.fullmatch(gap))
    if titles:
        yield titles, carried


def is_link(gap: str) -> bool:
    """Nothing, or a word that joins, and no verb of its own."""
    link = LINK.fullmatch(gap) if len(gap) <= LONGEST_LINK else None
    if not link:
        return False
    words = link["words"] or ""
    return not (words.endswith(HANDLED) or WORDS.search(words))


def numbers_of(text: str, spans: list[Span]) -> dict[Span, Span]:
    """The document number of each title that has one beside it."""
    found: dict[Span, Span] = {}
    for number in find_document_numbers(text):
        owner = owner_of(text, number.span, spans)
        if owner:
            found.setdefault(owner, number.span)
    return found


def owner_of(text: str, number: Span, spans: list[Span]) -> Span | None:
    """The title that a number belongs to: the one before it, as a rule in brackets, or after it."""
    at = bisect_left(spans, number)
    before = spans[at - 1] if at and is_near(spans[at - 1].end, number.start) else None
    behind = spans[at] if at < len(spans) and is_near(number.end, spans[at].start) else None
    gap = text[before.end : number.start] if before else ""
    if before and not TO_NUMBER.fullmatch(gap):
        before = None
    if before and gap.strip():
        return before
    if behind and FROM_NUMBER.fullmatch(text, number.end, behind.start):
        return behind
    return before


def is_near(end: int, start: int) -> bool:
    """Few characters lie between."""
    return 0 <= start - end <= FARTHEST_NUMBER
