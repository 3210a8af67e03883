"""Figures of the text beside the ledger's: bound ones that are stale, typed ones that differ.

An approved text is held against the ledger as it was known when it was approved; what was entered
since is told, and changes nothing.
"""

from collections.abc import Iterator

from zhenggai.publication.drafts.beside_parts import Beside
from zhenggai.publication.drafts.drafted import reprinted
from zhenggai.publication.drafts.drafting import is_edited
from zhenggai.publication.drafts.free_figures import FreeFigure, free_figures
from zhenggai.publication.drafts.kept_text import plain_of_kept
from zhenggai.publication.drafts.ledger_text import known_of, ledger_text_now
from zhenggai.publication.models import PartVersion
from zhenggai.publication.order.screens.found import (
    ENTERED_LATER,
    STALE_FIGURE,
    TYPED_FIGURE,
    UNBOUND_FIGURE,
    Fix,
    Found,
    Place,
)
from zhenggai.publication.order.screens.text import BoundWords, ScreenedText
from zhenggai.publication.order.trimming import SAID
from zhenggai.writers.bound import mark


def figure_findings(screened: ScreenedText) -> Iterator[Found]:
    """Every figure that is not, or could be, the ledger's."""
    for one in screened.bound:
        row = screened.ledger.figures.get(one.figure)
        now = reprinted(row, one.text) if row else ""
        if now != one.text:
            yield _stale(screened, one, now)
    beside = _written(screened)
    for free in free_figures(screened.heads, screened.read, screened.ledger, beside):
        if free.verdict != "unknown" and not _is_of_what_is_left_out(screened, free):
            span = screened.span_in(free.part, free.line, free.start, free.end)
            yield _typed(free, screened.place(span))
    yield from _entered_later(screened)


def _is_of_what_is_left_out(screened: ScreenedText, free: FreeFigure) -> bool:
    """其中5个问题（正在整改3个）按规定不予公开: no count of these is a total of the ledger."""
    kept = next(version.text for part, version in screened.heads if part.key == free.part)
    line = plain_of_kept(kept.split("\n")[free.line])
    start, end = line.rfind("。", 0, free.start) + 1, line.find("。", free.end)
    return SAID.search(line[start : end if end >= 0 else len(line)]) is not None


def _entered_later(screened: ScreenedText) -> Iterator[Found]:
    """Each figure of which the ledger came to know another value for the same day."""
    known = known_of(screened.draft)
    if known is None or known >= screened.draft.book.head_n:
        return
    now = ledger_text_now(screened.draft).figures
    first = {one.figure: one for one in reversed(screened.bound)}
    for name, one in sorted(first.items(), key=lambda each: each[1].span):
        then = screened.ledger.figures.get(name)
        told = reprinted(now[name], one.text) if name in now else "没有这个数"
        if then and reprinted(then, one.text) == one.text and told != one.text:
            yield Found(
                ENTERED_LATER,
                "advice",
                f"“{one.title}”审定时是{one.text}，后来又有登记，截至同一天现在是{told}。",
                screened.place(one.span),
                working=f"审定时＝{one.text}\n现在＝{told}",
                advice="文中的数随审定的文稿不变。确要用新数的，先改报告、重新审定；"
                "社会公开稿可以换截止日，再另行审定。",
            )


def _written(screened: ScreenedText) -> dict[int, Beside]:
    """What the ledger once wrote of each part that somebody edited."""
    found = {part.pk: Beside() for part, _ in screened.heads}
    edited = [part.pk for part, version in screened.heads if is_edited(version)]
    for one in PartVersion.objects.filter(part__in=edited, why="written"):
        found[one.part_id].written.append(one.text)
    return found


def _stale(screened: ScreenedText, one: BoundWords, now: str) -> Found:
    place = screened.place(one.span)
    if not now:
        return Found(
            STALE_FIGURE,
            "error",
            f"“{one.title}”在台账里已经没有，文中还绑着{one.text}。",
            place,
            advice="删去这个数字，或者去掉绑定、改成手工数字并写明来源。",
        )
    return Found(
        STALE_FIGURE,
        "error",
        f"“{one.title}”文中是{one.text}，台账现在是{now}。",
        place,
        working=f"文中＝{one.text}\n台账＝{now}",
        advice="换成台账现在的数；台账登记有误的，先更正台账。",
        fix=Fix(f"换成{now}", place.line, place.span, mark(one.figure, one.title, now)),
    )


def _typed(one: FreeFigure, place: Place) -> Found:
    """A number without binding: it differs, or agrees and could be bound."""
    if one.verdict == "differs":
        return Found(
            TYPED_FIGURE,
            "error",
            f"手工写的是{one.text}，台账“{one.title}”是{one.told}。",
            place,
            working=f"文中＝{one.text}\n台账＝{one.told}",
            advice="以台账为准改数；确是另一口径的，写明口径后标为已核实。",
            fix=_binding(one, place, one.told, f"改用台账数{one.told}"),
        )
    return Found(
        UNBOUND_FIGURE,
        "advice",
        f"{one.text}与台账“{one.title}”相符，可以绑定，以后随台账更新。",
        place,
        advice="绑定以后换截止日时自动跟着换。",
        fix=_binding(one, place, one.text, "绑定台账"),
    )


def _binding(one: FreeFigure, place: Place, text: str, title: str) -> Fix:
    """The ledger's figure in the place of the typed one."""
    return Fix(title, place.line, place.span, mark(one.figure, one.title, text))
