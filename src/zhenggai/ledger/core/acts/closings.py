"""Acts of closing (销号) and of what comes after: rechecks, look-backs, reopening."""

from dataclasses import dataclass
from typing import ClassVar

from zhenggai.ledger.core.acts.shape import Answer, Key, Words


@dataclass(frozen=True)
class AskClosure:
    """A unit asks to strike a problem off and answers the completion standard point by point."""

    KIND: ClassVar[str] = "ask_closure"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "申请销号"

    closing: Key
    problem: Key
    unit: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Sign:
    """One signature of the pack's list; `unit` is the signer's."""

    KIND: ClassVar[str] = "sign"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "签署意见"

    problem: Key
    step: str
    unit: str = ""
    opinion: Words = ""


@dataclass(frozen=True)
class Return:
    """A closing goes back with what is still missing; named measures go back to their units."""

    KIND: ClassVar[str] = "return"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "退回补充"

    problem: Key
    missing: Words
    step: str = ""
    measures: tuple[Key, ...] = ()


@dataclass(frozen=True)
class Close:
    """The problem is struck off.

    With a meeting its minutes may stand for one signature of the list, named in `approves`.
    """

    KIND: ClassVar[str] = "close"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "销号"

    problem: Key
    meeting: Key = ""
    approves: str = ""


@dataclass(frozen=True)
class DrawRecheck:
    """Closed problems drawn at random for a recheck; the seed lets anybody draw them again."""

    KIND: ClassVar[str] = "draw_recheck"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "随机抽查"

    recheck: Key
    seed: str
    of: tuple[str, ...]
    drawn: tuple[Key, ...]


@dataclass(frozen=True)
class RecordRecheck:
    """What a recheck found on one closed problem."""

    KIND: ClassVar[str] = "record_recheck"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "登记核查结果"

    problem: Key
    agrees: bool
    text: Words
    unit: str = ""
    recheck: Key = ""


@dataclass(frozen=True)
class LookBack:
    """What a look-back (回头看) found on one closed problem."""

    KIND: ClassVar[str] = "look_back"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "登记回头看"

    problem: Key
    agrees: bool
    text: Words
    unit: str = ""


@dataclass(frozen=True)
class Reopen:
    """A closed problem goes back to work; `ground` is a word of `vocabulary.REOPENING_GROUNDS`."""

    KIND: ClassVar[str] = "reopen"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "重新整改"

    problem: Key
    ground: str
    reason: Words
