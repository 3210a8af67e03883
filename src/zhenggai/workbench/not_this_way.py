"""An address that only a button uses, opened by itself, becomes a page that leads back.

So it is after 刷新, 后退, or signing in anew in the middle of an act.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from zhenggai.workbench.going_back import address_above

Answer = Callable[[HttpRequest], HttpResponseBase]


def not_this_way(answer: Answer) -> Answer:
    """Put a page in the place of the bare 405; its status stays."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method != "GET":
            return response
        context = {"above": address_above(request.path)}
        page = render(request, "workbench/not_this_way.html", context, status=response.status_code)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    return middleware
