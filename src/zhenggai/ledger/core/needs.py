"""Which rows an act needs, so that it can be asked about and applied without the whole book."""

from zhenggai.ledger.core.acts.books import RecordEvaluation
from zhenggai.ledger.core.acts.mending import AskExpunge, Correct, Expunge
from zhenggai.ledger.core.acts.plans import ApprovePlan
from zhenggai.ledger.core.acts.problems import WithdrawHeading
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.coding import subject_of
from zhenggai.ledger.core.keys import BOOK, HISTORY, WHOLE, family_of


def families(act: Act) -> frozenset[str]:
    """The families whose rows must be loaded.

    `keys.WHOLE` means every row, `keys.HISTORY` the book folded from its entries: an act that puts
    back what was, or destroys words, works on nothing less.
    """
    if isinstance(act, Correct | AskExpunge | Expunge):
        return frozenset({HISTORY})
    if isinstance(act, ApprovePlan | RecordEvaluation | WithdrawHeading):
        return frozenset({WHOLE})
    keys = (*subject_of(act), *getattr(act, "of", ()))
    return frozenset({BOOK, *map(family_of, keys)})
