"""The end of the round before: what the superior said of it, after its last two problems."""

from collections.abc import Iterator

from zhenggai.demo.story import CLERK, Scene, Sitting, Telling, moment
from zhenggai.ledger.core.acts.books import RecordEvaluation
from zhenggai.ledger.core.entries import Basis

SUPERIOR = "provincial-inspection-office"
_EVALUATED = 345


def evaluation(telling: Telling) -> Iterator[Scene]:
    """The evaluation, entered from the superior's letter."""
    on = telling.district.days.working(_EVALUATED)
    number = f"省巡视办函〔{on.year}〕58号"
    body = telling.district.unit(SUPERIOR).name
    told = RecordEvaluation("好", body, number, "整改措施落实，问题全部销号，成效较为稳固。")
    paper = Basis("letter", on, number)
    yield Sitting(moment(on, "10:30"), SUPERIOR, (told,), entered_by=CLERK, basis=paper)
