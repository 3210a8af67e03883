"""An Excel ledger comes in: its columns are put right, its faults are told, then it is entered."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from ledger_world import CLERK, LIAISON, OPENED
from made_ledger_sheet import ROWS, ledger_bytes
from made_sheet import Row, sheet_bytes
from openpyxl import load_workbook
from workbench_world import as_, book_after, settle

from zhenggai.ledger import queries
from zhenggai.ledger.core.responsibility import assigned
from zhenggai.ledger.intake.header import find_mappings
from zhenggai.ledger.intake.workbook import read_workbook
from zhenggai.ledger.models import Book, Entry
from zhenggai.people.models import Unit
from zhenggai.workbench.intake.ledger_sheet_looks import ColumnLook
from zhenggai.writers.table import TEMPLATE_FIELDS

pytestmark = pytest.mark.django_db
NAME = "整改台账.xlsx"
NEW = "/books/new/from-file/"


def upload(client: Client, address: str, data: bytes, name: str = NAME) -> Any:
    return client.post(address, {"file": SimpleUploadedFile(name, data)})


def into(book: Book) -> str:
    return f"/books/{book.code}/papers/"


def chosen(page: Any) -> dict[str, str]:
    """What the page's form holds as it came."""
    sheet = page.context["sheet"].draft
    looks: list[ColumnLook] = page.context["columns"]
    columns = {
        f"{name}-{one.column.index}": one.column.field or ""
        for one in looks
        for name in ("column", "shown")
    }
    columns |= {f"told-{one.column.index}": "1" for one in looks if one.is_told}
    told = {"file": page.context["carried"], "sheet": sheet.sheet, "sheet-before": sheet.sheet}
    return told | columns


def do(page: Any, client: Client, act: str, **fields: str) -> Any:
    """Press a button of the page of columns."""
    address = page.context["place"].sheet_address
    return client.post(address, {**chosen(page), "do": act, **fields})


def column(page: Any, heading: str) -> ColumnLook:
    found: list[ColumnLook] = page.context["columns"]
    return next(one for one in found if one.column.heading == heading)


def correct(page: Any, client: Client, heading: str, field: str, act: str = "read") -> Any:
    name = f"column-{column(page, heading).column.index}"
    return do(page, client, act, **{name: field})


def said(response: Any) -> str:
    body: str = response.getvalue().decode()
    return body


def entries(book: Book) -> int:
    return Entry.objects.filter(book=book).count()


def test_columns_are_shown_with_what_each_is_taken_for_the_unsure_ones_first() -> None:
    book = book_after(*OPENED)
    page = upload(as_(CLERK), into(book), ledger_bytes())
    assert page.status_code == 200
    looks: list[ColumnLook] = page.context["columns"]
    assert {one.column.heading for one in looks[: page.context["open_columns"]]} >= {"经办人意见"}
    assert not any(one.is_open for one in looks[page.context["open_columns"] :])
    assert column(page, "反馈具体问题").column.field == "problem"
    assert column(page, "反馈具体问题").samples[0] == ROWS[0][2]
    assert entries(book) == book.head_n


def test_first_rows_stand_as_they_were_understood() -> None:
    book = book_after(*OPENED)
    page = upload(as_(CLERK), into(book), ledger_bytes())
    first, second, third = page.context["rows"][:3]
    assert (first.row, first.measure, first.deadline) == (5, ROWS[0][3], "2026年6月30日前")
    assert second.problem == first.problem == ROWS[0][2]
    assert third.answerable == ("区农业农村局", "区财政局")
    assert third.deadline == "2026年12月31日前，长期坚持"


def test_rows_that_are_not_understood_are_listed_with_their_numbers() -> None:
    book = book_after(*OPENED)
    page = upload(as_(CLERK), into(book), ledger_bytes())
    told = {row: one.reason for one in page.context["faults"] for row in one.rows}
    assert "完成时限" in told[8]
    assert "没有导入" in told[10]


