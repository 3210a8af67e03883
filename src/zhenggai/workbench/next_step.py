"""What an office does next with a new book, until its first round has begun."""

from dataclasses import dataclass

from django.urls import reverse

from zhenggai.ledger.core.counting import counted_measures, planned_problems
from zhenggai.ledger.core.state import Book


@dataclass(frozen=True, slots=True)
class NextStep:
    """Where the office stands, what there is to do, and the button that leads there."""

    stand: str
    todo: str
    button: str
    address: str


def next_step(code: str, book: Book, *, has_round: bool) -> NextStep | None:
    """The step that is due; None where the plan is approved and a round was opened."""
    problems, measures = len(planned_problems(book)), len(counted_measures(book))
    if book.info.approved_problems is None and not measures:
        return NextStep(
            f"已登记{problems}个问题，还没有整改措施",
            "接下来编制方案：把整改方案或Excel台账导进来，措施、责任、时限随之登记；也可以在问题页逐条制定。",
            "导入方案或台账",
            reverse("workbench:papers", args=[code]),
        )
    if book.info.approved_problems is None:
        return NextStep(
            f"已登记{problems}个问题、{measures}条措施",
            "接下来登记方案的审定：领导小组（常委会）开会定的，依据会议纪要代录；问题数和措施数由此核定。",
            "审定整改方案",
            reverse("workbench:act", args=[code, "approve_plan", "book"]),
        )
    if has_round:
        return None
    return NextStep(
        "整改方案已审定",
        "接下来发起第1期填报：各单位登录后只见本单位事项，没有账号的发免登录链接或者报盖章表。",
        "发起填报",
        reverse("workbench:round_new", args=[code]),
    )
