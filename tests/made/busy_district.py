"""A busy made-up book of any size: problems in every state, five months of work, seventeen units.

For looking at pages, counting their queries and weighing their html; the acts are asked about as
any other, and one day's acts are written at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import groupby

from django.contrib.auth.models import User

from zhenggai.ledger import evidence, models
from zhenggai.ledger.actions import open_book, write
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.books import OpenBook, ReceiveFeedback
from zhenggai.ledger.core.acts.closings import AskClosure, Close, Reopen, Return, Sign
from zhenggai.ledger.core.acts.plans import (
    ApprovePlan,
    AskExtension,
    Assign,
    PlanMeasure,
    SetDeadline,
)
from zhenggai.ledger.core.acts.problems import AddHeading, AddProblem, MarkPriority, RecordTarget
from zhenggai.ledger.core.acts.progress import AssessBasicallyDone, AttachProof, ReportProgress
from zhenggai.ledger.core.acts.records import RecordMeeting, RecordStep
from zhenggai.ledger.core.acts.shape import Act, Answer, Decision, Milestone, ReportedFigure
from zhenggai.ledger.core.entries import Basis, Draft
from zhenggai.ledger.core.packs import Pack, load_pack
from zhenggai.people.models import Person, Role, Unit

ASPECTS = (
    "贯彻落实党中央决策部署方面",
    "全面从严治党方面",
    "基层党组织建设方面",
    "巡视整改和监督方面",
)
CATEGORIES = (
    "学习贯彻新思想不够深入", "推进重点改革不够有力", "民生短板补得不够快",
    "管党治党责任压得不实", "重点领域廉洁风险突出", "纠治作风问题不够彻底",
    "选人用人程序不够规范", "基层组织生活不够严肃", "人才工作统筹不够到位",
    "上轮整改销号把关不严", "审计问题整改跟踪不够", "日常监督合力不够强",
)  # fmt: skip
FAULTS = (
    "河道清淤资金沉淀在账上", "老旧小区加装电梯推进迟缓", "粮食收购质价监管松散",
    "公共停车泊位收费去向不明", "校外配餐招标流于形式", "村级工程发包未经评议",
    "农机购置补贴重复申领", "产业园标准厂房闲置多年", "养老服务站点建而不用",
    "政府购买服务验收走过场", "扶持资金拨付超过时限", "乡镇卫生院药品采购违规",
    "支部换届超期未批复", "挂职干部跟踪考核缺位", "干部人事档案材料缺失",
)  # fmt: skip
WORK = (
    "逐项清理，建立问题台账并明确到人", "修订管理办法，印发各单位执行",
    "组织专项检查，发现一处整改一处", "收回违规支出，退还到专户",
)  # fmt: skip
UNITS = (
    "区委办公室", "区纪委监委机关", "区委组织部", "区委宣传部", "区委统战部", "区委政法委",
    "区委巡察办", "区发展和改革局", "区教育体育局", "区财政局", "区人力资源和社会保障局",
    "区自然资源和规划局", "市生态环境局青岚分局", "区住房和城乡建设局", "区农业农村局",
    "区卫生健康局", "区审计局",
)  # fmt: skip
NAMES = "孔亦安许知远温如言邵景行梁以宁傅思齐魏清和秦书禾钟守拙柏见山纪明朗顾言之陆望川"
STEPS = ("feedback_meeting", "internal_feedback_notice", "committee_studied")
LATER_STEPS = ("leading_group_set_up", "plan_issued", "democratic_life_meeting")
# What became of each problem, again and again: c closed, s asked and signing, b basically done,
# l late, n due soon, w at work, r returned, o opened again, x extension asked.
COURSE = "ccwcclcscncccbcwclcccsnccrccwcbcxco"
OFFICE_UNIT, GROUP_UNIT = "unit/office", "unit/group"
CLERK = Actor("person/clerk", OFFICE_UNIT, frozenset({"office"}))
VERIFIER = Actor("person/verifier", OFFICE_UNIT, frozenset({"verifier"}))
LEADER = Actor("person/leader", "", frozenset({"leader"}))
GROUP = Actor(GROUP_UNIT, GROUP_UNIT, frozenset({"leading_group"}))


def unit_id(k: int) -> str:
    """The id of the k-th lead unit."""
    return f"unit/{k % len(UNITS)}"


def liaison(k: int) -> Actor:
    """The liaison officer of the k-th unit."""
    return Actor(f"person/l{k % len(UNITS)}", unit_id(k), frozenset({"liaison"}))


def head(k: int) -> Actor:
    """The head of the k-th unit."""
    return Actor(f"person/h{k % len(UNITS)}", unit_id(k), frozenset({"unit_head"}))


def _everybody() -> dict[str, tuple[Actor, str, str, str | None]]:
    """Actor, name, post and unit by id."""
    given = iter(NAMES[n : n + 3] for n in range(0, len(NAMES) - 2, 3))
    found = {
        CLERK.id: (CLERK, next(given), "", OFFICE_UNIT),
        VERIFIER.id: (VERIFIER, next(given), "", OFFICE_UNIT),
        LEADER.id: (LEADER, next(given), "副区长", None),
    }
    for k in range(len(UNITS)):
        for actor, post in ((liaison(k), "联络员"), (head(k), "主要负责人")):
            name = NAMES[(k * 7) % 36] + NAMES[(k * 5 + len(post)) % 36 + 1]
            found[actor.id] = (actor, name, post, actor.unit)
    return found


def settle() -> None:
    """Units, people and accounts on record; a name's own word is its password."""
    Unit.objects.create(pk="unit/district", name="中共青岚区委员会")
    Unit.objects.create(pk=OFFICE_UNIT, name="区委整改办")
    Unit.objects.create(pk=GROUP_UNIT, name="区委整改工作领导小组", is_body=True)
    Role.objects.create(body_id=GROUP_UNIT, role="leading_group")
    for k, name in enumerate(UNITS):
        Unit.objects.create(pk=unit_id(k), name=name)
    for actor, name, post, unit in _everybody().values():
        account = User.objects.create_user(actor.id)
        Person.objects.create(
            pk=actor.id, name=name, title=post, unit_id=unit, account=account, is_made_up=True
        )
        for role in actor.roles:
            Role.objects.create(person_id=actor.id, role=role)


