"""A superior's form is filled from the ledger on a page: columns shown, corrected, remembered."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from ledger_world import CLERK, LIAISON, OPENED, PLANNED
from made_sheet import sheet_bytes
from openpyxl import load_workbook
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.intake.workbook import read_workbook
from zhenggai.ledger.models import Book

pytestmark = pytest.mark.django_db
HEAD = ["序号", "反馈问题", "整改措施", "责任单位", "涉及金额（万元）", "办理情况"]
FORM = sheet_bytes([["云岭市整改情况统计表"], HEAD, [], ["填表人："]], ["A1:F1"])


def address(book: Book) -> str:
    return f"/books/{book.code}/superior-form/"


def upload(client: Client, book: Book, data: bytes = FORM, name: str = "统计表.xlsx") -> Any:
    return client.post(address(book), {"file": SimpleUploadedFile(name, data)})


def do(page: Any, client: Client, act: str, **fields: str) -> Any:
    """What the page sends, with these fields put otherwise; a box of no text is not ticked."""
    told = {"file": page.context["carried"], "do": act}
    for look in page.context["sheets"]:
        prefix = look["sheet"].prefix
        told |= {f"{prefix}seen": "1", f"{prefix}want": "1"}
        for one in look.get("columns", ()):
            for name in ("column", "shown"):
                told[f"{prefix}{name}-{one.column.index}"] = one.column.field or ""
            if one.is_told:
                told[f"{prefix}told-{one.column.index}"] = "1"
        for line in look["sums"].lines if "sums" in look else ():
            told[f"{prefix}line-{line.number}"] = line.token
    told |= fields
    told = {name: text for name, text in told.items() if text or not name.endswith("want")}
    return client.post(address(page.context["desk"].held), told)


def said(response: Any) -> str:
    body: str = response.getvalue().decode()
    return body


def cells(answer: Any) -> list[list[Any]]:
    return [list(row) for row in read_workbook(answer.content)[0].rows]


def test_columns_are_shown_and_those_that_the_ledger_lacks_are_named() -> None:
    book = book_after(*PLANNED)
    page = upload(as_(CLERK), book)
    assert page.status_code == 200
    assert "E列“涉及金额（万元）”" in page.context["sheets"][0]["unknown"]
    assert "台账没有" in said(page)


def test_the_form_comes_back_filled_in_its_own_layout() -> None:
    book = book_after(*PLANNED)
    client = as_(CLERK)
    answer = do(upload(client, book), client, "fill")
    assert answer.status_code == 200
    assert "%EF%BC%88%E5%B7%B2%E5%A1%AB%EF%BC%89.xlsx" in answer["Content-Disposition"]
    rows = cells(answer)
    assert rows[1] == HEAD
    told = [str(cell) for row in rows for cell in row]
    for problem in queries.now(book).problems.values():
        assert problem.text in told
    assert rows[-1][0] == "填表人："


def test_a_corrected_column_is_filled_and_remembered() -> None:
    book = book_after(*PLANNED)
    client = as_(CLERK)
    page = upload(client, book)
    page = do(page, client, "read", **{"s0-column-5": "state"})
    answer = do(page, client, "fill")
    assert cells(answer)[2][5] == "未完成"
    again = upload(client, book)
    field = {one.column.index: one.column.field for one in again.context["sheets"][0]["columns"]}
    assert field[5] == "state"


# ── figures ──────────────────────────────────────────────────────────────────

SUMS = sheet_bytes(
    [
        ["云岭市整改统计表"],
        ["单位", "问题总数", "已完成", "完成率", "办结件", "备注"],
        ["青岚区财政局"],
        ["云岭市气象局"],
        ["合计"],
    ],
    ["A1:F1"],
    name="统计表",
)


def test_a_form_of_sums_is_filled_with_the_figures_of_the_ledger() -> None:
    book = book_after(*PLANNED)
    client = as_(CLERK)
    page = upload(client, book, SUMS)
    assert page.status_code == 200
    assert "第4行“云岭市气象局”" in said(page)
    assert "E列“办结件”" in said(page)
    rows = cells(do(page, client, "fill"))
    held = queries.now(book).problems
    assert rows[2][1:4] == [len(held), 0, "0.00%"]
    assert rows[4][1] == len(held)
    assert rows[3][1] == ""


def test_a_line_of_sums_is_put_right_and_remembered() -> None:
    book = book_after(*PLANNED)
    client = as_(CLERK)
    page = upload(client, book, SUMS)
    (look,) = page.context["sheets"]
    line = next(one for one in look["sums"].lines if one.label == "办结件")
    assert line.is_open
    page = do(page, client, "read", **{f"s0t0-line-{line.number}": "figure:measures"})
    assert cells(do(page, client, "fill"))[2][4] == len(queries.now(book).measures)
    again = upload(client, book, SUMS)
    assert cells(do(again, client, "fill"))[2][4] == len(queries.now(book).measures)


def test_sheets_of_both_kinds_are_filled_in_one_go_and_one_may_be_left() -> None:
    book = book_after(*PLANNED)
    client = as_(CLERK)
    both = load_workbook(io.BytesIO(FORM))
    second = both.create_sheet("统计表")
    for row in load_workbook(io.BytesIO(SUMS)).active.iter_rows(values_only=True):
        second.append(row)
    both.create_sheet("填表须知")["A1"] = "按月报送"
    buffer = io.BytesIO()
    both.save(buffer)
    page = upload(client, book, buffer.getvalue())
    assert [one["sheet"].name for one in page.context["sheets"]] == ["台账", "统计表"]
    assert "填表须知：没有要填的栏" in said(page)
    items, sums, _ = read_workbook(do(page, client, "fill").content)
    problem = next(iter(queries.now(book).problems.values()))
    assert problem.text in [cell for row in items.rows for cell in row]
    assert sums.rows[2][1] == 1
    without = do(page, client, "fill", **{"s1t0-want": ""})
    assert read_workbook(without.content)[1].rows[2][1] == ""


def test_blank_lines_are_listed_or_one_line_is_filled_as_chosen() -> None:
    book = book_after(*PLANNED)
    client = as_(CLERK)
    data = sheet_bytes([["序号", "单位", "问题数"], [1], ["合计"]])
    page = upload(client, book, data)
    rows = cells(do(page, client, "fill"))
    assert rows[1] == [1, "青岚区财政局", 1]
    one_line = cells(do(page, client, "fill", **{"s0t0-listing": ""}))
    assert one_line[1][1:] == ["", 1]


# ── refusals ─────────────────────────────────────────────────────────────────


def test_an_empty_ledger_has_nothing_to_fill_in() -> None:
    book = book_after(*OPENED)
    refused = upload(as_(CLERK), book)
    assert refused.status_code == 409
    assert "还没有问题" in said(refused)


def test_one_thing_for_two_columns_is_refused_and_the_form_stays() -> None:
    book = book_after(*PLANNED)
    client = as_(CLERK)
    page = upload(client, book)
    refused = do(page, client, "fill", **{"s0-column-4": "note", "s0-column-5": "note"})
    assert refused.status_code == 409
    assert "都选作了“备注”" in said(refused)
    assert [one.column.field for one in refused.context["sheets"][0]["columns"]].count("note") == 2
    assert do(refused, client, "fill", **{"s0-column-4": ""}).status_code == 200


def test_a_form_that_asks_for_nothing_known_is_refused() -> None:
    book = book_after(*PLANNED)
    data = sheet_bytes([["花名册"], ["姓名", "性别", "出生年月"], ["甲", "男", "1980.1"]])
    refused = upload(as_(CLERK), book, data)
    assert refused.status_code == 409
    assert "表样里既找不到" in said(refused)


def test_what_is_no_sheet_or_bears_a_secrecy_mark_is_refused() -> None:
    book = book_after(*PLANNED)
    client = as_(CLERK)
    for data in (b"not a sheet", sheet_bytes([["秘密★1年"], HEAD])):
        refused = upload(client, book, data)
        assert refused.status_code == 409
        assert "本次没有登记任何内容" in said(refused)
    assert "文件是空的" in said(upload(client, book, b""))


def test_who_is_not_of_the_office_does_not_find_the_page() -> None:
    book = book_after(*PLANNED)
    page = upload(as_(CLERK), book)
    for answer in (as_(LIAISON).get(address(book)), do(page, as_(LIAISON), "fill")):
        assert answer.status_code == 404
