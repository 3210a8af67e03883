"""The record of what was done to units, people, accounts and roles: who, when, what."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from zhenggai.people.keepers import Keeper
from zhenggai.people.models import Change, Person, Unit

_LONGEST = 600


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """A transaction in which nobody else changes units, people or roles: all or nothing.

    SQLite has one writer anyway.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE people_unit IN SHARE ROW EXCLUSIVE MODE")
        yield


def record(by: Keeper | Person, about: Person | Unit, text: str) -> None:
    """Put on record what was done; a sentence."""
    person = by.person if isinstance(by, Keeper) else by
    Change.objects.create(by=person, about=about.pk, text=text[:_LONGEST])
