"""A unit's people act on their own unit's items only."""

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts.closings import AskClosure
from zhenggai.ledger.core.acts.plans import AskExtension
from zhenggai.ledger.core.acts.progress import AttachProof, ConfirmFigure, ReportProgress
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.responsibility import units_of
from zhenggai.ledger.core.rows import Figure

# Who acts for the whole book is bound to no unit.
_EVERYWHERE = frozenset({"office", "verifier", "leading_group", "superior"})


def own_item_fault(
    case: Case, act: ReportProgress | AttachProof | AskExtension | AskClosure | ConfirmFigure
) -> NotAllowed | None:
    """The reporter is of a unit that answers for the item and says so."""
    unit = act.unit if isinstance(act, ReportProgress | AskClosure | ConfirmFigure) else ""
    if unit and case.by.unit not in ("", unit):
        return NotAllowed("other_unit", "只能以本单位名义报送。")
    if case.by.roles & _EVERYWHERE:
        return None
    if isinstance(act, ConfirmFigure):
        figure = case.book.find(Figure, act.figure)
        is_own = figure is None or figure.owner == case.by.unit
    else:
        item = act.problem if isinstance(act, AskClosure) else act.item
        is_own = case.by.unit in units_of(case.book, item)
    return None if is_own else NotAllowed("not_own", "该事项不由您所在单位负责。")
