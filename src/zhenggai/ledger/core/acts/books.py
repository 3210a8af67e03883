"""Acts on the book as a whole: opening, rules in force, feedback, evaluation, the end."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhenggai.ledger.core.acts.shape import Key, Words


@dataclass(frozen=True)
class OpenBook:
    """A book for one inspection of one inspected unit, perhaps before the feedback.

    `inspected_unit` is the id of a unit; `inspection_kind` a word such as 巡视, 巡察, 审计, `mode`
    the same as it was carried out: 常规巡视, 提级巡察, 巡视“回头看”. The team was there from
    `began_on` to `ended_on`.
    """

    KIND: ClassVar[str] = "open_book"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "开立台账"

    name: Words
    inspected_unit: str
    inspection_kind: str
    level: str = ""
    round: Words = ""
    team: Words = ""
    exercise: bool = False
    mode: Words = ""
    began_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True)
class DescribeInspection:
    """What became known of the inspection since the book was opened, or is told otherwise: fields
    as those of `OpenBook`; what is empty stays as it is. It holds for every day of the book."""

    KIND: ClassVar[str] = "describe_inspection"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "登记巡视巡察情况"

    level: str = ""
    round: Words = ""
    team: Words = ""
    mode: Words = ""
    began_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True)
class AdoptPack:
    """From here on the rules of this pack hold; its text is kept by its digest."""

    KIND: ClassVar[str] = "adopt_pack"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "启用本地规则"

    pack: str
    version: str
    digest: str


@dataclass(frozen=True)
class ReceiveFeedback:
    """The written feedback has come: day (`on`), speaker, the paper's digest, who knows."""

    KIND: ClassVar[str] = "receive_feedback"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "登记反馈意见"

    number: Words = ""
    speaker: Words = ""
    place: Words = ""
    scan: Words = ""
    disclosure: str = ""
    need_to_know: tuple[str, ...] = ()


@dataclass(frozen=True)
class MarkExercise:
    """The book is an exercise (演练) and not to be counted with real ones."""

    KIND: ClassVar[str] = "mark_exercise"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "标为演练"

    reason: Words


@dataclass(frozen=True)
class AbandonBook:
    """The book is hidden and read-only from here on."""

    KIND: ClassVar[str] = "abandon_book"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "停用台账"

    reason: Words


@dataclass(frozen=True)
class RecordEvaluation:
    """The superior's evaluation; a second rectification opens the named problems again.

    `grade` is a word of the pack's list (好, 较好, 一般, 差).
    """

    KIND: ClassVar[str] = "record_evaluation"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "登记成效评估"

    grade: str
    body: str
    number: Words = ""
    text: Words = ""
    second_rectification: bool = False
    problems: tuple[Key, ...] = ()
