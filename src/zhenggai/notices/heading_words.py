"""What the heading of a draft says of itself: a fault, or an act."""

import re

from zhenggai.notices.nesting import Draft
from zhenggai.notices.wording import NAMES_ASPECT, STATES_FAULT, TELLS_MEASURE

# So many characters at the end of a heading decide whether it is a fault in the end.
ENDING = 8


def head(text: str, draft: Draft) -> str:
    """The heading of a draft."""
    return text[draft.head.start : draft.head.end]


def states_fault(title: str) -> bool:
    """Whether a heading states a fault or names an aspect."""
    if NAMES_ASPECT.search(title):
        return True
    return bool(STATES_FAULT.search(title)) and not starts_as_measure(title)


def starts_as_measure(title: str) -> bool:
    """Whether a heading tells an act although it mentions a fault: 「针对…的问题，开展整治」.

    「推动新旧动能转换用力不均」 begins as an act and ends as a fault: it states a fault.
    """
    if STATES_FAULT.search(title[-ENDING:]):
        return False
    return any(TELLS_MEASURE.match(clause) for clause in re.split("[，,]", title))


def tells_measure(title: str) -> bool:
    """Whether a heading tells a measure."""
    return not states_fault(title) and bool(TELLS_MEASURE.match(title))
