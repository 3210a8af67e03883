"""Proofs on a draft: a file uploaded for a line, or one that proves another item already.

They are in the store and not in the ledger until the sheet is reported; a file that is taken off
again and that nobody else names is destroyed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from zhenggai.ledger import evidence, queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.keys import sort_key
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Proof
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.vocabulary import PROOF_KINDS
from zhenggai.ledger.kept_files import let_go
from zhenggai.ledger.models import Evidence
from zhenggai.supervision.answers import Answer, DraftProof
from zhenggai.supervision.filling import change
from zhenggai.supervision.hands import require_filler
from zhenggai.supervision.known_items import knows
from zhenggai.supervision.models import Sheet


@dataclass(frozen=True, slots=True)
class Claim:
    """What a file is said to prove; `amount` is the money (yuan) on a voucher."""

    text: str
    kind: str = "document"
    amount: Decimal | None = None


def attach(
    sheet: Sheet,
    item: str,
    upload: tuple[Iterable[bytes], str],
    claim: Claim,
    *,
    by: Actor,
    at: datetime | None = None,
) -> Evidence:
    """Store an upload (its chunks and name) and put it on the draft. Raises NotAllowed."""
    require_filler(sheet, by)
    if fault := claim_fault(claim):
        raise fault
    chunks, name = upload
    kept = evidence.store(chunks, name)
    added = DraftProof(
        kept.digest,
        kept.name,
        claim.text.strip(),
        claim.kind,
        kept.media_type,
        kept.size,
        claim.amount,
    )
    change(sheet, item, lambda now: _with(now, added), by=by, at=at)
    return kept


def claim_fault(claim: Claim) -> NotAllowed | None:
    """What the claim lacks; asked before the file is stored."""
    if not claim.text.strip():
        return NotAllowed("required", "请写明这份材料证明什么。")
    if claim.kind not in PROOF_KINDS:
        return NotAllowed("vocabulary", f"佐证种类“{claim.kind}”不在词表内。")
    if claim.kind == "voucher" and not claim.amount:
        return NotAllowed("amount", "凭证须写明金额（元，至多两位小数）。")
    return None


def cite(
    sheet: Sheet, item: str, proof: str, why: str, *, by: Actor, at: datetime | None = None
) -> None:
    """Let a proof of the ledger prove this item too, with a sentence why. Raises NotAllowed."""
    require_filler(sheet, by)
    tree = queries.tree(sheet.round.book)
    found = tree.book.proofs.get(proof)
    if found is None or not _is_citable(tree, found, sheet.unit_id, by):
        raise NotAllowed("shared", "没有这件佐证材料，或它已不再有效。")
    if not why.strip():
        raise NotAllowed("shared", "请写明这件材料为什么也能证明本事项。")
    added = DraftProof(
        found.digest,
        shown(found.name, tree.book),
        why.strip(),
        found.kind,
        found.media_type,
        found.size,
        found.amount,
        found.key,
        why.strip(),
    )
    change(sheet, item, lambda now: _with(now, added), by=by, at=at)


def citable(sheet: Sheet, by: Actor) -> list[Proof]:
    """The proofs of this unit's items that still count and that the person may know of, in a
    person's order.
    """
    tree = queries.tree(sheet.round.book)
    every = tree.book.proofs.values()
    found = (one for one in every if _is_citable(tree, one, sheet.unit_id, by))
    return sorted(found, key=lambda one: sort_key(one.key))


def _is_citable(tree: Tree, one: Proof, unit: str, by: Actor) -> bool:
    is_own = unit in tree.units.get(one.family, frozenset())
    return one.counts and is_own and knows(tree.book, by, one.item)


def _with(now: Answer, added: DraftProof) -> Answer:
    if any(one.digest == added.digest for one in now.proofs):
        raise NotAllowed("twice", "这份材料已经在本项的佐证里。")
    return replace(now, proofs=(*now.proofs, added))


@transaction.atomic
def drop(sheet: Sheet, item: str, digest: str, *, by: Actor, at: datetime | None = None) -> None:
    """Take a file off the draft. Raises NotAllowed."""
    change(sheet, item, lambda now: _without(now, digest), by=by, at=at)
    let_go(digest)


def _without(now: Answer, digest: str) -> Answer:
    return replace(now, proofs=tuple(one for one in now.proofs if one.digest != digest))
