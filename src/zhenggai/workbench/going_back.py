"""Where a person goes after an act: back to where it was asked for, within this house."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def back_address(request: HttpRequest, otherwise: str) -> str:
    """The address that the form carries, else the page on which htmx stands, else the other."""
    told = request.POST.get("back") or request.GET.get("back") or _of_htmx(request)
    safe = url_has_allowed_host_and_scheme(told, {request.get_host()}, request.is_secure())
    return told if told and safe else otherwise


def _of_htmx(request: HttpRequest) -> str:
    here = urlsplit(request.headers.get("HX-Current-URL", ""))
    return f"{here.path}?{here.query}" if here.query else here.path
