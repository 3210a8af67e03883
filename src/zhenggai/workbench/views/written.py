"""文书: the papers of a round, each written from the ledger for a cut-off day, first looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST, require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.scope import seen_tree
from zhenggai.ledger.core.tree import Tree
from zhenggai.notices.source import ReadError
from zhenggai.office_templates.fields import fields_of, values_of
from zhenggai.office_templates.filling import TemplateFailedError, filled
from zhenggai.office_templates.keeping import data_of, template_of
from zhenggai.papers.keeping import examined_upload
from zhenggai.people.queries import names
from zhenggai.publication.papers.catalogue import BY_KEY, PAPERS, PaperKind
from zhenggai.publication.papers.returned import other_numbers, returned_figures
from zhenggai.publication.papers.source import PaperSource
from zhenggai.publication.papers.written import FORMS, Written, written
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.downloads import as_file
from zhenggai.workbench.forms.papers import UploadForm
from zhenggai.workbench.happened import happened
from zhenggai.workbench.writing import may_lay, may_write
from zhenggai.writers.letter_html import letter_html
from zhenggai.writers.letter_pdf import NoPdfError
from zhenggai.writers.notice_style import SHIPPED, load_style
from zhenggai.writers.papers.reports import STYLED
from zhenggai.writers.papers.told import NothingToTellError

# The name of the form of file that an office's own template makes.
OWN = "own"


@dataclass(frozen=True, slots=True)
class Asked:
    """A paper that was asked for: what it is about (`of`: a unit, a problem's number, nothing) and
    the day to the end of which its figures go; a report or notice in a style."""

    desk: Desk
    kind: PaperKind
    of: str
    cut_off: date
    style: str = ""

    @property
    def query(self) -> str:
        """What an address says of it."""
        day = self.cut_off.isoformat() if self.cut_off < queries.today() else ""
        said = (("of", self.of), ("to", day), ("style", self.style))
        return urlencode({name: told for name, told in said if told})

    @property
    def styles(self) -> list[tuple[str, str]]:
        """The shapes among which one chooses, with their titles; none for other papers."""
        is_styled = self.kind.write in STYLED
        return [(one, load_style(one).title) for one in SHIPPED] if is_styled else []

    @property
    def source(self) -> PaperSource:
        """The book on that day as far as the person sees it."""
        held, today = self.desk.held, queries.today()
        tree = self.desk.tree()
        if self.cut_off < today:
            tree = seen_tree(Tree(queries.cut_off(held, self.cut_off)), self.desk.actor)
        head = f"{held.head_n}:{held.head_hash}"
        return PaperSource(
            tree=tree,
            pack=queries.pack(tree.book),
            cut_off=self.cut_off,
            dated_on=today,
            names=names,
            head=head,
            held=held,
            actor=self.desk.actor,
            history=lambda key: happened(held, tree, key),
        )

    def written(self) -> Written:
        """The paper. Raises NothingToTellError."""
        return written(self.source, self.kind, self.of, self.style)


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
    return _shown_paper(request, asked, made)


@require_safe
def file(request: HttpRequest, code: str, key: str, form: str) -> HttpResponse:
    """The paper as a file to be printed or gone on with."""
    asked = _asked(request, code, key)
    try:
        made = asked.written()
        if form == OWN:
            return _own_file(request, asked, made)
        if form not in made.forms:
            raise Http404("没有这种格式")
        return as_file(made.bytes_as(form), f"{made.name}.{form}", FORMS[form])
    except (NothingToTellError, NoPdfError) as fault:
        return _page(request, asked, status=409, nothing=str(fault))


def _own_file(request: HttpRequest, asked: Asked, made: Written) -> HttpResponse:
    """The paper in the office's own template; where that fails, why, and the shipped one stays."""
    kept = template_of(asked.desk.held, asked.kind.key)
    if kept is None:
        raise Http404("没有这种格式")
    fields = fields_of(one.title for one in made.told.counted.values())
    try:
        data = filled(data_of(kept), fields, values_of(made.letter, made.told))
    except FileNotFoundError:
        failed = "模板的文件已不在。"
    except TemplateFailedError as fault:
        failed = str(fault)
    else:
        return as_file(data, f"{made.name}.docx", FORMS["docx"])
    return _shown_paper(request, asked, made, status=409, failed=failed)


@require_POST
def back(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The paper as it came back from Word or WPS: its figures beside the ledger's. It is not kept:
    the register of papers is for that."""
    asked = _asked(request, code, key)
    form = UploadForm(request.POST, request.FILES)
    try:
        made = asked.written()
        if not form.is_valid():
            return _shown_paper(request, asked, made, status=409, form=form)
        file = form.cleaned_data["file"]
        data = file.read()
        examined_upload(data, file.name)
        figures = [*returned_figures(made.letter, data), *other_numbers(made.letter, data)]
    except NothingToTellError as fault:
        return _page(request, asked, status=409, nothing=str(fault))
    except NotAllowed as fault:
        return _shown_paper(request, asked, made, status=409, refusal=fault)
    except ReadError as fault:
        refusal = NotAllowed("format", f"{fault}改过的稿子请存成docx再收回。")
        return _shown_paper(request, asked, made, status=409, refusal=refusal)
    context = {
        "desk": asked.desk,
        "door": "written",
        "kind": asked.kind,
        "asked": asked,
        "query": asked.query,
        "name": file.name,
        "figures": figures,
        "differing": [one for one in figures if not one.agrees],
    }
    return render(request, "workbench/written_back.html", context)


def _page(
    request: HttpRequest, asked: Asked, *, status: int = 200, **shown: object
) -> HttpResponse:
    context = {
        "desk": asked.desk,
        "door": "written",
        "asked": asked,
        "kind": asked.kind,
        "today": queries.today(),
        "query": asked.query,
        "template": template_of(asked.desk.held, asked.kind.key),
        "may_lay": may_lay(asked.desk),
        **shown,
    }
    return render(request, "workbench/written_paper.html", context, status=status)


def _shown_paper(
    request: HttpRequest, asked: Asked, made: Written, *, status: int = 200, **shown: object
) -> HttpResponse:
    """The page of a paper that can be written; `refusal`, `form`: why a file was not read."""
    findings = examined_upload(made.bytes_as("docx"), f"{made.name}.docx").findings(public=False)
    told = {"made": made, "shown": _shown(asked, made), "findings": findings, **shown}
    return _page(request, asked, status=status, **told)


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
    told = request.POST if request.method == "POST" else request.GET
    asked = Asked(
        desk,
        kind,
        told.get("of", "").strip(),
        _cut_off(told.get("to", "")),
        _style(kind, told.get("style", "")),
    )
    if asked.of and asked.of not in _known(asked):
        raise Http404("没有这个单位或问题")
    return asked


def _known(asked: Asked) -> Iterator[str]:
    """What a paper of this kind may be about, as far as the person sees it."""
    tree = asked.desk.tree()
    if asked.kind.subject == "problem":
        return (number_of(one.key) for one in tree.problems)
    return (unit for units in tree.units.values() for unit in units)


def _style(kind: PaperKind, asked: str) -> str:
    """The style that was asked for; "" where there is none such."""
    return asked if kind.write in STYLED and asked in SHIPPED else ""


def _cut_off(text: str) -> date:
    """The day that was asked for; today where none was, or one to come."""
    today = queries.today()
    try:
        return min(date.fromisoformat(text), today)
    except ValueError:
        return today
