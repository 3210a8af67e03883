"""The report of the demonstration on its way: drafted, changed by hand, put to units, answered.

In one part a sum was typed by hand and is wrong, so that the check before publication has
something to find.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zhenggai.demo.story import CLERK
from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.models import Book
from zhenggai.people.queries import names
from zhenggai.publication.confirming import Answer, Hand, answer, ask, sent_text
from zhenggai.publication.drafts.drafting import begin, save_typed
from zhenggai.publication.drafts.ledger_text import ledger_text
from zhenggai.publication.drafts.typed_text import typed
from zhenggai.publication.figure_calls import call_units, figures_by_unit
from zhenggai.publication.models import Confirmation, Draft, DraftPart, PartVersion

# Three kinds of disposal and a whole that is one too many.
WRONG_SUM = "问责处理37人，分别为党纪政务处分9人、组织处理11人、批评教育16人。"
MORE = "对未完成的事项，由牵头领导每周调度一次。"
# So many parts are with their units; of these so many were found true.
PARTS, TRUE = 12, 6
_ANSWERED_AFTER, _DAYS = timedelta(hours=5), timedelta(days=3)


@dataclass(frozen=True, slots=True)
class TextsWriting:
    """The texts of the book as its office left them on `today`; nothing is later than `now`."""

    book: Book
    actors: Mapping[str, Actor]
    today: date
    now: datetime

    def write(self) -> None:
        """Two days ago begun, yesterday put to the units, today some have answered."""
        draft = self._begun(self._morning(2))
        self._asked(draft, self._morning(1))
        self._called(self._morning(1))

    def _morning(self, days_ago: int) -> datetime:
        """In office hours, and so are the answers of the afternoon."""
        day = self.now.astimezone(TIME_ZONE) - timedelta(days=days_ago)
        return day.replace(hour=9, minute=20)

    def _begun(self, at: datetime) -> Draft:
        ledger = ledger_text(self.book, "report", "run-in", self.today)
        draft = begin(self.book, ledger, by=CLERK, at=at)
        for key, more in (("clues", WRONG_SUM), ("outlook", MORE)):
            type_in(draft, key, adding(more), at + _ANSWERED_AFTER)
        return draft

    def _asked(self, draft: Draft, at: datetime) -> None:
        parts = DraftPart.objects.filter(draft=draft, key__startswith="problem/")
        keys = [one.key for one in parts[:PARTS]]
        asked = ask(draft, keys, due_on=self._due, by=CLERK, at=at)
        for one in asked[:TRUE]:
            self._answered(one, Answer("true"), at)
        changed = f"{sent_text(asked[TRUE])}有关制度已向社会公开。"
        self._answered(asked[TRUE], Answer("change", changed), at)

    def _answered(self, one: Confirmation, told: Answer, at: datetime) -> None:
        answer_by_head(one, told, self.actors, at + _ANSWERED_AFTER)

    def _called(self, at: datetime) -> None:
        rows = figures_by_unit(queries.tree(self.book).book, ())
        units = [one.unit for one in rows if f"{one.unit}-liaison" in self.actors]
        call_units(
            self.book,
            units,
            cut_off=min(self.today, queries.today()),
            due_on=self._due,
            by=CLERK,
            at=at,
        )

    @property
    def _due(self) -> date:
        return max(queries.today(), self.today) + _DAYS


def adding(more: str) -> Callable[[str], str]:
    """A paragraph typed below what stands."""
    return lambda text: f"{text}\n{more}"


def type_in(draft: Draft, key: str, change: Callable[[str], str], at: datetime) -> None:
    """The clerk types at a part of a draft."""
    part = DraftPart.objects.get(draft=draft, key=key)
    text = typed(PartVersion.objects.get(part=part, n=part.head).text)
    save_typed(part, change(text), seen=part.head, figures={}, by=CLERK, at=at)


def answer_by_head(
    asked: Confirmation, told: Answer, actors: Mapping[str, Actor], at: datetime
) -> None:
    """The head of the unit answers for it."""
    head = actors[f"{asked.unit}-head"]
    answer([asked], {asked.pk: told}, Hand(head, names([head.id])[head.id]), at)
