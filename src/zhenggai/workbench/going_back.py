"""Where a person goes after an act: back to where it was asked for, within this house."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import is_valid_path
from django.utils.http import url_has_allowed_host_and_scheme


def back_address(request: HttpRequest, otherwise: str) -> str:
    """The address that the form carries, else the page on which htmx stands, else the other."""
    told = request.POST.get("back") or request.GET.get("back") or _of_htmx(request)
    safe = url_has_allowed_host_and_scheme(told, {request.get_host()}, request.is_secure())
    return told if told and safe else otherwise


def _of_htmx(request: HttpRequest) -> str:
    here = urlsplit(request.headers.get("HX-Current-URL", ""))
    return f"{here.path}?{here.query}" if here.query else here.path


def address_above(path: str) -> str:
    """The nearest page above an address: /books/x/rounds/1/ of /books/x/rounds/1/accept/."""
    parts = path.strip("/").split("/")
    above = (f"/{'/'.join(parts[:n])}/" for n in range(len(parts) - 1, 0, -1))
    return next((one for one in above if is_valid_path(one)), "/")
