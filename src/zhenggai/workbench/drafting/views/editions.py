"""发布版: the editions of a book's notices, one as it went out, where it was published.

For the office and for who supervises; the office registers and decides what the portal shows.
"""

from datetime import UTC, datetime
from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.db.models import Prefetch, prefetch_related_objects
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from zhenggai.ledger import evidence, models, queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.queries import names
from zhenggai.published.freezing import is_whole
from zhenggai.published.models import Edition, Release
from zhenggai.published.package import package
from zhenggai.published.queries import course_of, edition_by_code, editions_of, read
from zhenggai.published.releasing import open_step, register_release, show_in_portal, take_back
from zhenggai.published.told import AUDIENCES
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.downloads import as_file
from zhenggai.workbench.forms.editions import ReleaseForm
from zhenggai.writers.letter_html import letter_html


@require_safe
def editions(request: HttpRequest, code: str) -> HttpResponse:
    """All editions, the latest first."""
    desk = _supervising(request, code)
    standing = Prefetch("releases", Release.objects.filter(taken_back_at=None))
    rows = list(editions_of(desk.held).prefetch_related(standing))
    context = {
        "desk": desk,
        "door": "editions",
        "rows": rows,
        "audiences": AUDIENCES,
        "portal_is_on": settings.PORTAL,
    }
    return render(request, "workbench/editions.html", context)


@require_safe
def edition(request: HttpRequest, code: str, edition: str) -> HttpResponse:
    """One edition: its text as it went out, and where it was published."""
    desk = _supervising(request, code)
    found = _edition(desk, edition)
    form = ReleaseForm(initial={"on": queries.today(), "takes_step": True})
    return _page(request, desk, found, form=form)


@require_safe
def package_file(request: HttpRequest, code: str, edition: str) -> HttpResponse:
    """The package for the official website's editor."""
    found = _edition(_supervising(request, code), edition)
    return as_file(package(found), f"发布包-{found.code}.zip", "application/zip")


@require_POST
def release(request: HttpRequest, code: str, edition: str) -> HttpResponse:
    """Register where the edition was published."""
    desk = _office(request, code)
    found = _edition(desk, edition)
    form = ReleaseForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, desk, found, status=409, form=form)
    try:
        register_release(found, form.told, form.picture, by=desk.actor, at=datetime.now(UTC))
    except NotAllowed as fault:
        return _page(request, desk, found, status=409, form=form, refusal=fault)
    messages.success(request, f"已登记：{form.told.medium}。")
    # The form's own place would hide what is said at the top.
    return redirect(f"{reverse('workbench:edition', args=[code, edition])}#main")


@require_POST
def release_back(request: HttpRequest, code: str, edition: str, release: int) -> HttpResponse:
    """Strike a line of the register that was entered wrongly."""
    desk = _office(request, code)
    found = _edition(desk, edition)
    held = found.releases.filter(pk=release).first()
    if held is None:
        raise Http404("没有这一条登记")
    take_back(held, request.POST.get("why", ""), by=desk.person.pk, at=datetime.now(UTC))
    messages.success(request, f"已撤销登记：{held.medium}。")
    return redirect("workbench:edition", code=code, edition=edition)


@require_POST
def portal(request: HttpRequest, code: str, edition: str) -> HttpResponse:
    """Show the edition on the public pages, or take it from there."""
    found = _edition(_office(request, code), edition)
    is_shown = request.POST.get("shown") == "1"
    show_in_portal(found, is_shown=is_shown)
    word = "已在公众页面展示。" if is_shown else "已不在公众页面展示。"
    messages.success(request, word)
    return redirect("workbench:edition", code=code, edition=edition)


@require_safe
def picture(request: HttpRequest, code: str, edition: str, release: int) -> HttpResponseBase:
    """The screenshot of a release."""
    found = _edition(_supervising(request, code), edition)
    held = found.releases.filter(pk=release).exclude(screenshot="").first()
    file = models.Evidence.objects.filter(digest=held.screenshot).first() if held else None
    if held is None or file is None:
        raise Http404("没有截图")
    try:
        opened = evidence.place_of(held.screenshot).open("rb")
    except FileNotFoundError as fault:
        raise Http404("截图已不在") from fault
    response = FileResponse(opened, content_type=file.media_type)
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(held.screenshot_name)}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _page(
    request: HttpRequest, desk: Desk, found: Edition, *, status: int = 200, **shown: object
) -> HttpResponse:
    prefetch_related_objects([found], "parts")
    told = read(found)
    releases = list(found.releases.all())
    context = {
        "desk": desk,
        "door": "editions",
        "edition": found,
        "told": told,
        # every text in it was escaped by the writer
        "paper": mark_safe(letter_html(told.letter)),  # noqa: S308
        "audience": AUDIENCES[found.audience],
        "is_whole": is_whole(found),
        "course": course_of(found),
        "releases": releases,
        "standing": sum(one.taken_back_at is None for one in releases),
        "names": names(
            {found.by, *(who for one in releases for who in (one.by, one.taken_back_by))}
        ),
        "step": open_step(found) if desk.is_office else None,
        "portal_is_on": settings.PORTAL,
        **shown,
    }
    return render(request, "workbench/edition.html", context, status=status)


def _supervising(request: HttpRequest, code: str) -> Desk:
    desk = desk_of(request, code)
    if not desk.supervises:
        raise Http404("没有这一页")
    return desk


def _office(request: HttpRequest, code: str) -> Desk:
    desk = desk_of(request, code)
    if not desk.is_office:
        raise Http404("没有这一页")
    return desk


def _edition(desk: Desk, code: str) -> Edition:
    found = edition_by_code(code)
    if found is None or found.book_id != desk.held.pk:
        raise Http404("没有这一版")
    return found
