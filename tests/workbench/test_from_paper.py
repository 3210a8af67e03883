"""代录: what leaders signed and meetings decided on paper, typed in by a clerk: entered whole, or
refused whole with each sentence at its row and nothing typed lost."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from guarded_books import PICTURE
from ledger_world import (
    ASKED,
    CLERK,
    FINANCE,
    GROUP,
    HEAD,
    LEADER,
    LIAISON,
    OPENED,
    PLANNED,
    VERIFIER,
)
from made_pdf import made_pdf
from stored_world import record
from workbench_world import as_, book_after

from zhenggai.ledger import evidence, queries
from zhenggai.ledger.core.acts.closings import Sign
from zhenggai.ledger.core.acts.plans import AskExtension, PlanMeasure
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.acts.shape import Milestone
from zhenggai.ledger.models import Book, Entry, Evidence
from zhenggai.people.models import Role, Unit
from zhenggai.workbench.models import Scan

pytestmark = pytest.mark.django_db
TODAY = queries.today()
BODY = "unit/decides"


def said(response: Any) -> str:
    body: str = response.getvalue().decode()
    return body


def text_of(response: Any) -> str:
    """What a person reads, without marks and blanks."""
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", said(response)))


def send(book: Book, sort: str, rows: list[dict[str, str]], **paper: str) -> Any:
    """A paper with these rows, as a clerk sends it."""
    given = {"number": "销号申请表", "on": TODAY.isoformat(), "rows": str(len(rows)), **paper}
    given |= {"seen": str(queries.book(book.code).head_n)} if "seen" not in paper else {}
    given |= {"basis": "signed_sheet"} if sort == "slip" else {}
    for n, row in enumerate(rows):
        given |= {f"r{n}-{name}": value for name, value in row.items()}
    return as_(CLERK).post(f"/books/{book.code}/from-paper/{sort}/", given)


def signed(items: str, who: str, act: str = "sign", **more: str) -> dict[str, str]:
    return {"items": items, "who": who, "act": act, **more}


def head_of(book: Book) -> int:
    return queries.book(book.code).head_n


def test_one_slip_with_four_signatures_is_entered_in_one_go() -> None:
    book = book_after(*ASKED)
    before = head_of(book)
    rows = [
        signed("1", "何立群", words="同意申请销号"),
        signed("1", "何立群（青岚区财政局）"),
        signed("1", "罗启明", words="同意"),
        signed("1", "周正言", words="现场核查相符"),
    ]
    done = send(book, "slip", rows)
    assert done.status_code == 302, text_of(done)
    entries = list(Entry.objects.filter(book=book, n__gt=before).order_by("n"))
    assert [(one.kind, one.by) for one in entries] == [
        ("sign", HEAD.id), ("sign", HEAD.id), ("sign", LEADER.id), ("sign", VERIFIER.id),
    ]  # fmt: skip
    assert {one.entered_by for one in entries} == {CLERK.id}
    page = as_(CLERK).get(done["Location"])
    assert f"已登记第{before + 1}至{before + 4}号" in text_of(page)
    assert "接着录这份文件" in said(page)
    item = as_(CLERK).get(f"/books/{book.code}/problem/1/")
    assert "代录：由沈亦安依据签字表《销号申请表》" in said(item)


def test_every_refusal_stands_at_its_row_and_nothing_is_entered_or_lost() -> None:
    book = book_after(*ASKED)
    before = head_of(book)
    rows = [
        signed("1、7", "何立群"),
        signed("1", "何丽群"),
        signed("1", "罗启明", words="同意销号的原话"),
        signed("一", "何立群"),
        signed("1", "何立群", act="return"),
    ]
    refused = send(book, "slip", rows)
    assert refused.status_code == 409
    assert head_of(book) == before
    told = text_of(refused)
    for sentence in (
        "有5处要改",
        "台账中没有编号为7的事项。",
        "没有可以签这份文件的“何丽群”。",
        "问题1：须先完成“责任单位主要负责人签字”。",
        "“一”不是编号。",
        "请照纸面写明缺什么、为什么。",
        "本次没有登记任何内容。",
    ):
        assert sentence in told
    third = said(refused).split('id="row3"')[1].split("</fieldset>")[0]
    assert "须先完成" in third
    assert "同意销号的原话" in third
    # Whoever is signed in again finds it all as it was typed.
    again = said(as_(CLERK).get(f"/books/{book.code}/from-paper/slip/"))
    assert "同意销号的原话" in again
    assert "何丽群" in again


def test_eight_items_are_signed_in_one_row() -> None:
    past = [
        *OPENED,
        *(("1-12", CLERK, AddProblem(f"problem/{n}", f"问题{n}的原话")) for n in range(1, 13)),
    ]
    book = book_after(*past)
    refused = send(book, "slip", [signed("3、5-8、12", "何立群")])
    told = text_of(refused)
    assert re.findall(r"问题(\d+)：问题处于“已登记”", told) == ["3", "5", "6", "7", "8", "12"]


def test_an_extension_is_asked_for_and_granted_on_one_sheet() -> None:
    book = book_after(*PLANNED)
    rows = [
        signed("1", "何立群", act="ask", words="验收推迟", until="12-31"),
        signed("1", "罗启明", act="grant", words="同意"),
    ]
    done = send(book, "slip", rows)
    assert done.status_code == 302, text_of(done)
    item = queries.now(book).problems["problem/1"]
    assert item.extensions == 1
    assert item.deadline
    assert (item.deadline.month, item.deadline.day) == (12, 31)


def test_a_decision_on_an_extension_names_the_measure_that_asked() -> None:
    book = book_after(*PLANNED)
    ask = AskExtension("extension/1-1-1", "measure/1-1", "验收推迟", (Milestone(TODAY),))
    record(book, "2-1", LIAISON, ask)
    refused = send(book, "slip", [signed("1", "罗启明", act="grant")])
    assert "问题1：没有待批的延期申请；1-1有，请写这个编号。" in text_of(refused)
    done = send(book, "slip", [signed("1-1", "罗启明", act="refuse", words="抓紧办")])
    assert done.status_code == 302, text_of(done)
    assert queries.now(book).extensions["extension/1-1-1"].state == "refused"


def deciding_body(book: Book) -> None:
    unit = Unit.objects.create(pk=BODY, name="区委整改领导小组", is_body=True)
    Role.objects.create(body=unit, role="leading_group", book=book)


def decided(items: str, act: str, **more: str) -> dict[str, str]:
    return {"items": items, "act": act, **more}


MINUTES = {"number": "整改纪〔2026〕6号", "kind": "leading_group", "body": BODY}
NEARLY = (
    *ASKED,
    ("2-3", HEAD, Sign("problem/1", "responsible_head", FINANCE)),
    ("2-3", HEAD, Sign("problem/1", "lead_unit", FINANCE)),
    ("2-4", LEADER, Sign("problem/1", "leader")),
    ("2-6", VERIFIER, Sign("problem/1", "office", "unit/discipline", "现场核查相符")),
)


def test_minutes_close_a_batch_and_the_meeting_is_on_record() -> None:
    book = book_after(*NEARLY)
    deciding_body(book)
    before = head_of(book)
    rows = [
        decided("1", "close", words="同意问题1销号"),
        decided("", "other", words="下次会议听取第二批情况"),
    ]
    done = send(book, "minutes", rows, **MINUTES)
    assert done.status_code == 302, text_of(done)
    kinds = list(Entry.objects.filter(book=book, n__gt=before).values_list("kind", "by"))
    assert kinds == [("record_meeting", CLERK.id), ("close", BODY)]
    now = queries.now(queries.book(book.code))
    assert now.problems["problem/1"].state == "closed"
    [meeting] = now.meetings.values()
    assert [one.text for one in meeting.decisions] == ["同意问题1销号", "下次会议听取第二批情况"]
    assert "已登记" in text_of(as_(CLERK).get(done["Location"]))


def test_minutes_that_close_too_early_are_refused_whole() -> None:
    book = book_after(*ASKED)
    deciding_body(book)
    before = head_of(book)
    refused = send(book, "minutes", [decided("1", "close", words="同意销号")], **MINUTES)
    assert refused.status_code == 409
    assert "问题1：还缺责任单位主要负责人签字、牵头单位审核、牵头领导签字、整改办核查。" in (
        text_of(refused)
    )
    assert head_of(book) == before
    assert not queries.now(book).meetings


def test_minutes_grant_what_nobody_had_asked_for_as_the_office_brought_it() -> None:
    book = book_after(*PLANNED)
    deciding_body(book)
    done = send(book, "minutes", [decided("1", "standing", words="转为长期坚持")], **MINUTES)
    assert done.status_code == 302, text_of(done)
    now = queries.now(queries.book(book.code))
    assert now.problems["problem/1"].standing
    [extension] = now.extensions.values()
    assert (extension.asked_by, extension.decided_by) == (CLERK.id, BODY)
    refused = send(book, "minutes", [decided("1", "grant")], **MINUTES)
    assert "没有待批的延期申请" in text_of(refused)


def test_minutes_approve_the_plan_with_its_counts() -> None:
    book = book_after(*PLANNED[:-1])
    deciding_body(book)
    counts = {"version": "1", "problems": "2", "measures": "1"}
    refused = send(book, "minutes", [], **MINUTES, **counts)
    assert "方案载明2个问题，台账中有1个问题，请先核对。" in text_of(refused)
    done = send(book, "minutes", [], **MINUTES, **{**counts, "problems": "1"})
    assert done.status_code == 302, text_of(done)
    info = queries.now(queries.book(book.code)).info
    assert (info.approved_problems, info.approved_measures) == (1, 1)
    half = send(book, "minutes", [], **MINUTES, version="2")
    assert "审定方案要三栏都填。" in text_of(half)


def test_what_another_wrote_meanwhile_is_shown_before_anything_is_entered() -> None:
    book = book_after(*ASKED)
    seen = str(head_of(book))
    record(book, "2-3", HEAD, Sign("problem/1", "responsible_head", FINANCE))
    refused = send(book, "slip", [signed("1", "何立群")], seen=seen)
    assert refused.status_code == 409
    assert "您打开之后，该事项有了新的登记" in text_of(refused)
    done = send(book, "slip", [signed("1", "何立群")])
    assert done.status_code == 302


def test_an_old_signature_needs_its_reason_and_a_day_may_be_typed_short() -> None:
    book = book_after(*ASKED)
    row = signed("1", "何立群", on="2-3")
    refused = send(book, "slip", [row])
    assert "属于补录，请写明补录原因。" in text_of(refused)
    done = send(book, "slip", [row], late_reason="单位送来得晚")
    assert done.status_code == 302, text_of(done)
    last = Entry.objects.filter(book=book).latest("n")
    assert (last.on.month, last.on.day) == (2, 3)
    assert "没有看懂这个日期" in text_of(send(book, "slip", [row], on="昨天"))


def test_what_is_typed_is_kept_until_it_is_entered_or_cleared() -> None:
    book, client = book_after(*ASKED), as_(CLERK)
    address = f"/books/{book.code}/from-paper/slip/"
    told = {"do": "save", "number": "没录完的单子", "rows": "3", "r0-items": "1"}
    kept = client.post(address, told, headers={"HX-Request": "true"})
    assert "已存草稿" in said(kept)
    assert "没录完的单子" in said(client.get(address))
    assert "有没录完的草稿" in said(client.get(f"/books/{book.code}/from-paper/"))
    more = client.post(address, {**told, "do": "more"})
    assert said(more).count("<legend>第") == 6
    client.post(address, {"do": "clear"})
    assert "没录完的单子" not in said(client.get(address))


def test_what_a_page_sends_late_is_not_kept_once_it_was_entered() -> None:
    book, client = book_after(*ASKED), as_(CLERK)
    address = f"/books/{book.code}/from-paper/slip/"
    [begun] = re.findall(r'name="begun" value="([^"]+)"', said(client.get(address)))
    told = {"do": "save", "number": "销号申请表", "rows": "3", "r0-items": "1", "begun": begun}
    by_htmx = {"HX-Request": "true"}
    assert "已存草稿" in said(client.post(address, told, headers=by_htmx))
    assert send(book, "slip", [signed("1", "何立群")]).status_code == 302
    assert "已存草稿" not in said(client.post(address, told, headers=by_htmx))
    assert "有没录完的草稿" not in said(client.get(f"/books/{book.code}/from-paper/"))


def scan_of(book: Book, data: bytes, name: str, back: str = "") -> Any:
    given: dict[str, Any] = {"scan": [SimpleUploadedFile(name, data)]}
    given |= {"back": back} if back else {}
    return as_(CLERK).post(f"/books/{book.code}/from-paper/", given)


def test_a_scan_stands_beside_the_form_page_by_page_and_is_the_basis() -> None:
    book, client = book_after(*ASKED), as_(CLERK)
    paper = made_pdf([[(80, 700, 14, "销号申请表")], [(80, 700, 14, "第二页")]])
    slip = f"/books/{book.code}/from-paper/slip/"
    done = scan_of(book, paper, "销号申请表.pdf", slip)
    scan = Scan.objects.get()
    assert done["Location"] == f"{slip}?scan={scan.pk}"
    assert scan.name == "销号申请表.pdf"
    page = said(client.get(f"{slip}?scan={scan.pk}&page=2&zoom=150"))
    assert "第2页，共2页" in page
    pane = client.get(f"{slip}?scan={scan.pk}&zoom=200", headers={"HX-Request": "true"})
    assert said(pane).lstrip().startswith('<section id="scan"')
    picture = client.get(f"/books/{book.code}/from-paper/scans/{scan.pk}/2-150.png")
    assert picture.content.startswith(b"\x89PNG")
    assert picture["X-Content-Type-Options"] == "nosniff"
    gone = client.get(f"/books/{book.code}/from-paper/scans/{scan.pk}/3-150.png")
    assert gone.status_code == 404
    assert send(book, "slip", [signed("1", "何立群")], scan=str(scan.pk)).status_code == 302
    entry = queries.entry(queries.book(book.code), head_of(book))
    assert entry
    assert entry.basis
    assert entry.basis.scan == scan.digest
    kept = client.post(f"/books/{book.code}/from-paper/scans/{scan.pk}/drop/")
    assert kept.status_code == 409
    assert evidence.is_whole(scan.digest)


def test_a_form_is_opened_again_beside_its_scan_as_long_as_that_is_there() -> None:
    book, client = book_after(*ASKED), as_(CLERK)
    slip = f"/books/{book.code}/from-paper/slip/"
    scan_of(book, PICTURE, "签批单.png", slip)
    scan = Scan.objects.get()
    told = {"do": "save", "number": "签批单", "rows": "3", "scan": str(scan.pk)}
    client.post(slip, told)
    assert 'alt="签批单.png第1页"' in said(client.get(slip))
    assert 'alt="签批单.png第1页"' not in said(client.get(f"{slip}?other=1"))
    client.post(f"/books/{book.code}/from-paper/scans/{scan.pk}/drop/")
    again = client.get(slip)
    assert again.status_code == 200
    assert 'value="签批单"' in said(again)


def test_a_scan_that_follows_is_put_on_record_at_its_items() -> None:
    book, client = book_after(*ASKED), as_(CLERK)
    done = send(book, "slip", [signed("1", "何立群")])["Location"]
    assert "这份文件还没有扫描件" in said(client.get(done))
    n = head_of(book)
    start = f"/books/{book.code}/from-paper/"
    assert "1份文件录了，还没有扫描件" in said(client.get(start))
    came = scan_of(book, PICTURE, "后到的扫描件.png", f"{done.partition('&')[0]}")
    assert "左边是不是这些登记所依据的那份文件" in said(client.get(came["Location"]))
    scan = Scan.objects.get()
    told = {"do": "follow", "done": f"{n}-{n}", "scan": str(scan.pk)}
    client.post(f"/books/{book.code}/from-paper/slip/", told)
    entry = queries.entry(queries.book(book.code), head_of(book))
    assert entry
    assert entry.kind == "comment"
    assert entry.subject == ("problem/1",)
    assert entry.basis
    assert (entry.basis.scan, entry.basis.number) == (scan.digest, "销号申请表")
    assert "还没有扫描件" not in said(client.get(start))
    again = client.post(f"/books/{book.code}/from-paper/slip/", {**told, "scan": ""})
    assert again.status_code == 409


def test_what_is_no_scan_or_is_secret_is_not_kept(
    django_capture_on_commit_callbacks: Any,
) -> None:
    book = book_after(*ASKED)
    for name, data, sentence in (
        ("说明.txt", "情况说明".encode(), "扫描件请用jpg、png或pdf"),
        ("机密★1年.pdf", made_pdf([[(80, 700, 14, "表")]]), "不得存储、处理国家秘密"),
        ("空.pdf", b"", "文件是空的"),
    ):
        refused = scan_of(book, data, name)
        assert refused.status_code == 409
        assert sentence in text_of(refused)
    assert not Scan.objects.exists()
    scan_of(book, PICTURE, "误传.png")
    scan = Scan.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        as_(CLERK).post(f"/books/{book.code}/from-paper/scans/{scan.pk}/drop/")
    assert not Evidence.objects.filter(digest=scan.digest).exists()
    assert not evidence.is_whole(scan.digest)


def test_a_scan_goes_with_its_expunging() -> None:
    book = book_after(*ASKED)
    scan_of(book, PICTURE, "签批单.png")
    scan = Scan.objects.get()
    Scan.forget_words(book.code, {(1, "basis.scan"): scan.digest})
    assert not Scan.objects.exists()


def test_a_measure_of_a_number_wins_over_a_span_where_measures_are_meant() -> None:
    more = [("1-12", CLERK, AddProblem(f"problem/{n}", f"问题{n}")) for n in range(2, 4)]
    planned = ("1-12", CLERK, PlanMeasure("measure/1-3", "problem/1", "第三条"))
    numbered = [
        ("1-12", CLERK, PlanMeasure(f"measure/1-{n}", "problem/1", f"第{n}条")) for n in (1, 2)
    ]
    book = book_after(*OPENED, PLANNED[3], *more, *numbered, planned)
    told = text_of(send(book, "slip", [signed("1-3", "罗启明", act="grant")]))
    assert "措施1-3：没有待批的延期申请" in told
    told = text_of(send(book, "slip", [signed("1至3", "罗启明", act="grant")]))
    assert "问题1：没有待批" in told
    assert "问题3：没有待批" in told


def test_names_that_several_bear_are_told_apart() -> None:
    book = book_after(*ASKED)
    Role.objects.create(person_id=GROUP.id, role="leader")
    refused = send(book, "slip", [signed("1", "领导")])
    assert "没有可以签这份文件的“领导”" in text_of(refused)
