"""The account of a paper's words: none is lost between the ledger, the list of what found no place
and what is left out on purpose.

A word stands in an item (or in what is told of one), in the list of unplaced words with its
reason, in a chapter on clues and petitions (which gives counts only), or it only lays the paper
out: labels, headings of chapters, 整改情况：, page numbers.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from zhenggai.ledger.intake.paper import DraftNode, PaperDraft, Unplaced
from zhenggai.ledger.intake.paper_words import LEAD_IN, words
from zhenggai.notices.levels import Part
from zhenggai.notices.notice import Notice
from zhenggai.notices.outline import Node
from zhenggai.notices.source import Span

_LOST, _PLACED, _UNPLACED, _WITHHELD, _LAYOUT = range(5)
_MARKS = " \t\r\n　\xa0*#_、，,。.；;：:（）()“”\"'‘’《》〈〉-—…·\ufeff\x00"
# 整改情况：** leads in; its marks are no part of a stretch
_LEADS = ":：* 。"
_LONGEST = 200
_REASONS: Mapping[Part, str] = {
    "opening": "来文开头的说明，其中的日期和总数已登记，文字没有列入台账",
    "organisation": "讲整改工作的组织情况，不是问题和措施，没有列入台账",
    "outlook": "讲下一步打算或者工作要求，没有写明属于哪个问题，没有列入台账",
    "closing": "来文结尾的说明，没有列入台账",
    "unfinished": "没有写明属于哪个问题，没有列入台账",
    "main": "不在任何问题之下，没有列入台账",
    "clues": "讲问题线索和信访件，台账只登记数字，没有列入台账",
}
_CONTACT = "联系方式和征求意见的说明，没有列入台账"


@dataclass(frozen=True, slots=True)
class Account:
    """How many printed characters stand where; `lost` are those of which nothing is told."""

    placed: int
    unplaced: int
    withheld: int
    layout: int
    lost: int


def account_of(draft: PaperDraft, notice: Notice) -> Account:
    """The account of a draft of a notice."""
    mask = _mask(draft, notice)
    for place in _runs(draft.text, mask, 0, len(mask)):
        if _is_layout(draft.text, place):
            _mark(mask, [place], _LAYOUT)
    text = notice.source.text
    counts = [0] * 5
    for at, sign in enumerate(text):
        if sign not in _MARKS:
            counts[mask[at]] += 1
    return Account(
        placed=counts[_PLACED],
        unplaced=counts[_UNPLACED],
        withheld=counts[_WITHHELD],
        layout=counts[_LAYOUT],
        lost=counts[_LOST],
    )


def with_left_over(draft: PaperDraft, notice: Notice) -> PaperDraft:
    """The draft with all words of the paper that nothing tells of yet in the list of unplaced."""
    mask = _mask(draft, notice)
    found: list[Unplaced] = []
    for top in notice.outline:
        reason = _CONTACT if top.kind == "contact" else _REASONS[top.part]
        is_whole = not any(mask[top.start : top.end])
        places = [Span(top.start, top.end)] if is_whole else _lines(draft.text, mask, top)
        for place in places:
            if not _is_layout(draft.text, place):
                _leave(found, draft.text, place, reason)
    return replace(draft, unplaced=(*draft.unplaced, *found))


def _leave(found: list[Unplaced], text: str, place: Span, reason: str) -> None:
    """One more stretch; what follows on from the last one with the same reason goes on there."""
    last = found[-1] if found else None
    start = place.start
    if last and last.reason == reason and not text[last.end : start].strip(_MARKS):
        start = found.pop().start
    shown = words(text, start, min(place.end, start + _LONGEST))
    found.append(Unplaced(shown, start, reason, place.end))


def _mask(draft: PaperDraft, notice: Notice) -> bytearray:
    """For each character of the paper where it stands."""
    mask = bytearray(len(draft.text))
    _mark(mask, _layout(draft, notice), _LAYOUT)
    for node in draft.walk():
        _mark(mask, _told(node), _PLACED)
    _mark(mask, (Span(one.start, one.end) for one in draft.unplaced), _UNPLACED)
    _mark(mask, draft.withheld, _WITHHELD)
    return mask


def _mark(mask: bytearray, places: Iterable[Span], value: int) -> None:
    for start, end in places:
        mask[start:end] = bytes([value]) * max(end - start, 0)


def _told(node: DraftNode) -> Iterator[Span]:
    """The label and the words of an item, its fields, and what it is told elsewhere."""
    if node.spans:
        yield Span(node.id, node.spans[0].start)
    yield from node.spans
    yield from node.aside


def _layout(draft: PaperDraft, notice: Notice) -> Iterator[Span]:
    """Title, signature and furniture; labels, and headings of chapters that hold items."""
    yield from notice.source.furniture
    title = draft.text.find(draft.title) if draft.title else -1
    if title >= 0:
        yield Span(title, title + len(draft.title))
    places = sorted(one.id for one in draft.walk())
    for node in notice.nodes:
        if node.kind in ("title", "signature"):
            yield Span(node.start, node.end)
        elif node.level == "field":
            yield Span(node.start, node.body)
        elif node.kind == "section" and _holds(node, places):
            yield Span(node.start, node.head.end)


def _holds(chapter: Node, places: Iterable[int]) -> bool:
    is_unfinished = chapter.part == "unfinished"
    return is_unfinished or any(chapter.start <= one < chapter.end for one in places)


def _lines(text: str, mask: bytearray, top: Node) -> Iterator[Span]:
    """The stretches of a chapter that nothing tells of, each within its line."""
    start = top.start
    while start < top.end:
        end = text.find("\n", start, top.end)
        end = top.end if end < 0 else end
        yield from _runs(text, mask, start, end)
        start = end + 1


def _runs(text: str, mask: bytearray, start: int, end: int) -> Iterator[Span]:
    """The stretches without a mark in a part of the paper, without blanks at their edges."""
    at = mask.find(_LOST, start, end)
    while at >= 0:
        stop = next((one for one in range(at, end) if mask[one] != _LOST), end)
        shown = text[at:stop].strip(_MARKS)
        if shown:
            first = text.index(shown, at)
            yield Span(first, first + len(shown))
        at = mask.find(_LOST, stop, end)


def _is_layout(text: str, place: Span) -> bool:
    """Whether a stretch only leads in what follows, or prints nothing."""
    if not text[place.start : place.end].strip(_MARKS):
        return True
    end = place.end
    while end < len(text) and text[end] in _LEADS:
        end += 1
    return bool(LEAD_IN.fullmatch(text, place.start, end))
