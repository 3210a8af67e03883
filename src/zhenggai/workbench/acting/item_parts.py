"""The pieces of an item's page: standard point by point, measures with proofs, signatures."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zhenggai.ledger import models
from zhenggai.ledger.core.acts.progress import AttachProof, ReportProgress
from zhenggai.ledger.core.acts.shape import Answer
from zhenggai.ledger.core.gates.closing import missing_signatures, signers
from zhenggai.ledger.core.keys import number_of, sort_key
from zhenggai.ledger.core.moves import state_fault
from zhenggai.ledger.core.packs import Pack, SignatureStep
from zhenggai.ledger.core.rows import Closing, Extension, Item, Measure, Problem, Proof, Signature
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.vocabulary import DISCLOSURES, PROBLEM_KINDS
from zhenggai.workbench.badges import VERIFICATION, Badge, flags, state_badge
from zhenggai.workbench.desks import Desk

# The icon of a file by its type.
_FILE_ICONS: Mapping[str, str] = {
    "application/pdf": "file-type-pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "file-type-docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "file-spreadsheet",
    "text/plain": "file-type-txt",
    "image/png": "photo",
    "image/jpeg": "photo",
}
PICTURES = frozenset({"image/png", "image/jpeg"})


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the completion standard: the unit's answer, and whether it was verified."""

    n: int
    text: str
    answer: Answer | None
    verified: Badge | None


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One signature of the list: given, waited for now, or to come."""

    step: SignatureStep
    signature: Signature | None
    is_now: bool
    waited: int = 0
    # who is to sign: the units or the leaders that answer for the item
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProofLine:
    """A proof in a list."""

    row: Proof
    icon: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure on its problem's page, with its proofs and what may be done on it."""

    row: Measure
    badge: Badge
    flags: list[Badge]
    proofs: tuple[ProofLine, ...]
    acts: tuple[tuple[str, str], ...]
    is_open: bool

    @property
    def counted(self) -> int:
        """How many of its proofs still count."""
        return sum(one.row.counts for one in self.proofs)


@dataclass(frozen=True, slots=True)
class Preview:
    """A proof looked at: the file, its words, what it adds up to, where else it serves."""

    row: Proof
    file: models.Evidence | None
    is_picture: bool
    measure: Measure | None
    amounts: tuple[Decimal, ...]
    shared: tuple[str, ...]

    @property
    def total(self) -> Decimal:
        """The vouchers of the same item together."""
        return sum(self.amounts, Decimal(0))

    @property
    def agrees(self) -> bool:
        """Whether they make the amount that the measure must show."""
        return self.measure is not None and self.measure.amount == self.total


def standing_badges(item: Item) -> list[Badge]:
    """Who may learn of a problem, and of which kind it is."""
    if not isinstance(item, Problem):
        return []
    found = []
    if item.disclosure:
        found.append(Badge("world", DISCLOSURES[item.disclosure], "edge"))
    if item.kind:
        found.append(Badge("user", PROBLEM_KINDS[item.kind], "edge"))
    return found


def closing_of(book: Book, item: Item) -> Closing | None:
    """The present asking for closure, else the last one."""
    if not isinstance(item, Problem):
        return None
    own = [one for one in book.closings.values() if one.problem == item.key]
    last = max(own, key=lambda one: sort_key(one.key), default=None)
    return book.closings.get(item.closing) or last


def points_of(item: Item, closing: Closing | None, pack: Pack) -> list[Point]:
    """The standard point by point; verified as a whole by the signature that verifies."""
    if not isinstance(item, Problem):
        return []
    answers = {one.point: one for one in closing.answers} if closing else {}
    is_past = closing is not None and closing.state == "closed" and item.state != "closed"
    badge = VERIFICATION["before"] if is_past else _verified(closing, pack)
    return [
        Point(n, text, answers.get(n), badge if n in answers else None)
        for n, text in enumerate(item.standard, 1)
    ]


def _verified(closing: Closing | None, pack: Pack) -> Badge | None:
    if closing is None:
        return None
    if closing.state == "returned":
        return VERIFICATION["differs"].saying("已退回")
    verifying = {one.step for one in pack.signatures if one.verifies}
    signed = {one.step for one in closing.signatures}
    return VERIFICATION["agrees" if verifying <= signed else "waiting"]


