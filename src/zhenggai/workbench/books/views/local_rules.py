"""A rule pack (本地规则) as a page: what it decides, from where, and its whole text."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhenggai.ledger.core.packs import SHIPPED, load_pack
from zhenggai.workbench.books.local_rules import decided, packs, steps
from zhenggai.workbench.desks import person_of


@require_safe
def local_rules(request: HttpRequest, pack: str) -> HttpResponse:
    """One pack of the program."""
    person = person_of(request)
    if pack not in SHIPPED:
        raise Http404("没有这一套规则")
    held = load_pack(pack)
    context = {
        "person": person,
        "pack": held,
        "others": [one for one in packs() if one.name != pack],
        "decided": decided(held),
        "steps": steps(held),
    }
    return render(request, "workbench/local_rules.html", context)
