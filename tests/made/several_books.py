"""Four small books of bureaus as an inspection office above sees them side by side.

Finance has nothing but its feedback; civil affairs is at work and late; education closed what it
had; an exercise stands beside them. One problem of civil affairs is for its own eyes only.
"""

from datetime import date

from django.contrib.auth.models import User
from ledger_world import (
    CIVIL,
    CLERK,
    FINANCE,
    LEADER,
    LIAISON,
    OFFICE,
    PACK,
    SIGNED,
)
from stored_world import stored
from workbench_world import settle

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.books import AdoptPack, OpenBook, ReceiveFeedback
from zhenggai.ledger.core.acts.closings import Close
from zhenggai.ledger.core.acts.plans import Assign, SetDeadline
from zhenggai.ledger.core.acts.problems import AddProblem, MarkCommonProblem, RecordWiderCheck
from zhenggai.ledger.core.acts.records import RecordStep
from zhenggai.ledger.core.acts.shape import Act, Milestone
from zhenggai.ledger.models import Book
from zhenggai.people.models import Person, Role

# Deputy head of the inspection office above
INSPECTOR = Actor("person/inspector", OFFICE, frozenset({"superior"}))
COMMON_WORDS = "合同管理不规范，续签不及时"
LIMITED_WORDS = "低保对象核查不实"
_MADE: tuple[tuple[str, str, bool], ...] = (
    (FINANCE, "财政局巡察整改", False),
    (CIVIL, "民政局巡察整改", False),
    (OFFICE, "整改办巡察整改", False),
    (FINANCE, "演练用台账", True),
)


def opened(unit: str, name: str, *, exercise: bool = False) -> list[tuple[str, Actor, Act]]:
    """A book of this unit with its feedback."""
    opening = OpenBook(name, unit, "巡察", "县委", exercise=exercise)
    return [
        ("1-5", CLERK, opening),
        ("1-5", CLERK, AdoptPack(PACK.name, PACK.version, PACK.digest)),
        ("1-10", CLERK, ReceiveFeedback("岚巡发〔2026〕1号", "县委第二巡察组组长")),
    ]


AT_WORK: list[tuple[str, Actor, Act]] = [
    ("1-12", CLERK, AddProblem("problem/1", COMMON_WORDS)),
    ("1-12", CLERK, AddProblem("problem/2", LIMITED_WORDS, need_to_know=(CIVIL,))),
    ("1-12", CLERK, AddProblem("problem/3", "养老服务站点建而不用")),
    ("1-12", CLERK, SetDeadline("problem/1", (Milestone(date(2026, 2, 1)),))),
    ("1-12", CLERK, Assign("problem/1", (LEADER.id,), (CIVIL,), (CIVIL,))),
    ("1-12", CLERK, MarkCommonProblem("problem/1", "多个单位存在", (FINANCE, CIVIL))),
    ("1-12", CLERK, MarkCommonProblem("problem/2", "多个单位存在", (FINANCE,))),
    ("1-20", LIAISON, RecordWiderCheck("problem/1", FINANCE, "查合同94份", 12, 9)),
    ("1-13", CLERK, RecordStep("step/internal_feedback_notice", number="岚发〔2026〕2号")),
]


def several_books() -> dict[str, Book]:
    """The books by the name's first three characters, the people settled."""
    settle()
    account = User.objects.create_user("韩若谷")
    person = Person.objects.create(
        pk=INSPECTOR.id, name="韩若谷", unit_id=OFFICE, account=account, is_made_up=True
    )
    Role.objects.create(person=person, role="superior")
    more: tuple[list[tuple[str, Actor, Act]], ...] = (
        [],
        AT_WORK,
        [*SIGNED[3:], ("2-11", CLERK, Close("problem/1"))],
        [("1-12", CLERK, AddProblem("problem/1", "演练问题"))],
    )
    found = {}
    for (unit, name, exercise), past in zip(_MADE, more, strict=True):
        found[name[:3]] = stored(*opened(unit, name, exercise=exercise), *past, name=name)
    return found
