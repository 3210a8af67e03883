"""The acts of one sheet: a report for each line that says something new, and its proofs.

They are made under the ledger's lock, so that proofs get their numbers there, and matched with
their entries when those are written.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from zhenggai.ledger.actions import Written
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.progress import AttachProof, ReportProgress
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.entries import TIME_ZONE, Basis, Draft
from zhenggai.ledger.core.keys import BOOK, family_of
from zhenggai.ledger.core.numbering import next_beside
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Item
from zhenggai.ledger.core.state import Book
from zhenggai.supervision.answers import Answer, DraftProof
from zhenggai.supervision.models import Line
from zhenggai.supervision.sheets import FilledSheet, SheetLine


@dataclass(frozen=True, slots=True)
class Hand:
    """Who reports, who writes it in, on what paper; `kind` is the event's."""

    by: Actor
    entered_by: Actor
    basis: Basis | None
    kind: str


@dataclass(slots=True)
class Plan:
    """What one sheet brings into the ledger by this hand at this moment."""

    filled: FilledSheet
    hand: Hand
    at: datetime
    lines: list[SheetLine] = field(init=False)
    places: list[tuple[Line, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Lines with something to report on an item of the ledger."""
        self.lines = [one for one in self.filled.asked if one.item and one.is_drafted]

    @property
    def families(self) -> set[str]:
        """What the ledger has to load for it."""
        return {BOOK, *(family_of(one.row.item) for one in self.lines)}

    def drafts(self, now: Book) -> list[Draft]:
        """The acts in this state of the book."""
        found: list[Draft] = []
        for line in self.lines:
            item = now.item(line.row.item)
            if item is None:
                raise NotAllowed("not_found", f"{line.number}已不在台账中。")
            self.places.append((line.row, ""))
            found.append(self._draft(self._report(line), item))
            for key, act in _proof_acts(now, item, line.answer.proofs):
                self.places.append((line.row, key))
                found.append(self._draft(act, item))
        return found

    def _report(self, line: SheetLine) -> ReportProgress:
        sheet, told = self.filled.sheet, _reported(line.answer)
        return ReportProgress(
            line.row.item,
            sheet.unit_id,
            told.result,
            told.text,
            told.figures,
            told.reached,
            sheet.round.key,
            told.next_steps,
        )

    def _draft(self, act: Act, item: Item) -> Draft:
        """On the cut-off day where that has come and nothing on record lies after it."""
        asked = self.filled.sheet.round
        today = self.at.astimezone(TIME_ZONE).date()
        on = min(today, max(asked.cut_off, item.changed_on or asked.cut_off))
        is_late = (today - on).days > self.filled.pack.late_entry_days
        reason = f"{asked}填报逾期报送" if is_late else ""
        return Draft(act, on, self.hand.by.id, self.hand.entered_by.id, self.hand.basis, reason)

    def keep(self, written: Written) -> None:
        """Let each line name its entry and its proofs, and drop the draft."""
        for (row, proof), entry in zip(self.places, written.entries, strict=True):
            if proof:
                row.proofs = f"{row.proofs} {proof}".strip()
            else:
                row.report_n, row.draft = entry.n, ""
        rows = [one.row for one in self.lines]
        Line.objects.bulk_update(rows, ["report_n", "draft", "proofs"], batch_size=200)


def _reported(answer: Answer) -> Answer:
    """What belongs to the result: of what did not change only its next steps, of what is done none.

    The rest was typed before the result was chosen.
    """
    if answer.result == "no_change":
        return Answer("no_change", next_steps=answer.next_steps)
    return replace(answer, next_steps="") if answer.result == "done" else answer


def _proof_acts(
    now: Book, item: Item, proofs: Sequence[DraftProof]
) -> list[tuple[str, AttachProof]]:
    stem, _, first = next_beside(now, "proof", item.key).rpartition("-")
    return [
        (key, _attaching(key, item.key, one))
        for n, one in enumerate(proofs, int(first))
        for key in [f"{stem}-{n}"]
    ]


def _attaching(key: str, item: str, one: DraftProof) -> AttachProof:
    return AttachProof(
        key,
        item,
        one.digest,
        one.name,
        one.claim,
        one.kind,
        one.media_type,
        one.size,
        one.amount,
        "",
        one.shared_from,
        one.why,
    )
