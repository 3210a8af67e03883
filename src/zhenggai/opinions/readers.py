"""Who may read the opinions of a book: persons of its office that were named, and nobody else.

They are named for one book or for every book of the office, by the decision of somebody else; who
decided, who wrote it in, when and on what paper stays on the list. Whoever loses the office's role
reads no more, named or not.
"""

from datetime import UTC, datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.ledger.models import Book
from zhenggai.opinions.models import Reader
from zhenggai.people.models import Person
from zhenggai.people.queries import actor as actor_of

# Who may decide that somebody reads.
DECIDING = frozenset({"office", "leader", "leading_group"})


def named(person: str, book: F | OuterRef) -> Exists:
    """Whether the person was named for this book or for every book of the office, within a query;
    the role is asked beside it."""
    rows = Reader.objects.filter(person=person, ended_at=None)
    return Exists(rows.filter(Q(book=book) | Q(book=None)))


def is_reader(held: Book, actor: Actor) -> bool:
    """Whether this person of the office was named for the book."""
    if "office" not in actor.roles:
        return False
    rows = Reader.objects.filter(person=actor.id, ended_at=None)
    return rows.filter(Q(book=held) | Q(book=None)).exists()


def require_reader(held: Book, actor: Actor) -> None:
    """Raises NotAllowed for who was not named."""
    if not is_reader(held, actor):
        raise NotAllowed("reader", "只有指定的整改办人员可以办理群众意见。")


def name_reader(
    held: Book,
    person: Person,
    basis: str = "",
    *,
    by: Actor,
    decider: str = "",
    everywhere: bool = False,
) -> Reader:
    """Put a person of the office on the list of the book, or `everywhere` on that of every book
    of the office that the person is of.

    `decider` is the person or body that decided it; "" for somebody whom `basis` names. `basis`
    says on what paper or word, and may be left out by who decides it here. Raises NotAllowed.
    """
    if "office" not in by.roles:
        raise NotAllowed("role", "只有整改办可以指定阅看群众意见的人员。")
    if decider == person.pk:
        raise NotAllowed("self", "不能由本人决定自己阅看，请选另一位作出决定的人。")
    if decider and not actor_of(held.code, decider).roles & DECIDING:
        raise NotAllowed("decider", "请选整改办负责人、牵头领导或领导小组作出的决定。")
    if decider != by.id and not basis.strip():
        raise NotAllowed("basis", "请写明依据，如“领导小组办公室主任×××同意，11月3日”。")
    refuse_secret(basis)
    if not person.is_active or "office" not in actor_of(held.code, person.pk).roles:
        raise NotAllowed("not_office", f"{person.name}不是本台账的整改办人员，不能指定。")
    with transaction.atomic():
        found, is_new = Reader.objects.get_or_create(
            book=None if everywhere else held,
            person=person,
            ended_at=None,
            defaults={
                "decided_by": decider,
                "named_by": by.id,
                "named_at": datetime.now(UTC),
                "basis": basis.strip(),
            },
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
