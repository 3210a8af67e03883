"""Units' figures that the text tells and that nobody confirmed for its cut-off day (核数).

A unit may have confirmed them when the text was approved, or since; what it reports later of other
days takes neither back.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from zhenggai.ledger import queries
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.rows import Figure
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import REPORTED_FIGURES, SUMMED_FIGURES
from zhenggai.publication.drafts.ledger_text import known_of, ledger_text
from zhenggai.publication.figure_calls import figures_by_unit, is_confirmed
from zhenggai.publication.models import Draft
from zhenggai.publication.order.screens.found import NOT_SETTLED, Found
from zhenggai.publication.order.screens.text import ScreenedText
from zhenggai.zh.days import in_words

_SHOWN = 4
# By unit.
Figures = Mapping[str, Sequence[Figure]]


def unit_figure_findings(screened: ScreenedText) -> Iterator[Found]:
    """A finding for each unit that has yet to confirm."""
    draft = screened.draft
    book = queries.tree(draft.book).book
    every = {row.unit: row.figures for row in figures_by_unit(book, ())}
    open_ = _open(screened, book, every)
    names = screened.ledger.source.names(open_) if open_ else {}
    for unit, rows in open_.items():
        titles = [REPORTED_FIGURES.get(one.name) or shown(one.title, book) for one in rows]
        named = list(dict.fromkeys(filter(None, titles)))
        more = "等" if len(named) > _SHOWN else ""
        yield Found(
            NOT_SETTLED,
            "warning",
            f"{names.get(unit, unit)}的{len(rows)}个填报数（{'、'.join(named[:_SHOWN])}{more}）"
            f"还没有确认截至{in_words(draft.cut_off)}是多少。",
            advice="请该单位在“核数”里确认；电话、书面核过的，写明谁核的、怎么核的，标为已核实。",
            door="figures",
            about=" ".join((unit, draft.cut_off.isoformat(), *_as_told(screened, every[unit]))),
        )


def _open(screened: ScreenedText, book: Book, every: Figures) -> dict[str, list[Figure]]:
    """By unit those of its figures that nobody confirmed; units without one are absent."""
    day = screened.draft.cut_off
    told = {one.figure for one in screened.bound}
    found = {
        unit: [one for one in rows if told & _names(one) and not is_confirmed(one, day)]
        for unit, rows in every.items()
    }
    if not any(found.values()):
        return {}
    then = _when_approved(screened.draft, book).figures
    left = {
        unit: [one for one in rows if not (one.key in then and is_confirmed(then[one.key], day))]
        for unit, rows in found.items()
    }
    return {unit: rows for unit, rows in left.items() if rows}


def _as_told(screened: ScreenedText, rows: Iterable[Figure]) -> list[str]:
    """What the text says of a unit's figures: that is what is looked at."""
    named = frozenset(name for one in rows for name in _names(one))
    return sorted({f"{one.figure} {one.text}" for one in screened.bound if one.figure in named})


def _when_approved(draft: Draft, book: Book) -> Book:
    """The book with all that was entered until the text was approved; as it is before that."""
    known = known_of(draft)
    if known is None:
        return book
    today = queries.today()
    return ledger_text(draft.book, draft.paper, draft.style, today, known).source.tree.book


def _names(figure: Figure) -> frozenset[str]:
    """Under which names a text binds it: summed with others, and as that of its item."""
    own = {f"reported/{number_of(figure.item)}.{figure.name}"} if figure.item else set()
    is_summed = not figure.item or figure.name in SUMMED_FIGURES
    return frozenset(own | ({f"reported/{figure.name}"} if is_summed else set()))
