"""The papers of opinions: the slip and what goes with it, the scan of its receipt, the counts."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from zhenggai.ledger import evidence, queries
from zhenggai.ledger.models import Evidence
from zhenggai.opinions.attachments import open_attachment, take_out_attachment
from zhenggai.opinions.counting import HEADS, CountTable, counted
from zhenggai.opinions.kinds import WAYS
from zhenggai.opinions.models import Slip
from zhenggai.opinions.reading import take_out
from zhenggai.people.queries import unit_names
from zhenggai.publication.papers.written import FORMS
from zhenggai.workbench.acting.views.proofs import PICTURES
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.downloads import as_file
from zhenggai.workbench.forms.opinions import SpanForm
from zhenggai.workbench.opinions.lines import opinion_at, opinions_desk
from zhenggai.workbench.opinions.views.register import DOOR, forgotten
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_pdf import NoPdfError, letter_pdf
from zhenggai.writers.letter_rows import Letter
from zhenggai.writers.papers.opinion_counts import (
    TITLE,
    Counts,
    OpinionCounts,
    opinion_counts,
    opinion_counts_xlsx,
)
from zhenggai.writers.papers.transfer_slip import Slipped, transfer_slip
from zhenggai.writers.papers.transferred_words import Spoken, transferred_words

# The counts as files, in the order of their buttons.
FILES = (("docx", "Word"), ("pdf", "PDF"), ("xlsx", "Excel"))


@require_safe
def slip(request: HttpRequest, code: str, opinion: int, form: str) -> HttpResponse:
    """The slip as docx or pdf."""
    desk = opinions_desk(request, code)
    made = _slip_of(desk, opinion)
    told = Slipped(
        number=str(made),
        registered_as=str(made.opinion),
        received_on=made.opinion.received_on,
        sheets=made.sheets,
        office=_office(desk),
        to=made.to,
        made_on=made.made_on,
    )
    return _file(transfer_slip(told), f"检举控告移交单（{made}）", form)


@require_http_methods(["GET", "HEAD", "POST"])
def sealed(request: HttpRequest, code: str, opinion: int) -> HttpResponse:
    """The words for the envelope, given out and logged; no browser is to keep them. There is no
    page: who only looks is told the same, whether such an opinion exists or not."""
    desk = opinions_desk(request, code)
    made = _slip_of(desk, opinion)
    if request.method != "POST":
        raise Http404("没有这一页")
    told = take_out(made.opinion, by=desk.actor)
    spoken = Spoken(
        number=str(made),
        way=WAYS[made.opinion.way],
        received_on=made.opinion.received_on,
        name=told.name,
        contact=told.contact,
        text=told.text,
        attachments=sum(one.expunged_at is None for one in made.opinion.attachments.all()),
    )
    return forgotten(_file(transferred_words(spoken), f"检举控告移交件（{made}）", "docx"))


@require_safe
def scan(request: HttpRequest, code: str, opinion: int) -> HttpResponse:
    """The scan of the receipt."""
    desk = opinions_desk(request, code)
    made = _slip_of(desk, opinion)
    kept = Evidence.objects.filter(digest=made.scan).first() if made.scan else None
    if kept is None:
        raise Http404("没有回执扫描件")
    return as_file(evidence.read_bytes(kept.digest), made.scan_name, kept.media_type)


@require_http_methods(["GET", "HEAD", "POST"])
def attachment(request: HttpRequest, code: str, opinion: int, attached: int) -> HttpResponse:
    """A scan that came with an opinion; an accusation's is sent for with its slip and given out
    for the envelope. Either is logged, and no browser is to keep it."""
    desk = opinions_desk(request, code)
    held = opinion_at(desk, opinion)
    found = next((one for one in held.attachments.all() if one.n == attached), None)
    is_for_envelope = request.method == "POST"
    if found is None or found.expunged_at or held.is_accusation != is_for_envelope:
        raise Http404("没有这份附件")
    if is_for_envelope:
        label, data = take_out_attachment(found, by=desk.actor)
    else:
        label, data = open_attachment(found, by=desk.actor)
    response = as_file(data, label.name, label.media_type)
    if label.media_type in PICTURES and not is_for_envelope:
        response["Content-Disposition"] = "inline"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return forgotten(response)


@require_safe
def counts(request: HttpRequest, code: str) -> HttpResponse:
    """How many there are, by way, state and month."""
    desk = opinions_desk(request, code)
    form = SpanForm(request.GET or None)
    since, until = _span(form)
    context = {
        "desk": desk,
        "door": DOOR,
        "form": form,
        "since": since,
        "until": until,
        "heads": HEADS,
        "tables": counted(desk.held, since, until),
        "files": FILES,
        "query": request.GET.urlencode(),
    }
    return render(request, "workbench/opinion_counts.html", context)


@require_safe
def counts_file(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The same as docx, pdf or xlsx."""
    desk = opinions_desk(request, code)
    since, until = _span(SpanForm(request.GET or None))
    told = OpinionCounts(
        office=_office(desk),
        since=since,
        until=until,
        heads=HEADS,
        tables=[_counts(one) for one in counted(desk.held, since, until)],
    )
    if form == "xlsx":
        return as_file(opinion_counts_xlsx(told), f"{TITLE}.xlsx", FORMS["xlsx"])
    return _file(opinion_counts(told), TITLE, form)


def _counts(table: CountTable) -> Counts:
    return Counts(table.title, [(one.title, one.counts) for one in (*table.lines, table.total)])


def _span(form: SpanForm) -> tuple[date | None, date]:
    told = form.cleaned_data if form.is_bound and form.is_valid() else {}
    return told.get("since"), told.get("until") or queries.today()


def _slip_of(desk: Desk, opinion: int) -> Slip:
    made = next(iter(opinion_at(desk, opinion).slips.select_related("opinion__book")), None)
    if made is None:
        raise Http404("没有移交单")
    return made


def _office(desk: Desk) -> str:
    """The office as it signs: the reader's own unit."""
    unit = desk.person.unit_id or ""
    return unit_names([unit]).get(unit, "")


def _file(letter: Letter, name: str, form: str) -> HttpResponse:
    if form not in ("docx", "pdf"):
        raise Http404("没有这种格式")
    try:
        data = letter_pdf(letter) if form == "pdf" else letter_docx(letter)
    except NoPdfError as fault:
        raise Http404(f"{fault}") from fault
    return as_file(data, f"{name}.{form}", FORMS[form])
