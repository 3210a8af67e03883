"""单位和人员: the tree with everybody, what is missing, new accounts, and the record of changes."""

from collections.abc import Sequence
from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from zhenggai.people.accounts import make_accounts
from zhenggai.people.models import Change
from zhenggai.people.roster import RosterUnit, roster
from zhenggai.workbench.people.keeping import keeper_at

_PER_PAGE = 50


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """All units with their people, or those that miss something, or those a word is found in."""
    keeper = keeper_at(request)
    found = roster()
    shown, word = request.GET.get("show", ""), request.GET.get("q", "").strip()
    lists = {
        "": [one for one in found if one.is_in_use],
        "liaison": [one for one in found if one.lacks_liaison],
        "account": _those(found, "lacks_account"),
        "left": [*_those(found, "has_left"), *_retired(found)],
    }
    titles = {"": "全部", "liaison": "没有联络员", "account": "没有账号", "left": "已离任、停用"}
    units = lists.get(shown, lists[""])
    context = {
        "person": keeper.person,
        "keeper": keeper,
        "place": "people",
        "units": _with_word(units, word) if word else units,
        "shown": shown,
        "word": word,
        "tabs": [(name, titles[name], _count(name, lists[name])) for name in titles],
        "is_new": sum(len(one.people) for one in found) <= 1,
        "without": sum(len(one.people) for one in lists["account"]),
    }
    return render(request, "workbench/people.html", context)


def _those(found: Sequence[RosterUnit], claim: str) -> list[RosterUnit]:
    """Units with only those people of whom it is true."""
    kept = (
        replace(one, people=tuple(each for each in one.people if getattr(each, claim)))
        for one in found
    )
    return [one for one in kept if one.people]


def _retired(found: Sequence[RosterUnit]) -> list[RosterUnit]:
    return [one for one in found if not one.is_in_use and not one.people]


def _with_word(found: Sequence[RosterUnit], word: str) -> list[RosterUnit]:
    """Units whose name has the word, and people whose name or post has it."""
    kept = []
    for one in found:
        if one.unit and (word in one.unit.name or word in one.unit.short_name):
            kept.append(one)
            continue
        hits = tuple(
            each for each in one.people if word in each.person.name or word in each.person.title
        )
        if hits:
            kept.append(replace(one, people=hits))
    return kept


def _count(name: str, found: Sequence[RosterUnit]) -> int:
    """Units of the first two lists, people of the others."""
    if name in ("", "liaison"):
        return sum(one.unit is not None for one in found)
    return sum(len(one.people) or 1 for one in found)


@require_http_methods(["GET", "HEAD", "POST"])
def accounts(request: HttpRequest) -> HttpResponse:
    """Accounts for several at once: choose whom, then copy or print what is shown once."""
    keeper = keeper_at(request)
    found = _those(roster(), "lacks_account")
    context = {"person": keeper.person, "place": "people"}
    if request.method == "POST":
        chosen = set(request.POST.getlist("person"))
        picked = [one.person for unit in found for one in unit.people if one.person.pk in chosen]
        if picked:
            handed = make_accounts(picked, by=keeper)
            context |= {"handed": handed, "address": request.build_absolute_uri("/")}
            return render(request, "workbench/people_handed.html", context)
        context["fault"] = "请先勾选要开账号的人员。"
    context |= {"units": found}
    status = 409 if "fault" in context else 200
    return render(request, "workbench/people_accounts.html", context, status=status)


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """What was done, newest first."""
    keeper = keeper_at(request)
    every = Change.objects.select_related("by")
    page = Paginator(every, _PER_PAGE).get_page(request.GET.get("page"))
    context = {"person": keeper.person, "place": "people", "page": page}
    return render(request, "workbench/people_log.html", context)
