"""What waits while a plan is made: opinions of the joint review, the merged one, the approval.

No act asks for them. A plan is ready once every problem in it has a measure; from then on they
wait.
"""

from collections.abc import Iterator
from datetime import date

from zhenggai.ledger.core.acts.plans import ApprovePlan, MergeOpinions, ReviewPlan
from zhenggai.ledger.core.counting import counted_measures, planned_problems
from zhenggai.ledger.core.keys import BOOK
from zhenggai.ledger.core.rows import Review
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.waiting import Asker, Task


def plan_tasks(tree: Tree, asker: Asker) -> Iterator[Task]:
    """What this person has to do so that the plan is approved; nothing once it is."""
    book = tree.book
    parts = [one for one in (ReviewPlan, MergeOpinions, ApprovePlan) if asker.may(one)]
    if not parts or book.info.approved_on or (since := _ready_since(book)) is None:
        return
    reviews = _latest(book)
    last = max((one.on for one in reviews if one.on), default=since)
    is_merged = bool(reviews) and book.info.opinions_version == reviews[0].version
    own = {asker.actor.unit, asker.actor.id} & {one.body for one in reviews}
    if ReviewPlan in parts and not own:
        yield Task(ReviewPlan, BOOK, None, "方案待会审", since)
    if MergeOpinions in parts and reviews and not is_merged:
        yield Task(MergeOpinions, BOOK, None, "会审意见待汇总", last)
    if ApprovePlan in parts and (is_merged or all(one.agrees for one in reviews)):
        yield Task(ApprovePlan, BOOK, None, "方案待审定", last)


def _ready_since(book: Book) -> date | None:
    """The day of the last change after which no problem in the plan is without a measure."""
    problems = planned_problems(book)
    served = {one.family for one in counted_measures(book)}
    if not problems or any(one.family not in served for one in problems):
        return None
    days = [one.changed_on for one in problems if one.changed_on]
    return max(days, default=book.info.feedback_on)


def _latest(book: Book) -> list[Review]:
    """The opinions on the version that was reviewed last."""
    reviews = [one for one in book.rows["review"].values() if isinstance(one, Review)]
    last = max(reviews, key=lambda one: one.made_by, default=None)
    return [one for one in reviews if last and one.version == last.version]
