"""本单位样式: an office words its reports and notices in a style pack (TOML) of its own."""

from datetime import UTC, datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.office_styles.keeping import (
    StyleRefusedError,
    keep_style,
    own_styles,
    put_aside_style,
)
from zhenggai.office_styles.models import OfficeStyle
from zhenggai.people.queries import names
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.downloads import as_file
from zhenggai.workbench.forms.papers import UploadForm
from zhenggai.workbench.written.writing import may_lay
from zhenggai.writers.notice_sample import sample_lines
from zhenggai.writers.notice_style import SHIPPED, load_style, sample_style

_TOML = "application/toml; charset=utf-8"


@require_http_methods(["GET", "HEAD", "POST"])
def styles(request: HttpRequest, code: str) -> HttpResponse:
    """The packs in use, the form for another, how one is written."""
    desk = _desk(request, code)
    if request.method != "POST":
        return _page(request, desk)
    if "put_aside" in request.POST:
        found = _style(desk, request.POST["put_aside"])
        put_aside_style(found, by=desk.person.pk)
        messages.success(request, f"已停用样式“{found}”，用它起草的文稿不受影响。")
        return redirect("workbench:written_styles", code)
    return _uploaded(request, desk)


def _uploaded(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, desk, status=409, form=form)
    file = form.cleaned_data["file"]
    try:
        kept = keep_style(desk.held, file.read(), file.name, by=desk.person.pk)
    except StyleRefusedError as fault:
        return _page(request, desk, status=409, faults=fault.faults, name=file.name)
    except NotAllowed as fault:
        return _page(request, desk, status=409, refusal=fault)
    messages.success(request, f"样式“{kept}”已启用，起草报告、通报和写文书时可以选。")
    return redirect("workbench:written_styles", desk.held.code)


@require_safe
def sample(request: HttpRequest, code: str) -> HttpResponse:
    """The whole wording with its comments."""
    _desk(request, code)
    return as_file(sample_style().encode(), "样式样本.toml", _TOML)


@require_safe
def file(request: HttpRequest, code: str, style: int) -> HttpResponse:
    """A pack as it was uploaded, to be changed and brought back."""
    found = _style(_desk(request, code), str(style))
    return as_file(found.told.encode(), found.file_name or f"{found}.toml", _TOML)


def _desk(request: HttpRequest, code: str) -> Desk:
    """The desk of somebody of the office, or who keeps the house."""
    desk = desk_of(request, code)
    if not may_lay(desk):
        raise Http404("没有这一页")
    return desk


def _style(desk: Desk, told: str) -> OfficeStyle:
    found = next((one for one in own_styles(desk.held) if str(one.pk) == told), None)
    if found is None:
        raise Http404("没有这个样式")
    return found


def _page(request: HttpRequest, desk: Desk, *, status: int = 200, **shown: object) -> HttpResponse:
    own = own_styles(desk.held)
    context = {
        "desk": desk,
        "door": "written",
        "shipped": [
            (name, style, list(sample_lines(style)))
            for name, style in ((one, load_style(one)) for one in SHIPPED)
        ],
        "own": own,
        "names": names({one.kept_by for one in own}),
        "now": datetime.now(UTC),
        **shown,
    }
    return render(request, "workbench/written_styles.html", context, status=status)
