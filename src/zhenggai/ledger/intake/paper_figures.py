"""Figures that a paper gives as a whole: its headline counts, and counts of clues and petitions.

Of clues, petitions and persons dealt with only the count is kept, under a fixed name: their words
are never stored.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from zhenggai.ledger.core.vocabulary import EXTERNAL_FIGURES
from zhenggai.ledger.intake.paper import Headline, PaperFigure
from zhenggai.ledger.intake.paper_words import clause_around, words
from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span

STATES = ("done", "basically_done", "in_progress", "not_done")
# Fixed names of what may touch persons, by the words of the reader.
TITLES: Mapping[str, str] = {
    **EXTERNAL_FIGURES,
    "in_progress": "线索、信访在办",
    "aspects": "通报所载方面",
    "categories": "通报所载类别",
    "problems": "通报所载问题",
    "tasks": "通报所载任务",
    "measures": "通报所载措施",
    "done": "通报所载完成",
    "basically_done": "通报所载基本完成",
    "not_done": "通报所载未完成",
    "completion_rate": "通报所载完成率",
    "immediate_tasks": "立行立改任务",
}
# The ledger counts these itself: the paper's own number stands beside under another name.
_COUNTED = frozenset(
    {"aspects", "categories", "problems", "tasks", "measures", *STATES, "completion_rate"}
)
_PRINTED_TITLES = frozenset({"meetings", "working_groups", "lead_units", "plans", "bulletins"})
# clues · filed_persons_2 · four_forms_1_2
_OF_OTHERS = re.compile(rf"(?:{'|'.join(EXTERNAL_FIGURES)}|four_forms)(?:_\d)*")
_SENTENCE = re.compile(r"[。；;\n]")
_FAR = 80


def declared_figures(notice: Notice, text: str) -> tuple[PaperFigure, ...]:
    """The counts of the paper as a whole, each once, each under a name of its own.

    `text` is the paper's with the chapters on clues and petitions blanked.
    """
    seen: set[tuple[str, str, str, str]] = set()
    names: dict[str, int] = {}
    found: list[PaperFigure] = []
    for span, what, figure, title in sorted(_all(notice, text)):
        value, unit = figure
        mark = (what, str(value), unit, title if what in _PRINTED_TITLES else "")
        if mark in seen:
            continue
        seen.add(mark)
        names[what] = names.get(what, 0) + 1
        name = what if names[what] == 1 else f"{what}_{names[what]}"
        found.append(PaperFigure(value, unit, title, Span(*span), name))
    return tuple(found)


def is_of_others(name: str) -> bool:
    """Whether a figure of this name is one that discipline and petition offices give."""
    return bool(_OF_OTHERS.fullmatch(name))


def _all(notice: Notice, text: str) -> Iterator[tuple[Span, str, tuple[Decimal, str], str]]:
    """All counts with their place, name, value and title."""
    taken: set[int] = set()
    for one in notice.declared:
        if one.scope != "inspection" or one.what == "other":
            continue
        taken.add(one.span.start)
        name = f"declared_{one.what}" if one.what in _COUNTED else one.what
        yield one.span, name, (one.value, one.unit), _title(one, text)
    places = [Span(node.start, node.end) for node in notice.nodes if node.kind == "clues"]
    for clue in notice.clues:
        at = clue.span.start
        if at not in taken and any(place.start <= at < place.end for place in places):
            name = "clues_in_progress" if clue.what == "in_progress" else clue.what
            title = TITLES.get(clue.what, "运用监督执纪形态处理")
            yield clue.span, name, (clue.value, clue.unit), title


def _title(one: Declared, text: str) -> str:
    if one.what in _PRINTED_TITLES:
        return clause_around(text, one.span) or "通报所载数"
    return "通报所载正在整改" if one.what == "in_progress" else TITLES.get(one.what, "通报所载数")


def headline_of(notice: Notice, text: str) -> Headline | None:
    """The paper's own totals by state: the first that tell how many are done of all."""
    groups: dict[int, list[Declared]] = {}
    for one in notice.declared:
        if one.scope == "inspection":
            groups.setdefault(one.group, []).append(one)
    for group in groups.values():
        counts = {one.what: int(one.value) for one in group if one.what in STATES}
        if "done" in counts and not _counts_measures(group, notice.declared):
            span = _around(text, [one.span for one in group if one.what in STATES])
            return Headline(counts, words(text, *span), span)
    return None


def _counts_measures(group: Iterable[Declared], declared: Iterable[Declared]) -> bool:
    """Whether what is done is told of measures: 共制定整改措施112条，已完成83条."""
    own = next(one.unit for one in group if one.what == "done")
    counted = {one.what for one in declared if one.unit == own}
    return "measures" in counted and not counted & {"problems", "tasks", "basically_done"}


def _around(text: str, spans: Iterable[Span]) -> Span:
    """The sentence part that tells all states: 完成问题整改30个，基本完成整改4个、未完成整改1个."""
    places = sorted(spans)
    start, end = places[0].start, max(one.end for one in places)
    before = max(start - _FAR, 0)
    marks = [found.end() for found in _SENTENCE.finditer(text, before, start)]
    after = _SENTENCE.search(text, end, min(end + _FAR, len(text)))
    return Span(marks[-1] if marks else before, after.start() if after else end)