@dataclass(frozen=True)
class _Plan:
    """How big the book is, and the days between which its acts lie."""

    problems: int
    measures: int
    today: date
    pack: Pack
    with_files: bool

    def day(self, n: int) -> date:
        """The n-th day after the feedback, which lies 130 days back."""
        return self.today - timedelta(days=130 - n)

    def measures_of(self, i: int) -> int:
        """Each problem has its share."""
        return self.measures * (i + 1) // self.problems - self.measures * i // self.problems


_Told = tuple[date, Actor, Act, Actor | None]


def busy_book(
    today: date,
    *,
    problems: int = 35,
    measures: int = 112,
    with_files: bool = False,
    name: str = "省委第三巡视组反馈·2026年",
) -> models.Book:
    """The book, its last entry on this day; people must be settled."""
    plan = _Plan(problems, measures, today, load_pack("district-under-province"), with_files)
    actors = {one: held[0] for one, held in _everybody().items()} | {GROUP_UNIT: GROUP}
    opening = OpenBook(name, "unit/district", "巡视", "省委", team="省委第三巡视组")
    book = open_book(
        Draft(opening, plan.day(0), CLERK.id, CLERK.id),
        plan.pack,
        actors=actors,
        at=_moment(plan.day(0)),
    )
    acts = sorted(_acts(plan), key=lambda one: one[0])
    for on, told in groupby(acts, key=lambda one: one[0]):
        drafts = [_draft(one) for one in told]
        write(book.code, drafts, actors=actors, at=_moment(on))
    book.refresh_from_db()
    return book


def _moment(on: date) -> datetime:
    return datetime.combine(on, time(6, 30), UTC)


def _draft(told: _Told) -> Draft:
    on, by, act, entered_by = told
    if entered_by is None:
        return Draft(act, on, by.id, by.id)
    return Draft(act, on, by.id, entered_by.id, Basis("signed_sheet", on, "《销号审签单》"))


