"""How far a draft is, told in one way on the list, its page and the pages of its way out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhenggai.publication.drafts.drafted import DRAFTED
from zhenggai.publication.models import Draft
from zhenggai.publication.order.deriving import FOLLOWS
from zhenggai.publication.order.stages import STAGES, badge_of
from zhenggai.workbench.badges import PAPER, Badge

# From the review by the superior on a text is before the inspecting side.
_BEFORE_SUPERIORS = frozenset({"superior", "signing", "issued", "published", "superseded"})


def state_of(draft: Draft, *, is_begun: bool) -> Badge:
    """The badge of a draft; `is_begun`: something was approved, put to units or published, so that
    the stages have to be asked."""
    if is_begun or draft.given_up_at or not STAGES[draft.paper]:
        return PAPER[badge_of(draft)]
    return PAPER["drafting"]


def is_before_superiors(draft: Draft) -> bool:
    """Whether who supervises from above may read it: what its own committee has not passed yet is
    the office's alone."""
    return badge_of(draft) in _BEFORE_SUPERIORS


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
