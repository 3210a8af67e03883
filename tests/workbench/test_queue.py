"""What waits for whom, and the queue in which it is looked at with its evidence and done."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from ledger_world import (
    ASKED,
    CLERK,
    FINANCE,
    GROUP,
    HEAD,
    LEADER,
    LIAISON,
    PACK,
    PLANNED,
    SUPERIOR,
    VERIFIER,
)
from stored_world import record
from workbench_world import STRANGER, as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.actions import write
from zhenggai.ledger.core.acts.closings import Close, DrawRecheck, RecordRecheck, Sign
from zhenggai.ledger.core.acts.plans import AskExtension, MergeOpinions, ReviewPlan
from zhenggai.ledger.core.acts.records import RecordReportedFigures
from zhenggai.ledger.core.acts.shape import Milestone, ReportedFigure
from zhenggai.ledger.core.entries import Basis, Draft
from zhenggai.ledger.models import Book
from zhenggai.people.models import Person, Role

pytestmark = pytest.mark.django_db
TODAY = queries.today()
SIGNED = (
    *ASKED,
    ("2-3", HEAD, Sign("problem/1", "responsible_head", FINANCE)),
    ("2-3", HEAD, Sign("problem/1", "lead_unit", FINANCE)),
    ("2-4", LEADER, Sign("problem/1", "leader")),
)
VERIFIED = (*SIGNED, ("2-6", VERIFIER, Sign("problem/1", "office", "unit/discipline", "相符")))


def text_of(response: Any) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", response.getvalue().decode()))


def page(client: Client, book: Book, name: str = "queue", query: str = "") -> str:
    return client.get(f"/books/{book.code}/{name}/{query}").getvalue().decode()


def waiting(client: Client, book: Book) -> list[str]:
    """The words on the buttons of 我的待办."""
    return re.findall(r'class="button small" href="[^"]+">([^<]+)<', page(client, book, "tasks"))


def send(client: Client, html: str, act: str, **told: Any) -> Any:
    """Send the queue's own form for an act, with what is hidden in it."""
    action, body = next(
        (one[0], one[1])
        for one in re.findall(r'<form method="post" action="([^"]+)">(.*?)</form>', html, re.S)
        if f"/act/{act}/" in one[0]
    )
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', body))
    return client.post(action, {**hidden, **told})


def test_a_verifier_looks_at_the_evidence_and_signs_in_one_click() -> None:
    book, client = book_after(*SIGNED), as_(VERIFIER)
    assert waiting(client, book) == ["核对并签署"]
    html = page(client, book, query="?of=problem/1")
    for words in ("资金全部拨付", "已经全部拨付", "1-1-1", "相符，签署", "不相符，退回"):
        assert words in html
    done = send(client, html, "sign", opinion="现场核查相符")
    assert done.status_code == 302
    assert done["Location"] == f"/books/{book.code}/queue/"
    [*_, last] = queries.now(book).closings["closing/1-1"].signatures
    assert (last.by, last.opinion) == (VERIFIER.id, "现场核查相符")
    assert "没有等您核查、审签的事项" in page(client, book)


def test_it_is_returned_with_a_reason_of_the_rules() -> None:
    book, client = book_after(*SIGNED), as_(VERIFIER)
    html = page(client, book)
    assert html.count('name="missing_reasons"') == len(PACK.return_reasons)
    refused = send(client, html, "return")
    assert refused.status_code == 409
    done = send(client, html, "return", missing_reasons=PACK.return_reasons[1])
    assert done.status_code == 302
    assert queries.now(book).problems["problem/1"].missing == PACK.return_reasons[1]


def test_the_office_enters_the_meeting_for_all_that_wait_for_it_only() -> None:
    book = book_after(*VERIFIED)
    tasks = page(as_(CLERK), book, "tasks")
    assert "问题1只等领导小组审定了" in tasks
    address = f"/books/{book.code}/from-paper/minutes/?items=1"
    assert address in tasks
    assert 'name="r0-items" value="1"' in as_(CLERK).get(address).getvalue().decode()
    assert "只等领导小组审定了" not in page(as_(GROUP), book, "tasks")
    assert waiting(as_(GROUP), book) == ["核对并签署"]


def test_an_extension_is_decided_with_what_was_asked_beside_it() -> None:
    book = book_after(*PLANNED)
    ask = AskExtension("extension/1-1-1", "measure/1-1", "验收推迟", (Milestone(TODAY),))
    record(book, "2-1", LIAISON, ask)
    client = as_(LEADER)
    assert waiting(client, book) == ["审批延期"]
    html = page(client, book, query="?of=extension/1-1-1")
    assert "验收推迟" in html
    assert "2026年6月30日" in html
    assert html.index('value="no"') > html.index("为什么不同意")
    without = send(client, html, "decide_extension", granted="no", reason=" ")
    assert without.status_code == 409
    assert "不同意延期，请写明理由" in text_of(without)
    assert queries.now(book).extensions["extension/1-1-1"].state == "asked"
    done = send(client, html, "decide_extension", granted="no", reason="抓紧办")
    assert done.status_code == 302
    assert queries.now(book).extensions["extension/1-1-1"].state == "refused"


