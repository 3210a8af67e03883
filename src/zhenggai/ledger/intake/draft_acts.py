"""A draft as it stands into acts, in the order in which the core accepts them.

What the ledger already has is not written again; a corrected paper makes only the acts of what is
new, changed or gone. What may not be written is listed with the reason, and nothing is guessed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, field, replace
from datetime import date

from zhenggai.ledger.core.acts.books import (
    AdoptPack,
    DescribeInspection,
    OpenBook,
    ReceiveFeedback,
)
from zhenggai.ledger.core.acts.problems import AddHeading, AddProblem, ReviseHeading
from zhenggai.ledger.core.acts.records import RecordExternalFigure, RecordReportedFigures
from zhenggai.ledger.core.acts.shape import Act, ReportedFigure
from zhenggai.ledger.core.entries import Basis, Draft
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.rows import Heading
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.intake.made import counted, item_of
from zhenggai.ledger.intake.paper import HEADINGS, DraftNode, PaperDraft, Unplaced
from zhenggai.ledger.intake.paper_acts import ItemActs
from zhenggai.ledger.intake.paper_compare import Comparison, compare_with
from zhenggai.ledger.intake.paper_earlier import BASIS_OF, Version, verdict
from zhenggai.ledger.intake.paper_figures import is_of_others
from zhenggai.ledger.intake.paper_inspection import told_of_inspection
from zhenggai.ledger.intake.paper_state_acts import gone_acts, state_acts
from zhenggai.ledger.intake.paper_states import states_of
from zhenggai.ledger.intake.paper_writing import COUNTING_RULE, Writing
from zhenggai.ledger.intake.sheet_parts import cut_as_in
from zhenggai.ledger.intake.told_changes import Change, Gone, ToldChanges
from zhenggai.ledger.printed import Printed
from zhenggai.notices.same_words import folded

# What happened on the day of the feedback
_RAISING = (
    *(OpenBook, AdoptPack, DescribeInspection, ReceiveFeedback),
    *(AddHeading, AddProblem),
)


@dataclass(frozen=True, slots=True)
class Hand:
    """Who takes the paper in, and for which book.

    `by` and `entered_by` are ids; `body` is that of the body that gives the paper, whose figures
    it prints. `ids` tells the ids of units and persons by the names that papers print, `names` the
    names of those that the book has.
    """

    by: str
    entered_by: str
    today: date
    book_name: str = ""
    inspected_unit: str = ""
    body: str = ""
    pack: Pack | None = None
    ids: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import does: its acts, how many of each thing they make, and what is left over.

    `told` are the keys of all items that the paper tells, the new ones too; `apart` tells of them
    the fields in which the ledger says otherwise and was left so. `changes` and `gone` are what it
    writes otherwise and takes back of what the ledger had.
    """

    drafts: tuple[Draft, ...]
    made: Mapping[str, int]
    unplaced: tuple[Unplaced, ...]
    already: bool
    comparison: Comparison | None = None
    told: tuple[str, ...] = ()
    apart: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    gone: tuple[Gone, ...] = ()

    @property
    def kept(self) -> int:
        """In how many places the ledger keeps its own words where the paper has others."""
        return sum(one.reason.startswith("台账已有") for one in self.unplaced)

    def as_json(self, book: str) -> dict[str, object]:
        """The object that `ledger import` prints."""
        return {
            "book": book,
            "made": dict(self.made),
            "unplaced": [_as_json(one) for one in self.unplaced],
            "already": self.already,
            "changed": [asdict(one) for one in self.changes],
            "gone": [asdict(one) for one in self.gone],
        }


def _as_json(one: Unplaced) -> dict[str, object]:
    place = ("row", one.row) if one.row else ("start", one.start)
    return {"text": one.text, place[0]: place[1], "reason": one.reason}


def draft_acts(
    draft: PaperDraft,
    book: Book,
    hand: Hand,
    *,
    taken: Collection[str] = (),
    earlier: Iterable[Version] = (),
    remarks: AbstractSet[tuple[str, str]] = frozenset(),
) -> Taken:
    """The acts of a draft.

    `taken` are the digests of papers already taken in (`papers_taken`), `earlier` the papers of
    which this one may be a later version, `remarks` what was remarked on which item already.
    """
    if draft.digest in taken:
        return Taken((), {}, (), already=True)
    if draft.kind == "sheet":
        draft = cut_as_in(draft, book)
    compared = compare_with(draft, book, earlier)
    printed = Printed(book, hand.names)
    body = hand.body or hand.by
    writing = Writing(draft, book, compared, printed, hand.ids, body, remarks)
    days = _Days.of(draft, hand)
    acts = [
        *_opening(draft, book, hand),
        *_headings(draft, writing),
        *ItemActs(writing).acts(),
        *_figures(draft, book, body),
        # before states: nothing is taken back under a closed problem
        *gone_acts(writing, days.told),
        *state_acts(writing, days.told),
    ]
    changes = ToldChanges(
        book,
        {**{one: name for name, one in hand.ids.items()}, **hand.names},
        frozenset(compared.keys[one] for one in compared.reworded),
    )
    basis = basis_of(draft, hand.today)
    return Taken(
        drafts=tuple(Draft(act, days.of_act(act), hand.by, hand.entered_by, basis) for act in acts),
        made=counted(acts),
        unplaced=(*draft.unplaced, *writing.unplaced, *_unnamed(draft)),
        already=False,
        comparison=replace(compared, changed=_changed(acts, compared)),
        changes=tuple(changes.changes(acts)),
        gone=tuple(changes.gone(acts)),
        told=tuple(writing.keys.values()),
        apart={key: tuple(sorted(fields)) for key, fields in writing.apart.items()},
    )


