"""A small made-up district whose book the tests write: four units, six people, two bodies.

`Ledger` asks for every act what the program asks, seals it and folds it; a past is told as a list
of (day, who, act), and then a test does one thing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.books import AdoptPack, OpenBook, ReceiveFeedback
from zhenggai.ledger.core.acts.closings import AskClosure, Sign
from zhenggai.ledger.core.acts.plans import ApprovePlan, Assign, PlanMeasure, SetDeadline
from zhenggai.ledger.core.acts.problems import AddProblem, RecordTarget
from zhenggai.ledger.core.acts.progress import AttachProof, ReportProgress
from zhenggai.ledger.core.acts.shape import Act, Answer, Milestone
from zhenggai.ledger.core.book import apply
from zhenggai.ledger.core.chain import FIRST_PREV, Place, seal
from zhenggai.ledger.core.entries import Basis, Draft, Entry
from zhenggai.ledger.core.moves import refusal
from zhenggai.ledger.core.packs import Pack, load_pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.state import Book

FINANCE = "unit/finance"  # 青岚区财政局, lead unit of problem 1
CIVIL = "unit/civil"  # 青岚区民政局, responsible unit of problem 2
OFFICE = "unit/office"  # 区委整改办
DISCIPLINE = "unit/discipline"  # 区纪委监委

CLERK = Actor("person/clerk", OFFICE, frozenset({"office"}))
LIAISON = Actor("person/liaison", FINANCE, frozenset({"liaison"}))
HEAD = Actor("person/head", FINANCE, frozenset({"unit_head"}))
LEADER = Actor("person/leader", "", frozenset({"leader"}))
VERIFIER = Actor("person/verifier", DISCIPLINE, frozenset({"verifier"}))
# A verifier lent by the bureau whose work is verified
LENT = Actor("person/lent", FINANCE, frozenset({"verifier", "liaison"}))
GROUP = Actor("body/leading_group", "", frozenset({"leading_group"}))
SUPERIOR = Actor("body/superior", "", frozenset({"superior"}))
PACK = load_pack("district-under-province")
DIGEST = "ab" * 32
MINUTES = Basis("minutes", date(2026, 3, 1), "青岚整改〔2026〕3号")
CONSENT = Basis("superior_consent", date(2026, 1, 11), "岚州巡办函〔2026〕9号")


def day(text: str) -> date:
    """3-1 is the first of March 2026."""
    month, number = text.split("-")
    return date(2026, int(month), int(number))


@dataclass
class Ledger:
    """A book being written."""

    pack: Pack = PACK
    entries: list[Entry] = field(default_factory=list)
    book: Book = field(default_factory=Book)
    salts: Iterable[int] = field(default_factory=count)

    def refusal(
        self,
        on: str,
        by: Actor,
        act: Act,
        *,
        basis: Basis | None = None,
        entered_by: Actor | None = None,
        at: datetime | None = None,
        late_reason: str = "",
        book: Book | None = None,
    ) -> NotAllowed | None:
        """What would be answered, perhaps by a book of which only a part is known."""
        draft = Draft(act, day(on), by.id, (entered_by or by).id, basis, late_reason)
        actors = {one.id: one for one in (by, entered_by or by)}
        return refusal(book or self.book, draft, at or self._moment(on), self.pack, actors)

    def write(
        self,
        on: str,
        by: Actor,
        act: Act,
        *,
        basis: Basis | None = None,
        entered_by: Actor | None = None,
        at: datetime | None = None,
        late_reason: str = "",
    ) -> Entry:
        """The entry, or NotAllowed."""
        at = at or self._moment(on)
        fault = self.refusal(
            on, by, act, basis=basis, entered_by=entered_by, at=at, late_reason=late_reason
        )
        if fault:
            raise fault
        draft = Draft(act, day(on), by.id, (entered_by or by).id, basis, late_reason)
        entry = self.seal(draft, at)
        self.entries.append(entry)
        apply(self.book, entry)
        return entry

    def seal(self, draft: Draft, at: datetime) -> Entry:
        """The entry that would come next, whoever may write it."""
        prev = self.entries[-1].hash if self.entries else FIRST_PREV
        place = Place("book-1", len(self.entries) + 1, at, prev)
        return seal(draft, place, lambda: f"{next(iter(self.salts)):032x}")

    def _moment(self, on: str) -> datetime:
        at = datetime.combine(day(on), datetime.min.time(), UTC).replace(hour=8)
        return max(at, self.entries[-1].at) if self.entries else at


Past = Iterable[tuple[str, Actor, Act]]


def ledger_after(*past: tuple[str, Actor, Act]) -> Ledger:
    """A ledger with this past."""
    ledger = Ledger()
    for on, by, act in past:
        ledger.write(on, by, act)
    return ledger


OPENED: tuple[tuple[str, Actor, Act], ...] = (
    ("1-5", CLERK, OpenBook("青岚区2026年省委巡视整改", "unit/district", "巡视", "省委")),
    ("1-5", CLERK, AdoptPack(PACK.name, PACK.version, PACK.digest)),
    ("1-10", CLERK, ReceiveFeedback(number="岚巡发〔2026〕1号", speaker="省委第三巡视组组长")),
)
# One problem of the feedback with one measure, assigned, due on 30 June.
PLANNED: tuple[tuple[str, Actor, Act], ...] = (
    *OPENED,
    ("1-12", CLERK, AddProblem("problem/1", "专项资金沉淀在账上没有拨付")),
    ("1-12", CLERK, RecordTarget("problem/1", standard=("资金全部拨付", "制度已经印发"))),
    ("1-12", CLERK, PlanMeasure("measure/1-1", "problem/1", "清理沉淀资金并按进度拨付")),
    ("1-12", CLERK, Assign("problem/1", (LEADER.id,), (FINANCE,), (FINANCE,))),
    ("1-12", CLERK, SetDeadline("problem/1", (Milestone(date(2026, 6, 30)),))),
    ("1-20", GROUP, ApprovePlan("1", 1, 1)),
)
ANSWERS = (Answer(1, "已经全部拨付", ("proof/1-1-1",)), Answer(2, "已经印发"))
# Done, proved and asked to be struck off.
ASKED: tuple[tuple[str, Actor, Act], ...] = (
    *PLANNED,
    ("2-1", LIAISON, ReportProgress("measure/1-1", FINANCE, "done", "沉淀资金已全部拨付")),
    (
        "2-1",
        LIAISON,
        AttachProof("proof/1-1-1", "measure/1-1", DIGEST, "拨付凭证.pdf", "资金已拨付"),
    ),
    ("2-2", LIAISON, AskClosure("closing/1-1", "problem/1", FINANCE, ANSWERS)),
)
SIGNED: tuple[tuple[str, Actor, Act], ...] = (
    *ASKED,
    ("2-3", HEAD, Sign("problem/1", "responsible_head", FINANCE)),
    ("2-3", HEAD, Sign("problem/1", "lead_unit", FINANCE)),
    ("2-4", LEADER, Sign("problem/1", "leader")),
    ("2-6", VERIFIER, Sign("problem/1", "office", DISCIPLINE, "现场核查相符")),
    ("2-10", GROUP, Sign("problem/1", "leading_group")),
)
