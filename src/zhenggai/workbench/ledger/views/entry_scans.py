"""The scan on which an entry rests, to be looked at once more: for who may see all it tells."""

from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from zhenggai.ledger import evidence, models, queries
from zhenggai.workbench.desks import desk_of
from zhenggai.workbench.scope import has_scan, opens_scan


@require_safe
def entry_scan(request: HttpRequest, code: str, entry: int) -> HttpResponseBase:
    """The file, to be saved; its content is never run in this page's name."""
    desk = desk_of(request, code)
    found = next(queries.entries(desk.held, since=entry - 1, until=entry), None)
    if found is None or not has_scan(found):
        raise Http404("这条登记没有扫描件")
    if not opens_scan(queries.tree(desk.held), desk.actor, found):
        raise Http404("这条登记没有扫描件")
    digest = found.basis.scan if found.basis else ""
    file = models.Evidence.objects.filter(digest=digest).first()
    try:
        opened = evidence.place_of(digest).open("rb")
    except FileNotFoundError as fault:
        raise Http404("文件已依规清除") from fault
    media_type = file.media_type if file else ""
    name = file.name if file else f"第{entry}号登记的扫描件"
    response = FileResponse(opened, content_type=media_type or "application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
