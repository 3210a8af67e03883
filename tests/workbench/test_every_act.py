"""Every act that a person has is offered on a page and done from it, without a script."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from ledger_world import (
    CIVIL,
    CLERK,
    FINANCE,
    GROUP,
    HEAD,
    LEADER,
    LIAISON,
    PLANNED,
    SUPERIOR,
    VERIFIER,
)
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts import ACT_OF_KIND
from zhenggai.ledger.core.keys import BOOK
from zhenggai.ledger.models import Book, Entry
from zhenggai.people.models import Role, Unit
from zhenggai.workbench.forms.fields import WITHOUT_FORM

pytestmark = pytest.mark.django_db
TODAY = queries.today().isoformat()
CONSENT = {
    "basis_kind": "superior_consent",
    "basis_number": "岚州巡办函〔2026〕9号",
    "basis_on": TODAY,
}
LETTER = {"basis_kind": "letter", "basis_number": "岚州巡办函〔2026〕3号", "basis_on": TODAY}
Told = dict[str, Any]


def proof(name: str = "凭证.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, f"{name}的内容".encode())


def by_body(body: str) -> Told:
    return {"by": body, **LETTER}


# Who does what on which subject, in the order of a round; where it is offered, if not on the page
# of its subject.
ROUND: tuple[tuple[Actor, str, str, Told, str], ...] = (
    (CLERK, "describe_inspection", BOOK, {"team": "省委第三巡视组", "mode": "常规巡视"}, ""),
    (
        CLERK,
        "receive_feedback",
        BOOK,
        {"on": "2026-01-10", "late_reason": "补记反馈人", "speaker": "组长"},
        "",
    ),
    (CLERK, "add_heading", BOOK, {"text": "落实决策部署有差距", "kind": "aspect"}, ""),
    (CLERK, "add_heading", BOOK, {"text": "重复的方面", "kind": "aspect"}, ""),
    (CLERK, "revise_heading", BOOK, {"heading": "heading/1", "text": "落实决策部署不到位"}, ""),
    (CLERK, "withdraw_heading", BOOK, {"heading": "heading/2", "reason": "重复"}, ""),
    (
        CLERK,
        "add_problem",
        BOOK,
        {"text": "甲", "parent": "heading/1", "source": "handed_over"},
        "",
    ),
    (CLERK, "add_problem", BOOK, {"text": "乙", "source": "handed_over"}, ""),
    (CLERK, "add_problem", BOOK, {"text": "丙", "source": "handed_over"}, ""),
    (CLERK, "revise_problem", "problem/2", {"text": "甲（改）"}, ""),
    (CLERK, "merge_problem", "problem/3", {"into": "problem/2", "reason": "同一件事"}, ""),
    (CLERK, "withdraw_problem", "problem/4", {"reason": "重复"}, ""),
    (CLERK, "split_problem", "problem/2", {"parts": "甲一\n甲二"}, ""),
    (CLERK, "record_target", "problem/1", {"cause": "责任不清", "target": "不再沉淀"}, ""),
    (CLERK, "plan_measure", "problem/1", {"text": "多余的措施"}, ""),
    (CLERK, "revise_measure", "measure/1-2", {"text": "多余的措施（改）"}, ""),
    (CLERK, "drop_measure", "measure/1-2", {"reason": "重复"}, ""),
    (
        CLERK,
        "assign",
        "problem/1",
        {
            "leaders-first": LEADER.id,
            "lead_units-first": FINANCE,
            "responsible_units": [FINANCE],
            "liaisons": [LIAISON.id],
        },
        "",
    ),
    (CLERK, "set_deadline", "problem/2", {"milestones-0-on": "2027-06-30"}, ""),
    (
        LIAISON,
        "ask_extension",
        "problem/1",
        {"reason": "诉讼未结", "standing": "on", "reviews-0": "2027-06-30"},
        "",
    ),
    (LEADER, "decide_extension", "extension/1-0-1", {"granted": "yes"}, "problem/1"),
    (
        CLERK,
        "review_plan",
        BOOK,
        {**by_body(SUPERIOR.id), "body": "body/superior", "version": "2", "agrees": "yes"},
        "",
    ),
    (CLERK, "merge_opinions", BOOK, {"version": "2", "text": "同意"}, ""),
    (
        GROUP,
        "approve_plan",
        BOOK,
        {**CONSENT, "version": "2", "problems": "1", "measures": "1"},
        "",
    ),
    (
        LIAISON,
        "report_progress",
        "measure/1-1",
        {
            "result": "done",
            "text": "已全部拨付",
            "figures-0-name": "funds_recovered",
            "figures-0-value": "12.5",
            "figures-0-unit": "万元",
        },
        "",
    ),
    (
        LIAISON,
        "attach_proof",
        "measure/1-1",
        {"claim": "误传", "kind": "document", "digest": "file"},
        "",
    ),
    (CLERK, "withdraw_proof", "proof/1-1-1", {"reason": "误传"}, "measure/1-1"),
    (
        LIAISON,
        "attach_proof",
        "measure/1-1",
        {"claim": "已拨付", "kind": "document", "digest": "file"},
        "",
    ),
    (
        LIAISON,
        "confirm_figure",
        "figure/1-1-funds_recovered",
        {"cut_off": TODAY, "value": "12.5", "signed_by": "何立群"},
        "measure/1-1",
    ),
    (
        CLERK,
        "assess_basically_done",
        "problem/1",
        {"basically_done": "yes", "reason": "已见成效"},
        "",
    ),
    (
        LIAISON,
        "record_regulation",
        "measure/1-1",
        {"title": "专项资金管理办法", "number": "青财〔2026〕1号"},
        "",
    ),
    (
        LIAISON,
        "record_accountability",
        "problem/1",
        {
            "body": FINANCE,
            "number": "青财党〔2026〕2号",
            "decided_on": TODAY,
            "form": "criticism",
            "count": "2",
        },
        "",
    ),
    (
        CLERK,
        "record_reported_figures",
        "problem/1",
        {
            **LETTER,
            "owner": FINANCE,
            "figures-0-name": "studies",
            "figures-0-value": "3",
            "figures-0-unit": "次",
        },
        "",
    ),
    (
        CLERK,
        "record_external_figure",
        BOOK,
        {
            **LETTER,
            "name": "clues",
            "value": "3",
            "unit": "件",
            "body": CIVIL,
            "letter": "青纪函〔2026〕4号",
        },
        "",
    ),
    (CLERK, "mark_priority", "problem/1", {"priority": "yes", "reason": "领导批示"}, ""),
    (CLERK, "mark_common_problem", "problem/1", {"text": "各单位都要查", "units": [CIVIL]}, ""),
    (
        LIAISON,
        "record_wider_check",
        "problem/1",
        {"unit": FINANCE, "text": "已自查", "found": "2", "corrected": "1"},
        "",
    ),
    (CLERK, "hand_over", "problem/1", {"leader_from": LEADER.id, "leader_to": HEAD.id}, ""),
    (CLERK, "hand_over", "problem/1", {"leader_from": HEAD.id, "leader_to": LEADER.id}, ""),
    (CLERK, "comment", "problem/1", {"text": "请核对凭证"}, ""),
    (
        CLERK,
        "set_group",
        BOOK,
        {"name": "整改工作领导小组", "kind": "leading_group", "members": [LEADER.id]},
        "",
    ),
    (
        CLERK,
        "record_step",
        BOOK,
        {"step": "step/feedback_meeting", "number": "第1号", "text": "已召开"},
        "",
    ),
    (
        LIAISON,
        "ask_closure",
        "problem/1",
        {"answers-0-text": "已拨付", "answers-1-text": "已印发"},
        "",
    ),
    (VERIFIER, "return", "problem/1", {"missing": "缺验收单"}, ""),
    (
        LIAISON,
        "ask_closure",
        "problem/1",
        {"answers-0-text": "已拨付", "answers-1-text": "已印发"},
        "",
    ),
    (HEAD, "sign", "problem/1", {}, ""),
    (HEAD, "sign", "problem/1", {}, ""),
    (LEADER, "sign", "problem/1", {}, ""),
    (VERIFIER, "sign", "problem/1", {"opinion": "现场核查相符"}, ""),
    (
        CLERK,
        "record_meeting",
        BOOK,
        {
            "kind": "leading_group",
            "number": "青岚整改纪〔2026〕2号",
            "decisions-0-text": "同意销号",
            "decisions-0-items": ["problem/1"],
        },
        "",
    ),
    (GROUP, "close", "problem/1", {"meeting": "meeting/1"}, ""),
    (CLERK, "draw_recheck", BOOK, {"seed": "20261122", "drawn": "1"}, ""),
    (
        VERIFIER,
        "record_recheck",
        "problem/1",
        {"agrees": "yes", "text": "相符", "recheck": "recheck/1"},
        "",
    ),
    (VERIFIER, "look_back", "problem/1", {"agrees": "no", "text": "又有沉淀"}, ""),
    (VERIFIER, "reopen", "problem/1", {"ground": "look_back", "reason": "又有沉淀"}, ""),
    (
        CLERK,
        "record_evaluation",
        BOOK,
        {**by_body(SUPERIOR.id), "grade": "一般", "body": "body/superior"},
        "",
    ),
    (CLERK, "correct", "entry/{last}", {"reason": "等次写错"}, "log"),
    (
        LIAISON,
        "ask_expunge",
        "entry/{report}",
        {"fields": ["text"], "ground": "secret"},
        "measure/1-1",
    ),
    (CLERK, "decline_expunge", "expunging/1", {"reason": "不涉密"}, "act/expunge/expunging/1"),
    (
        LIAISON,
        "ask_expunge",
        "entry/{report}",
        {"fields": ["text"], "ground": "secret"},
        "measure/1-1",
    ),
    (CLERK, "expunge", "expunging/2", {}, "tasks"),
    (CLERK, "mark_exercise", BOOK, {"reason": "演练"}, ""),
    (CLERK, "abandon_book", BOOK, {"reason": "换新台账"}, ""),
)


def place(book: Book, subject: str, where: str) -> str:
    """The page on which the act is offered."""
    at = where or ("" if subject == BOOK else subject)
    return f"/books/{book.code}/{at}/".replace("//", "/")


def numbered(book: Book, subject: str) -> str:
    """The subject with the numbers that only the book knows."""
    report = Entry.objects.filter(book=book, kind="report_progress").last()
    return subject.format(last=book.head_n, report=report.n if report else 0)


def test_every_act_is_offered_and_done_from_a_page() -> None:
    book = book_after(*PLANNED)
    Unit.objects.create(pk=SUPERIOR.id, name="岚州市委巡察办", is_body=True)
    Role.objects.create(body_id=SUPERIOR.id, role="superior")
    for who, kind, named, told, where in ROUND:
        book.refresh_from_db()
        subject, client = numbered(book, named), as_(who)
        address = f"/books/{book.code}/act/{kind}/{subject}/"
        shown = client.get(place(book, subject, where)).getvalue().decode()
        assert f'href="{address}' in shown, (kind, "is offered nowhere")
        given = {"on": TODAY, "seen": book.head_n, **told}
        given |= {name: proof() for name, value in told.items() if value == "file"}
        done = client.post(address, given)
        assert done.status_code == 302, (kind, *refused(done))
        last = Entry.objects.filter(book=book).latest("n")
        assert (last.kind, last.entered_by) == (kind, who.id)
    assert {kind for _, kind, *_ in ROUND} == ACT_OF_KIND.keys() - WITHOUT_FORM
    assert queries.rebuild(book) == []


def refused(answer: Any) -> list[str]:
    """What the page says against it."""
    text = answer.content.decode()
    context = answer.context or {}
    form = context.get("form")
    found = str(context.get("refusal") or "")
    return [found, str(form.errors if form else text[:500])]