def chain_of(
    book: Book, item: Item, closing: Closing | None, pack: Pack, day: date
) -> list[ChainStep]:
    """The signatures of the present asking, or of the one by which it was closed."""
    if not isinstance(item, Problem) or closing is None or closing.state == "returned":
        return []
    if not item.closing and item.state != "closed":
        return []
    given = {one.step: one for one in closing.signatures}
    missing = missing_signatures(book, item.key, pack) if item.state != "closed" else []
    now = missing[0].step if missing else ""
    since = max((one.on for one in closing.signatures), default=closing.asked_on)
    waited = (day - since).days if since else 0
    return [
        ChainStep(one, given.get(one.step), one.step == now, waited, signers(book, item.key, one))
        for one in pack.signatures
    ]


def proofs_of(book: Book, key: str, chosen: str = "") -> tuple[ProofLine, ...]:
    """Every proof of an item, those that no longer count too."""
    found = (one for one in book.proofs.values() if one.item == key)
    return tuple(
        ProofLine(one, _FILE_ICONS.get(one.media_type, "file-text"), one.key == chosen)
        for one in sorted(found, key=lambda row: sort_key(row.key))
    )


def measures_of_page(
    tree: Tree, item: Item, desk: Desk, pack: Pack, day: date, chosen: str
) -> list[MeasureLine]:
    """The measures of a problem, or those of a group of measures."""
    book = tree.book
    if isinstance(item, Measure):
        rows: Iterable[Measure] = (one for one in book.measures.values() if one.group == item.key)
    else:
        rows = tree.measures.get(item.key, ())
    acts = [one for one in (ReportProgress, AttachProof) if pack.may(desk.actor.roles, one.KIND)]
    of_chosen = getattr(book.row(chosen), "item", "")
    return [
        MeasureLine(
            row,
            state_badge(book, row, pack),
            flags(book, row, day, pack) if row.milestones or row.standing else [],
            proofs_of(book, row.key, chosen),
            tuple((one.KIND, one.TITLE) for one in acts if not state_fault(book, row, one)),
            row.key == of_chosen,
        )
        for row in sorted(rows, key=lambda one: sort_key(one.key))
    ]


def first_proof(book: Book, keys: Iterable[str]) -> str:
    """The first proof that counts among the items of these keys."""
    wanted = set(keys)
    counted = (one.key for one in book.proofs.values() if one.counts and one.item in wanted)
    return min(counted, key=sort_key, default="")


def preview_of(tree: Tree, key: str) -> Preview | None:
    """A proof looked at."""
    row = tree.book.proofs.get(key)
    if row is None:
        return None
    file = models.Evidence.objects.filter(digest=row.digest).first()
    item = tree.book.row(row.item)
    vouchers = (one.amount for one in tree.proofs.get(row.item, ()) if one.kind == "voucher")
    return Preview(
        row=row,
        file=file,
        is_picture=file is not None and file.media_type in PICTURES,
        measure=item if isinstance(item, Measure) else None,
        amounts=tuple(one for one in vouchers if one is not None),
        shared=tuple(_shared(tree.book, row)),
    )


def _shared(book: Book, proof: Proof) -> Iterator[str]:
    """The numbers of the items that lean on the same file."""
    for one in book.proofs.values():
        if one.counts and one.digest == proof.digest and one.key != proof.key:
            yield number_of(one.item)


def extensions_of(book: Book, key: str) -> list[Extension]:
    """The requests for another deadline, the last first."""
    found = (one for one in book.extensions.values() if one.item == key)
    return sorted(found, key=lambda one: sort_key(one.key), reverse=True)


def beside(tree: Tree, item: Item) -> tuple[Problem | None, Problem | None]:
    """The problems before and after."""
    keys = [one.key for one in tree.tops]
    if item.family not in keys:
        return None, None
    at = keys.index(item.family)
    before = tree.tops[at - 1] if at else None
    after = tree.tops[at + 1] if at + 1 < len(keys) else None
    return before, after


def ids_of(book: Book) -> set[str]:
    """Everybody whom the page of an item names outside its history."""
    ids: set[str] = set()
    for closing in book.closings.values():
        ids |= {closing.unit, closing.asked_by, closing.returned_by}
        ids |= {one for held in closing.signatures for one in (held.by, held.unit, held.entered_by)}
    for extension in book.extensions.values():
        ids |= {extension.asked_by, extension.decided_by}
    ids |= {one.attached_by for one in book.proofs.values()}
    ids |= {one.owner for one in book.figures.values()}
    for item in (*book.problems.values(), *book.measures.values()):
        ids |= {*item.lead_units, *item.responsible_units, *item.leaders, *item.liaisons}
    return ids - {""}
