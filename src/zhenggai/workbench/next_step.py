"""What an office does next with a new book, until its first round has begun."""

from dataclasses import dataclass

from django.urls import reverse

from zhenggai.ledger.core.counting import counted_measures, planned_problems
from zhenggai.ledger.core.state import Book


@dataclass(frozen=True, slots=True)
class NextStep:
    """Where the office stands, and the button that leads on."""

    stand: str
    button: str
    address: str


def next_step(code: str, book: Book, *, has_round: bool) -> NextStep | None:
    """The step that is due; None where the plan is approved and a round was opened."""
    problems, measures = len(planned_problems(book)), len(counted_measures(book))
    if book.info.approved_problems is None and not measures:
        return NextStep(
            f"已登记{problems}个问题，还没有整改措施",
            "导入方案或台账",
            reverse("workbench:papers", args=[code]),
        )
    if book.info.approved_problems is None:
        return NextStep(
            f"已登记{problems}个问题、{measures}条措施，方案还没有审定",
            "审定整改方案",
            reverse("workbench:act", args=[code, "approve_plan", "book"]),
        )
    if has_round:
        return None
    return NextStep(
        "整改方案已审定，还没有发起填报",
        "发起填报",
        reverse("workbench:round_new", args=[code]),
    )
