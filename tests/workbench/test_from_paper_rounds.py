"""A stamped sheet of a unit without an account, typed in beside its scan into the open round."""

from typing import Any

import pytest
from ledger_world import CIVIL, CLERK, FINANCE
from round_world import book_at_work, opening
from workbench_world import as_

from zhenggai.ledger import evidence, queries
from zhenggai.ledger.models import Book, Entry
from zhenggai.supervision.models import Sheet
from zhenggai.supervision.opening import open_round
from zhenggai.supervision.sheets import read_sheet
from zhenggai.workbench.models import Scan

pytestmark = pytest.mark.django_db
NOW = queries.today()


@pytest.fixture
def book() -> Book:
    held = book_at_work()
    open_round(held, opening(), by=CLERK)
    return held


def sheet_of(unit: str) -> Sheet:
    return Sheet.objects.select_related("round__book", "unit").get(unit=unit)


def send(book: Book, sheet: Sheet, lines: dict[str, tuple[str, str]], **more: str) -> Any:
    """The sheet as a clerk sends it: result and words by item."""
    told = {"sheet": str(sheet.pk), "number": "第1期填报表（盖章）", "on": NOW.isoformat(), **more}
    for line in read_sheet(sheet, sheet.round.opened_at).lines:
        result, words = lines.get(line.row.item, ("", ""))
        told |= {f"b-{line.row.pk}": line.answer.print, f"t-{line.row.pk}": words}
        told |= {f"r-{line.row.pk}": result} if result else {}
    return as_(CLERK).post(f"/books/{book.code}/from-paper/stamped/", told)


def test_a_stamped_sheet_goes_into_its_round_in_one_go(book: Book) -> None:
    client, sheet = as_(CLERK), sheet_of(CIVIL)
    address = f"/books/{book.code}/from-paper/stamped/"
    chosen = client.get(address).getvalue().decode()
    assert f"?sheet={sheet.pk}" in chosen
    assert "养老服务站点逐个验收" in client.get(f"{address}?sheet={sheet.pk}").getvalue().decode()
    evidence.store([b"\x89PNG\r\n\x1a\n"], "盖章表.png")
    lines = {"measure/3-1": ("progress", "已验收三个站点")}
    done = send(book, sheet, lines, rest="on")
    assert done.status_code == 302, done.getvalue().decode()
    last = Entry.objects.filter(book=book, kind="report_progress").latest("n")
    assert (last.by, last.entered_by) == (CIVIL, CLERK.id)
    sheet.refresh_from_db()
    assert sheet.state == "reported"
    assert queries.now(book).measures["measure/3-1"].last_text == "已验收三个站点"
    assert client.get(f"{address}?sheet={sheet.pk}").status_code == 404


def test_a_sheet_that_is_not_whole_is_refused_and_stays_typed(book: Book) -> None:
    sheet = sheet_of(FINANCE)
    before = queries.book(book.code).head_n
    refused = send(book, sheet, {"measure/1-1": ("progress", "已清理十二个村")})
    assert refused.status_code == 409
    page = refused.getvalue().decode()
    assert "项没有填" in page
    assert "已清理十二个村" in page
    assert queries.book(book.code).head_n == before
    again = as_(CLERK).get(f"/books/{book.code}/from-paper/stamped/?sheet={sheet.pk}")
    assert "已清理十二个村" in again.getvalue().decode()


def test_a_scan_that_came_by_the_link_stands_beside_its_sheet(book: Book) -> None:
    sheet = sheet_of(CIVIL)
    kept = evidence.store([bytes.fromhex("89504e470d0a1a0a")], "盖章表.png")
    Sheet.objects.filter(pk=sheet.pk).update(
        scan=kept.digest, scan_number="盖章表", scan_on=NOW, state="sent"
    )
    start = as_(CLERK).get(f"/books/{book.code}/from-paper/").getvalue().decode()
    assert "有1张盖章表已到" in start
    page = as_(CLERK).get(f"/books/{book.code}/from-paper/stamped/?sheet={sheet.pk}")
    assert "盖章表.png" in page.getvalue().decode()
    assert Scan.objects.get().digest == kept.digest
