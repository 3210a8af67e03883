"""How far a draft is, told from what its page and the list of drafts have at hand.

An approval holds for the words that stood then: where somebody wrote since, the words are compared.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from zhenggai.publication.drafts.drafted import DRAFTED
from zhenggai.publication.models import Draft
from zhenggai.publication.order.deriving import FOLLOWS
from zhenggai.publication.order.stages import STAGES, UNITS, badge_of
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
    if latest is not None and any(at < latest for at in approved.values()):
        # Written at since: the words tell whether they are still, or again, those approved.
        return PAPER[badge_of(draft)]
    for stage in STAGES[draft.paper]:
        if stage.key not in approved and not (stage.key == UNITS and units == "done"):
            has_begun = bool(approved) or units != "none"
            return PAPER[stage.awaited if has_begun else "drafting"]
    return PAPER["issued" if STAGES[draft.paper] else "drafting"]


@dataclass(frozen=True, slots=True)
class Following:
    """A paper that is begun from another: `base` is the text it will follow, where there is one."""

    title: str
    base_title: str
    base: Draft | None


def following(drafts: Sequence[tuple[Draft, Badge]]) -> Iterator[Following]:
    """From which text each notice is begun: of several the one that is furthest, the newest."""
    ready = (PAPER["issued"], PAPER["published"])
    for paper, before in FOLLOWS.items():
        held = [one for one in drafts if one[0].paper == before and not one[0].given_up_at]
        best = max(held, key=lambda one: (one[1] in ready, one[0].begun_at), default=None)
        yield Following(DRAFTED[paper].title, DRAFTED[before].title, best[0] if best else None)
