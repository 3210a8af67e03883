"""A refusal that no view has answered itself becomes a page with its sentence, and nothing else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.workbench.going_back import address_above

Answer = Callable[[HttpRequest], HttpResponseBase]


class RefusalPage:
    """Middleware: 409 with the sentence."""

    def __init__(self, answer: Answer) -> None:
        """Keep what answers."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """The page of a refusal; every other fault is a fault."""
        if not isinstance(fault, NotAllowed):
            return None
        context = {"refusal": fault, "above": address_above(request.path)}
        return render(request, "workbench/refusal.html", context, status=409)