def basis_of(draft: PaperDraft, today: date) -> Basis:
    """The paper itself, on which everything rests that is taken from it."""
    told = min(draft.day or today, today)
    return Basis(BASIS_OF[draft.kind], told, draft.title or draft.name, draft.digest, is_taken=True)


def _changed(acts: Iterable[Act], compared: Comparison) -> tuple[int, ...]:
    """The nodes of which the ledger has the item and something is written."""
    nodes = {key: node for node, key in compared.keys.items()}
    found = (nodes.get(item_of(act)) for act in acts)
    return tuple(dict.fromkeys(node for node in found if node is not None))


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

    def of_act(self, act: Act) -> date:
        """The day on which an act happened."""
        return self.raised if isinstance(act, _RAISING) else self.told


def _opening(draft: PaperDraft, book: Book, hand: Hand) -> list[Act]:
    """The book itself, its rules, what is new of the inspection, and the feedback where the paper
    tells its day."""
    acts: list[Act] = []
    told = told_of_inspection(draft, book.info)
    if not book.info.made_by:
        opened = OpenBook(
            name=hand.book_name or draft.title or draft.name,
            inspected_unit=hand.inspected_unit,
            inspection_kind=draft.inspection_kind,
            **told,
        )
        acts.append(opened)
    if not book.info.pack and hand.pack:
        pack = hand.pack
        acts.append(AdoptPack(pack.name, pack.version, pack.digest))
    if book.info.made_by and told:
        acts.append(DescribeInspection(**told))
    is_known = draft.feedback_on or (draft.kind == "feedback" and draft.day)
    if is_known and book.info.feedback_on is None:
        is_it = draft.kind == "feedback"
        received = ReceiveFeedback(
            number=draft.title or draft.name if is_it else "",
            speaker=draft.team,
            scan=draft.digest if is_it else "",
        )
        acts.append(received)
    return acts


def _headings(draft: PaperDraft, writing: Writing) -> list[Act]:
    acts: list[Act] = []

    def add(node: DraftNode, parent: str) -> None:
        if node.skipped or node.kind not in HEADINGS:
            return
        if node.id not in writing.keys:
            key = writing.keys[node.id] = writing.numbers.heading()
            acts.append(AddHeading(key, node.text, node.kind, node.level, parent, node.label))
        else:
            acts.extend(_renamed(node, writing))
        for child in node.children:
            add(child, writing.keys[node.id])

    for root in draft.roots:
        add(root, "")
    return acts


def _renamed(node: DraftNode, writing: Writing) -> Iterator[Act]:
    """Another name of a heading that an earlier paper told and nobody changed since."""
    key = writing.keys[node.id]
    now, before = writing.book.headings.get(key), writing.earlier.get(key)
    if not now or not isinstance(before, Heading):
        return
    text = verdict(node.text, now.text, before.text) == "news"
    is_other = writing.is_sheet or folded(node.label) != folded(now.label)
    label = is_other and verdict(node.label, now.label, before.label) == "news"
    if text or label:
        yield ReviseHeading(key, node.text if text else "", label=node.label if label else "")


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


def _figures(draft: PaperDraft, book: Book, body: str) -> list[Act]:
    """The paper's own counts.

    In its own paper a unit reports them. What the inspectors' feedback counts, and what is known of
    clues, petitions and persons dealt with, another body gives.
    """
    acts: list[Act] = []
    reported: list[ReportedFigure] = []
    for one in draft.figures:
        key = f"figure/0-0-{one.name}"
        known = book.figures.get(key)
        if known and (known.value, known.unit) == (one.value, one.unit):
            continue
        given, told = (one.name, one.value, one.unit), (one.title, COUNTING_RULE)
        if draft.kind == "feedback" or is_of_others(one.name):
            letter = draft.title or draft.name
            acts.append(RecordExternalFigure(key, *given, body, letter, *told))
        else:
            reported.append(ReportedFigure(*given, *told))
    return [*acts, RecordReportedFigures(body, tuple(reported))] if reported else acts
