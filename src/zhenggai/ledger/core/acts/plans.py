"""Acts that make and change the plan: measures, responsibility, deadlines, review, approval."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from zhenggai.ledger.core.acts.shape import Adoption, Key, Milestone, Words


@dataclass(frozen=True)
class PlanMeasure:
    """A measure of a problem, perhaps in a group of measures.

    `kinds` are words of `vocabulary.MEASURE_KINDS` and decide what proof a closing needs;
    `amount` is the money (yuan) that a measure of kind money must show.
    """

    KIND: ClassVar[str] = "plan_measure"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "制定整改措施"

    measure: Key
    problem: Key
    text: Words
    group: Key = ""
    label: str = ""
    kinds: tuple[str, ...] = ()
    amount: Decimal | None = None


@dataclass(frozen=True)
class ReviseMeasure:
    """New words, kinds or amount of a measure; what is empty stays as it was."""

    KIND: ClassVar[str] = "revise_measure"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "修改整改措施"

    measure: Key
    text: Words = ""
    label: str = ""
    kinds: tuple[str, ...] = ()
    amount: Decimal | None = None


@dataclass(frozen=True)
class DropMeasure:
    """The measure is given up, with a reason; its number is never given again."""

    KIND: ClassVar[str] = "drop_measure"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "取消整改措施"

    measure: Key
    reason: Words


@dataclass(frozen=True)
class Assign:
    """Who answers for an item: the first leader and the first lead unit stand first.

    On a measure it overrides the problem's; ids of persons and units.
    """

    KIND: ClassVar[str] = "assign"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "明确责任"

    item: Key
    leaders: tuple[str, ...] = ()
    lead_units: tuple[str, ...] = ()
    responsible_units: tuple[str, ...] = ()
    liaisons: tuple[str, ...] = ()


@dataclass(frozen=True)
class HandOver:
    """A leader's item goes to another leader (责任交接)."""

    KIND: ClassVar[str] = "hand_over"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "责任交接"

    item: Key
    leader_from: str
    leader_to: str
    reason: Words = ""


@dataclass(frozen=True)
class SetDeadline:
    """Milestones, the standing flag (长期坚持) with its review days, and the words of the paper."""

    KIND: ClassVar[str] = "set_deadline"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "设定完成时限"

    item: Key
    milestones: tuple[Milestone, ...] = ()
    standing: bool = False
    reviews: tuple[date, ...] = ()
    text: Words = ""


@dataclass(frozen=True)
class AskExtension:
    """A request for another deadline, or to make the item a standing one."""

    KIND: ClassVar[str] = "ask_extension"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "申请延期"

    extension: Key
    item: Key
    reason: Words
    milestones: tuple[Milestone, ...] = ()
    standing: bool = False
    reviews: tuple[date, ...] = ()


@dataclass(frozen=True)
class DecideExtension:
    """Somebody else grants or refuses a request; granted, its deadline holds."""

    KIND: ClassVar[str] = "decide_extension"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "审批延期"

    extension: Key
    granted: bool
    reason: Words = ""


@dataclass(frozen=True)
class ReviewPlan:
    """One body's opinion in the joint review (会审) of a version of the plan."""

    KIND: ClassVar[str] = "review_plan"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "登记会审意见"

    review: Key
    body: str
    version: str
    agrees: bool
    opinion: Words = ""


@dataclass(frozen=True)
class MergeOpinions:
    """The reviewers' one merged opinion, and what of each was adopted (采纳情况)."""

    KIND: ClassVar[str] = "merge_opinions"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "汇总会审意见"

    version: str
    text: Words
    adoptions: tuple[Adoption, ...] = ()


@dataclass(frozen=True)
class ApprovePlan:
    """The plan is approved; its counts are frozen (核定数)."""

    KIND: ClassVar[str] = "approve_plan"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "审定整改方案"

    version: str
    problems: int
    measures: int
    number: Words = ""
