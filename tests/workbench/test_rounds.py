"""Reporting rounds on pages: the office opens, a unit fills in and reports, the office takes it."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from ledger_world import CIVIL, CLERK, GROUP, HEAD, LEADER, LIAISON, VERIFIER
from round_world import CIVIL_LIAISON, LAST_WORDS, book_at_work, now, round_of, sheet_of
from stored_world import record
from workbench_world import as_

from zhenggai.ledger import evidence, queries
from zhenggai.ledger.core.acts.problems import ReviseProblem
from zhenggai.ledger.models import Book
from zhenggai.people.models import Person
from zhenggai.supervision.answers import Answer
from zhenggai.supervision.board import BoardRow
from zhenggai.supervision.filling import nil_return, save
from zhenggai.supervision.links import make_link, revoke_link, token_of
from zhenggai.supervision.models import Round, Sheet
from zhenggai.supervision.opening import close_round
from zhenggai.supervision.reporting import Stamped, confirm, enter_stamped, send
from zhenggai.supervision.sheets import read_sheet
from zhenggai.supervision.workbooks import workbook_of

pytestmark = pytest.mark.django_db
TEXT = "已纠正81份，余13份正在协商。"


@pytest.fixture
def asked() -> Round:
    return round_of(book_at_work())


@pytest.fixture
def sheet(asked: Round) -> Sheet:
    return sheet_of(asked)


def address(sheet: Sheet, then: str = "") -> str:
    asked = sheet.round
    return f"/books/{asked.book_id}/rounds/{asked.n}/sheets/{sheet.pk}/{then}"


def said(response: Any) -> str:
    body: str = response.getvalue().decode()
    return body


def typed(sheet: Sheet, told: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """What the page of a sheet sends: every line as it stands, some of them changed."""
    fields: dict[str, Any] = {}
    for line in read_sheet(sheet, now()).lines:
        pk, answer = line.row.pk, line.answer
        fields |= {f"b-{pk}": answer.print, f"r-{pk}": answer.result, f"t-{pk}": answer.text}
        fields |= {f"f-{pk}-{one.name}": f"{one.value or ''}" for one in line.figures}
        fields |= {f"{k[0]}-{pk}{k[1:]}": v for k, v in told.get(line.row.item, {}).items()}
    return fields


def fresh(sheet: Sheet) -> Sheet:
    return sheet_of(sheet.round, sheet.unit_id)


# ── opening and the board ────────────────────────────────────────────────────


def form_of(client: Client, book: Book) -> dict[str, Any]:
    form = client.get(f"/books/{book.code}/rounds/new/").context["form"]
    told = {name: form[name].value() for name in form.fields}
    told = {name: value for name, value in told.items() if value is not None}
    return {**told, "due_on": queries.today().replace(year=queries.today().year + 1)}


def test_the_office_opens_a_round_from_an_empty_page() -> None:
    book = book_at_work()
    client = as_(CLERK)
    assert "发起第1期填报" in said(client.get(f"/books/{book.code}/rounds/"))
    done = client.post(f"/books/{book.code}/rounds/new/", form_of(client, book))
    assert done.status_code == 302, said(done)
    page = said(client.get(done["Location"]))
    assert "已发起第1期填报，2家单位各一张表" in page
    assert "青岚区财政局" in page


def test_items_are_chosen_by_number_and_strange_ones_named() -> None:
    book = book_at_work()
    client = as_(CLERK)
    told = {**form_of(client, book), "items": "1-1、3，9-9"}
    wrong = client.post(f"/books/{book.code}/rounds/new/", told)
    assert wrong.status_code == 409
    assert "台账中没有9-9" in said(wrong)
    done = client.post(f"/books/{book.code}/rounds/new/", {**told, "items": "1-1、3"})
    assert done.status_code == 302
    on = {one.unit_id: one.lines.count() for one in Round.objects.get().sheets.all()}
    assert on[CIVIL] == 2
    assert sum(on.values()) == 3


def test_a_refused_opening_keeps_what_was_typed() -> None:
    book = book_at_work()
    client = as_(CLERK)
    told = {**form_of(client, book), "question": "有没有类似问题？", "due_on": "2020-01-01"}
    wrong = client.post(f"/books/{book.code}/rounds/new/", told)
    assert wrong.status_code == 409
    assert "报送时限已经过去" in said(wrong)
    assert "有没有类似问题？" in said(wrong)


def test_the_board_counts_who_reported_and_who_did_not(sheet: Sheet) -> None:
    nil_return(sheet, by=LIAISON)
    confirm(sheet, by=HEAD)
    client = as_(CLERK)
    board = f"/books/{sheet.round.book_id}/rounds/1/"
    page = client.get(board)
    assert page.context["board"].counts == {"reported": 1, "open": 1, "returned": 0, "overdue": 0}
    assert "零报告" in said(page)
    assert "何立群确认" in said(page)
    only = client.get(f"{board}?state=open")
    assert [one.row.sheet.unit_id for one in only.context["lines"]] == [CIVIL]


def test_a_nil_return_waits_for_nothing_on_the_board_whatever_its_items_have_become(
    sheet: Sheet,
) -> None:
    civil = sheet_of(sheet.round, CIVIL)
    limited = ReviseProblem("problem/3", need_to_know=(CLERK.id,))
    record(sheet.round.book, "2-10", CLERK, limited)
    client, board = as_(CLERK), f"/books/{sheet.round.book_id}/rounds/1/"

    def row() -> BoardRow:
        rows: tuple[BoardRow, ...] = client.get(board).context["board"].rows
        return next(one for one in rows if one.sheet.pk == civil.pk)

    assert (row().missing, row().spared) == (1, 2)
    nil_return(civil, by=CLERK)
    assert (row().missing, row().spared, row().results["no_change"]) == (0, 2, 1)
    enter_stamped(fresh(civil), Stamped("盖章表", queries.today()), entered_by=CLERK)
    assert (row().missing, row().spared) == (0, 2)
    page = said(client.get(board))
    assert "零报告" in page
    assert "另2项不用填" in page


def test_the_scan_of_an_entry_is_opened_from_the_log_and_from_its_item(sheet: Sheet) -> None:
    picture = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
        "0000000a49444154789c63f80f0001010100b138f6140000000049454e44ae426082"
    )
    scan = evidence.store([picture], "盖章表.png").digest
    nil_return(sheet, by=LIAISON)
    enter_stamped(sheet, Stamped("盖章表", queries.today(), scan), entered_by=CLERK)
    n = sheet.lines.get(item="measure/1-1").report_n
    root = f"/books/{sheet.round.book_id}/"
    link = f'href="{root}entries/{n}/scan"'
    for who, page in ((CLERK, "log/"), (CLERK, "measure/1-1/"), (LIAISON, "measure/1-1/")):
        assert link in said(as_(who).get(root + page)), (who, page)
        assert as_(who).get(f"{root}entries/{n}/scan").getvalue() == picture
    # The other unit's people open no paper of this one.
    assert as_(CIVIL_LIAISON).get(f"{root}entries/{n}/scan").status_code == 404
    assert link not in said(as_(CIVIL_LIAISON).get(f"{root}measure/2-5/"))
    assert as_(CLERK).get(f"{root}entries/1/scan").status_code == 404


def test_the_office_accepts_all_and_ends_the_round(sheet: Sheet) -> None:
    nil_return(sheet, by=LIAISON)
    confirm(sheet, by=HEAD)
    client = as_(CLERK)
    board = f"/books/{sheet.round.book_id}/rounds/1/"
    assert "全部接收（1家）" in said(client.get(board))
    client.post(f"{board}accept/")
    assert fresh(sheet).state == "accepted"
    client.post(f"{board}close/")
    assert "结束" in said(client.get(board))
    assert client.post(f"{board}close/").status_code == 409


def test_what_changed_stands_on_one_page(sheet: Sheet) -> None:
    nil_return(sheet, by=LIAISON)
    figures = {"measure/1-2": Answer("progress", "发现问题合同94份，已纠正81份，其余正在协商。")}
    save(sheet, figures, by=LIAISON)
    confirm(sheet, by=HEAD)
    page = said(as_(LEADER).get(f"/books/{sheet.round.book_id}/rounds/1/changes/"))
    assert "<ins>81</ins>" in page
    assert LAST_WORDS in page
    assert "逐村清理经济合同" not in page


# ── a unit's sheet ───────────────────────────────────────────────────────────


def test_the_door_leads_a_liaison_to_the_own_sheet(sheet: Sheet) -> None:
    page = as_(LIAISON).get(f"/books/{sheet.round.book_id}/rounds/", follow=True)
    assert page.redirect_chain[-1][0] == address(sheet)
    assert LAST_WORDS in said(page)
    assert "养老服务站点" not in said(page)
    assert "还有8项" in said(page)


def test_every_button_saves_the_whole_sheet_first(sheet: Sheet) -> None:
    client = as_(LIAISON)
    told = typed(sheet, {"measure/1-2": {"r": "progress", "t": TEXT, "f-other": "81"}})
    done = client.post(address(sheet), {**told, "do": "rest"})
    assert done["Location"] == address(sheet)
    page = said(client.get(address(sheet)))
    assert TEXT in page
    assert "＋14" in page
    assert "已填8项" in page
    assert "已有1项进展" in page


def test_a_sheet_is_sent_and_the_head_confirms(sheet: Sheet) -> None:
    told = typed(sheet, {"measure/1-2": {"r": "progress", "t": TEXT}})
    liaison, head = as_(LIAISON), as_(HEAD)
    liaison.post(address(sheet), {**told, "do": "rest"})
    sent = liaison.post(address(sheet), {**typed(sheet, {}), "do": "send", "way": "system"})
    assert sent.status_code == 302
    assert fresh(sheet).state == "sent"
    assert "待单位负责人确认；改动任何一项后须重新报送" in said(liaison.get(address(sheet)))
    assert "请核对后确认" in said(head.get(address(sheet)))
    head.post(address(sheet), {**typed(sheet, {}), "do": "confirm"})
    assert fresh(sheet).state == "reported"
    page = said(liaison.get(address(sheet)))
    assert "何立群确认报送" in page
    assert "<textarea" not in page


def test_an_unfinished_sheet_says_what_is_missing_and_keeps_the_text(sheet: Sheet) -> None:
    told = typed(sheet, {"measure/1-2": {"r": "progress", "t": TEXT}})
    wrong = as_(LIAISON).post(address(sheet), {**told, "do": "send"})
    assert wrong.status_code == 409
    assert "还有7项没有填" in said(wrong)
    assert TEXT in said(wrong)


def test_words_of_last_time_are_copied_with_one_button(sheet: Sheet) -> None:
    pk = sheet.lines.get(item="measure/1-2").pk
    as_(LIAISON).post(address(sheet), {**typed(sheet, {}), "do": f"copy-{pk}"})
    line = read_sheet(sheet, now()).line("measure/1-2")
    assert line is not None
    assert (line.answer.result, line.answer.text) == ("progress", LAST_WORDS)


def test_a_number_that_is_none_is_marked_and_the_rest_is_kept(sheet: Sheet) -> None:
    told = typed(sheet, {"measure/1-2": {"r": "progress", "t": TEXT, "f-other": "81份"}})
    wrong = as_(LIAISON).post(address(sheet), {**told, "do": "save"})
    assert wrong.status_code == 409
    assert "“81份”不是数字" in said(wrong)
    assert 'value="81份"' in said(wrong)
    line = read_sheet(sheet, now()).line("measure/1-2")
    assert line is not None
    assert line.answer.text == TEXT


def test_a_line_marked_secret_is_not_kept_and_stands_on_the_page_still(sheet: Sheet) -> None:
    client, marked = as_(LIAISON), "机密★5年\n已拨付"
    told = typed(sheet, {"measure/1-2": {"r": "progress", "t": marked}, "measure/1-1": {"t": TEXT}})
    refused = client.post(address(sheet), {**told, "do": "send"})
    assert refused.status_code == 409
    for words in ("有1项没有保存", "文字中有“机密”标志", marked):
        assert words in said(refused)
    filled = read_sheet(fresh(sheet), now())
    answers = [
        found.answer.text for one in ("1-1", "1-2") if (found := filled.line(f"measure/{one}"))
    ]
    assert answers == [TEXT, ""]
    by_itself = client.post(address(sheet), told, headers={"HX-Request": "true"})
    assert "文字中有“机密”标志" in said(by_itself)


def test_what_another_typed_meanwhile_is_shown_beside_ones_own(sheet: Sheet) -> None:
    told = typed(sheet, {"measure/1-2": {"r": "done", "t": "全部纠正"}})
    save(sheet, {"measure/1-2": Answer("progress", TEXT)}, by=LIAISON)
    head = as_(HEAD)
    clash = head.post(address(sheet), {**told, "do": "save"})
    assert clash.status_code == 409
    assert "陈望舒" in said(clash)
    assert TEXT in said(clash)
    assert "全部纠正" in said(clash)
    row = next(one for one in clash.context["rows"] if one.clash)
    again = {**told, f"b-{row.pk}": row.began, "do": "save"}
    assert head.post(address(sheet), again).status_code == 302
    line = read_sheet(sheet, now()).line("measure/1-2")
    assert line is not None
    assert line.answer.text == "全部纠正"


def test_who_types_on_in_one_page_writes_over_nobody(sheet: Sheet) -> None:
    liaison = as_(LIAISON)
    first = {**typed(sheet, {"measure/1-2": {"r": "progress", "t": "已纠正"}}), "mark": "0a1b2c3d"}
    on = {**typed(sheet, {"measure/1-2": {"r": "progress", "t": TEXT}}), "mark": "0a1b2c3d"}
    assert liaison.post(address(sheet), {**first, "do": "save"}).status_code == 302
    assert liaison.post(address(sheet), {**on, "do": "save"}).status_code == 302
    line = read_sheet(sheet, now()).line("measure/1-2")
    assert line is not None
    assert line.answer.text == TEXT
    other_page = {**first, "mark": "ffffffff", "do": "save"}
    assert liaison.post(address(sheet), other_page).status_code == 409


def test_who_has_the_sheet_open_twice_is_not_told_of_somebody_else(sheet: Sheet) -> None:
    told = typed(sheet, {"measure/1-2": {"r": "done", "t": "全部纠正"}})
    save(sheet, {"measure/1-2": Answer("progress", TEXT)}, by=LIAISON)
    liaison = as_(LIAISON)
    clash = said(liaison.post(address(sheet), {**told, "do": "save"}))
    assert "有1项您在另一页面改过，没有覆盖" in clash
    assert "您在另一页面（" in clash
    assert "别人" not in clash
    quick = liaison.post(address(sheet), told, headers={"HX-Request": "true"})
    assert "您在另一页面（" in said(quick)


def test_two_people_in_one_sheet_are_told_of_each_other(sheet: Sheet) -> None:
    save(sheet, {"measure/1-1": Answer("no_change")}, by=LIAISON)
    assert "陈望舒" in said(as_(HEAD).get(address(sheet)))
    assert "也在填写" not in said(as_(LIAISON).get(address(sheet)))


def test_who_has_sent_the_sheet_fills_in_no_more(sheet: Sheet) -> None:
    nil_return(sheet, by=LIAISON)
    assert "也在填写" in said(as_(HEAD).get(address(sheet)))
    send(sheet, by=LIAISON)
    assert "也在填写" not in said(as_(HEAD).get(address(sheet)))
    save(sheet, {"measure/1-2": Answer("progress", TEXT)}, by=LIAISON)
    assert "也在填写" in said(as_(HEAD).get(address(sheet)))


def test_a_draft_is_kept_by_a_fragment(sheet: Sheet) -> None:
    told = typed(sheet, {"measure/1-2": {"r": "progress", "t": TEXT}})
    kept = as_(LIAISON).post(address(sheet), told, headers={"HX-Request": "true"})
    assert "已存草稿" in said(kept)
    assert "<html" not in said(kept)
    pk = sheet.lines.get(item="measure/1-2").pk
    assert f'id="b-{pk}"' in said(kept)
    wrong = as_(HEAD).post(
        address(sheet),
        {**told, f"t-{pk}": "别的话"},
        headers={"HX-Request": "true"},
    )
    assert "也改过您正在填的项" in said(wrong)


def test_proofs_and_figures_of_a_line_have_a_page(sheet: Sheet) -> None:
    client = as_(LIAISON)
    pk = sheet.lines.get(item="measure/1-2").pk
    led = client.post(address(sheet), {**typed(sheet, {}), "do": f"proofs-{pk}"})
    line = led["Location"]
    file = SimpleUploadedFile("清单.txt", "合同清单".encode())
    told = {"do": "attach", "file": file, "claim": "已纠正81份", "kind": "document"}
    assert client.post(line, told).status_code == 302
    figure = {
        "do": "figure",
        "name": "other",
        "title": "增加收益",
        "unit": "万元",
        "value": "36.40",
    }
    assert client.post(line, figure).status_code == 302
    page = client.get(line)
    assert "清单.txt" in said(page)
    answer = page.context["line"].answer
    assert [one.name for one in answer.figures] == ["other2"]
    client.post(line, {"do": "drop", "digest": answer.proofs[0].digest})
    assert "清单.txt" not in said(client.get(line))


def test_a_proof_form_that_is_not_filled_in_says_where(sheet: Sheet) -> None:
    client = as_(LIAISON)
    line = address(sheet, f"lines/{sheet.lines.get(item='measure/1-2').pk}/")
    for told, said_ in (
        ({"do": "attach"}, "请选择一份文件"),
        ({"do": "figure", "name": "other", "unit": "份", "value": "1"}, "请写明是什么数字"),
        (
            {"do": "figure", "name": "other", "title": "已纠正合同", "unit": "份", "value": "1"},
            "已经在",
        ),
    ):
        wrong = client.post(line, told)
        assert wrong.status_code == 409
        assert said_ in said(wrong)


def test_a_stamped_scan_is_entered_by_the_liaison(sheet: Sheet) -> None:
    nil_return(sheet, by=LIAISON)
    client = as_(LIAISON)
    led = client.post(address(sheet), {**typed(sheet, {}), "do": "send", "way": "stamped"})
    scan = SimpleUploadedFile("盖章表.txt", "扫描件".encode())
    told = {"scan": scan, "number": "第1期填报表（盖章）", "on": queries.today().isoformat()}
    done = client.post(led["Location"], told)
    assert done.status_code == 302, said(done)
    assert fresh(sheet).state == "reported"
    scan_page = client.get(address(sheet, "scan"))
    assert scan_page.getvalue().decode() == "扫描件"
    entry = list(queries.entries(sheet.round.book))[-1]
    assert entry.basis is not None
    assert entry.basis.kind == "stamped_sheet"


def test_a_sheet_goes_out_as_xlsx_and_comes_back(sheet: Sheet) -> None:
    save(sheet, {"measure/1-2": Answer("progress", TEXT)}, by=LIAISON)
    client = as_(LIAISON)
    data = client.get(address(sheet, "sheet.xlsx")).content
    preview = client.post(address(sheet, "import/"), {"file": SimpleUploadedFile("表.xlsx", data)})
    assert preview.status_code == 200
    assert "1项可以存入" in said(preview)
    done = client.post(address(sheet, "import/"), {"answers": preview.context["carried"]})
    assert done["Location"] == address(sheet)
    assert sheet.events.first().kind == "imported"  # type: ignore[union-attr]


def test_a_file_of_another_unit_is_refused_on_the_page(asked: Round, sheet: Sheet) -> None:
    data = workbook_of(read_sheet(sheet_of(asked, CIVIL), now()))
    wrong = as_(CLERK).post(
        address(sheet, "import/"), {"file": SimpleUploadedFile("表.xlsx", data)}
    )
    assert wrong.status_code == 409
    assert "这是青岚区民政局的表" in said(wrong)


def test_answers_that_this_house_did_not_give_are_no_page(sheet: Sheet) -> None:
    forged = as_(LIAISON).post(address(sheet, "import/"), {"answers": "x:y:z"})
    assert forged.status_code == 404


# ── the office ───────────────────────────────────────────────────────────────


def test_the_office_reads_what_came_and_returns_single_items(sheet: Sheet) -> None:
    nil_return(sheet, by=LIAISON)
    save(sheet, {"measure/1-2": Answer("progress", TEXT)}, by=LIAISON)
    confirm(sheet, by=HEAD)
    client = as_(CLERK)
    assert "退回理由" in said(client.get(address(sheet)))
    told = {"reason": "没有附佐证材料", "more": "请补清单", "item": ["measure/1-2"]}
    done = client.post(address(sheet, "return/"), told, follow=True)
    assert "的1-2：没有附佐证材料；请补清单" in said(done)
    assert fresh(sheet).state == "returned"
    by_link = Client().get(f"/fill/{token_of(make_link(sheet, by=CLERK))}/")
    assert re.search(r"已退回1项.*?<b>1-2</b>　没有附佐证材料；请补清单", said(by_link), re.S)
    page = said(as_(LIAISON).get(address(sheet)))
    assert "整改办已退回：没有附佐证材料；请补清单" in page
    assert "退回：没有附佐证材料；请补清单" in page


def test_the_office_accepts_one_sheet(sheet: Sheet) -> None:
    nil_return(sheet, by=LIAISON)
    confirm(sheet, by=HEAD)
    as_(CLERK).post(address(sheet, "accept/"))
    assert fresh(sheet).state == "accepted"


def test_a_return_without_a_reason_is_refused(sheet: Sheet) -> None:
    nil_return(sheet, by=LIAISON)
    confirm(sheet, by=HEAD)
    assert as_(CLERK).post(address(sheet, "return/"), {}).status_code == 409


def test_the_office_types_in_what_came_on_paper(asked: Round) -> None:
    civil = sheet_of(asked, CIVIL)
    client = as_(CLERK)
    assert "按纸面代填" in said(client.get(address(civil)))
    page = client.get(f"{address(civil)}?fill=1")
    assert "代青岚区民政局填写" in said(page)
    done = client.post(f"{address(civil)}?fill=1", {**typed(civil, {}), "do": "nil"})
    assert done["Location"] == f"{address(civil)}?fill=1"
    told = {"number": "青民整改〔2026〕2号", "on": queries.today().isoformat()}
    assert client.post(address(civil, "stamped/"), told).status_code == 302
    entry = list(queries.entries(civil.round.book))[-1]
    assert (entry.by, entry.entered_by) == (CIVIL, CLERK.id)


# ── by a link ────────────────────────────────────────────────────────────────


def test_a_link_opens_the_sheet_without_signing_in(asked: Round) -> None:
    civil = sheet_of(asked, CIVIL)
    office = as_(CLERK)
    office.post(address(civil, "link/"), {"do": "make"})
    # The token tells its second: what the page shows is followed, not made anew.
    link = re.search(r"/fill/[^/\"<]+/", said(office.get(address(civil))))
    assert link
    client = Client()
    page = said(client.get(link[0]))
    assert "青岚区民政局" in page
    assert "财政局" not in page
    data = client.get(f"{link[0]}sheet.xlsx").content
    preview = client.post(link[0], {"file": SimpleUploadedFile("表.xlsx", data)})
    assert preview.status_code == 200
    assert "没有填" in said(preview)
    early = client.post(link[0], {"do": "stamp", "number": "填报表", "on": "2026-1-1"})
    assert "还没有导入填好的表格，请先办第二步。" in said(early)


def test_what_came_by_a_link_is_a_draft_until_the_stamp_is_entered(asked: Round) -> None:
    civil = make_link(sheet_of(asked, CIVIL), by=CLERK)
    nil_return(civil, by=CIVIL_LIAISON)
    link, client = f"/fill/{token_of(civil)}/", Client()
    data = client.get(f"{link}sheet.xlsx").content
    preview = client.post(link, {"file": SimpleUploadedFile("表.xlsx", data)})
    assert client.post(link, {"answers": preview.context["carried"]}).status_code == 302
    told = {"do": "stamp", "number": "第1期填报表", "on": queries.today().isoformat()}
    told_scan = {**told, "scan": SimpleUploadedFile("章.txt", "扫描件".encode())}
    assert client.post(link, told_scan).status_code == 302
    assert fresh(civil).state == "sent"
    office = as_(CLERK)
    page = said(client.get(link))
    assert "已送整改办" in page
    assert "盖章表已到" in page
    board = said(office.get(f"/books/{asked.book_id}/rounds/{asked.n}/"))
    assert "盖章表已到" in board
    assert "待负责人确认" not in board
    assert "的盖章表已到，核对后登记" in said(office.get(address(civil)))
    assert "登记盖章表" in said(office.get(f"/books/{asked.book_id}/tasks/"))
    assert office.post(address(civil, "stamped/"), told).status_code == 302
    assert fresh(civil).scan


def test_a_link_that_ended_opens_nothing(asked: Round) -> None:
    civil = make_link(sheet_of(asked, CIVIL), by=CLERK)
    link = f"/fill/{token_of(civil)}/"
    revoke_link(civil, by=CLERK)
    for gone in (link, f"{link}sheet.xlsx", "/fill/x/"):
        response = Client().get(gone)
        assert response.status_code == 404
        assert "民政局" not in said(response)


def test_another_units_file_is_refused_by_a_link_without_its_name(asked: Round) -> None:
    civil = make_link(sheet_of(asked, CIVIL), by=CLERK)
    data = workbook_of(read_sheet(sheet_of(asked), now()))
    wrong = Client().post(
        f"/fill/{token_of(civil)}/", {"file": SimpleUploadedFile("表.xlsx", data)}
    )
    assert wrong.status_code == 409
    assert "其他单位的" in said(wrong)
    assert "财政局" not in said(wrong)


# ── who may not ──────────────────────────────────────────────────────────────

OWN = ("", "import/", "stamped/", "sheet.xlsx", "scan", "link/", "accept/", "return/")


@pytest.mark.parametrize("then", OWN)
def test_for_another_unit_a_sheet_does_not_exist(sheet: Sheet, then: str) -> None:
    client = as_(CIVIL_LIAISON)
    assert client.get(address(sheet, then)).status_code in (404, 405)
    assert client.post(address(sheet, then)).status_code in (404, 405)


def test_a_line_of_another_unit_does_not_exist(sheet: Sheet) -> None:
    pk = sheet.lines.first().pk  # type: ignore[union-attr]
    assert as_(CIVIL_LIAISON).get(address(sheet, f"lines/{pk}/")).status_code == 404
    other = sheet_of(sheet.round, CIVIL).lines.first()
    assert other is not None
    assert as_(LIAISON).get(address(sheet, f"lines/{other.pk}/")).status_code == 404


def test_a_unit_sees_no_board_no_changes_and_opens_nothing(sheet: Sheet) -> None:
    base = f"/books/{sheet.round.book_id}/rounds/"
    client = as_(LIAISON)
    assert client.get(f"{base}1/").headers["Location"] == address(sheet)
    for closed in ("new/", "1/changes/", "9/"):
        assert client.get(f"{base}{closed}").status_code == 404
    for act in ("1/accept/", "1/close/"):
        assert client.post(f"{base}{act}").status_code == 404


@pytest.mark.parametrize("who", [LEADER, VERIFIER, GROUP])
def test_who_sees_all_reads_and_changes_nothing(sheet: Sheet, who: Any) -> None:
    client = as_(who)
    page = said(client.get(f"{address(sheet)}?fill=1"))
    assert "<textarea" not in page
    assert client.get(address(sheet, "import/")).status_code == 404
    assert client.post(address(sheet, "link/")).status_code == 404
    assert client.post(address(sheet), {**typed(sheet, {}), "do": "nil"}).status_code == 409


def test_a_sheet_stands_under_its_own_book_and_round_only(sheet: Sheet) -> None:
    code, pk = sheet.round.book_id, sheet.pk
    client = as_(CLERK)
    assert client.get(f"/books/{code}/rounds/2/sheets/{pk}/").status_code == 404
    assert client.get(f"/books/none/rounds/1/sheets/{pk}/").status_code == 404


def test_the_liaison_does_not_confirm_in_the_heads_place(sheet: Sheet) -> None:
    nil_return(sheet, by=LIAISON)
    wrong = as_(LIAISON).post(address(sheet), {**typed(sheet, {}), "do": "confirm"})
    assert wrong.status_code == 409
    assert "只有本单位主要负责人可以确认报送" in said(wrong)


def test_after_the_end_of_the_round_the_sheet_is_read_only(sheet: Sheet) -> None:
    told = typed(sheet, {"measure/1-2": {"r": "progress", "t": TEXT}})
    close_round(sheet.round, by=CLERK)
    client = as_(LIAISON)
    assert "<textarea" not in said(client.get(address(sheet)))
    assert client.post(address(sheet), {**told, "do": "save"}).status_code == 409


def test_who_has_no_role_in_the_book_sees_nothing(sheet: Sheet) -> None:
    Person.objects.get(pk=CIVIL_LIAISON.id).roles.all().delete()
    assert as_(CIVIL_LIAISON).get(f"/books/{sheet.round.book_id}/rounds/").status_code == 404


def test_without_signing_in_there_is_only_the_door(sheet: Sheet) -> None:
    for then in OWN:
        assert Client().get(address(sheet, then))["Location"].startswith("/sign-in/")


def test_every_round_stands_in_a_list_with_ones_own_sheet(sheet: Sheet) -> None:
    later = sheet_of(round_of(sheet.round.book))
    base = f"/books/{sheet.round.book_id}/rounds/"
    own = said(as_(LIAISON).get(f"{base}list/"))
    assert address(sheet) in own
    assert address(later) in own
    assert f"{base}1/" in said(as_(CLERK).get(f"{base}list/"))
    assert "各期" in said(as_(LIAISON).get(address(later)))


# ── my tasks ─────────────────────────────────────────────────────────────────


def test_what_waits_in_rounds_stands_among_my_tasks(sheet: Sheet) -> None:
    tasks = f"/books/{sheet.round.book_id}/tasks/"
    assert "第1期填报　青岚区财政局" in said(as_(LIAISON).get(tasks))
    save(sheet, {"measure/1-2": Answer("progress", TEXT)}, by=LIAISON)
    assert "填写中" in said(as_(LIAISON).get(tasks))
    save(sheet, {"measure/1-2": Answer()}, by=LIAISON)
    nil_return(sheet, by=LIAISON)
    send(sheet, by=LIAISON)
    page = said(as_(HEAD).get(tasks))
    assert "待负责人确认" in page
    assert address(sheet) in page
    confirm(sheet, by=HEAD)
    assert "1家已报" in said(as_(CLERK).get(tasks))


def test_without_a_round_the_door_says_what_will_come() -> None:
    book = book_at_work()
    assert "还没有发起过填报" in said(as_(LIAISON).get(f"/books/{book.code}/rounds/"))
