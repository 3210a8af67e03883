"""A draft as it stands into acts, in the order in which the core accepts them.

What the ledger already has is not written again; a corrected paper makes only the acts of what is
new, changed or gone. What may not be written is listed with the reason, and nothing is guessed.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from zhenggai.ledger.core.acts.books import AdoptPack, OpenBook, ReceiveFeedback
from zhenggai.ledger.core.acts.problems import AddHeading, ReviseHeading
from zhenggai.ledger.core.acts.records import RecordExternalFigure, RecordReportedFigure
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.entries import Basis, Draft
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.intake.paper import HEADINGS, DraftNode, PaperDraft, Unplaced
from zhenggai.ledger.intake.paper_acts import ItemActs
from zhenggai.ledger.intake.paper_compare import BASIS_OF, Comparison, compare_with
from zhenggai.ledger.intake.paper_figures import is_of_others
from zhenggai.ledger.intake.paper_state_acts import gone_acts, state_acts
from zhenggai.ledger.intake.paper_states import states_of
from zhenggai.ledger.intake.paper_writing import COUNTING_RULE, Writing

_LATE = "据{}导入"


@dataclass(frozen=True, slots=True)
class Hand:
    """Who takes the paper in, and for which book.

    `by` and `entered_by` are ids; `body` is that of the body that gives the paper, whose figures
    it prints. `ids` tells the ids of units and persons by the names that papers print.
    """

    by: str
    entered_by: str
    today: date
    book_name: str = ""
    inspected_unit: str = ""
    body: str = ""
    pack: Pack | None = None
    ids: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import does: its acts, how many of each thing they make, and what is left over."""

    drafts: tuple[Draft, ...]
    made: Mapping[str, int]
    unplaced: tuple[Unplaced, ...]
    already: bool
    comparison: Comparison | None = None

    def as_json(self, book: str) -> dict[str, object]:
        """The object that `ledger import` prints."""
        return {
            "book": book,
            "made": dict(self.made),
            "unplaced": [
                {"text": one.text, "start": one.start, "reason": one.reason}
                for one in self.unplaced
            ],
            "already": self.already,
        }


def draft_acts(
    draft: PaperDraft,
    book: Book,
    hand: Hand,
    *,
    taken: Collection[str] = (),
    earlier: Collection[int] = (),
) -> Taken:
    """The acts of a draft.

    `taken` are the digests of papers already taken in, `earlier` the entries of an earlier version
    of this one (`paper_compare.papers_taken`, `entries_of_earlier`).
    """
    if draft.digest in taken:
        return Taken((), {}, (), already=True)
    compared = compare_with(draft, book, earlier)
    writing = Writing(draft, book, compared, hand.ids, hand.body or hand.by)
    acts: list[tuple[Act, date]] = []
    days = _Days.of(draft, hand)
    made: Counter[str] = Counter()
    acts += _opening(draft, book, hand, days)
    acts += [(act, days.raised) for act in _headings(draft, writing)]
    items = ItemActs(writing)
    acts += [(act, days.raised if is_raised else days.told) for act, is_raised in items.acts()]
    of_paper = _figures(draft, book, hand)
    made["figures"] += len(of_paper)
    acts += [(act, days.told) for act in of_paper]
    acts += [(act, days.told) for act in state_acts(writing, days.told)]
    acts += [(act, days.told) for act in gone_acts(writing, days.told)]
    made.update(writing.made)
    basis = Basis(BASIS_OF[draft.kind], days.told, draft.title or draft.name, draft.digest)
    reason = _LATE.format(f"《{draft.title}》" if draft.title else draft.name)
    return Taken(
        drafts=tuple(Draft(act, on, hand.by, hand.entered_by, basis, reason) for act, on in acts),
        made={name: count for name, count in sorted(made.items()) if count},
        unplaced=(*draft.unplaced, *writing.unplaced, *_unnamed(draft)),
        already=False,
        comparison=compared,
    )


@dataclass(frozen=True, slots=True)
class _Days:
    """`raised` is the day of the feedback, on which problems were raised; `told` the paper's own.

    No day lies ahead of today, and none of feedback behind the paper's.
    """

    raised: date
    told: date

    @classmethod
    def of(cls, draft: PaperDraft, hand: Hand) -> "_Days":
        told = min(draft.day or hand.today, hand.today)
        return cls(raised=min(draft.feedback_on or told, told), told=told)


def _opening(draft: PaperDraft, book: Book, hand: Hand, days: _Days) -> list[tuple[Act, date]]:
    """The book itself, its rules, and the feedback where the paper tells its day."""
    acts: list[tuple[Act, date]] = []
    if not book.info.made_by:
        opened = OpenBook(
            name=hand.book_name or draft.title or draft.name,
            inspected_unit=hand.inspected_unit,
            inspection_kind=draft.inspection_kind,
            level=draft.level,
            team=draft.team,
        )
        acts.append((opened, days.raised))
    if not book.info.pack and hand.pack:
        pack = hand.pack
        acts.append((AdoptPack(pack.name, pack.version, pack.digest), days.raised))
    is_known = draft.feedback_on or (draft.kind == "feedback" and draft.day)
    if is_known and book.info.feedback_on is None:
        is_it = draft.kind == "feedback"
        received = ReceiveFeedback(
            number=draft.title or draft.name if is_it else "",
            speaker=draft.team,
            scan=draft.digest if is_it else "",
        )
        acts.append((received, days.raised))
    return acts


def _headings(draft: PaperDraft, writing: Writing) -> list[Act]:
    acts: list[Act] = []
    names = {"section": "sections", "aspect": "aspects", "category": "categories"}

    def add(node: DraftNode, parent: str) -> None:
        if node.skipped or node.kind not in HEADINGS:
            return
        if node.id not in writing.keys:
            key = writing.keys[node.id] = writing.numbers.heading()
            acts.append(AddHeading(key, node.text, node.kind, node.level, parent, node.label))
            writing.made[names[node.kind]] += 1
        elif node.id in writing.compared.changed:
            acts.append(ReviseHeading(writing.keys[node.id], node.text, label=node.label))
            writing.made["changed"] += 1
        for child in node.children:
            add(child, writing.keys[node.id])

    for root in draft.roots:
        add(root, "")
    return acts


def _unnamed(draft: PaperDraft) -> list[Unplaced]:
    """A headline that counts states without telling which items they are."""
    told = draft.headline
    if told is None or any(one.is_remainder for one in states_of(draft).values()):
        return []
    if len([one for one in draft.walk(with_skipped=False) if one.state]) >= sum(
        told.counts.values()
    ):
        return []
    reason = "来文只写了各状态的个数，没有逐一写明是哪些事项，未据此登记状态"
    return [Unplaced(told.text, told.span.start, reason, told.span.end)]


def _figures(draft: PaperDraft, book: Book, hand: Hand) -> list[Act]:
    """The paper's own counts.

    In its own paper a unit reports them. What the inspectors' feedback counts, and what is known of
    clues, petitions and persons dealt with, another body gives.
    """
    acts: list[Act] = []
    for one in draft.figures:
        key = f"figure/0-0-{one.name}"
        known = book.figures.get(key)
        if known and (known.value, known.unit) == (one.value, one.unit):
            continue
        given = (key, one.name, one.value, one.unit, hand.body or hand.by)
        if draft.kind == "feedback" or is_of_others(one.name):
            letter = draft.title or draft.name
            acts.append(RecordExternalFigure(*given, letter, one.title, COUNTING_RULE))
        else:
            acts.append(RecordReportedFigure(*given, "", one.title, COUNTING_RULE))
    return acts
