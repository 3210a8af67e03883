"""What is expunged from the ledger does not live on in a sheet."""

from pathlib import Path
from typing import Any

import pytest
import stored_world
from django.core.management import call_command
from ledger_world import CLERK, HEAD, LIAISON
from round_world import book_at_work, now, round_of, sheet_of

from zhenggai.archive import back_up
from zhenggai.ledger import models, queries
from zhenggai.restoring import restore
from zhenggai.supervision.answers import Answer
from zhenggai.supervision.filling import rest_unchanged, save
from zhenggai.supervision.models import Line, Sheet, SheetEvent
from zhenggai.supervision.receiving import return_sheet
from zhenggai.supervision.reporting import confirm
from zhenggai.supervision.sheets import read_sheet

pytestmark = pytest.mark.django_db(transaction=True)
UNWANTED = "举报人“王某”\n所说的一句话"


def expunge(book: models.Book, n: int) -> None:
    stored_world.expunge(book, queries.today(), n, "text", ground="complaint")


def reported(sheet: Sheet) -> int:
    """The sheet reported with the words; the number of their entry."""
    save(sheet, {"measure/1-1": Answer("progress", UNWANTED)}, by=LIAISON)
    rest_unchanged(sheet, by=LIAISON)
    confirm(sheet, by=HEAD)
    n = sheet.lines.get(item="measure/1-1").report_n
    assert n is not None
    return n


def told(sheet: Sheet) -> str:
    rows = [*Line.objects.all(), *SheetEvent.objects.all(), *Sheet.objects.all()]
    return "".join(str(vars(one)) for one in rows) + str(read_sheet(sheet, now()))


def test_last_words_and_reports_go_with_their_entry() -> None:
    book = book_at_work()
    sheet = sheet_of(round_of(book))
    n = reported(sheet)
    later = sheet_of(round_of(book))
    expunge(book, n)
    for one in (sheet, later):
        assert "王某" not in told(one)
    line = read_sheet(later, now()).line("measure/1-1")
    assert line is not None
    assert "依规清除" in line.last


def test_a_draft_made_from_expunged_words_goes() -> None:
    book = book_at_work()
    sheet = sheet_of(round_of(book))
    n = reported(sheet)
    return_sheet(sheet, "请核对", items=["measure/1-1"], by=CLERK)
    save(sheet, {"measure/1-1": Answer("progress", "据王某说已经完成")}, by=LIAISON)
    expunge(book, n)
    assert "王某" not in told(sheet)


def test_words_copied_to_another_line_or_a_reason_go() -> None:
    book = book_at_work()
    sheet = sheet_of(round_of(book))
    n = reported(sheet)
    return_sheet(sheet, f"不应写：{UNWANTED}", by=CLERK)
    save(sheet, {"measure/2-1": Answer("progress", f"同上：{UNWANTED}")}, by=LIAISON)
    expunge(book, n)
    assert "王某" not in told(sheet)
    assert sheet.lines.get(item="measure/2-1").result == ""


def test_a_backup_brings_sheets_back_without_what_was_expunged_since(
    tmp_path: Path, settings: Any
) -> None:
    settings.DATA = tmp_path / "data"
    book = book_at_work()
    sheet = sheet_of(round_of(book))
    n = reported(sheet)
    return_sheet(sheet, "请核对", items=["measure/1-1"], by=CLERK)
    save(sheet, {"measure/1-1": Answer("progress", f"改：{UNWANTED}")}, by=LIAISON)
    back_up(tmp_path / "b.zip")
    expunge(book, n)
    call_command("flush", interactive=False)
    restore(tmp_path / "b.zip")
    back = Sheet.objects.select_related("round__book", "unit").get(pk=sheet.pk)
    assert (back.state, back.lines.count()) == ("returned", 8)
    assert "王某" not in told(back)
