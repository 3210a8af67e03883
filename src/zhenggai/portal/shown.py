"""The editions that the office shows here, ready to be put on a page.

What an edition says never changes but for words that are destroyed: so it is made once for a
process and kept by its digest and the number of parts that are gone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256

from django.db.models import QuerySet
from django.http import Http404
from django.utils.safestring import SafeString, mark_safe

from zhenggai.published.models import Edition
from zhenggai.published.outside import Passage, charts_of, for_outside, passages, title_of
from zhenggai.published.queries import read
from zhenggai.published.told import STATES, FigureTold, ItemTold
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_pdf import NoPdfError, letter_pdf
from zhenggai.writers.plain_charts import Chart, chart_svg
from zhenggai.writers.svg_picture import can_draw_pictures

KEPT = 64


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart with its drawing; its rows are told in a table beside it."""

    chart: Chart
    svg: SafeString

    @property
    def rows(self) -> list[tuple[str, tuple[int, ...], int]]:
        """What each bar is called, its counts, their sum."""
        return [(one.title or "合计", one.counts, sum(one.counts)) for one in self.chart.bars]


@dataclass(frozen=True, slots=True)
class Text:
    """The words of an edition: `html` below the title, `headings` with the passage of each."""

    title: str
    why: str
    html: SafeString
    headings: tuple[Passage, ...]
    passages: tuple[Passage, ...]
    figures: tuple[FigureTold, ...]
    items: tuple[ItemTold, ...]
    missing: tuple[str, ...]
    charts: tuple[Drawn, ...]
    scope: str

    @property
    def is_part(self) -> bool:
        """Whether the items are not just the problems that the paper counts."""
        problems = [one.value for one in self.figures if one.name == "problems"]
        return bool(self.items) and bool(problems) and problems[0] != str(len(self.items))

    @property
    def states(self) -> list[tuple[str, str, int]]:
        """Key, word and count of each state that an item has."""
        states: list[str] = [one.state for one in self.items]
        return [(key, word, states.count(key)) for key, word in STATES.items() if key in states]


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition on the public pages: what changes about it, and its words."""

    edition: Edition
    text: Text

    @property
    def later(self) -> Edition | None:
        """The edition that corrects it, if that one is shown too."""
        return _if_shown(getattr(self.edition, "replaced_by", None))

    @property
    def earlier(self) -> Edition | None:
        """The edition that it corrects, if that one is shown too."""
        return _if_shown(self.edition.replaces)

    @property
    def published_on(self) -> date:
        """The day on which it went out."""
        return self.edition.published_on

    @property
    def has_pdf(self) -> bool:
        """Whether this machine can write one."""
        return can_draw_pictures()


def _if_shown(edition: Edition | None) -> Edition | None:
    return edition if edition and edition.in_portal else None


_AROUND = ("replaces", "replaced_by")


def _editions() -> QuerySet[Edition]:
    return Edition.objects.filter(in_portal=True, audience="public").order_by("-pk")


def shown(code: str) -> Shown:
    """The edition at this address. Raises Http404 for every other, also one that is not shown."""
    edition = _editions().filter(code=code).select_related(*_AROUND).first()
    if edition is None:
        raise Http404("没有这份通报")
    return _with_text(edition)


def mark_of(code: str) -> str:
    """What tells the page of an edition from an earlier state of it, for the price of a small
    query. Raises Http404 as `shown` does."""
    found = _editions().filter(code=code).values_list(*_MARKED).first()
    if found is None:
        raise Http404("没有这份通报")
    return _joined(found)


def mark_of_all() -> str:
    """The same of the list."""
    told = "|".join(map(_joined, _editions().values_list(*_MARKED)))
    return sha256(told.encode()).hexdigest()[:32]


def _joined(found: Iterable[object]) -> str:
    return ".".join(str(one or "") for one in found)


_MARKED = (
    "digest",
    "cleared",
    "replaces__code",
    "replaces__in_portal",
    "replaced_by__code",
    "replaced_by__in_portal",
)


def newest() -> list[Shown]:
    """The editions that no later one corrects, the latest first."""
    found = [_with_text(one) for one in _editions().select_related(*_AROUND)]
    return [one for one in found if one.later is None]


def course(one: Shown) -> list[Shown]:
    """The edition, what it corrects and what corrects it, the latest first."""
    found = [one]
    while later := found[0].later:
        found.insert(0, shown(later.code))
    while earlier := found[-1].earlier:
        found.append(shown(earlier.code))
    return found


def _with_text(edition: Edition) -> Shown:
    return Shown(edition, _text(edition.pk, edition.digest, edition.cleared))


# The digest and the count are part of the name under which the text is kept.
@lru_cache(maxsize=KEPT)
def _text(pk: int, digest: str, cleared: int) -> Text:  # noqa: ARG001
    told = read(Edition.objects.get(pk=pk))
    found = passages(told.letter)
    # Every text in these was escaped by its writer.
    html = mark_safe("\n".join(one.html for one in found))  # noqa: S308
    charts = tuple(Drawn(one, mark_safe(chart_svg(one))) for one in charts_of(told))  # noqa: S308
    return Text(
        title=title_of(told.letter),
        why=told.why,
        html=html,
        headings=tuple(one for one in found if one.tag == "h2"),
        passages=found,
        figures=told.figures,
        items=told.items,
        missing=told.missing,
        charts=charts,
        scope=told.scope,
    )


def file_of(one: Shown, form: str) -> bytes:
    """The paper as docx or pdf. Raises Http404 where there is none."""
    edition = one.edition
    return _file(edition.pk, edition.digest, edition.cleared, form)


@lru_cache(maxsize=8)
def _file(pk: int, digest: str, cleared: int, form: str) -> bytes:  # noqa: ARG001
    letter = for_outside(read(Edition.objects.get(pk=pk)).letter)
    if form == "docx":
        return letter_docx(letter)
    try:
        return letter_pdf(letter)
    except NoPdfError as fault:
        raise Http404("没有PDF版") from fault
