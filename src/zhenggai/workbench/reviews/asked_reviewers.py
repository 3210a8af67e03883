"""Whom one may ask to review a paper: who may give an opinion in the book and know the whole."""

from collections.abc import Collection

from django.db.models import Q

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.plans import ReviewPlan
from zhenggai.ledger.core.scope import knows_whole
from zhenggai.people.models import Role
from zhenggai.workbench.desks import SUPERVISING, Desk
from zhenggai.workbench.forms.choices import Choices, person_title


def may_be_asked(desk: Desk, but: Collection[str]) -> Choices:
    """Persons with an account, each with unit and post, `but` for those who take part already."""
    tree = queries.tree(desk.held)
    pack = queries.pack(tree.book)
    given = Role.objects.filter(
        Q(book=None) | Q(book=desk.held),
        role__in=SUPERVISING,
        person__is_active=True,
        person__account__isnull=False,
    ).exclude(person__in=but)
    found: dict[str, str] = {}
    for one in given.select_related("person__unit").order_by("person__name"):
        person = one.person
        if person and pack.may(frozenset({one.role}), ReviewPlan.KIND):
            actor = Actor(person.pk, person.unit_id or "", frozenset({one.role}))
            if knows_whole(tree, actor):
                found[person.pk] = person_title(person)
    return list(found.items())