def test_a_recheck_is_answered_either_way() -> None:
    draw = DrawRecheck("recheck/1", "某日的彩票号码", ("problem/1",), ("problem/1",))
    closed = ("2-10", GROUP, Sign("problem/1", "leading_group"))
    book = book_after(*VERIFIED, closed, ("2-11", GROUP, Close("problem/1")), ("2-20", CLERK, draw))
    client = as_(VERIFIER)
    assert waiting(client, book) == ["核查"]
    html = page(client, book, query="?of=problem/1")
    done = send(client, html, "record_recheck", agrees="no", text="又有沉淀")
    assert done.status_code == 302
    [row] = queries.now(book).rows["recheck"].values()
    assert [(one.agrees, one.text) for one in getattr(row, "findings", ())] == [(False, "又有沉淀")]
    assert waiting(client, book) == []
    assert waiting(as_(CLERK), book) == ["去办理"]
    assert "抽查不相符" in page(as_(CLERK), book, "tasks")
    item = page(as_(CLERK), book, "problem/1")
    assert "抽查不相符，请定是否重新整改" in item
    assert "又有沉淀" in item
    told = {"seen": "99", "on": TODAY.isoformat(), "ground": "recheck", "reason": "又有沉淀"}
    as_(CLERK).post(f"/books/{book.code}/act/reopen/problem/1/", told)
    assert waiting(as_(CLERK), book) == []
    item = page(as_(CLERK), book, "problem/1")
    assert "为什么重新整改" in item
    assert item.count("上次销号时") == len(queries.now(book).problems["problem/1"].standard)
    assert ">相符</span>" not in item


def test_a_problem_drawn_twice_is_answered_under_the_draw_that_waits() -> None:
    draws = [
        DrawRecheck(f"recheck/{n}", "某日的彩票号码", ("problem/1",), ("problem/1",))
        for n in (1, 2)
    ]
    found = RecordRecheck("problem/1", True, "相符", "unit/discipline", "recheck/1")  # noqa: FBT003 - either finding is answered alike
    closed = ("2-10", GROUP, Sign("problem/1", "leading_group"))
    book = book_after(
        *VERIFIED,
        closed,
        ("2-11", GROUP, Close("problem/1")),
        ("2-20", CLERK, draws[0]),
        ("2-21", VERIFIER, found),
        ("2-22", CLERK, draws[1]),
    )
    html = page(as_(VERIFIER), book, query="?of=problem/1")
    done = send(as_(VERIFIER), html, "record_recheck", agrees="yes", text="仍相符")
    assert done.status_code == 302
    rows = queries.now(book).rows["recheck"]
    answered = [one.text for one in getattr(rows["recheck/2"], "findings", ())]
    assert answered == ["仍相符"]


def test_what_was_drawn_and_found_is_told_as_sentences() -> None:
    draw = DrawRecheck("recheck/1", "某日的彩票号码", ("problem/1",), ("problem/1",))
    closed = ("2-10", GROUP, Sign("problem/1", "leading_group"))
    book = book_after(*VERIFIED, closed, ("2-11", GROUP, Close("problem/1")), ("2-20", CLERK, draw))
    told = text_of(as_(CLERK).get(f"/books/{book.code}/log/"))
    assert "从1个已销号问题中随机抽查1个：问题1，抽签号某日的彩票号码" in told


def superior() -> Client:
    account = User.objects.create_user("省委巡视办联系人")
    person = Person.objects.create(pk=SUPERIOR.id, name="省委巡视办联系人", account=account)
    Role.objects.create(person=person, role="superior")
    return as_(SUPERIOR)


def test_a_plan_waits_for_opinions_then_for_the_merged_one_then_for_approval() -> None:
    book = book_after(*PLANNED[:4])
    above = superior()
    assert waiting(above, book) == waiting(as_(GROUP), book) == []
    for past in PLANNED[4:-1]:
        record(book, *past)
    assert waiting(above, book) == ["登记会审意见"]
    assert waiting(as_(GROUP), book) == ["审定整改方案"]
    record(book, "1-14", SUPERIOR, ReviewPlan("review/1", SUPERIOR.id, "1", False, "标准不具体"))  # noqa: FBT003 - the act's own order of fields
    assert waiting(above, book) == []
    assert waiting(as_(CLERK), book) == ["汇总会审意见"]
    assert waiting(as_(GROUP), book) == []
    record(book, "1-15", CLERK, MergeOpinions("1", "写明标准"))
    assert waiting(as_(CLERK), book) == []
    assert waiting(as_(GROUP), book) == ["审定整改方案"]
    record(book, *PLANNED[-1])
    assert waiting(as_(GROUP), book) == []
    # nobody asks any more who has approved
    assert waiting(above, book) == []


def test_a_figure_given_on_paper_waits_for_its_unit() -> None:
    book = book_after(*PLANNED)
    figure = ReportedFigure("meetings", 3, "次")  # type: ignore[arg-type]  # a whole number does
    act = RecordReportedFigures(FINANCE, (figure,), "problem/1")
    paper = Basis("letter", TODAY.replace(day=1, month=1), "青财函〔2026〕2号")
    draft = Draft(act, TODAY.replace(day=21, month=1), CLERK.id, CLERK.id, paper, "补记")
    write(book.code, [draft], actors={CLERK.id: CLERK})
    assert "确认" in waiting(as_(LIAISON), book)
    assert "确认" not in waiting(as_(STRANGER), book)


def test_who_has_one_book_is_led_from_the_list_of_books_to_what_waits() -> None:
    book = book_after(*ASKED)
    lead = f'href="/books/{book.code}/tasks/"'
    shown = {who: as_(who).get("/books/").content.decode() for who in (HEAD, STRANGER, CLERK)}
    assert "有1件等您办" in shown[HEAD]
    assert lead in shown[HEAD]
    assert not any("等您办" in shown[who] for who in (STRANGER, CLERK))


def test_who_has_one_book_begins_in_it() -> None:
    book = book_after(*ASKED)
    begun = {who: as_(who).get("/")["Location"] for who in (HEAD, STRANGER, CLERK)}
    assert begun == {
        HEAD: f"/books/{book.code}/tasks/",
        STRANGER: f"/books/{book.code}/",
        CLERK: "/books/",
    }
