"""A superior's form is filled from the ledger on a page: columns shown, corrected, remembered."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from ledger_world import CLERK, LIAISON, OPENED, PLANNED
from made_sheet import sheet_bytes
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
    sheet = page.context["mapping"].sheet
    told = {"file": page.context["carried"], "sheet": sheet, "sheet-before": sheet, "do": act}
    for one in page.context["columns"]:
        for name in ("column", "shown"):
            told[f"{name}-{one.column.index}"] = one.column.field or ""
        if one.is_told:
            told[f"told-{one.column.index}"] = "1"
    return client.post(address(page.context["desk"].held), told | fields)


def said(response: Any) -> str:
    body: str = response.getvalue().decode()
    return body


def cells(answer: Any) -> list[list[Any]]:
    return [list(row) for row in read_workbook(answer.content)[0].rows]


def test_columns_are_shown_and_those_that_the_ledger_lacks_are_named() -> None:
    book = book_after(*PLANNED)
    page = upload(as_(CLERK), book)
    assert page.status_code == 200
    assert "E列“涉及金额（万元）”" in page.context["unknown"]
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
    page = do(page, client, "read", **{"column-5": "state"})
    answer = do(page, client, "fill")
    assert cells(answer)[2][5] == "未完成"
    again = upload(client, book)
    field = {one.column.index: one.column.field for one in again.context["columns"]}
    assert field[5] == "state"


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
    refused = do(page, client, "fill", **{"column-4": "note", "column-5": "note"})
    assert refused.status_code == 409
    assert "都选作了“备注”" in said(refused)
    assert [one.column.field for one in refused.context["columns"]].count("note") == 2
    assert do(refused, client, "fill", **{"column-4": ""}).status_code == 200


def test_a_form_for_sums_alone_is_refused_with_where_the_sums_are() -> None:
    book = book_after(*PLANNED)
    data = sheet_bytes(
        [["统计表"], ["单位", "问题总数", "已完成", "完成率"], ["区委办", 1, 1, "100%"]]
    )
    refused = upload(as_(CLERK), book, data)
    assert refused.status_code == 409
    assert "合计数在“全部数字”页上" in said(refused)


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
