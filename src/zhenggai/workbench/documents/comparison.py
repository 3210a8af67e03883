"""Two papers of a register beside each other: what the comparisons find, what was reworded."""

from collections.abc import Iterator
from dataclasses import dataclass

from zhenggai.notices.compare import COMPARISONS, compare_pair
from zhenggai.notices.compare.change import Comparison
from zhenggai.notices.compare.pairing import Pair, Problem, pair_papers
from zhenggai.notices.manual import manual_of
from zhenggai.notices.notice import Notice
from zhenggai.notices.render.paper import Paper
from zhenggai.notices.rewording import Reworded, reworded
from zhenggai.notices.source import Span
from zhenggai.workbench.badges import DIAGNOSTIC, Badge

_TITLES = {rule.CODE: manual_of(rule).title for rule in COMPARISONS}
# So much of a paragraph is shown around a place, on either side.
_AROUND = 60
# More than so many of them is another paper, and no later version.
MOST_REWORDED = 400


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A place with the words around it, and its paragraph from 1."""

    before: str
    words: str
    after: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One change with both places; `old` is None where the earlier paper has no such place, `new`
    where the later one has it no more."""

    number: int
    one: Comparison
    title: str
    badge: Badge
    old: Excerpt | None
    new: Excerpt | None


@dataclass(frozen=True, slots=True)
class Compared:
    """All that the page shows."""

    pair: Pair
    differences: tuple[Difference, ...]
    problems: tuple[tuple[str, str], ...]
    rewordings: tuple[Reworded, ...]
    more: int


def compared(old: Notice, new: Notice, *, of_one_kind: bool) -> Compared:
    """What changed from the earlier paper to the later one; wordings are compared only where both
    are of one kind, so that one may be a version of the other."""
    pair = pair_papers(old, new)
    papers = (Paper(old, ()), Paper(new, ()))
    found = compare_pair(pair)
    changes = reworded(old, new) if of_one_kind and not pair.is_of_strangers else []
    return Compared(
        pair=pair,
        differences=tuple(_difference(n, one, papers) for n, one in enumerate(found, 1)),
        problems=tuple(_problems(pair)),
        rewordings=tuple(changes[:MOST_REWORDED]),
        more=max(len(changes) - MOST_REWORDED, 0),
    )


def _difference(number: int, one: Comparison, papers: tuple[Paper, Paper]) -> Difference:
    is_gone = one.rule == "vanished-problem"
    return Difference(
        number=number,
        one=one,
        title=_TITLES[one.code],
        badge=DIAGNOSTIC[one.severity],
        old=_excerpt(papers[0], one.old) if one.old else None,
        new=None if is_gone else _excerpt(papers[1], one.span),
    )


def _excerpt(paper: Paper, span: Span) -> Excerpt:
    number = paper.number_of(span[0])
    home = paper.paragraphs[number - 1]
    start, end = max(span[0], home.start), max(min(span[1], home.end), span[0])
    first, last = max(home.start, start - _AROUND), min(home.end, end + _AROUND)
    cut = "…" if first > home.start else "", "…" if last < home.end else ""
    return Excerpt(
        before=f"{cut[0]}{paper.words(first, start)}",
        words=paper.words(start, end),
        after=f"{paper.words(end, last)}{cut[1]}",
        paragraph=number,
    )


def _problems(pair: Pair) -> Iterator[tuple[str, str]]:
    """Problems of both papers, those of one alone with an empty side, in the order of the old."""
    both = {old.place: new for old, new in pair.both}
    olds = sorted([*(old for old, _ in pair.both), *pair.only_old], key=_place)
    for old in olds:
        new = both.get(old.place)
        yield _heading(old), _heading(new) if new else ""
    for new in pair.only_new:
        yield "", _heading(new)


def _place(one: Problem) -> int:
    return one.place


def _heading(one: Problem) -> str:
    return f"{one.node.label or ''}{one.node.heading}"