def test_the_same_fault_is_told_once_with_all_its_rows_what_is_lost_first() -> None:
    book = book_after(*OPENED)
    head = ["序号", "反馈问题", "责任单位", "整改状态"]
    rows = [[n, f"{text}不落实", "区委办", "抓了"] for n, text in enumerate("学党资作", 1)]
    rows.append([9, None, "区委办", None])
    page = upload(as_(CLERK), into(book), sheet_bytes([head, *rows]))
    assert [(one.rows, one.is_lost) for one in page.context["faults"]] == [
        ((6,), True), ((2, 3, 4, 5), False),
    ]  # fmt: skip
    assert "5处，其中1处没有导入" in said(page)


def test_a_corrected_column_gives_the_page_anew() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    page = upload(client, into(book), ledger_bytes())
    assert column(page, "整改进度").column.field == "progress"
    page = correct(page, client, "整改进度", "state")
    assert column(page, "整改进度").column.field == "state"
    assert [one.state for one in page.context["rows"]][:3] == ["完成", "完成", "正在整改"]
    doubts = [one.reason for one in page.context["faults"] if 8 in one.rows]
    assert any("整改状态" in one for one in doubts)
    assert entries(book) == book.head_n


def test_the_other_columns_settle_anew_and_are_shown_for_a_look() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    head = ["序号", "情况", "具体表现", "整改措施", "责任单位"]
    data = sheet_bytes([head, [1, "学习不深", "次数少", "补课", "区委办"]])
    page = correct(upload(client, into(book), data), client, "情况", "problem")
    assert [column(page, one).column.field for one in head[1:3]] == ["problem", "detail"]
    opened = [one.column.heading for one in page.context["columns"] if one.is_open]
    assert opened == ["具体表现"]
    page = correct(page, client, "责任单位", "lead_units")
    assert column(page, "情况").column.field == "problem", "what was told before holds"
    assert not any(one.is_open for one in page.context["columns"])


def test_one_thing_chosen_for_two_columns_is_refused_and_the_choices_stay() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    page = upload(client, into(book), ledger_bytes())
    names = [f"column-{column(page, one).column.index}" for one in ("整改进度", "经办人意见")]
    refused = do(page, client, "read", **dict.fromkeys(names, "state"))
    assert refused.status_code == 409
    assert "都选作了“整改状态”" in said(refused)
    assert column(refused, "经办人意见").column.field == "state"


def test_words_without_a_place_are_listed_on_the_page() -> None:
    book = book_after(*OPENED)
    head = ["序号", "反馈问题", "问题来源", "整改措施", "责任单位"]
    page = upload(as_(CLERK), into(book), sheet_bytes([head, [1, "甲", "来信", "乙", "区委办"]]))
    assert [(one.rows, one.text) for one in page.context["faults"]] == [((2,), "来信")]


def test_hidden_rows_are_told_and_each_sheet_of_a_file_may_be_entered() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    held = load_workbook(io.BytesIO(ledger_bytes()))
    held.active.row_dimensions[5].hidden = True
    other = held.create_sheet("立行立改")
    for one in (["序号", "反馈问题", "责任单位"], [9, "食堂浪费", "区委办"]):
        other.append(one)
    file = io.BytesIO()
    held.save(file)
    page = upload(client, into(book), file.getvalue())
    assert "隐藏（筛选掉）的1行" in said(page)
    assert do(page, client, "enter").status_code == 302
    page = do(upload(client, into(book), file.getvalue()), client, "read", sheet="立行立改")
    assert not page.context["taken"].already
    assert do(page, client, "enter").status_code == 302
    assert len(queries.now(queries.book(book.code)).problems) == 4


