"""Where a signed-in person sits: the person, a book, and what the person is in it.

Who has no role in a book is told that there is none.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from django.http import Http404, HttpRequest

from zhenggai.ledger import models, queries
from zhenggai.ledger.core.actors import ROLES, Actor
from zhenggai.ledger.core.acts.plans import ReviewPlan
from zhenggai.ledger.core.scope import is_within, knows_whole, sees_all
from zhenggai.ledger.core.summary import Position, position
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.waiting import Asker, Task, tasks
from zhenggai.ledger.core.waiting_figures import figure_tasks
from zhenggai.ledger.core.waiting_plan import plan_tasks
from zhenggai.ledger.kept_packs import pack_of
from zhenggai.ledger.made_of_trees import made_of, seen_of
from zhenggai.opinions.tasks import OpinionTask, opinion_tasks
from zhenggai.people.keepers import KEEPING
from zhenggai.people.models import ADMINISTRATOR, Person
from zhenggai.people.queries import actor as actor_of
from zhenggai.people.queries import roles_of
from zhenggai.publication.tasks import TextTask, text_tasks
from zhenggai.reviewing.tasks import ReviewTask, review_tasks
from zhenggai.supervision.tasks import SheetTask, sheet_tasks
from zhenggai.workbench.desk_books import books_asked

SUPERVISING = frozenset({"office", "superior"})
_Task = TypeVar("_Task")


@dataclass(frozen=True, slots=True)
class Desk:
    """A person in a book; `books` are all in which the person has something to do."""

    held: models.Book
    person: Person
    actor: Actor
    books: tuple[models.Book, ...] = ()
    # whether the person keeps units and people of the house
    keeps_people: bool = False
    # how far and when the book's chain was checked last
    chain_check: models.ChainCheck | None = None
    # whether citizens' opinions may wait for the person in the book
    has_opinions: bool = False
    # whether the person was named to read them
    reads_opinions: bool = False
    # whether texts are drafted in the book
    has_texts: bool = False
    # what was asked of the database already: a desk stands for one request
    _asked: dict[str, list[Any]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_office(self) -> bool:
        """Whether the person is of the office and may write for others."""
        return "office" in self.actor.roles

    @property
    def supervises(self) -> bool:
        """Whether the person looks after the book as its office or from above."""
        return bool(self.actor.roles & SUPERVISING)

    @property
    def sees_all(self) -> bool:
        """Whether the whole book is open to the person."""
        return sees_all(self.actor)

    @property
    def duties(self) -> str:
        """The person's roles as people read them."""
        return "、".join(title for role, title in ROLES.items() if role in self.actor.roles)

    def tree(self, day: date | None = None) -> Tree:
        """The book as far as the person sees it, now or as it was known when a day ended."""
        return seen_of(queries.tree(self.held, day), self.actor)

    def tasks(self) -> list[Task]:
        """What waits for the person, oldest first."""
        tree = self.tree()
        name = ("tasks", self.actor, queries.today())
        asker = Asker(self.actor, queries.pack(tree.book), datetime.now(UTC))
        return made_of(tree, name, lambda: _all_tasks(tree, asker))

    def sheet_tasks(self) -> list[SheetTask]:
        """What waits for the person in reporting rounds, oldest first."""
        return self._once("sheets", lambda: sheet_tasks(self.held, self.actor))

    @property
    def may_review(self) -> bool:
        """Whether the person may give an opinion on papers under review."""
        pack = queries.pack(queries.tree(self.held).book)
        return self.supervises and pack.may(self.actor.roles, ReviewPlan.KIND)

    def review_tasks(self) -> list[ReviewTask]:
        """What waits for the person in reviews of papers, oldest first."""
        tree = queries.tree(self.held)
        if not (self.supervises and knows_whole(tree, self.actor)):
            return []
        # Whatever is to be answered is an entry, so that most books need not be asked.
        may_answer = self.is_office and bool(tree.book.rows["review"])
        may_review = self.may_review
        return self._once(
            "reviews",
            lambda: review_tasks(
                self.held, self.person.pk, may_review=may_review, may_answer=may_answer
            ),
        )

    def text_tasks(self) -> list[TextTask]:
        """What waits for the person before a text goes out, oldest first."""
        if not self.has_texts:
            return []
        return self._once("texts", lambda: text_tasks(self.held, self.actor, self.tree()))

    def opinion_tasks(self) -> list[OpinionTask]:
        """What waits for the person in citizens' opinions, oldest first."""
        if not self.has_opinions:
            return []
        return self._once("opinions", lambda: opinion_tasks(self.held, self.actor))

    @property
    def waiting(self) -> int:
        """How much waits for the person in the book, in the list of which it stands."""
        beside = len(self.sheet_tasks()) + len(self.review_tasks())
        beside += len(self.text_tasks()) + len(self.opinion_tasks())
        return len(self.tasks()) + beside

    def _once(self, name: str, ask: Callable[[], list[_Task]]) -> list[_Task]:
        """What `ask` gives; the bar, a page and a link to a list ask for the same."""
        if name not in self._asked:
            self._asked[name] = ask()
        return self._asked[name]


