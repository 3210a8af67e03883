"""Text typed into a form and not entered yet: kept for its author until it is entered.

So a session that ends, a page turned in the scan and a refusal take nothing away.
"""

import json
from collections.abc import Mapping
from datetime import datetime

from django.http import QueryDict
from django.utils import timezone

from zhenggai.workbench.desks import Desk
from zhenggai.workbench.models import TypedForm

# What a form sends and nobody typed.
_NOT_TYPED = frozenset({"csrfmiddlewaretoken", "seen", "do"})
_LONGEST = 200_000


def keep_typed(desk: Desk, form: str, told: QueryDict) -> datetime | None:
    """Keep what was typed and tell when; None where nothing was, and nothing is kept then."""
    plain = {name: values for name, values in told.lists() if name not in _NOT_TYPED}
    text = json.dumps(plain, ensure_ascii=False)
    if not any(any(values) for values in plain.values()) or len(text) > _LONGEST:
        return None
    at = timezone.now()
    TypedForm.objects.update_or_create(
        person=desk.person, book=desk.held, form=form, defaults={"told": text, "at": at}
    )
    return at


def kept_typed(desk: Desk, form: str) -> tuple[Mapping[str, list[str]], datetime | None]:
    """What was typed by field, and when it was kept last."""
    found = TypedForm.objects.filter(person=desk.person, book=desk.held, form=form).first()
    return (json.loads(found.told), found.at) if found else ({}, None)


def drop_typed(desk: Desk, form: str) -> None:
    """It was entered, or its author does not want it any more."""
    TypedForm.objects.filter(person=desk.person, book=desk.held, form=form).delete()
