"""What an office does next with a book: with a text on its way to be published, and with a new book
until its first round has begun."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from zhenggai.ledger.core.counting import counted_measures, planned_problems
from zhenggai.ledger.core.state import Book
from zhenggai.publication.drafts.drafted import DRAFTED
from zhenggai.publication.tasks import OF_UNITS, TextTask
from zhenggai.workbench.acting.task_lines import text_address, text_badge


@dataclass(frozen=True, slots=True)
class NextStep:
    """Where the office stands, and the button that leads on."""

    stand: str
    button: str
    address: str


def next_step(code: str, book: Book, *, has_round: bool) -> NextStep | None:
    """The step that is due; None where the plan is approved and a round was opened, or all of it is
    done."""
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
    if has_round or all(one.state == "closed" for one in planned_problems(book)):
        return None
    return NextStep(
        "整改方案已审定，还没有发起填报",
        "发起填报",
        reverse("workbench:round_new", args=[code]),
    )


def text_step(code: str, waiting: Sequence[TextTask], today: date) -> NextStep | None:
    """The next step of the text that is due first, of those without a day of the one that has
    waited longest; None where no text waits for the office."""
    own = [one for one in waiting if one.kind not in OF_UNITS]
    if not own:
        return None
    first = min(own, key=lambda one: (one.due_on or date.max, one.since))
    stand = f"{DRAFTED[first.paper].title}{text_badge(first, today).word}"
    return NextStep(stand, first.title, text_address(code, first))