def _all_tasks(tree: Tree, asker: Asker) -> list[Task]:
    found = [*tasks(tree, asker), *plan_tasks(tree, asker), *figure_tasks(tree, asker)]
    return sorted(found, key=lambda one: one.since or date.max)


def person_of(request: HttpRequest) -> Person:
    """The person who is signed in. Raises Http404 for an account that is nobody's."""
    person = Person.objects.select_related("unit").filter(account=request.user.pk).first()
    if person is None or not person.is_active:
        raise Http404("这个账号没有对应的人员")
    return person


def desk_of(request: HttpRequest, code: str) -> Desk:
    """The person's desk in the book of this code. Raises Http404."""
    desks = _desks(person_of(request))
    desk = next((one for one in desks if one.held.code == code), None)
    if desk is None:
        raise Http404("没有这本台账")
    return desk


def desks_of(person: Person) -> list[Desk]:
    """The person's desks in every book in which there is one and that was not abandoned."""
    return [desk for desk in _desks(person) if not desk.held.abandoned]


def supervised(person: Person) -> list[Desk]:
    """The person's desks where the person looks after the whole book: as its office, or above."""
    return [one for one in desks_of(person) if one.supervises]


def positions_of(desks: Sequence[Desk], past: date | None = None) -> dict[str, Position]:
    """How each book that is open to the person stands today, or stood as it was known when a past
    day ended, by the book's code; a book that was opened later is absent.

    What is limited to others counts for the office only.
    """
    able = [one for one in desks if one.sees_all]
    books = [one.held for one in able]
    held = queries.summaries_of_day(books, past) if past else queries.summaries(books)
    day = past or queries.today()
    return {
        one.held.code: position(told, pack_of(told.pack_digest), one.actor, day)
        for one in able
        if (told := held.get(one.held.code))
    }


def knowing_whole(desks: Sequence[Desk]) -> list[Desk]:
    """Those at which nothing of the book is limited to others, so that its papers may be read."""
    held = queries.summaries([one.held for one in desks])
    return [
        one
        for one in desks
        if one.sees_all
        and one.held.code in held
        and all(is_within(share.limit, one.actor) for share in held[one.held.code].shares)
    ]


def _desks(person: Person) -> list[Desk]:
    roles = roles_of(person.pk)
    in_house = roles.get("", frozenset())
    everywhere = in_house - {ADMINISTRATOR}
    unit = person.unit_id or ""
    asked = [
        (one, Actor(person.pk, unit, everywhere | roles.get(one.held.code, frozenset())))
        for one in books_asked(person.pk, unit)
    ]
    mine = [(one, actor) for one, actor in asked if actor.roles]
    books = tuple(one.held for one, _ in mine if not one.held.abandoned)
    keeps = bool(in_house & KEEPING)
    return [
        Desk(
            one.held,
            person,
            actor,
            books,
            keeps,
            chain_check=one.chain_check,
            has_opinions=one.opinions_wait,
            reads_opinions=one.is_named and "office" in actor.roles,
            has_texts=one.has_texts,
        )
        for one, actor in mine
    ]


def may_open(person: Person) -> bool:
    """A new book is opened by the office of the house: by who has that role in every book."""
    return "office" in actor_of("", person.pk).roles
