"""One view for the page and for the part of it that htmx asks for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def page_or_fragment(
    request: HttpRequest, page: str, fragment: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The page; its fragment where htmx asks."""
    is_asked_by_htmx = request.headers.get("HX-Request") == "true"
    response = render(request, fragment if is_asked_by_htmx else page, context, status=status)
    response.headers["Vary"] = "HX-Request"
    return response
