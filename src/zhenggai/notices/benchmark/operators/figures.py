"""Operators on figures: totals, parts, shares, lists, the same figure twice."""

import re
from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from zhenggai.notices.benchmark.marked import CHINESE, Figure, figures_of
from zhenggai.notices.benchmark.planting import Change, Edit, Operator, Paper, swap
from zhenggai.notices.source import Span

# 着重从三个方面抓好整改, 主要从4个方面抓好整改
ASPECTS = re.compile(r"从([二三四五六七八]|\d)个方面抓好整改")
# A line that begins another item of the same or a higher level than a problem.
NEXT_ITEM = re.compile(r"^[ 　]*(?:\d{1,2}[.．、]|[(（]?[一二三四五六七八九十]{1,3}[)）、])", re.M)
# (3)强化督学问效。 as a line, ③强化成果转化。 inside one
LAST_MEASURE = re.compile(r"^[ 　]*[(（]\d{1,2}[)）].*\n|[②-⑨][^②-⑨\n]*", re.M)


def marked(paper: Paper, kind: str) -> list[list[Figure]]:
    """The figures of every snippet of one kind in the truth file."""
    snippets = paper.truth["figures"].get(kind, [])
    return [figures_of(snippet, paper.text) for snippet in snippets]


def places(figures: list[Figure]) -> tuple[Span, ...]:
    """Where a relation stands: a diagnostic may point at any of its figures."""
    return tuple(figure.span for figure in figures)


def turned(figure: Figure, figures: list[Figure], by: Decimal | int) -> Edit:
    """One figure of a relation made wrong."""
    return swap(*figure.span, figure.changed(by), *places(figures))


def amount(figure: Figure) -> Decimal:
    """A change that is felt: 2 for small counts, more for large ones, a tenth above a decimal."""
    if "." in figure.print:
        return Decimal("1.1")
    return Decimal(max(1, min(30, int(figure.value) // 9)))


def totals(paper: Paper) -> Iterator[Edit]:
    """A total that its parts do not make; of 其中 the parts must become more than the whole."""
    for figures in marked(paper, "sums"):
        total = max(figures, key=lambda one: one.value)
        yield turned(total, figures, amount(total))
    for figures in marked(paper, "within"):
        yield turned(figures[0], figures, -amount(figures[0]))


def parts(paper: Paper) -> Iterator[Edit]:
    """A part that no longer fits its total."""
    for figures in [*marked(paper, "sums"), *marked(paper, "within")]:
        total = max(figures, key=lambda one: one.value)
        for figure in figures:
            if figure is not total:
                yield turned(figure, figures, amount(figure))


def lasts(kind: str, by: str) -> Callable[[Paper], Iterator[Edit]]:
    """The last figure of a relation, the one that the others give, made wrong."""

    def edits(paper: Paper) -> Iterator[Edit]:
        for figures in marked(paper, kind):
            last = figures[-1]
            wrong = Decimal(by) if last.value + Decimal(by) <= 100 else -Decimal(by)
            yield turned(last, figures, wrong if last.value + wrong > 0 else Decimal(by))

    return edits


def ratio(figures: list[Figure]) -> Decimal | None:
    """The share that two figures make, in percent, where it agrees with the third as printed."""
    *others, share = figures
    low, high = sorted(figure.value for figure in others)
    for top, bottom in ((low, high), (high, low)):
        exact = top / bottom * 100
        if rounded(exact, share, ROUND_HALF_UP) == share.value:
            return exact
    return None


def rounded(exact: Decimal, like: Figure, way: str) -> Decimal:
    """A number with the decimals of a printed figure."""
    quantum = Decimal(1).scaleb(like.value.as_tuple().exponent)  # type: ignore[arg-type]
    return exact.quantize(quantum, rounding=way)


def cut_shares(paper: Paper) -> Iterator[Edit]:
    """A share whose decimals are cut off where they should have been rounded."""
    for figures in marked(paper, "shares"):
        exact = ratio(figures)
        share = figures[-1]
        if exact is None:
            continue
        cut = rounded(exact, share, ROUND_DOWN)
        if cut != share.value:
            yield swap(*share.span, str(cut), *places(figures))


def share_bases(paper: Paper) -> Iterator[Edit]:
    """The whole of a share changed, so that the printed percentage is no longer its share."""
    for figures in marked(paper, "shares"):
        base = max(figures[:-1], key=lambda one: one.value)
        yield turned(base, figures, amount(base))


def aspect_counts(paper: Paper) -> Iterator[Edit]:
    """从三个方面抓好整改 where four are listed, and the other way round."""
    for match in ASPECTS.finditer(paper.text):
        count = Figure(Span(*match.span(1)), match[1])
        yield turned(count, [count], 1 if match.start() % 2 else -1)


def list_counts(paper: Paper) -> Iterator[Edit]:
    """A、B、C三项 with another numeral."""
    for figures in marked(paper, "lists"):
        yield turned(figures[-1], figures, 1)


def declared_counts(paper: Paper) -> Iterator[Edit]:
    """3个方面 where the outline has four."""
    for figures in marked(paper, "counts"):
        yield turned(figures[0], figures, 1)


def dropped_items(paper: Paper) -> Iterator[Edit]:
    """The last of the listed measures left out, the count kept."""
    for match in ASPECTS.finditer(paper.text):
        end = NEXT_ITEM.search(paper.text, match.end())
        stop = end.start() if end else len(paper.text)
        items = list(LAST_MEASURE.finditer(paper.text, match.end(), stop))
        wanted = CHINESE.index(match[1]) if match[1] in CHINESE else int(match[1])
        if items and len(items) in (wanted, wanted - 1):
            yield swap(*items[-1].span(), "", Span(*match.span()))


def same_figure(paper: Paper) -> Iterator[Edit]:
    """A figure that is told twice, with another value at its first place."""
    for first, second in paper.truth["figures"].get("twice", []):
        here, there = (figures_of(one, paper.text) for one in (first, second))
        yield swap(*here[0].span, here[0].changed(amount(here[0])), *places(here + there))


def clashing_states(paper: Paper) -> Iterator[Edit]:
    """States that make their total but not the items named further on."""
    for was, now in paper.truth["figures"].get("clash", []):
        start = paper.text.index(was)
        yield Edit((Change(Span(start, start + len(was)), now),))


FIGURES = (
    Operator("change_total", ("NUM",), "改动总数", totals),
    Operator("change_part", ("NUM",), "改动分项", parts),
    Operator("change_share", ("NUM",), "改动占比", lasts("shares", "3")),
    Operator("change_share_base", ("NUM",), "改动占比的总数", share_bases),
    Operator("cut_share", ("NUM",), "占比只舍不入", cut_shares, advice=True),
    Operator("change_points", ("NUM",), "改动百分点", lasts("points", "1.2")),
    Operator("change_difference", ("NUM",), "改动增减数", lasts("differences", "2")),
    Operator("change_rate", ("NUM",), "改动增减幅度", lasts("rates", "3.4")),
    Operator("change_enumeration_count", ("NUM",), "改动“从几个方面”", aspect_counts),
    Operator("change_list_count", ("NUM",), "改动列举后的个数", list_counts),
    Operator("change_declared_count", ("NUM",), "改动开头说的个数", declared_counts),
    Operator("drop_item", ("NUM",), "删去列举的最后一项", dropped_items),
    Operator("figure_twice", ("NUM",), "同一个数前后两样", same_figure),
    Operator("status_clash", ("STA", "NUM"), "状态总数与后文不符", clashing_states),
)
