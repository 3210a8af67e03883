"""What was answered of a text (已核实，不修改) stands in the text that follows from it, as long as
words and figures are the same: nobody looks at the same place twice."""

from zhenggai.publication.models import Answered, Draft
from zhenggai.publication.order.screens.found import CARRIED


def carry_answers(source: Draft, made: Draft) -> None:
    """Answers that stand, under the name and with the moment of then; into a text for other readers
    only those that do not turn on who reads it (`found.CARRIED`)."""
    last = {one.finding: one for one in source.answered.all()}
    is_same = source.paper == made.paper
    carried = [one for one in last.values() if one.stands and (is_same or one.code in CARRIED)]
    for one in carried:
        one.carried_from = one.carried_from or source
        one.pk, one.draft = None, made
    Answered.objects.bulk_create(carried)
