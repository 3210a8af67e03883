"""Two books and somebody in every role: what is one's own, another unit's, limited, another book's.

In each book problem 1 is finance's, problem 2 civil affairs', problem 3 finance's and limited to
one liaison. Both bureaus reported on a round before problem 3 was limited; another round is open.
The feedback with all three is kept as a paper.
The words of every problem tell whose they are, so that a page can be searched for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from ledger_world import (
    CIVIL,
    CLERK,
    FINANCE,
    GROUP,
    HEAD,
    LEADER,
    LIAISON,
    OFFICE,
    OPENED,
    SUPERIOR,
    VERIFIER,
)
from round_world import CIVIL_LIAISON, now, opening, sheet_of
from stored_world import record, stored
from workbench_world import settle

from zhenggai.ledger import evidence, queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.plans import ApprovePlan, Assign, PlanMeasure
from zhenggai.ledger.core.acts.problems import AddProblem, ReviseProblem
from zhenggai.ledger.core.acts.progress import AttachProof
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.models import Book
from zhenggai.papers.keeping import keep
from zhenggai.papers.models import Paper
from zhenggai.people.models import ADMINISTRATOR, Person, Role
from zhenggai.supervision.answers import Answer
from zhenggai.supervision.filling import save
from zhenggai.supervision.links import make_link
from zhenggai.supervision.models import Sheet
from zhenggai.supervision.opening import close_round, open_round
from zhenggai.supervision.reporting import Stamped, enter_stamped

READER = Actor("person/reader", "", frozenset({"reader"}))
BOOK_CLERK = Actor("person/book_clerk", OFFICE, frozenset({"office"}))
ADMIN = Actor("person/admin", OFFICE)
NO_ROLE = Actor("person/no_role", CIVIL)
NOT_SIGNED_IN = Actor("")
# Everybody by a letter, in the order of the columns of a table of roles.
ROLES: Mapping[str, Actor] = {
    "H": CLERK,  # the office of the house
    "B": BOOK_CLERK,  # the office of this book only
    "L": LIAISON,
    "U": HEAD,
    "R": LEADER,
    "V": VERIFIER,
    "G": GROUP,
    "S": SUPERIOR,
    "E": READER,
    "A": ADMIN,
    "N": NO_ROLE,
    "-": NOT_SIGNED_IN,
}
MORE_PEOPLE = {
    SUPERIOR: ("省委巡视办联系人", ""),
    READER: ("顾清平", ""),
    BOOK_CLERK: ("苏以宁", OFFICE),
    ADMIN: ("柏知行", OFFICE),
    NO_ROLE: ("纪见山", CIVIL),
}
# A picture of one grey point.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63f80f0001010100b138f6140000000049454e44ae426082"
)
OWN, FOREIGN, LIMITED, ELSEWHERE = "本单位之事", "外单位之事", "知悉受限之事", "他处之事"


@dataclass(frozen=True, slots=True)
class Guarded:
    """A book with finance's and civil affairs' sheets of its open round, finance's of the first,
    and a paper that tells of every problem."""

    book: Book
    own: Sheet
    foreign: Sheet
    past: Sheet
    paper: Paper


def guarded_books() -> tuple[Guarded, Guarded]:
    """The book in which everybody has a role, and one in which only the house's office has."""
    settle()
    for actor, (name, unit) in MORE_PEOPLE.items():
        account = User.objects.create_user(name, password=f"{name}的密码")
        Person.objects.create(
            pk=actor.id, name=name, unit_id=unit or None, account=account, is_made_up=True
        )
    here = guarded_book("青岚区2026年省委巡视整改", OWN, FOREIGN, LIMITED)
    elsewhere = guarded_book("岚州市2026年市委巡察整改", *[ELSEWHERE] * 3)
    Role.objects.exclude(person=CLERK.id).update(book=here.book)
    for actor in (SUPERIOR, READER, BOOK_CLERK):
        for role in actor.roles:
            Role.objects.create(person_id=actor.id, role=role, book=here.book)
    Role.objects.create(person_id=ADMIN.id, role=ADMINISTRATOR)
    return here, elsewhere


def guarded_book(name: str, own: str, foreign: str, limited: str) -> Guarded:
    """A book with its three problems, a round that was reported, and one that is open."""
    book = stored(*_past(own, foreign, limited), name=name)
    told = (own, LIAISON), (foreign, CIVIL_LIAISON), (limited, LIAISON)
    for n, (words, by) in enumerate(told, 1):
        digest = evidence.store([PICTURE], f"{words}.png").digest
        proof = AttachProof(f"proof/{n}-1-1", f"measure/{n}-1", digest, f"{words}.png", words)
        record(book, "2-1", by, proof, actors={by.id: by})
    first = open_round(book, opening(), by=CLERK)
    scan = evidence.store([PICTURE], "盖章表.png").digest
    stamped = Stamped("填报表（盖章）", queries.today(), scan)
    words_of = {"measure/1-1": own, "measure/2-1": foreign, "measure/3-1": limited}
    for unit in (FINANCE, CIVIL):
        _fill(sheet_of(first, unit), words_of)
        enter_stamped(sheet_of(first, unit), stamped, entered_by=CLERK)
    close_round(first, by=CLERK)
    second = open_round(book, opening(), by=CLERK)
    for unit in (FINANCE, CIVIL):
        make_link(sheet_of(second, unit), by=CLERK)
    limit = ReviseProblem("problem/3", need_to_know=(LIAISON.id,))
    record(book, f"{queries.today():%-m-%-d}", CLERK, limit, at=now())
    said = "\n".join(f"{n}.{one}没有办。" for n, one in enumerate((own, foreign, limited), 1))
    data = f"关于巡视青岚区的反馈意见\n\n一、存在的主要问题\n{said}\n".encode()
    paper = keep(book, data, "反馈意见.txt", by=CLERK.id).paper
    return Guarded(book, sheet_of(second), sheet_of(second, CIVIL), sheet_of(first), paper)


def _past(*words: str) -> tuple[tuple[str, Actor, Act], ...]:
    units = (FINANCE, CIVIL, FINANCE)
    told: list[tuple[str, Actor, Act]] = [*OPENED]
    for n, (text, unit) in enumerate(zip(words, units, strict=True), 1):
        told += [
            ("1-12", CLERK, AddProblem(f"problem/{n}", f"{text}没有办")),
            ("1-12", CLERK, PlanMeasure(f"measure/{n}-1", f"problem/{n}", f"{text}逐项办理")),
            ("1-12", CLERK, Assign(f"problem/{n}", (LEADER.id,), (unit,))),
        ]
    return (*told, ("1-20", GROUP, ApprovePlan("1", 3, 3)))


def _fill(sheet: Sheet, words_of: Mapping[str, str]) -> None:
    items = sheet.lines.values_list("item", flat=True)
    answers = {one: Answer("progress", f"{words_of[one]}已办一半") for one in items}
    save(sheet, answers, by=CLERK)
