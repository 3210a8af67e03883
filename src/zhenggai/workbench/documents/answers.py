"""What people said of the checker's findings in a paper: who, when, why, and on which paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.papers.models import Paper, Verified
from zhenggai.papers.verifying import Place, papers_of_text, standing, told_of, where_said
from zhenggai.people.queries import names


@dataclass(frozen=True, slots=True)
class Said:
    """What people said of findings in the text of `paper`: `told` by place, `rows` all papers of
    that text, `names` of who spoke."""

    told: Mapping[Place, tuple[Verified, ...]] = field(default_factory=dict)
    paper: Paper | None = None
    rows: tuple[Paper, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def answers(self) -> Mapping[Place, Verified]:
        """What stands answered."""
        return standing(self.told)

    def hint_of(self, answer: Verified) -> str:
        """已核实，不修改：沈亦安，11月20日."""
        day = answer.at.astimezone(TIME_ZONE)
        who = self.names.get(answer.by, "")
        return f"已核实，不修改：{who}，{day.year}年{day.month}月{day.day}日"

    def told_at(self, place: Place) -> tuple[tuple[Verified, Paper | None], ...]:
        """Every word on a place, each with the paper on which it was said if that is another."""
        words = self.told.get(place, ())
        told = ((one, where_said(one, self.rows)) for one in words)
        return tuple((one, None if where == self.paper else where) for one, where in told)


# Of a paper that is only looked at.
NOTHING_SAID = Said()


def said_of(paper: Paper) -> Said:
    """What was said of a kept paper's findings, those of earlier rows of the same text too."""
    told = told_of(paper)
    if not told:
        return NOTHING_SAID
    people = {one.by for words in told.values() for one in words}
    return Said(told, paper, tuple(papers_of_text(paper)), names(people))
