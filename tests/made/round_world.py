"""A district in the middle of its work: what two bureaus answer for, and a round that asks them.

Finance leads eight measures and shares the last of them with civil affairs, which leads two more;
the education bureau has none and is not asked.
"""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from ledger_world import CIVIL, CLERK, FINANCE, GROUP, LEADER, LIAISON, OPENED
from stored_world import stored
from workbench_world import STRANGER, settle

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.plans import ApprovePlan, Assign, PlanMeasure, SetDeadline
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.shape import Act, Milestone, ReportedFigure
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.models import Book
from zhenggai.supervision.models import Round, Sheet
from zhenggai.supervision.opening import Opening, open_round

EDUCATION = "unit/education"
# Who fills in for civil affairs; that bureau's head has no account.
CIVIL_LIAISON = STRANGER
LAST_WORDS = "发现问题合同94份，已纠正67份，其余正在协商。"
MENDED = ReportedFigure("other", Decimal(67), "份", title="已纠正合同")
WORKS = (
    ("1-1", "逐村清理经济合同，建立一村一册合同台账"),
    ("1-2", "对低价、超期、无据合同逐份纠正"),
    ("1-3", "制定村级“三资”监管办法，推行线上审批"),
    ("2-1", "核查2023至2025年补贴发放对象"),
    ("2-2", "追回违规领取的补贴资金"),
    ("2-3", "对把关不严的责任人依规处理"),
    ("2-4", "建立补贴发放联审联查机制"),
    ("2-5", "配合核实闲置土地地上附着物"),
    ("3-1", "养老服务站点逐个验收"),
    ("3-2", "公布服务清单和监督电话"),
)
TWO_STAGES = (
    Milestone(date(2026, 3, 31), "完成核查"),
    Milestone(date(2026, 6, 30), "全部追回"),
)
AT_WORK: tuple[tuple[str, Actor, Act], ...] = (
    *OPENED,
    ("1-12", CLERK, AddProblem("problem/1", "农村集体合同管理混乱")),
    ("1-12", CLERK, AddProblem("problem/2", "惠农补贴发放把关不严")),
    ("1-12", CLERK, AddProblem("problem/3", "养老服务站点建而不用")),
    *(
        ("1-12", CLERK, PlanMeasure(f"measure/{number}", f"problem/{number[0]}", text))
        for number, text in WORKS
    ),
    ("1-12", CLERK, Assign("problem/1", (LEADER.id,), (FINANCE,))),
    ("1-12", CLERK, Assign("problem/2", (LEADER.id,), (FINANCE,))),
    ("1-12", CLERK, Assign("problem/3", (LEADER.id,), (CIVIL,))),
    ("1-12", CLERK, Assign("measure/2-5", (), (FINANCE,), (CIVIL,))),
    ("1-12", CLERK, SetDeadline("problem/1", (Milestone(date(2026, 6, 30)),))),
    ("1-12", CLERK, SetDeadline("measure/2-2", TWO_STAGES)),
    ("1-20", GROUP, ApprovePlan("1", 3, 10)),
    ("2-1", LIAISON, ReportProgress("measure/1-2", FINANCE, "progress", LAST_WORDS, (MENDED,))),
)


def book_at_work() -> Book:
    """The book with everybody settled and the plan approved."""
    settle()
    return stored(*AT_WORK)


def opening(**other: object) -> Opening:
    """This fortnight, due tomorrow at five."""
    today = queries.today()
    due = datetime.combine(today + timedelta(days=1), time(17), TIME_ZONE)
    told: dict[str, object] = {
        "starts_on": today - timedelta(days=13),
        "ends_on": today,
        "cut_off": today,
        "due_at": due,
        **other,
    }
    return Opening(**told)  # type: ignore[arg-type]  # each under its own name


def round_of(book: Book, **other: object) -> Round:
    """A round that was opened this moment."""
    return open_round(book, opening(**other), by=CLERK)


def sheet_of(asked: Round, unit: str = FINANCE) -> Sheet:
    """The sheet of a unit, with what hangs on it."""
    return Sheet.objects.select_related("round__book", "unit").get(round=asked, unit=unit)


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)
