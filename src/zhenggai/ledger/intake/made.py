"""What an import makes, counted from its acts, and how a person reads the counts."""

from collections import Counter
from collections.abc import Iterable, Mapping

from zhenggai.ledger.core.acts.mending import CarryOverState, CarryOverWords
from zhenggai.ledger.core.acts.plans import (
    Assign,
    DropMeasure,
    PlanMeasure,
    ReviseMeasure,
    SetDeadline,
)
from zhenggai.ledger.core.acts.problems import (
    AddHeading,
    AddProblem,
    RecordTarget,
    ReviseHeading,
    ReviseProblem,
    WithdrawProblem,
)
from zhenggai.ledger.core.acts.records import (
    Comment,
    RecordExternalFigure,
    RecordRegulation,
    RecordReportedFigures,
)
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.vocabulary import WITHOUT_PLAN

# The words for the counts, large things first.
MADE: Mapping[str, str] = {
    "sections": "部分",
    "aspects": "方面",
    "categories": "类",
    "problems": "问题",
    "immediate_tasks": "立行立改等任务",
    "sub_problems": "具体问题",
    "measure_groups": "措施组",
    "measures": "措施",
    "targets": "目标和标准",
    "responsibilities": "责任",
    "states": "状态",
    "deadlines": "时限",
    "words": "进展等内容",
    "remarks": "来文另有表述",
    "regulations": "制度",
    "reported_figures": "填报数",
    "figures": "来文数字",
    "changed": "改动",
    "gone": "撤回",
}
_PLAIN: Mapping[type[Act], str] = {
    RecordTarget: "targets",
    Assign: "responsibilities",
    SetDeadline: "deadlines",
    CarryOverState: "states",
    CarryOverWords: "words",
    Comment: "remarks",
    RecordRegulation: "regulations",
    RecordExternalFigure: "figures",
    ReviseProblem: "changed",
    ReviseMeasure: "changed",
    ReviseHeading: "changed",
    DropMeasure: "gone",
    WithdrawProblem: "gone",
}
_HEADINGS = {"section": "sections", "aspect": "aspects", "category": "categories"}


def counted(acts: Iterable[Act]) -> dict[str, int]:
    """How many of each thing the acts make, by the names of `MADE`, in their order."""
    held = list(acts)
    groups = {one.group for one in held if isinstance(one, PlanMeasure) and one.group}
    told: Counter[str] = Counter()
    for one in held:
        told[_name(one, groups)] += (
            len(one.figures) if isinstance(one, RecordReportedFigures) else 1
        )
    return {name: told[name] for name in MADE if told[name]}


def _name(act: Act, groups: set[str]) -> str:
    match act:
        case AddHeading():
            return _HEADINGS[act.kind]
        case AddProblem() if act.parent.startswith("problem/"):
            return "sub_problems"
        case AddProblem():
            # tasks done at once are counted apart
            return "immediate_tasks" if act.source in WITHOUT_PLAN else "problems"
        case PlanMeasure():
            return "measure_groups" if act.measure in groups else "measures"
        case RecordReportedFigures():
            return "reported_figures" if act.item else "figures"
    return _PLAIN.get(type(act), "")


def item_of(act: Act) -> str:
    """The key of the item of which an act tells something; empty for what makes or counts one."""
    if isinstance(act, ReviseProblem | RecordTarget):
        return act.problem
    if isinstance(act, ReviseMeasure):
        return act.measure
    if isinstance(act, ReviseHeading):
        return act.heading
    of_items = Assign | SetDeadline | CarryOverState | CarryOverWords | Comment
    return act.item if isinstance(act, of_items) else ""
