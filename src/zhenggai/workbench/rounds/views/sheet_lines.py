"""One line of a sheet by itself: its proofs, and figures that are told for the first time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger.core.acts.shape import ReportedFigure
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.vocabulary import PROOF_KINDS
from zhenggai.supervision.drafted_figures import add_figure
from zhenggai.supervision.drafted_proofs import Claim, attach, citable, cite, drop
from zhenggai.supervision.sheets import SheetLine
from zhenggai.workbench.forms.rounds import CiteForm, FigureForm, ProofForm
from zhenggai.workbench.rounds.views.round_sheet import SheetPage, sheet_page


@dataclass(slots=True)
class LinePage:
    """A line of a sheet on a page of its own, with its three forms."""

    page: SheetPage
    line: SheetLine
    given: tuple[Any, Any] = (None, None)
    do: str = ""
    forms: dict[str, Form] = field(init=False)

    def __post_init__(self) -> None:
        """Only the form that was sent holds what was sent."""
        first = {"claim": self.line.answer.text[:200], "kind": "document"}
        proofs = citable(self.page.sheet, self.page.desk.actor)
        self.forms = {
            "attach": ProofForm(*self._given("attach"), initial=first),
            "cite": CiteForm(proofs, self.page.filled.book, *self._given("cite")),
            "figure": FigureForm(*self._given("figure")),
        }

    def _given(self, do: str) -> tuple[Any, Any]:
        return self.given if do == self.do else (None, None)


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, code: str, n: int, pk: int, line_pk: int) -> HttpResponse:
    """The page of a line, and what is put on its draft or taken off."""
    page = sheet_page(request, code, n, pk, wants_to_fill=True)
    found = next((one for one in page.filled.lines if one.row.pk == line_pk), None)
    if found is None or found.item is None or not page.is_typed_in:
        raise Http404("没有这一项，或这张表现在不能填")
    shown = LinePage(page, found)
    refusal = None
    if request.method == "POST":
        shown = LinePage(page, found, (request.POST, request.FILES), request.POST.get("do", ""))
        try:
            if _done(shown, request.POST):
                return redirect("workbench:round_line", code, n, pk, line_pk)
        except NotAllowed as fault:
            refusal = fault
    context = {
        "desk": page.desk,
        "door": "rounds",
        "page": page,
        "round": page.sheet.round,
        "sheet": page.sheet,
        "line": found,
        "back": page.back_to(found),
        "state": page.filled.book,
        "forms": shown.forms,
        "proof_kinds": PROOF_KINDS,
        "refusal": refusal,
    }
    is_wrong = refusal or any(one.errors for one in shown.forms.values())
    return render(request, "workbench/round_line.html", context, status=409 if is_wrong else 200)


def _done(shown: LinePage, post: Mapping[str, str]) -> bool:
    """Do what was sent; whether it was filled in rightly. Raises NotAllowed."""
    sheet, by, item = shown.page.sheet, shown.page.desk.actor, shown.line.row.item
    if shown.do == "drop":
        drop(sheet, item, post.get("digest", ""), by=by)
        return True
    form = shown.forms.get(shown.do)
    if form is None or not form.is_valid():
        return False
    told = form.cleaned_data
    if shown.do == "attach":
        upload = told["file"]
        claim = Claim(told["claim"], told["kind"], told["amount"])
        attach(sheet, item, (upload.chunks(), upload.name or "佐证"), claim, by=by)
    elif shown.do == "cite":
        cite(sheet, item, told["proof"], told["why"], by=by)
    else:
        figure = ReportedFigure(told["name"], told["value"], told["unit"], told["title"])
        add_figure(sheet, shown.line, figure, by=by)
    return True
