"""The keeper who opens a page of units and people; for everybody else there is no such page."""

from django.http import Http404, HttpRequest

from zhenggai.people.keepers import Keeper, keeper_of
from zhenggai.workbench.desks import person_of


def keeper_at(request: HttpRequest) -> Keeper:
    """The signed-in person as a keeper. Raises Http404."""
    found = keeper_of(person_of(request))
    if found is None:
        raise Http404("没有这一页")
    return found
