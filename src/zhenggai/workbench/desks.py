"""Where a signed-in person sits: the person, a book, and what the person is in it.

Who has no role in a book is told that there is none.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from zhenggai.ledger import models, queries
from zhenggai.ledger.core.actors import ROLES, Actor
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.models import Person
from zhenggai.people.queries import actor as actor_of
from zhenggai.workbench.scope import sees_all


@dataclass(frozen=True, slots=True)
class Desk:
    """A person in a book."""

    held: models.Book
    person: Person
    actor: Actor

    @property
    def is_office(self) -> bool:
        """Whether the person is of the office and may write for others."""
        return "office" in self.actor.roles

    @property
    def sees_all(self) -> bool:
        """Whether the whole book is open to the person."""
        return sees_all(self.actor)

    @property
    def duties(self) -> str:
        """The person's roles as people read them."""
        return "、".join(title for role, title in ROLES.items() if role in self.actor.roles)


def person_of(request: HttpRequest) -> Person:
    """The person who is signed in. Raises Http404 for an account that is nobody's."""
    person = Person.objects.select_related("unit").filter(account=request.user.pk).first()
    if person is None or not person.is_active:
        raise Http404("这个账号没有对应的人员")
    return person


def desk_of(request: HttpRequest, code: str) -> Desk:
    """The person's desk in the book of this code. Raises Http404."""
    person = person_of(request)
    try:
        held = queries.book(code)
    except NotAllowed as fault:
        raise Http404(fault.sentence) from fault
    actor = actor_of(held.code, person.pk)
    if held.code != code or not actor.roles:
        raise Http404("没有这本台账")
    return Desk(held, person, actor)


def desks_of(person: Person) -> list[Desk]:
    """The person's desks in every book in which there is one."""
    found = (Desk(held, person, actor_of(held.code, person.pk)) for held in queries.books())
    return [desk for desk in found if desk.actor.roles]
