"""文书: the papers of a round, each written from the ledger for a cut-off day, first looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.scope import seen_tree
from zhenggai.ledger.core.tree import Tree
from zhenggai.papers.keeping import examined_upload
from zhenggai.people.queries import names
from zhenggai.publication.catalogue import BY_KEY, PAPERS, PaperKind
from zhenggai.publication.source import PaperSource
from zhenggai.publication.written import FORMS, Written, written
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.downloads import as_file
from zhenggai.workbench.writing import may_write
from zhenggai.writers.letter_html import letter_html
from zhenggai.writers.letter_pdf import NoPdfError
from zhenggai.writers.papers.told import NothingToTellError


@dataclass(frozen=True, slots=True)
class Asked:
    """A paper that was asked for: what it is about (`of`: a unit, a problem's number, nothing) and
    the day to the end of which its figures go."""

    desk: Desk
    kind: PaperKind
    of: str
    cut_off: date

    @property
    def source(self) -> PaperSource:
        """The book on that day as far as the person sees it."""
        held, today = self.desk.held, queries.today()
        tree = self.desk.tree()
        if self.cut_off < today:
            tree = seen_tree(Tree(queries.cut_off(held, self.cut_off)), self.desk.actor)
        head = f"{held.head_n}:{held.head_hash}"
        return PaperSource(tree, queries.pack(tree.book), self.cut_off, today, names, head)

    def written(self) -> Written:
        """The paper. Raises NothingToTellError."""
        return written(self.source, self.kind, self.of)


@require_safe
def papers(request: HttpRequest, code: str) -> HttpResponse:
    """All papers that the person may write, by the moment of the round at which each is due."""
    desk = desk_of(request, code)
    mine = [one for one in PAPERS if may_write(desk, one)]
    if not mine:
        raise Http404("没有这一页")
    moments = groupby(mine, lambda one: one.moment)
    context = {
        "desk": desk,
        "door": "written",
        "moments": [(moment, list(kinds)) for moment, kinds in moments],
        "units": Asked(desk, mine[0], "", queries.today()).source.units(),
    }
    return render(request, "workbench/written.html", context)


@require_safe
def paper(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """One paper as it would be written now: what it rests on, what the checker says, the files."""
    asked = _asked(request, code, key)
    try:
        made = asked.written()
    except NothingToTellError as fault:
        return _page(request, asked, nothing=str(fault))
    findings = examined_upload(made.bytes_as("docx"), f"{made.name}.docx").findings(public=False)
    return _page(request, asked, made=made, shown=_shown(asked, made), findings=findings)


@require_safe
def file(request: HttpRequest, code: str, key: str, form: str) -> HttpResponse:
    """The paper as a file to be printed or gone on with."""
    asked = _asked(request, code, key)
    try:
        made = asked.written()
        if form not in made.forms:
            raise Http404("没有这种格式")
        return as_file(made.bytes_as(form), f"{made.name}.{form}", FORMS[form])
    except (NothingToTellError, NoPdfError) as fault:
        return _page(request, asked, status=409, nothing=str(fault))


def _page(
    request: HttpRequest, asked: Asked, *, status: int = 200, **shown: object
) -> HttpResponse:
    context = {
        "desk": asked.desk,
        "door": "written",
        "asked": asked,
        "kind": asked.kind,
        "today": queries.today(),
        "query": request.GET.urlencode(),
        **shown,
    }
    return render(request, "workbench/written_paper.html", context, status=status)


def _shown(asked: Asked, made: Written) -> SafeString:
    """The paper as html; what the ledger counts leads to its working."""
    day = f"?day={asked.cut_off.isoformat()}" if asked.cut_off < queries.today() else ""

    def working(figure: str) -> str:
        kind, _, name = figure.partition("/")
        if kind != "counted":
            return ""
        return reverse("workbench:figure", args=[asked.desk.held.code, name]) + day

    # Every text in it was escaped by the writer.
    return mark_safe(letter_html(made.letter, working))  # noqa: S308


def _asked(request: HttpRequest, code: str, key: str) -> Asked:
    desk = desk_of(request, code)
    kind = BY_KEY.get(key)
    if kind is None or not may_write(desk, kind):
        raise Http404("没有这种文书")
    asked = Asked(desk, kind, request.GET.get("of", "").strip(), _cut_off(request))
    if asked.of and asked.of not in _known(asked):
        raise Http404("没有这个单位或问题")
    return asked


def _known(asked: Asked) -> Iterator[str]:
    """What a paper of this kind may be about, as far as the person sees it."""
    tree = asked.desk.tree()
    if asked.kind.subject == "problem":
        return (number_of(one.key) for one in tree.problems)
    return (unit for units in tree.units.values() for unit in units)


def _cut_off(request: HttpRequest) -> date:
    """The day of the address; today where it names none, or one to come."""
    today = queries.today()
    try:
        return min(date.fromisoformat(request.GET.get("to", "")), today)
    except ValueError:
        return today
