"""Chapter one: the book is opened while the team is there, the feedback comes, the plan is made."""

from collections.abc import Iterator

from zhenggai.demo.items import Problem
from zhenggai.demo.papers.responsibility import leaders_on
from zhenggai.demo.story import (
    CHIEF,
    CLERK,
    PaperTaken,
    Scene,
    Sitting,
    Telling,
    moment,
)
from zhenggai.demo.story_records import minutes_of
from zhenggai.ledger.core.acts.books import (
    AdoptPack,
    DescribeInspection,
    OpenBook,
    ReceiveFeedback,
)
from zhenggai.ledger.core.acts.plans import (
    ApprovePlan,
    Assign,
    MergeOpinions,
    ReviewPlan,
    ReviseMeasure,
)
from zhenggai.ledger.core.acts.problems import ReviseProblem
from zhenggai.ledger.core.acts.shape import Adoption
from zhenggai.ledger.core.entries import Basis
from zhenggai.ledger.core.packs import Pack

# The book was opened when the day of the feedback was announced.
_OPENED = -12


def opening(telling: Telling, pack: Pack) -> Sitting:
    """The book and the rules that it adopts."""
    opened_on = telling.district.days.working(_OPENED)
    book = OpenBook(
        name=telling.district.round_name,
        inspected_unit="district",
        inspection_kind="巡视",
        level="省委",
        team=telling.district.team,
        mode=telling.district.mode,
    )
    return Sitting(
        moment(opened_on, "9:00"), CHIEF, (book, AdoptPack(pack.name, pack.version, pack.digest))
    )


def feedback(telling: Telling) -> Iterator[Scene]:
    """The written feedback: on file the same day, its problems in the book the next."""
    district = telling.district
    on, meeting = district.days.feedback_on, district.records.meetings[0]
    received = ReceiveFeedback(
        number=district.records.paperwork.feedback_number,
        speaker=f"{district.team}组长",
        place=meeting.place,
        scan=telling.scan("feedback"),
        disclosure="public",
        need_to_know=tuple(one.id for one in district.units if one.is_body),
    )
    inspection = DescribeInspection(
        began_on=district.days.arrived_on, ended_on=district.days.left_on
    )
    yield Sitting(moment(on, "17:20"), CLERK, (inspection, received))
    next_day = district.days.working(1)
    yield PaperTaken(moment(next_day, "9:30"), CLERK, "feedback")
    sorted_out = tuple(
        ReviseProblem(
            f"problem/{one.number}",
            source="" if one.source == "feedback" else one.source,
            kind=one.kind,
            disclosure=one.disclosure,
        )
        for one in district.problems
    )
    yield Sitting(moment(next_day, "15:00"), CLERK, sorted_out)


def plan(telling: Telling) -> Iterator[Scene]:
    """Reviewed by bodies above, entered as it was printed, approved with its counts."""
    yield from _reviewed(telling)
    district, paper = telling.district, telling.district.records.paperwork
    on = paper.plan_on
    yield PaperTaken(moment(on, "9:10"), CLERK, "plan")
    # Units and days that stood in brackets are in fields of their own now.
    sorted_out = tuple(
        ReviseMeasure(f"measure/{one.number}", one.text, kinds=one.kinds, amount=one.amount)
        for one in district.measures
    )
    yield Sitting(moment(on, "11:00"), CLERK, sorted_out)
    decided = next(one for one in district.records.meetings if "审定整改方案" in one.agenda)
    approved = ApprovePlan(
        paper.plan_version, len(district.problems), len(district.measures), paper.plan_number
    )
    yield Sitting(
        moment(on, "15:00"),
        "standing-committee",
        (approved,),
        entered_by=CLERK,
        basis=minutes_of(telling, decided),
        on=decided.on,
    )
    named = tuple(assigned(telling, one) for one in district.problems)
    yield Sitting(moment(on, "16:00"), CLERK, named)


def assigned(telling: Telling, problem: Problem) -> Assign:
    """Who answers for a problem, with the liaison officers of the units."""
    district = telling.district
    units = dict.fromkeys((*problem.lead_units, *problem.responsible_units))
    return Assign(
        f"problem/{problem.number}",
        leaders_on(district, problem, district.records.paperwork.plan_on),
        problem.lead_units,
        problem.responsible_units,
        tuple(one for one in map(telling.liaison, units) if one != CLERK),
    )


def _reviewed(telling: Telling) -> Iterator[Scene]:
    opinions = telling.district.records.opinions
    for number, one in enumerate(opinions, 1):
        body = telling.district.unit(one.body)
        review = ReviewPlan(f"review/{number}", one.body, "送审稿", one.agrees, one.text)
        yield Sitting(
            moment(one.on, f"10:{10 * number}"),
            one.body,
            (review,),
            entered_by=CLERK,
            basis=Basis("letter", one.on, f"{body.name}会审意见"),
        )
    if opinions:
        merged = MergeOpinions(
            "送审稿",
            "三家会审单位均同意，所提意见逐条研究，采纳情况见表。",
            tuple(Adoption(one.body, one.text, one.adopted, one.answer) for one in opinions),
        )
        yield Sitting(moment(max(one.on for one in opinions), "16:20"), CLERK, (merged,))