def _acts(plan: _Plan) -> Iterator[_Told]:
    yield from _beginning(plan)
    for i in range(plan.problems):
        yield from _registering(plan, i)
    yield plan.day(30), GROUP, ApprovePlan("1", plan.problems, plan.measures), CLERK
    for i in range(plan.problems):
        yield from _working(plan, i)
    yield plan.day(126), CLERK, _meeting(plan), None


def _meeting(plan: _Plan) -> RecordMeeting:
    decided = tuple(f"problem/{i + 1}" for i in range(0, min(plan.problems, 6), 2))
    return RecordMeeting(
        "meeting/1",
        "leading_group",
        "第6次会议纪要",
        "审议销号事项",
        (Decision("同意销号", decided),),
    )


def _beginning(plan: _Plan) -> Iterator[_Told]:
    yield plan.day(0), CLERK, ReceiveFeedback("岚巡发〔2026〕1号", "省委第三巡视组组长"), None
    for n, step in enumerate(STEPS):
        yield (
            plan.day(n * 2),
            CLERK,
            RecordStep(f"step/{step}", number=f"岚发〔2026〕{n + 3}号"),
            None,
        )
    for n, step in enumerate(LATER_STEPS):
        yield plan.day(6 + n * 16), CLERK, RecordStep(f"step/{step}", scan="ab" * 32), None
    for n, text in enumerate(ASPECTS, 1):
        label = "一二三四"[n - 1] + "、"
        yield (
            plan.day(1),
            CLERK,
            AddHeading(f"heading/{n}", text, "aspect", "方面", "", label),
            None,
        )
    for n, text in enumerate(CATEGORIES):
        yield (
            plan.day(1),
            CLERK,
            AddHeading(
                f"heading/{5 + n}", text, "category", "类", f"heading/{1 + n // 3}",
                f"（{'一二三'[n % 3]}）",
            ),
            None,
        )  # fmt: skip


def _registering(plan: _Plan, i: int) -> Iterator[_Told]:
    key, fault = f"problem/{i + 1}", FAULTS[i % len(FAULTS)]
    text = f"{fault}，{'部分' if i % 3 else '有的'}单位整改停留在纸面"
    checked = f"抽查{2023 + i % 3}年以来的{12 + i}个项目，有{3 + i % 7}个不符合要求"
    detail = f"{fault}。{checked}，涉及资金{186 + i}万元。"
    heading = f"heading/{5 + i * len(CATEGORIES) // plan.problems}"
    standard = (f"{3 + i % 7}个项目全部整改到位", "违规资金全部收回", "制度印发并执行")
    course = COURSE[i % len(COURSE)]
    yield plan.day(2), CLERK, AddProblem(key, text, heading, "问题", f"{i + 1}.", detail), None
    yield (
        plan.day(8),
        CLERK,
        RecordTarget(key, "责任压得不实", "问题清零，制度管用", standard),
        None,
    )
    units = (unit_id(i * 5), unit_id(i * 5 + 3)) if i % 3 == 0 else (unit_id(i * 5),)
    yield plan.day(8), CLERK, Assign(key, (LEADER.id,), units[:1], units), None
    end = plan.today + timedelta(days=_LEFT[course] + i % 4)
    yield plan.day(8), CLERK, SetDeadline(key, (Milestone(end),), standing=i % 11 == 4), None
    for n in range(plan.measures_of(i)):
        words = f"{WORK[n % len(WORK)]}（{fault[:4]}）"
        measure = f"measure/{i + 1}-{n + 1}"
        yield plan.day(8), CLERK, PlanMeasure(measure, key, words, label=f"（{n + 1}）"), None
        if n == 1 and i % 3 == 0:
            yield plan.day(8), CLERK, Assign(measure, lead_units=(unit_id(i * 5 + 3),)), None


# Days that are left of the deadline, by what became of the problem.
_LEFT = {"c": -8, "s": 20, "b": 40, "l": -21, "n": 4, "w": 45, "r": 18, "o": 30, "x": 6}


