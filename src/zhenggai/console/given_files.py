"""What is wrong with a file on a command line, told with its name: exit 2 where nobody can read it,
1 where it may not be stored."""

from collections.abc import Iterator
from contextlib import contextmanager

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.notices.source import ReadError

NOTHING = "没有读出方面、问题、措施或者数字，没有导入。请确认是反馈意见、方案、通报或者台账。"


@contextmanager
def told_with_name(name: str) -> Iterator[None]:
    """Within: a fault of this file. Raises ReadError, and NotAllowed for what is marked secret."""
    try:
        yield
    except ReadError as fault:
        raise ReadError(fault.reason, f"“{name}”：{fault}") from fault
    except NotAllowed as refusal:
        # of a file that cannot be read, whose reason became the code of the refusal
        if not isinstance(refusal.__cause__, ReadError) and refusal.code not in UNREADABLE:
            raise
        raise ReadError(refusal.code, f"“{name}”：{refusal.sentence}") from refusal


# What is found out before anything is read.
UNREADABLE = frozenset({"empty", "too_large"})


def refuse_nothing(draft: PaperDraft) -> None:
    """Raise ReadError where a paper tells nothing that could stand in a book."""
    if not draft.figures and next(draft.walk(), None) is None:
        raise ReadError("nothing", NOTHING)
