"""Named people of the office alone read opinions; who named them stays on record."""

import pytest
from django.db import IntegrityError, connection, transaction
from ledger_world import CLERK, LEADER, LIAISON
from opinion_world import BASIS, LAMPS, reader, suggestion

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book
from zhenggai.opinions.models import Reader, Reading
from zhenggai.opinions.readers import end_reading, is_reader, name_reader
from zhenggai.opinions.reading import read
from zhenggai.opinions.tasks import opinion_tasks
from zhenggai.people.models import ADMINISTRATOR, Person, Role

pytestmark = pytest.mark.django_db
ADMIN = Actor("person/admin", "unit/office")


def test_a_named_person_reads_and_each_reading_is_logged(book: Book) -> None:
    opinion = suggestion(book)
    told = read(opinion, by=CLERK)
    assert told is not None
    assert told.text == LAMPS
    latest = opinion.readings.first()
    assert latest is not None
    assert (latest.person, latest.what) == (CLERK.id, "阅看")


def test_who_named_whom_when_and_why_stays_when_the_person_reads_no_more(book: Book) -> None:
    held = Reader.objects.get()
    assert (held.person_id, held.named_by, held.basis) == (CLERK.id, CLERK.id, BASIS)
    end_reading(held, by=CLERK)
    assert not is_reader(book, CLERK)
    held.refresh_from_db()
    assert held.ended_by == CLERK.id
    with pytest.raises(NotAllowed, match="已经不在名单上"):
        end_reading(held, by=CLERK)
    reader(book)
    assert Reader.objects.count() == 2


def test_the_administrator_and_the_office_that_was_not_named_read_nothing(bare_book: Book) -> None:
    person = Person.objects.create(pk=ADMIN.id, name="柏知行", unit_id="unit/office")
    Role.objects.create(person=person, role=ADMINISTRATOR)
    assert not is_reader(bare_book, ADMIN)
    assert not is_reader(bare_book, CLERK)
    with pytest.raises(NotAllowed, match="只有指定的"):
        suggestion(bare_book)
    with pytest.raises(NotAllowed, match="不是本台账的整改办人员"):
        name_reader(bare_book, person, BASIS, by=CLERK)
    with pytest.raises(NotAllowed, match="只有整改办可以指定"):
        name_reader(bare_book, person, BASIS, by=ADMIN)


def test_who_loses_the_office_reads_no_more(book: Book) -> None:
    assert not is_reader(book, Actor(CLERK.id, CLERK.unit, frozenset({"reader"})))


@pytest.mark.parametrize(
    ("who", "basis", "said"), [(CLERK, " ", "写明依据"), (LIAISON, BASIS, "不是")]
)
def test_nobody_is_named_without_a_decision_or_from_a_unit(
    bare_book: Book, who: Actor, basis: str, said: str
) -> None:
    with pytest.raises(NotAllowed, match=said):
        name_reader(bare_book, Person.objects.get(pk=who.id), basis, by=CLERK)


def test_somebody_else_decides_who_reads_and_that_is_on_the_list(bare_book: Book) -> None:
    clerk = Person.objects.get(pk=CLERK.id)
    with pytest.raises(NotAllowed, match="不能由本人决定"):
        name_reader(bare_book, clerk, BASIS, by=CLERK, decider=CLERK.id)
    with pytest.raises(NotAllowed, match="请选整改办负责人"):
        name_reader(bare_book, clerk, BASIS, by=CLERK, decider=LIAISON.id)
    chief = Actor("person/chief", CLERK.unit, frozenset({"office"}))
    Person.objects.create(pk=chief.id, name="司马青", unit_id=CLERK.unit)
    Role.objects.create(person_id=chief.id, role="office")
    made = name_reader(bare_book, clerk, by=chief, decider=chief.id)
    assert (made.decided_by, made.named_by, made.basis) == (chief.id, chief.id, "")


def test_who_is_named_for_every_book_reads_those_of_the_office_alone(bare_book: Book) -> None:
    clerk = Person.objects.get(pk=CLERK.id)
    held = name_reader(bare_book, clerk, BASIS, by=CLERK, decider=LEADER.id, everywhere=True)
    assert held.book is None
    assert is_reader(bare_book, CLERK)
    assert suggestion(bare_book).n == 1
    assert [one.kind for one in opinion_tasks(bare_book, CLERK)] == ["handle"]
    with pytest.raises(NotAllowed, match="已经在名单上"):
        name_reader(bare_book, clerk, BASIS, by=CLERK, everywhere=True)
    end_reading(held, by=CLERK)
    assert not is_reader(bare_book, CLERK)


def test_nobody_stands_on_the_list_twice(book: Book) -> None:
    with pytest.raises(NotAllowed, match="已经在名单上"):
        reader(book)


def test_the_database_refuses_to_change_the_log(book: Book) -> None:
    opinion = suggestion(book)
    for statement in (
        "UPDATE opinions_reading SET person = 'x'",
        "DELETE FROM opinions_reading",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert Reading.objects.filter(opinion=opinion).exists()
