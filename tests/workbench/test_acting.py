"""Every act a person can do on a page: the straight road first, refusals after."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from ledger_world import (
    ASKED,
    CIVIL,
    CLERK,
    FINANCE,
    GROUP,
    HEAD,
    LEADER,
    LIAISON,
    PACK,
    PLANNED,
    SIGNED,
    VERIFIER,
)
from stored_world import ask_to_expunge, record
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts import ACTS
from zhenggai.ledger.core.acts.plans import ApprovePlan, Assign, PlanMeasure
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.acts.progress import AttachProof
from zhenggai.ledger.core.acts.records import Comment, RecordMeeting
from zhenggai.ledger.core.acts.shape import Decision
from zhenggai.ledger.models import Book, Entry
from zhenggai.people.models import Role, Unit
from zhenggai.workbench.acting.offers import fits
from zhenggai.workbench.forms.fields import WITHOUT_FORM

pytestmark = pytest.mark.django_db
TODAY = queries.today().isoformat()


def send(client: Client, book: Book, act: str, subject: str, **told: Any) -> Any:
    seen = queries.book(book.code).head_n
    given = {"on": TODAY, "seen": seen, **told}
    return client.post(f"/books/{book.code}/act/{act}/{subject}/", given)


def last(book: Book) -> Entry:
    return Entry.objects.filter(book=book).latest("n")


def said(response: Any) -> str:
    body: str = response.getvalue().decode()
    return body


def paper(name: str = "拨付凭证.txt", words: str = "资金已经全部拨付。") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, words.encode())


def test_a_liaison_reports_progress_and_is_told_the_number() -> None:
    book = book_after(*PLANNED)
    form = as_(LIAISON).get(f"/books/{book.code}/act/report_progress/measure/1-1/")
    assert "做了什么" in said(form)
    done = send(
        as_(LIAISON), book, "report_progress", "measure/1-1", result="progress", text="已拨付一半"
    )
    assert done.status_code == 302
    assert last(book).kind == "report_progress"
    page = as_(LIAISON).get(done["Location"])
    assert "已拨付一半" in said(page)


def test_proof_goes_up_is_looked_at_and_comes_down() -> None:
    book = book_after(*PLANNED)
    client = as_(LIAISON)
    done = send(
        client,
        book,
        "attach_proof",
        "measure/1-1",
        digest=paper(),
        claim="资金已拨付",
        kind="document",
    )
    assert done.status_code == 302, said(done)
    assert "资金已经全部拨付。" in said(client.get(f"/books/{book.code}/proof/1-1-1/"))
    file = client.get(f"/books/{book.code}/proof/1-1-1/file")
    assert file.getvalue().decode() == "资金已经全部拨付。"
    assert file["Content-Disposition"].startswith("attachment")
    assert file["X-Content-Type-Options"] == "nosniff"


def test_an_item_goes_from_asked_to_closed_and_back() -> None:
    book = book_after(*ASKED)
    for who, act, told in (
        (HEAD, "sign", {}),
        (HEAD, "sign", {}),
        (LEADER, "sign", {}),
        (VERIFIER, "sign", {"opinion": "现场核查相符"}),
        (GROUP, "sign", {}),
        (GROUP, "close", {}),
        (VERIFIER, "reopen", {"ground": "relapse", "reason": "抽查发现又有沉淀"}),
    ):
        done = send(as_(who), book, act, "problem/1", **told)
        assert done.status_code == 302, said(done)
    assert "重新整改" in said(as_(CLERK).get(f"/books/{book.code}/problem/1/"))


def test_closure_is_asked_point_by_point() -> None:
    book = book_after(*ASKED[:-1])
    form = said(as_(LIAISON).get(f"/books/{book.code}/act/ask_closure/problem/1/"))
    assert "第1条　资金全部拨付" in form
    assert "1-1-1　拨付凭证.pdf" in form
    answers = {
        "answers-0-text": "已全部拨付",
        "answers-0-proofs": ["proof/1-1-1"],
        "answers-1-text": "已印发",
    }
    done = send(as_(LIAISON), book, "ask_closure", "problem/1", **answers)
    assert done.status_code == 302, said(done)


def test_the_office_plans_assigns_and_sets_a_deadline() -> None:
    book = book_after(*PLANNED[:4])
    client = as_(CLERK)
    for act, told in (
        ("record_target", {"standard": "资金全部拨付\n制度已经印发", "target": "不再沉淀"}),
        ("plan_measure", {"text": "清理沉淀资金"}),
        ("assign", {"leaders-first": LEADER.id, "lead_units-first": FINANCE}),
        ("set_deadline", {"milestones-0-on": "2027-06-30", "milestones-0-what": "全部拨付"}),
    ):
        done = send(client, book, act, "problem/1", **told)
        assert done.status_code == 302, said(done)
    now = queries.now(queries.book(book.code))
    assert now.problems["problem/1"].standard == ("资金全部拨付", "制度已经印发")
    assert now.problems["problem/1"].lead_units == (FINANCE,)
    assert now.measures["measure/1-1"].text == "清理沉淀资金"
    approved = send(
        as_(GROUP), book, "approve_plan", "book", version="1", problems="1", measures="1"
    )
    assert approved.status_code == 302, said(approved)


def test_the_office_enters_what_a_leader_signed_on_paper() -> None:
    book = book_after(*ASKED)
    for _ in range(2):
        send(as_(HEAD), book, "sign", "problem/1")
    page = said(as_(CLERK).get(f"/books/{book.code}/problem/1/"))
    assert "代录" in page
    done = send(
        as_(CLERK),
        book,
        "sign",
        "problem/1",
        by=LEADER.id,
        basis_kind="signed_sheet",
        basis_number="销号审签单",
        basis_on=TODAY,
    )
    assert done.status_code == 302, said(done)
    assert last(book).by == LEADER.id
    page = said(as_(CLERK).get(f"/books/{book.code}/problem/1/"))
    assert "代录：由沈亦安依据签字表《销号审签单》" in page


@pytest.mark.parametrize("is_batch", [False, True])
def test_minutes_that_a_clerk_enters_are_the_act_of_those_who_met(*, is_batch: bool) -> None:
    decided = (Decision("同意问题1销号", ("problem/1",)),)
    meeting = RecordMeeting("meeting/1", "leading_group", "青岚整改纪〔2026〕2号", "", decided)
    book = book_after(*SIGNED[:-1], ("2-10", CLERK, meeting))
    alone = send(as_(CLERK), book, "close", "problem/1", meeting="meeting/1")
    assert "实际办理人请选该组织" in said(alone)
    body = Unit.objects.create(pk="body/group", name="区委整改工作领导小组", is_body=True)
    Role.objects.create(body=body, role="leading_group")
    if is_batch:
        told = {"act": "close", "key": ["problem/1"], "on": TODAY, "seen": 99}
        done = as_(CLERK).post(f"/books/{book.code}/batch/", {**told, "meeting": "meeting/1"})
    else:
        done = send(as_(CLERK), book, "close", "problem/1", meeting="meeting/1")
    assert done.status_code == 302, said(done)
    assert (last(book).by, last(book).entered_by) == (body.pk, CLERK.id)
    page = said(as_(CLERK).get(f"/books/{book.code}/problem/1/"))
    assert "<b>区委整改工作领导小组</b>将问题1销号" in page
    assert "代录：由沈亦安依据会议纪要青岚整改纪〔2026〕2号，2026年2月10日录入" in page


def test_a_wrong_entry_is_corrected_and_still_stands() -> None:
    book = book_after(*PLANNED)
    send(as_(LIAISON), book, "report_progress", "measure/1-1", result="progress", text="写错了")
    wrong = last(book).n
    done = send(as_(CLERK), book, "correct", f"entry/{wrong}", reason="报错了事项")
    assert done.status_code == 302, said(done)
    page = said(as_(CLERK).get(f"/books/{book.code}/measure/1-1/"))
    assert "写错了" in page
    assert "已更正" in page


def test_every_form_opens() -> None:
    book = book_after(*SIGNED)
    ask_to_expunge(book, "2-20", 5, "standard.0", by=CLERK)
    client = as_(CLERK)
    subjects = ("book", "problem/1", "measure/1-1", "proof/1-1-1", "entry/5", "expunging/1")
    opened = set()
    for act in ACTS:
        for subject in subjects:
            if fits(act, subject):
                page = client.get(f"/books/{book.code}/act/{act.KIND}/{subject}/")
                assert page.status_code == 200, (act.KIND, subject)
                opened.add(act.KIND)
    without_row = {"decide_extension", "confirm_figure"}
    assert opened == {act.KIND for act in ACTS} - WITHOUT_FORM - without_row


def test_one_file_proves_two_measures_with_a_sentence_why() -> None:
    second = ("1-12", CLERK, PlanMeasure("measure/1-2", "problem/1", "建立资金拨付台账"))
    approved = ("1-20", GROUP, ApprovePlan("1", 1, 2))
    book = book_after(*PLANNED[:-1], second, approved)
    client = as_(LIAISON)
    told = {"claim": "资金已拨付", "kind": "document"}
    done = send(client, book, "attach_proof", "measure/1-1", digest=paper(), **told)
    assert done.status_code == 302, said(done)
    shared = {"claim": "已建立台账", "kind": "document", "shared_from": "1-1-1"}
    refused = send(client, book, "attach_proof", "measure/1-2", **shared)
    assert "引用已有佐证须写明它为什么也能证明本事项。" in said(refused)
    done = send(client, book, "attach_proof", "measure/1-2", why="附有台账", **shared)
    assert done.status_code == 302, said(done)
    assert "附有台账" in said(client.get(f"/books/{book.code}/proof/1-2-1/"))
    file = client.get(f"/books/{book.code}/proof/1-2-1/file")
    assert file.getvalue().decode() == "资金已经全部拨付。"
    assert "共用1-1-1" in said(client.get(f"/books/{book.code}/problem/1/"))


def test_the_proof_of_another_unit_cannot_be_shared() -> None:
    other = AddProblem("problem/2", "救助资金发放不及时", source="immediate")
    past = (
        ("2-1", CLERK, other),
        ("2-1", CLERK, Assign("problem/2", lead_units=(CIVIL,))),
        ("2-1", CLERK, AttachProof("proof/2-0-1", "problem/2", "ab" * 32, "名册.pdf", "已发放")),
    )
    book = book_after(*PLANNED, *past)
    told = {"claim": "已拨付", "kind": "document", "shared_from": "2-0-1", "why": "同一份"}
    refused = send(as_(LIAISON), book, "attach_proof", "measure/1-1", **told)
    assert refused.status_code == 409
    assert "台账中没有编号“2-0-1”。" in said(refused)
    unknown = send(as_(LIAISON), book, "attach_proof", "measure/1-1", **told | {"shared_from": "9"})
    assert "台账中没有编号“9”。" in said(unknown)
    done = send(as_(CLERK), book, "attach_proof", "measure/1-1", **told)
    assert done.status_code == 302, said(done)


def test_a_units_figure_from_paper_stands_on_the_items_page() -> None:
    book = book_after(*PLANNED)
    paper_told = {"basis_kind": "report", "basis_number": "青岚财〔2026〕4号", "basis_on": TODAY}
    given = {"name": "other", "title": "督查", "value": "13", "unit": "次"}
    rows = {f"figures-0-{name}": value for name, value in given.items()}
    told: dict[str, Any] = {"owner": FINANCE, **rows, **paper_told}
    done = send(as_(CLERK), book, "record_reported_figures", "measure/1-1", **told)
    assert done.status_code == 302, said(done)
    page = said(as_(LIAISON).get(f"/books/{book.code}/problem/1/"))
    assert "督查 <b>13次</b>" in page
    assert "青岚财〔2026〕4号" in page
    assert "act/confirm_figure/figure/1-1-other" in page
    form = said(as_(LIAISON).get(f"/books/{book.code}/act/confirm_figure/figure/1-1-other/"))
    assert "督查13次" in form
    assert "措施1-1</a>" in form
    assert f'name="cut_off" value="{TODAY}"' in form
    assert "1-1-other</" not in form
    working = said(as_(CLERK).get(f"/books/{book.code}/figures/other/"))
    assert "单位填报" in working


# ── refusals ─────────────────────────────────────────────────────────────────


def test_a_refusal_is_a_page_with_the_sentence_and_nothing_typed_is_lost() -> None:
    book = book_after(*SIGNED[:-4])
    before = last(book).n
    refused = send(as_(VERIFIER), book, "sign", "problem/1", opinion="我先签了再说")
    assert refused.status_code == 409
    page = said(refused)
    assert "须先完成“牵头单位审核”。" in page
    assert "本次没有登记任何内容" in page
    assert "我先签了再说" in page
    assert last(book).n == before


def test_a_file_that_was_received_before_a_refusal_is_not_asked_for_again() -> None:
    book = book_after(*PLANNED)
    client = as_(LIAISON)
    told = {"claim": "资金已拨付", "kind": "voucher"}
    refused = send(client, book, "attach_proof", "measure/1-1", digest=paper(), **told)
    assert refused.status_code == 409
    assert "凭证须写明金额" in said(refused)
    kept = refused.context["form"].groups[0].kept_value
    again = send(
        client, book, "attach_proof", "measure/1-1", **{**told, "digest-kept": kept, "amount": "12"}
    )
    assert again.status_code == 302, said(again)


def test_a_file_marked_secret_is_refused() -> None:
    book = book_after(*PLANNED)
    secret = paper("清单.txt", "秘密★10年\n\n关于某事的请示\n")
    refused = send(
        as_(LIAISON), book, "attach_proof", "measure/1-1", digest=secret, claim="x", kind="document"
    )
    assert refused.status_code == 409
    assert "不得存储" in said(refused)


def test_words_marked_secret_are_refused_and_stand_in_the_form_still() -> None:
    book = book_after(*PLANNED)
    before = last(book).n
    told = {"result": "progress", "text": "密级：机密\n资金已拨付"}
    refused = send(as_(LIAISON), book, "report_progress", "measure/1-1", **told)
    page = said(refused)
    assert (refused.status_code, last(book).n) == (409, before)
    assert "文字中有“机密”标志" in page
    assert "密级：机密\n资金已拨付" in page


def test_what_others_wrote_meanwhile_is_shown_and_may_then_be_sent_again() -> None:
    book = book_after(*PLANNED)
    client = as_(LIAISON)
    told = {"result": "progress", "text": "已拨付一半"}
    seen = queries.book(book.code).head_n
    send(client, book, "report_progress", "measure/1-1", result="progress", text="别人先报了")
    refused = send(client, book, "report_progress", "measure/1-1", seen=seen, **told)
    assert refused.status_code == 409
    assert "别人先报了" in said(refused)
    assert "已拨付一半" in said(refused)
    again = refused.context["seen"]
    assert (
        send(client, book, "report_progress", "measure/1-1", seen=again, **told).status_code == 302
    )


def test_a_form_that_is_not_filled_in_says_where() -> None:
    book = book_after(*PLANNED)
    wrong = send(as_(LIAISON), book, "report_progress", "measure/1-1", text="没有选进展")
    assert wrong.status_code == 409
    assert "没有选进展" in said(wrong)
    assert wrong.context["form"].errors.keys() == {"result"}


def test_an_act_beyond_ones_role_is_refused_and_not_offered() -> None:
    book = book_after(*PLANNED)
    assert "明确责任" not in said(as_(LIAISON).get(f"/books/{book.code}/problem/1/"))
    refused = send(as_(LIAISON), book, "withdraw_problem", "problem/1", reason="不想改")
    assert refused.status_code == 409
    assert "职责不包括“撤回问题”" in said(refused)


def test_acts_that_do_not_fit_their_subject_are_no_page() -> None:
    book = book_after(*PLANNED)
    for address in ("sign/measure/1-1", "assign/book", "nothing/book", "sign/problem/99"):
        assert as_(CLERK).get(f"/books/{book.code}/act/{address}/").status_code == 404


def test_a_day_that_has_not_come_is_refused() -> None:
    book = book_after(*PLANNED)
    later = (queries.today() + timedelta(days=2)).isoformat()
    refused = send(
        as_(LIAISON), book, "report_progress", "measure/1-1", on=later, result="done", text="做完了"
    )
    assert refused.status_code == 409
    assert "还没有到" in said(refused)


def test_a_remark_of_others_is_no_conflict() -> None:
    book = book_after(*PLANNED)
    seen = book.head_n
    record(book, "1-21", CLERK, Comment("problem/1", "请抓紧"))
    done = send(
        as_(LIAISON), book, "report_progress", "measure/1-1", seen=seen, result="done", text="完成"
    )
    assert done.status_code == 302


def test_of_three_figures_two_are_folded_until_one_is_told() -> None:
    book = book_after(*PLANNED)
    folded = '<details class="more-rows">'
    assert folded in said(as_(LIAISON).get(f"/books/{book.code}/act/report_progress/measure/1-1/"))
    again = send(as_(LIAISON), book, "report_progress", "measure/1-1", **{"figures-2-value": "7"})
    assert again.status_code == 409
    assert folded not in said(again)
    assert '<details class="more-rows" open>' in said(again)


def test_a_form_begins_with_what_the_item_says_now() -> None:
    book = book_after(*PLANNED[:-2])
    told = {"milestones-0-on": "2027-06-30", "text": "2027年6月底前"}
    assert send(as_(CLERK), book, "set_deadline", "measure/1-1", **told).status_code == 302
    form = as_(CLERK).get(f"/books/{book.code}/act/set_deadline/measure/1-1/").context["form"]
    assert form["text"].value() == "2027年6月底前"
    assert form["milestones-0-on"].value().isoformat() == "2027-06-30"
    assert form["seen"].value() == queries.book(book.code).head_n


def test_what_is_left_as_it_was_is_not_told_again() -> None:
    book = book_after(*PLANNED)
    form = as_(CLERK).get(f"/books/{book.code}/act/revise_measure/measure/1-1/").context["form"]
    words = form["text"].value()
    send(as_(CLERK), book, "revise_measure", "measure/1-1", text=words, label="（一）")
    entry = next(queries.entries(book, since=last(book).n - 1))
    assert entry.text("text") == ""
    assert "label" in entry.facts


def test_a_return_has_reasons_of_the_rules_to_tick_and_words_beside_them() -> None:
    book = book_after(*ASKED)
    form = said(as_(HEAD).get(f"/books/{book.code}/act/return/problem/1/"))
    assert form.count('name="missing_reasons"') == len(PACK.return_reasons)
    ticked = [PACK.return_reasons[0], PACK.return_reasons[2]]
    refused = send(as_(HEAD), book, "return", "problem/1", missing="")
    assert refused.status_code == 409
    assert "请选理由，或者写明还缺什么。" in said(refused)
    done = send(
        as_(HEAD), book, "return", "problem/1", missing="凭证缺一页。", missing_reasons=ticked
    )
    assert done.status_code == 302, said(done)
    missing = queries.now(book).problems["problem/1"].missing
    assert missing == "；".join([*ticked, "凭证缺一页"])
