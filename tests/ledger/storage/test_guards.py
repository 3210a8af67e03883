"""The database itself refuses to change or delete an entry, by whatever road it is asked."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError
from ledger_world import OPENED
from stored_world import stored

from zhenggai.ledger import guards, models
from zhenggai.people.models import Change, Person

pytestmark = pytest.mark.django_db

STATEMENTS = {
    "update": "UPDATE ledger_entry SET kind = 'close' WHERE n = 2",
    "update_all": "UPDATE ledger_entry SET facts = facts",
    "delete": "DELETE FROM ledger_entry WHERE n = 3",
    "delete_all": "DELETE FROM ledger_entry",
    "replace": (
        "INSERT OR REPLACE INTO ledger_entry SELECT id, n, 'close', v, \"on\", at, by, entered_by,"
        " subject, facts, words, prev, hash, mac, book_id FROM ledger_entry WHERE n = 2"
    ),
    "truncate": "TRUNCATE ledger_entry CASCADE",
    "upsert": (
        'INSERT INTO ledger_entry (book_id, n, kind, v, "on", at, by, entered_by, subject, facts,'
        ' words, prev, hash) SELECT book_id, n, kind, v, "on", at, by, entered_by, subject, facts,'
        " words, prev, hash FROM ledger_entry WHERE n = 2"
        " ON CONFLICT (book_id, n) DO UPDATE SET kind = 'close'"
    ),
}
ONLY_ON = {"replace": "sqlite", "truncate": "postgresql"}


@pytest.mark.parametrize("name", STATEMENTS)
def test_raw_sql_is_refused(name: str) -> None:
    if ONLY_ON.get(name, connection.vendor) != connection.vendor:
        pytest.skip("this database has no such statement")
    book = stored(*OPENED)
    before = list(models.Entry.objects.values_list())
    # keys to other tables that wait for the commit would be refused first
    connection.check_constraints()
    with (
        pytest.raises(DatabaseError, match="never changed or deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(STATEMENTS[name])
    assert list(models.Entry.objects.values_list()) == before
    assert len(before) == book.head_n


def test_the_record_of_what_was_done_to_people_is_guarded_too() -> None:
    clerk = Person.objects.create(name="沈亦安")
    Change.objects.create(by=clerk, about=clerk.pk, text="登记人员沈亦安。")
    connection.check_constraints()
    for statement in ("UPDATE people_change SET text = '无'", "DELETE FROM people_change"):
        with (
            pytest.raises(DatabaseError, match="never changed or deleted"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert Change.objects.get().text == "登记人员沈亦安。"


def test_a_queryset_is_refused() -> None:
    stored(*OPENED)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Entry.objects.filter(n=2).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Entry.objects.update(kind="close")


def test_a_book_with_entries_is_not_deleted() -> None:
    book = stored(*OPENED)
    with pytest.raises(ProtectedError):
        book.delete()


def test_every_trigger_is_there_after_migrating() -> None:
    assert guards.missing(connection) == []


def test_a_missing_trigger_is_an_error_at_the_start_and_is_put_back() -> None:
    guards.remove(connection)
    found = guards.check_guards(databases=["default"])
    wanted = [name for one in guards.SENTENCES for name in guards.triggers(connection, one)]
    assert [one.id for one in found] == ["ledger.E001"] * len(wanted)
    assert set(guards.guarded(connection)) == set(guards.SENTENCES)
    call_command("guard")
    assert guards.check_guards(databases=["default"]) == []


def test_only_a_test_database_can_be_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "NAME", "district")
    with pytest.raises(RuntimeError, match="no test database"), guards.lifted(connection):
        pass


@pytest.mark.django_db(transaction=True)
def test_a_test_with_real_transactions_leaves_nothing() -> None:
    stored(*OPENED)
    call_command("flush", interactive=False)
    assert models.Entry.objects.count() == 0
    assert guards.missing(connection) == []
