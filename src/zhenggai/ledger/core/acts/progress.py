"""Acts of the work itself: progress, proof, assessment, a unit's word for its figures."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from zhenggai.ledger.core.acts.shape import Key, ReportedFigure, Words


@dataclass(frozen=True)
class ReportProgress:
    """A unit's word on an item: `result` is no_change, progress or done.

    `reached` are the milestones (1-based) that stand; `round` is the key of a reporting round;
    `next_steps` says what is still to come of an item that is not done.
    """

    KIND: ClassVar[str] = "report_progress"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "报送进展"

    item: Key
    unit: str
    result: str
    text: Words = ""
    figures: tuple[ReportedFigure, ...] = ()
    reached: tuple[int, ...] = ()
    round: str = ""
    next_steps: Words = ""


@dataclass(frozen=True)
class AttachProof:
    """A file that proves a claim on an item.

    `digest` is the SHA-256 of the file; `kind` a word of `vocabulary.PROOF_KINDS`; `amount` the
    money (yuan) on a voucher. A new version names what it `replaces`; shared evidence names the
    proof that it shares and says why.
    """

    KIND: ClassVar[str] = "attach_proof"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "上传佐证材料"

    proof: Key
    item: Key
    digest: Words
    name: Words
    claim: Words
    kind: str = "document"
    media_type: str = ""
    size: int = 0
    amount: Decimal | None = None
    replaces: Key = ""
    shared_from: Key = ""
    why: Words = ""


@dataclass(frozen=True)
class WithdrawProof:
    """A proof no longer counts."""

    KIND: ClassVar[str] = "withdraw_proof"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "撤销佐证材料"

    proof: Key
    reason: Words


@dataclass(frozen=True)
class AssessBasicallyDone:
    """The recorded assessment 基本完成, or its taking back."""

    KIND: ClassVar[str] = "assess_basically_done"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "评定基本完成"

    problem: Key
    basically_done: bool
    reason: Words


@dataclass(frozen=True)
class ConfirmFigure:
    """The owner confirms a reported figure for a cut-off day, perhaps with another value.

    `signed_by` names who of the unit stands for it, where that is not the head's own hand.
    """

    KIND: ClassVar[str] = "confirm_figure"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "确认填报数"

    figure: Key
    unit: str
    cut_off: date
    value: Decimal
    signed_by: Words = ""