def test_a_ledger_is_entered_and_its_columns_are_remembered() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    page = upload(client, into(book), ledger_bytes())
    done = correct(page, client, "整改进度", "state", act="enter")
    assert done.status_code == 302, said(done)
    now = queries.now(queries.book(book.code))
    assert [len(now.headings), len(now.problems), len(now.measures)] == [2, 3, 5]
    water = Unit.objects.get(name="区水利局")
    assert now.problems["problem/1"].lead_units == (water.pk,)
    assert now.measures["measure/2-1"].standing
    assert queries.rebuild(queries.book(book.code)) == []
    page = said(client.get(f"/books/{book.code}/ledger/"))
    assert "据台账表，无佐证" in page
    assert "据通报，无佐证" not in page
    other = upload(client, into(book), ledger_bytes((4, None, "又一个问题。", "又一条措施。")))
    assert column(other, "整改进度").column.field == "state"
    assert not column(other, "整改进度").is_open


def test_what_a_corrected_sheet_changes_stands_beside_what_is_there() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    head = ["序号", "反馈问题", "整改措施", "责任单位"]
    for text in ("逐项清理资金", "逐项清理沉淀资金"):
        page = upload(client, into(book), sheet_bytes([head, [1, "资金沉淀", text, "区委办"]]))
        do(page, client, "enter")
    shown = said(page)
    assert "登记后的改动" in shown
    for words in ("逐项清理资金", "逐项清理沉淀资金"):
        assert f'<td class="words">{words}</td>' in shown


def test_the_same_file_says_so_and_adds_nothing() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    data = ledger_bytes()
    do(upload(client, into(book), data), client, "enter")
    before = entries(book)
    again = upload(client, into(book), data)
    assert "已经导入过" in said(again)
    assert "没有新增" in said(client.get(do(again, client, "enter")["Location"]))
    assert entries(book) == before


def test_a_ledger_is_looked_through_item_by_item_before_it_is_entered() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    page = do(upload(client, into(book), ledger_bytes()), client, "look")
    assert "第5行" in said(page)
    assert not page.context["paragraphs"]
    problem = next(one for one in page.context["paper"].walk() if one.text.startswith("部分村"))
    told = {"draft": page.context["carried"], "do": f"skip:{problem.id}"}
    page = client.post(page.context["place"].address, told)
    assert page.context["undo"] == "不登记1条"
    client.post(page.context["place"].address, {"draft": page.context["carried"], "do": "enter"})
    assert len(queries.now(queries.book(book.code)).problems) == 2


def test_a_ledger_opens_a_book_of_its_own() -> None:
    settle()
    client = as_(CLERK)
    page = upload(client, NEW, ledger_bytes())
    form = page.context["place"].form
    assert "青岚区省委巡视反馈" in str(form["name"].value())
    assert not Book.objects.exists()
    told = {f"book-{name}": str(form[name].value() or "") for name in form.fields}
    told |= {"book-inspected_unit": "青岚区", "book-inspection_kind": "巡视"}
    refused = do(page, client, "enter", **told | {"book-inspected_unit": ""})
    assert "请先填好新台账" in said(refused)
    assert not Book.objects.exists()
    done = do(page, client, "enter", **told)
    assert done.status_code == 302, said(done)
    now = queries.now(Book.objects.get())
    assert now.info.inspected_unit == "unit/district"
    assert len(now.problems) == 3


def test_the_template_is_a_ledger_that_comes_back() -> None:
    answer = _signed_in().get("/template.xlsx")
    assert "attachment" in answer["Content-Disposition"]
    (mapping,) = find_mappings(read_workbook(answer.content))
    assert {one.field for one in mapping.columns} == set(TEMPLATE_FIELDS)
    book = load_workbook(io.BytesIO(answer.content))
    sheet = book.worksheets[0]
    titles = {cell.value: cell.column for cell in sheet[3]}
    sheet.cell(4, titles["反馈问题"]).value = "会议记录不规范。"
    sheet.cell(4, titles["整改措施"]).value = "修订会议制度。"
    filled = io.BytesIO()
    book.save(filled)
    client = as_(CLERK)
    held = Book.objects.get()
    page = upload(client, into(held), filled.getvalue())
    assert do(page, client, "enter").status_code == 302
    assert len(queries.now(queries.book(held.code)).measures) == 1


