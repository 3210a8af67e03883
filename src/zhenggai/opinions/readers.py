"""Who may read the opinions of a book: persons of its office that were named, and nobody else.

The office names them by somebody's decision; who named whom and when stays on the list. Whoever
loses the office's role reads no more, named or not.
"""

from datetime import UTC, datetime

from django.db import transaction

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book
from zhenggai.opinions.models import Reader
from zhenggai.people.models import Person
from zhenggai.people.queries import actor as actor_of


def is_reader(held: Book, actor: Actor) -> bool:
    """Whether this person of the office was named for the book."""
    if "office" not in actor.roles:
        return False
    return Reader.objects.filter(book=held, person=actor.id, ended_at=None).exists()


def require_reader(held: Book, actor: Actor) -> None:
    """Raises NotAllowed for who was not named."""
    if not is_reader(held, actor):
        raise NotAllowed("reader", "只有指定的整改办人员可以办理群众意见。")


def name_reader(held: Book, person: Person, basis: str, *, by: Actor) -> Reader:
    """Put a person of the office on the list; `basis` says who decided it. Raises NotAllowed."""
    if "office" not in by.roles:
        raise NotAllowed("role", "只有整改办可以指定阅看群众意见的人员。")
    if not basis.strip():
        raise NotAllowed("basis", "请写明谁同意的，如“领导小组办公室主任×××同意，11月3日”。")
    if not person.is_active or "office" not in actor_of(held.code, person.pk).roles:
        raise NotAllowed("not_office", f"{person.name}不是本台账的整改办人员，不能指定。")
    with transaction.atomic():
        found, is_new = Reader.objects.get_or_create(
            book=held,
            person=person,
            ended_at=None,
            defaults={"named_by": by.id, "named_at": datetime.now(UTC), "basis": basis.strip()},
        )
    if not is_new:
        raise NotAllowed("named", f"{person.name}已经在名单上。")
    return found


def end_reading(reader: Reader, *, by: Actor) -> None:
    """The person reads no more. Raises NotAllowed."""
    if "office" not in by.roles:
        raise NotAllowed("role", "只有整改办可以变更阅看群众意见的人员。")
    open_ones = Reader.objects.filter(pk=reader.pk, ended_at=None)
    if not open_ones.update(ended_at=datetime.now(UTC), ended_by=by.id):
        raise NotAllowed("ended", "这位人员已经不在名单上。")