def _working(plan: _Plan, i: int) -> Iterator[_Told]:
    course, unit = COURSE[i % len(COURSE)], i * 5
    key, many = f"problem/{i + 1}", plan.measures_of(i)
    begun = 40 + (i * 13) % 30
    is_done = course in "csro"
    for n in range(many):
        measure, last = f"measure/{i + 1}-{n + 1}", is_done or n < many - 1
        figures = (
            ReportedFigure("funds_recovered", _money(i), "万元", "挽回资金", "追缴入账的资金"),
        )
        told = f"已清理{12 + i}个项目，完成{8 + n}个，其余按月推进。"
        report = ReportProgress(measure, unit_id(unit), "progress", told, figures if n == 0 else ())
        yield plan.day(begun + n), liaison(unit), report, None
        yield plan.day(begun + n), liaison(unit), _proof(plan, i, n), None
        if last:
            done = ReportProgress(measure, unit_id(unit), "done", f"{12 + i}个项目全部整改到位。")
            yield plan.day(begun + n + 1), liaison(unit), done, None
    if course == "b":
        assessed = AssessBasicallyDone(key, basically_done=True, reason="余一笔资金待法院裁定")
        yield plan.day(110), LEADER, assessed, None
    if course == "l":
        yield plan.day(90), CLERK, MarkPriority(key, priority=True, reason="推进迟缓"), None
    if course == "x":
        ask = AskExtension(
            "extension/" + key[8:] + "-0-1",
            key,
            "法院尚未开庭",
            (Milestone(plan.today + timedelta(days=60)),),
        )
        yield plan.day(127), liaison(unit), ask, None
    if is_done:
        yield from _closing(plan, i, course, begun + many + 3)


def _money(i: int) -> Decimal:
    return Decimal(f"{12 + i % 9}.{i % 10}0")


def _proof(plan: _Plan, i: int, n: int) -> AttachProof:
    name = f"{FAULTS[i % len(FAULTS)][:6]}整改情况{n + 1}.txt"
    digest = f"{i * 10 + n:064x}"
    if plan.with_files:
        words = f"{name}\n\n经核对，{12 + i}个项目已逐项整改，资金{68 + n}万元已收回专户。\n"
        digest = evidence.store([words.encode()], name).digest
    measure = f"measure/{i + 1}-{n + 1}"
    return AttachProof(
        f"proof/{i + 1}-{n + 1}-1", measure, digest, name, f"第{n % 3 + 1}条标准已达到",
        media_type="text/plain", size=2048,
    )  # fmt: skip


def _closing(plan: _Plan, i: int, course: str, asked: int) -> Iterator[_Told]:
    key, unit = f"problem/{i + 1}", i * 5
    asked = max(asked, 124) if course in "sr" else min(asked + i % 40, 116)
    proofs = (f"proof/{i + 1}-1-1",)
    answers = tuple(Answer(n, f"第{n}项已达到，见佐证。", proofs) for n in (1, 2, 3))
    ask = AskClosure(f"closing/{i + 1}-1", key, unit_id(unit), answers)
    yield plan.day(asked), liaison(unit), ask, None
    yield plan.day(asked), head(unit), Sign(key, "responsible_head", unit_id(unit)), None
    if course == "r":
        missing = "缺违规资金收回的入账凭证，补齐后再申请销号。"
        yield (
            plan.day(asked + 2),
            VERIFIER,
            Return(key, missing, measures=(f"measure/{i + 1}-1",)),
            None,
        )
        return
    yield plan.day(asked + 1), head(unit), Sign(key, "lead_unit", unit_id(unit)), None
    yield plan.day(asked + 1), LEADER, Sign(key, "leader", opinion="同意"), CLERK
    if course == "s":
        return
    found = "现场查看，与答复相符"
    yield plan.day(asked + 3), VERIFIER, Sign(key, "office", OFFICE_UNIT, found), None
    yield plan.day(asked + 4), GROUP, Sign(key, "leading_group", GROUP_UNIT), CLERK
    yield plan.day(asked + 4), CLERK, Close(key), None
    if course == "o":
        yield plan.day(128), VERIFIER, Reopen(key, "relapse", "抽查发现又有新的沉淀资金"), None
