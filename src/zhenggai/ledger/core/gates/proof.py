"""Proof (佐证): what a file must say of itself, and what each kind of measure must show."""

import re
from decimal import Decimal

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts.closings import AskClosure, Close
from zhenggai.ledger.core.acts.progress import AttachProof, WithdrawProof
from zhenggai.ledger.core.acts.records import RecordRegulation
from zhenggai.ledger.core.counting import group_keys
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.responsibility import measures_of
from zhenggai.ledger.core.rows import Measure, Proof, Regulation
from zhenggai.ledger.core.scope import sees
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import NO_NUMBER

# A SHA-256 in hex, as the evidence store names its files
_SHA256 = re.compile("[0-9a-f]{64}")


def withdraw_proof_fault(case: Case, act: WithdrawProof) -> NotAllowed | None:
    """A proof that still counts."""
    proof = case.book.proofs.get(act.proof)
    is_gone = proof is None or not proof.counts
    return NotAllowed("proof_gone", "该佐证材料已不再有效。") if is_gone else None


def proof_fault(case: Case, act: AttachProof) -> NotAllowed | None:
    """A file is named by its digest; a new version and shared evidence name what they go by."""
    if not _SHA256.fullmatch(act.digest):
        return NotAllowed("digest", "佐证材料没有文件，请选一份文件。")
    old = case.book.proofs.get(act.replaces)
    if act.replaces and (not old or not old.counts or old.item != act.item):
        return NotAllowed("replaces", "只能替换同一事项下仍然有效的佐证材料。")
    return _sharing_fault(case, act) or _voucher_fault(act)


def _sharing_fault(case: Case, act: AttachProof) -> NotAllowed | None:
    shared = case.book.proofs.get(act.shared_from)
    if not act.shared_from:
        return None
    known = (sees(case.book, one, act.shared_from) for one in (case.by, case.entered_by))
    if not any(known):
        # Another unit's proof is not there for this one.
        return NotAllowed("not_found", f"台账中没有编号“{number_of(act.shared_from)}”。")
    if not shared or not shared.counts or shared.digest != act.digest:
        return NotAllowed("shared", "所引用的佐证材料已不再有效，或不是同一个文件。")
    if not act.why.strip():
        return NotAllowed("shared", "引用已有佐证须写明它为什么也能证明本事项。")
    return None


def _voucher_fault(act: AttachProof) -> NotAllowed | None:
    is_whole = act.amount is None or (act.amount > 0 and act.amount == round(act.amount, 2))
    if is_whole and (act.amount is not None or act.kind != "voucher"):
        return None
    return NotAllowed("amount", "凭证须写明金额（元，至多两位小数）。")


def proof_kinds_fault(case: Case, act: AskClosure | Close) -> NotAllowed | None:
    """Asked when closure is asked, and again at the closing: a proof may have been withdrawn.

    Each measure shows what its kind must show.
    """
    groups = group_keys(case.book)
    measures = [one for one in measures_of(case.book, act.problem) if one.key not in groups]
    for measure in measures:
        if fault := missing_proof(case.book, measure):
            return fault
    if measures or proofs_of(case.book, act.problem):
        return None
    return NotAllowed("no_proof", "该问题没有措施，也没有佐证材料，不能申请销号。")


def missing_proof(book: Book, measure: Measure) -> NotAllowed | None:
    """What a measure still has to show."""
    number = number_of(measure.key)
    of_measure = (one for one in book.regulations.values() if one.item == measure.key)
    regulations = [one for one in of_measure if not one.replaced_by]
    counts = [one for one in book.accountabilities.values() if one.item == measure.key]
    proofs = proofs_of(book, measure.key)
    if "regulation" in measure.kinds and (fault := _regulation_fault(number, regulations)):
        return fault
    if "accountability" in measure.kinds and not counts:
        return NotAllowed(
            "no_accountability",
            f"措施{number}是追责问责，须登记决定机关、文号、日期、形式和人数（不写姓名）。",
        )
    if "money" in measure.kinds:
        amounts = [one.amount for one in proofs if one.kind == "voucher" and one.amount]
        total = sum(amounts, Decimal(0))
        if total != measure.amount:
            return NotAllowed(
                "vouchers",
                f"措施{number}应挽回{measure.amount:f}元，凭证合计{total:f}元，两者须相等。",
            )
    if not proofs:
        return NotAllowed("no_proof", f"措施{number}还没有佐证材料。")
    return None


def _regulation_fault(number: str, regulations: list[Regulation]) -> NotAllowed | None:
    """A regulation that was only read of in a paper without its number proves nothing yet."""
    if not regulations:
        return NotAllowed("no_regulation", f"措施{number}是建章立制，须登记制度名称和文号。")
    for one in regulations:
        if one.number.strip() == NO_NUMBER:
            told = number_of(one.key)
            return NotAllowed("no_regulation", f"制度{told}的文号{NO_NUMBER}，须补登文号。")
    return None


def regulation_fault(case: Case, act: RecordRegulation) -> NotAllowed | None:
    """A regulation takes the place of one of the same item only."""
    if not act.replaces:
        return None
    old = case.book.find(Regulation, act.replaces)
    if old is None or old.item != act.item or old.replaced_by:
        return NotAllowed("replaces", "只能替换同一事项下登记的制度。")
    return None


def proofs_of(book: Book, item: str) -> list[Proof]:
    """The proofs of an item that still count."""
    return [one for one in book.proofs.values() if one.item == item and one.counts]
