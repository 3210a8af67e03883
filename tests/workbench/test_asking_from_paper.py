"""申请销号 from a signed slip: the standard is answered point by point, each with its proof."""

import re
from typing import Any

import pytest
from ledger_world import ASKED, CLERK, FINANCE, HEAD, LEADER, LIAISON, PLANNED
from stored_world import record
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.closings import Return
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.rows import Closing
from zhenggai.ledger.models import Book, Entry

pytestmark = pytest.mark.django_db
# All but the asking itself
DONE = ASKED[:-1]
POINTS = {
    "r0-answers-0-text": "沉淀资金已全部拨付到位",
    "r0-answers-0-proofs": "proof/1-1-1",
    "r0-answers-1-text": "制度已经印发",
}


def send(book: Book, do: str = "enter", **more: str) -> Any:
    told = {
        "number": "销号申请表",
        "on": f"{queries.today()}",
        "basis": "signed_sheet",
        "rows": "3",
        "seen": str(queries.book(book.code).head_n),
        "r0-items": "1",
        "r0-act": "ask_closure",
        "r0-who": "何立群",
        "do": do,
    }
    return as_(CLERK).post(f"/books/{book.code}/from-paper/slip/", {**told, **more})


def said(response: Any) -> str:
    return re.sub(r"\s+", "", response.content.decode())


def closing_of(book: Book) -> Closing:
    now = queries.now(queries.book(book.code))
    return now.closings[now.problems["problem/1"].closing]


def test_the_points_stand_in_the_row_with_the_proofs_to_be_chosen() -> None:
    book = book_after(*DONE)
    page = said(send(book, "points"))
    assert "第1条　资金全部拨付" in page.replace("第1条资金", "第1条　资金")
    assert "制度已经印发" in page
    assert 'name="r0-answers-0-proofs"value="proof/1-1-1"' in page
    assert 'name="r0-answers-1-text"' in page


def test_an_asking_is_the_act_of_who_signed_with_every_point_and_its_proof() -> None:
    book = book_after(*DONE)
    done = send(book, **POINTS)
    assert done.status_code == 302, said(done)
    held = closing_of(book)
    assert [(one.point, one.text, one.proofs) for one in held.answers] == [
        (1, "沉淀资金已全部拨付到位", ("proof/1-1-1",)),
        (2, "制度已经印发", ()),
    ]
    entry = Entry.objects.get(book=book, kind="ask_closure")
    assert (entry.by, entry.entered_by) == (HEAD.id, CLERK.id)
    assert (held.asked_by, held.unit) == (HEAD.id, FINANCE)


def test_a_point_without_an_answer_is_named_and_nothing_typed_is_lost() -> None:
    book = book_after(*DONE)
    refused = send(book, **{**POINTS, "r0-answers-1-text": ""})
    assert refused.status_code == 409
    page = said(refused)
    assert page.count("请照纸面写这一条的对照情况。") == 1
    assert "沉淀资金已全部拨付到位" in page
    assert 'value="proof/1-1-1"id="id_r0-answers-0-proofs_0"checked' in page
    assert not Entry.objects.filter(book=book, kind="ask_closure").exists()


def test_what_was_typed_into_the_points_is_kept_as_a_draft() -> None:
    book = book_after(*DONE)
    send(book, "save", **POINTS)
    page = said(as_(CLERK).get(f"/books/{book.code}/from-paper/slip/"))
    assert "沉淀资金已全部拨付到位" in page
    assert 'value="proof/1-1-1"id="id_r0-answers-0-proofs_0"checked' in page


def test_the_signatures_on_the_same_slip_follow_the_asking() -> None:
    book = book_after(*ASKED)
    record(book, "2-3", LEADER, Return("problem/1", "缺验收材料"))
    record(book, "2-4", LIAISON, ReportProgress("measure/1-1", FINANCE, "done", "已补验收材料"))
    signature = {"r1-items": "1", "r1-act": "sign", "r1-who": "何立群", "r1-words": "同意"}
    done = send(book, **POINTS, **signature)
    assert done.status_code == 302, said(done)
    held = closing_of(book)
    assert held.key == "closing/1-2"
    assert [one.step for one in held.signatures] == ["responsible_head"]


def test_one_row_asks_for_one_problem() -> None:
    book = book_after(
        *DONE, ("2-2", CLERK, AddProblem("problem/2", "另一个问题", source="immediate"))
    )
    refused = send(book, **{"r0-items": "1、2"})
    assert "申请销号一行写一个问题" in said(refused)


def test_what_the_ledger_refuses_stands_at_the_row() -> None:
    book = book_after(*PLANNED)
    told = {name: value for name, value in POINTS.items() if not name.endswith("proofs")}
    refused = send(book, **told)
    assert refused.status_code == 409
    assert 'class="paper-rowmarked"id="row1"' in said(refused)
    told_why = re.sub(r"<[^>]+>", "", said(refused))
    assert "问题1：" in told_why
    assert "不能" in told_why.split("问题1：")[1][:60]
