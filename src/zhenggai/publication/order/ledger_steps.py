"""Prescribed steps that follow from an approval or a publication: recorded in the ledger with the
same basis, once."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from zhenggai.ledger import queries
from zhenggai.ledger.actions import write
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.records import RecordStep
from zhenggai.ledger.core.entries import TIME_ZONE, Basis, Draft
from zhenggai.ledger.core.rows import Step
from zhenggai.ledger.models import Book


@dataclass(frozen=True, slots=True)
class StepTold:
    """What is known of a step: the day, the paper's number or name, what was done, its scan."""

    step: str
    on: date
    number: str
    text: str
    scan: str = ""
    kind: str = "approval"


def record_step(held: Book, told: StepTold, by: Actor, at: datetime | None = None) -> int | None:
    """Put the step on record; None where it stands already or the local rules have none such.

    Returns the entry's number. Raises NotAllowed.
    """
    at = at or datetime.now(UTC)
    book = queries.tree(held).book
    pack = queries.pack(book)
    if told.step not in {one.step for one in pack.steps} or book.find(Step, f"step/{told.step}"):
        return None
    late = (at.astimezone(TIME_ZONE).date() - told.on).days > pack.late_entry_days
    draft = Draft(
        act=RecordStep(f"step/{told.step}", told.number, told.text, told.scan),
        on=told.on,
        by=by.id,
        entered_by=by.id,
        basis=Basis(told.kind, told.on, told.number or told.text, told.scan),
        late_reason="随文稿审定、发布一并登记" if late else "",
    )
    return write(held.code, [draft], actors={by.id: by}, at=at).n
