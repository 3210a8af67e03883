"""How far a draft is, told from what its page and the list of drafts have at hand.

An approval holds for the words that stood then: where somebody wrote since, the stage waits again.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from zhenggai.publication.models import Draft
from zhenggai.publication.order.stages import STAGES, UNITS
from zhenggai.workbench.badges import PAPER, Badge

# Whether units were asked to confirm parts, and whether all answered to the words that stand.
Asking = Literal["none", "waiting", "done"]


def asking(asked: int, answered: int) -> Asking:
    """So many parts were put to units, and of so many the answer is to the words that stand."""
    if not asked:
        return "none"
    return "done" if answered == asked else "waiting"


def state_of(
    draft: Draft,
    approved: Mapping[str, datetime],
    latest: datetime | None,
    units: Asking,
    *,
    is_out: bool,
) -> Badge:
    """The badge of a draft that was last written at `latest`; `approved` is when each stage was
    passed."""
    if draft.given_up_at:
        return PAPER["void"]
    if is_out:
        return PAPER["published"]
    for stage in STAGES[draft.paper]:
        passed_at = approved.get(stage.key)
        holds = passed_at is not None and (latest is None or passed_at >= latest)
        if not holds and not (stage.key == UNITS and units == "done"):
            has_begun = bool(approved) or units != "none"
            return PAPER[stage.awaited if has_begun else "drafting"]
    return PAPER["issued" if STAGES[draft.paper] else "drafting"]
