"""The top bar: whose page it is, which book, which doors, how much waits."""

from typing import Any
from urllib.parse import urlsplit

from django import template

from zhenggai.people.keepers import keeper_of
from zhenggai.people.models import Person
from zhenggai.workbench.acting.offers import Offers
from zhenggai.workbench.book_menu import MenuGroup, menu_of
from zhenggai.workbench.books.house_doors import house_doors
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.doors import doors_of

register = template.Library()
_HERE_ONLY = frozenset({"127.0.0.1", "localhost", "::1"})


@register.inclusion_tag("workbench/_here_only.html", takes_context=True)
def here_only(context: dict[str, Any], act: str) -> dict[str, Any]:
    """A word of warning where an address is about to be given away that opens on this machine only.

    `act`: what to do once the house is open to the intranet (开账号).
    """
    address = context["request"].build_absolute_uri("/")
    host = urlsplit(address).hostname or ""
    return {"address": address, "act": act, "is_here_only": host in _HERE_ONLY}


@register.inclusion_tag("workbench/_chain_state.html")
def chain_state(desk: Desk) -> dict[str, Any]:
    """How many entries there are, and how far and when their chain was checked last."""
    held, check = desk.held, desk.chain_check
    return {"held": held, "check": check, "is_all": check is not None and check.n == held.head_n}


@register.filter
def menu(offers: Offers) -> list[MenuGroup]:
    """What may be put on record of the whole book, in groups."""
    return menu_of(offers)


@register.inclusion_tag("workbench/_bar.html", takes_context=True)
def bar(
    context: dict[str, Any],
    desk: Desk | str = "",
    person: Person | str = "",
    door: str = "",
) -> dict[str, Any]:
    """The bar of a page; before anybody has signed in it is a name only."""
    if not isinstance(desk, Desk):
        keeps = isinstance(person, Person) and keeper_of(person) is not None
        here, above = context.get("place", ""), bool(context.get("supervises"))
        return {
            "who": person,
            "doors": list(house_doors(here, supervises=above, keeps_people=keeps)),
            "keeps_people": keeps,
            "csrf_token": context.get("csrf_token"),
        }
    return {
        "desk": desk,
        "who": desk.person,
        "keeps_people": desk.keeps_people,
        "door": door,
        "doors": list(doors_of(desk, door)),
        "waiting": desk.waiting,
        "csrf_token": context.get("csrf_token"),
    }
