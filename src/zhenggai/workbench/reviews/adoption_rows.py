"""The table of adoption (采纳情况) on a review's page: each opinion with what is said of it.

What another said of an opinion meanwhile stands beside one's own words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zhenggai.reviewing.adopting import (
    Outcome,
    OutcomeClash,
    OutcomesClashing,
    keep_outcomes,
    outcome_of,
)
from zhenggai.reviewing.checklist import OUTCOMES
from zhenggai.reviewing.models import Opinion, Review
from zhenggai.workbench.badges import Badge
from zhenggai.workbench.forms.reviews import outcomes_begun, outcomes_told
from zhenggai.workbench.reviews.pages import OUTCOME
from zhenggai.workbench.together import page_mark


@dataclass(frozen=True, slots=True)
class AdoptionRow:
    """An opinion, the point that it is on, what stands in the fields, and what it began with."""

    opinion: Opinion
    title: str
    shown: Outcome
    began: str
    clash: OutcomeClash | None

    @property
    def badge(self) -> Badge | None:
        """What became of it."""
        return OUTCOME.get(self.opinion.outcome)

    @property
    def their_word(self) -> str:
        """What another chose."""
        return OUTCOMES.get(self.clash.theirs.word, "没有选") if self.clash else ""


def keep_sent(review: Review, sent: Mapping[str, str], by: str) -> None:
    """Keep what the page sent. Raises NotAllowed."""
    told, begun = outcomes_told(sent), outcomes_begun(sent)
    keep_outcomes(review, told, begun, by=by, page=page_mark(sent))


def adoption_rows(
    opinions: Iterable[Opinion],
    titles: Mapping[str, str],
    sent: Mapping[str, str],
    clashing: OutcomesClashing | None,
) -> list[AdoptionRow]:
    """The opinions in their order; where one clashes, with what was just typed."""
    clashes = {one.opinion: one for one in clashing.clashes} if clashing else {}
    typed = outcomes_told(sent) if clashing else {}
    return [
        AdoptionRow(
            one,
            titles.get(one.point, ""),
            typed[one.pk] if one.pk in clashes else outcome_of(one),
            outcome_of(one).print,
            clashes.get(one.pk),
        )
        for one in opinions
    ]


def kept_marks(opinions: Sequence[Opinion], sent: Mapping[str, str]) -> list[tuple[int, str]]:
    """The marks of what is kept, for the fields that show just that."""
    told = {pk: one.cleaned for pk, one in outcomes_told(sent).items()}
    now = {one.pk: outcome_of(one) for one in opinions}
    return [
        (pk, now[pk].print) for pk in outcomes_begun(sent) if pk in now and told.get(pk) == now[pk]
    ]
