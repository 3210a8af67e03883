"""Text typed into a form and not entered yet: kept for its author until it is entered.

So a session that ends, a page turned in the scan and a refusal take nothing away. A row without
text tells when the form was entered last: what a page that was opened before still sends after
that is not kept, or it would be entered twice.
"""

import json
from collections.abc import Mapping
from datetime import datetime

from django.http import QueryDict
from django.utils import timezone

from zhenggai.workbench.desks import Desk
from zhenggai.workbench.models import TypedForm

# What a form sends and nobody typed.
_NOT_TYPED = frozenset({"csrfmiddlewaretoken", "seen", "do", "begun"})
_LONGEST = 200_000


def keep_typed(desk: Desk, form: str, told: QueryDict) -> datetime | None:
    """Keep what was typed and tell when; None where nothing was, and nothing is kept then."""
    plain = {name: values for name, values in told.lists() if name not in _NOT_TYPED}
    text = json.dumps(plain, ensure_ascii=False)
    if not any(any(values) for values in plain.values()) or len(text) > _LONGEST:
        return None
    at = timezone.now()
    done = TypedForm.objects.filter(person=desk.person, book=desk.held, form=form, told="").first()
    if done and told.get("begun", "") <= done.at.isoformat():
        return None
    TypedForm.objects.update_or_create(
        person=desk.person, book=desk.held, form=form, defaults={"told": text, "at": at}
    )
    return at


def kept_typed(desk: Desk, form: str) -> tuple[Mapping[str, list[str]], datetime | None]:
    """What was typed by field, and when it was kept last."""
    found = TypedForm.objects.filter(person=desk.person, book=desk.held, form=form).first()
    return (json.loads(found.told), found.at) if found and found.told else ({}, None)


def forms_typed(desk: Desk) -> dict[str, datetime]:
    """The forms of the book into which the person typed something, with the time."""
    found = TypedForm.objects.filter(person=desk.person, book=desk.held).exclude(told="")
    return dict(found.values_list("form", "at"))


def drop_typed(desk: Desk, form: str) -> None:
    """It was entered, or its author does not want it any more."""
    TypedForm.objects.update_or_create(
        person=desk.person,
        book=desk.held,
        form=form,
        defaults={"told": "", "at": timezone.now()},
    )