def _signed_in() -> Client:
    book_after(*OPENED)
    return as_(CLERK)


# ── refusals ─────────────────────────────────────────────────────────────────


def test_a_sheet_marked_secret_is_refused() -> None:
    book = book_after(*OPENED)
    refused = upload(as_(CLERK), into(book), ledger_bytes(("机密",)))
    assert refused.status_code == 409
    assert "不得存储" in said(refused)
    assert entries(book) == book.head_n


def test_a_sheet_without_a_ledgers_head_says_so() -> None:
    book = book_after(*OPENED)
    refused = upload(as_(CLERK), into(book), sheet_bytes([["姓名", "电话"], ["甲", "1"]]))
    assert refused.status_code == 409
    assert "表头" in said(refused)


def test_a_ledger_without_rows_makes_nothing() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    page = upload(client, into(book), ledger_bytes(rows=()))
    assert "一行也没有读出来" in said(page)
    for act in ("look", "enter"):
        refused = do(page, client, act)
        assert refused.status_code == 409
        assert "没有可登记的内容" in said(refused)
    assert entries(book) == book.head_n


def test_a_broken_sheet_is_refused() -> None:
    book = book_after(*OPENED)
    refused = upload(as_(CLERK), into(book), ledger_bytes()[:4000])
    assert refused.status_code == 409
    assert "本次没有登记任何内容" in said(refused)


def test_a_field_that_does_not_exist_is_refused_and_the_page_stays() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    page = upload(client, into(book), ledger_bytes())
    refused = correct(page, client, "整改进度", "nothing", act="enter")
    assert refused.status_code == 409
    assert "整改进度" in said(refused)
    assert entries(book) == book.head_n


def test_a_file_of_somebody_else_is_no_file() -> None:
    book = book_after(*OPENED)
    page = upload(as_(CLERK), into(book), ledger_bytes())
    assert do(page, as_(CLERK), "enter", file=chosen(page)["file"] + "x").status_code == 404
    for answer in (do(page, as_(LIAISON), "enter"), upload(as_(LIAISON), into(book), b"x")):
        assert answer.status_code == 404
    assert entries(book) == book.head_n


HEAD = ["序号", "反馈问题", "整改措施", "牵头单位", "责任单位"]


def test_a_unit_called_by_a_shorter_name_is_asked_for_and_known_the_next_time() -> None:
    book = book_after(*OPENED)
    bureau = Unit.objects.create(name="区人力资源和社会保障局")
    rows: list[Row] = [HEAD, [1, "选聘不严", "修订细则", "区人社局", "区人社局、某某站"]]
    page = upload(as_(CLERK), into(book), sheet_bytes(rows))
    told = {one.told: one.likely for one in page.context["unknown_units"]}
    assert told == {"区人社局": bureau.name, "某某站": ""}
    asked = {"unit-name-1": "区人社局", "unit-is-1": bureau.name, "unit-name-2": "某某站"}
    do(page, as_(CLERK), "enter", **asked, **{"unit-is-2": ""})
    assert not Unit.objects.filter(name="区人社局").exists()
    now = queries.now(book)
    assert assigned(now, "problem/1", "lead_units") == (bureau.pk,)
    again = upload(
        as_(CLERK), into(book), sheet_bytes([*rows, [2, "考核不实", "", "区人社局", ""]])
    )
    assert again.context["unknown_units"] == []
    assert [one.what for one in again.context["taken"].changes] == []


def test_a_problem_in_one_cell_is_the_one_the_ledger_has_in_two_parts() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    rows: list[Row] = [[*HEAD, "具体表现"], [1, "重建轻管", "", "", "", "5个项目渠道损毁。"]]
    do(upload(client, into(book), sheet_bytes(rows)), client, "enter")
    whole: list[Row] = [HEAD, [1, "重建轻管。5个项目渠道损毁。", "修复渠道", "", ""]]
    page = upload(client, into(book), sheet_bytes(whole))
    assert dict(page.context["made"]) == {"措施": 1}
    assert page.context["faults"] == []
