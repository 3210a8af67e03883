"""What happened to a sheet stays as it was told; only words may go from it."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from ledger_world import CLERK, HEAD, LIAISON
from round_world import book_at_work, round_of, sheet_of

from zhenggai.supervision.filling import nil_return
from zhenggai.supervision.models import Sheet, SheetEvent
from zhenggai.supervision.receiving import return_sheet
from zhenggai.supervision.reporting import confirm

pytestmark = pytest.mark.django_db
REASON = "数字与上期不衔接"
REFUSED = (
    "UPDATE supervision_sheetevent SET kind = 'accepted'",
    "UPDATE supervision_sheetevent SET \"by\" = 'person/other'",
    "UPDATE supervision_sheetevent SET \"at\" = '2020-01-01 00:00:00'",
    "UPDATE supervision_sheetevent SET note = '没有退回' WHERE kind = 'returned'",
    "UPDATE supervision_sheetevent SET note = '', kind = 'accepted' WHERE kind = 'returned'",
    "DELETE FROM supervision_sheetevent",
)


@pytest.fixture
def sheet() -> Sheet:
    found = sheet_of(round_of(book_at_work()))
    nil_return(found, by=LIAISON)
    confirm(found, by=HEAD)
    return_sheet(found, REASON, by=CLERK)
    # keys to other tables that wait for the commit would be refused first
    connection.check_constraints()
    return found


@pytest.mark.parametrize("statement", REFUSED)
def test_no_statement_changes_or_deletes_it(sheet: Sheet, statement: str) -> None:
    before = list(SheetEvent.objects.values_list())
    with (
        pytest.raises(DatabaseError, match="never changed or deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert list(SheetEvent.objects.values_list()) == before
    assert sheet.events.filter(note=REASON).exists()


def test_a_sheet_with_a_log_is_not_deleted(sheet: Sheet) -> None:
    with pytest.raises(DatabaseError, match="never changed or deleted"), transaction.atomic():
        sheet.delete()


def test_a_note_may_be_emptied_as_expunging_asks(sheet: Sheet) -> None:
    SheetEvent.objects.filter(note=REASON).update(note="")
    assert not sheet.events.filter(note=REASON).exists()
    assert sheet.events.filter(kind="returned").exists()


@pytest.mark.django_db(transaction=True)
def test_a_test_database_can_still_be_emptied(sheet: Sheet) -> None:
    assert sheet.events.exists()
    call_command("flush", interactive=False)
    assert not SheetEvent.objects.exists()
