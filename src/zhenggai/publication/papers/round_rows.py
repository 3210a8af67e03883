"""What the ledger knows beside its items: meetings, opinions on the plan, what items still lack."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import cast

from zhenggai.ledger.core.acts.shape import Adoption
from zhenggai.ledger.core.keys import number_of, sort_key
from zhenggai.ledger.core.responsibility import assigned
from zhenggai.ledger.core.rows import Item, Measure, Meeting, Problem, Review
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.vocabulary import MEETING_KINDS
from zhenggai.writers.papers.told import Lack
from zhenggai.writers.papers.told_meetings import Adopted, Met, Opined

# A problem in these states, or a measure, waits for no proof and no word.
_OVER = frozenset({"closed", "withdrawn", "merged", "dropped"})


@dataclass(frozen=True, slots=True)
class RoundRows:
    """A tree with the ways to print words and names; `units` are those that answer for it."""

    tree: Tree
    said: Callable[[str], str]
    named: Callable[[str], str]
    units: Collection[str] = ()

    def meetings(self) -> Iterator[Met]:
        """Meetings by their days."""
        rows = self.tree.book.meetings.values()
        for one in sorted(rows, key=lambda row: (row.on is None, row.on, sort_key(row.key))):
            yield Met(
                kind=MEETING_KINDS.get(one.kind, one.kind),
                number=self.said(one.number),
                agenda=self.said(one.agenda),
                on=one.on,
                decisions=tuple(self._decisions(one)),
            )

    def _decisions(self, meeting: Meeting) -> Iterator[str]:
        return (self.said(one.text) for one in meeting.decisions if one.text)

    def opinions(self) -> Iterator[Opined]:
        """What bodies said of the plan, in the order in which it was written in."""
        rows = cast("dict[str, Review]", self.tree.book.rows["review"])
        for one in sorted(rows.values(), key=lambda row: row.made_by):
            yield Opined(
                body=self.named(one.body),
                version=one.version,
                agrees=one.agrees,
                opinion=self.said(one.opinion),
                on=one.on,
                is_unit=one.body in self.units,
            )

    def adopted(self) -> Iterator[Adopted]:
        """What became of the opinions on the last version that was answered."""
        info = self.tree.book.info
        for one in info.adoptions:
            yield Adopted(
                version=info.opinions_version,
                body=self.named(one.body),
                opinion=self.said(one.opinion),
                outcome=outcome_of(one),
                why=self.said(one.reason),
            )

    def lacks(self, unit: str) -> Iterator[Lack]:
        """What each item lacks that is not over; of one unit, only its own."""
        for problem in self.tree.tops:
            for item in (problem, *self.tree.items(problem)):
                if item.state not in _OVER and (not unit or unit in self._own(item)):
                    yield from self._lacks(item)

    def _lacks(self, item: Item) -> Iterator[Lack]:
        number, text = number_of(item.key), self.said(item.text)
        if item.missing:
            yield Lack(number, text, "returned", self.said(item.missing))
        if not isinstance(item, Measure):
            return
        if item.state == "done" and not (item.carried or self._is_proved(item)):
            yield Lack(number, text, "unproved")
        if item.state == "not_begun" and self._is_under_way(item):
            yield Lack(number, text, "not_begun")

    def _is_proved(self, measure: Measure) -> bool:
        return bool(self.tree.proofs.get(measure.key) or measure.evidence_words)

    def _is_under_way(self, measure: Measure) -> bool:
        """Whether the problem of the measure is being worked on."""
        problem = self.tree.book.find(Problem, measure.problem)
        return problem is not None and problem.state not in _OVER | {"registered"}

    def _own(self, item: Item) -> tuple[str, ...]:
        book = self.tree.book
        leads = assigned(book, item.key, "lead_units") or ()
        return (*leads, *(assigned(book, item.key, "responsible_units") or ()))


def outcome_of(one: Adoption) -> str:
    """采纳, 部分采纳 or 不采纳."""
    if not one.adopted:
        return "不采纳"
    return "部分采纳" if one.partly else "采纳"
