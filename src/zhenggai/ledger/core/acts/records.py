"""Acts that put on record what stands beside items: papers, meetings, groups, steps, figures."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from zhenggai.ledger.core.acts.shape import Decision, Key, ReportedFigure, Words


@dataclass(frozen=True)
class RecordRegulation:
    """A regulation made or revised for an item: title and document number.

    One told anew names what it `replaces`, as where a paper had not printed the number.
    """

    KIND: ClassVar[str] = "record_regulation"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "登记建章立制"

    regulation: Key
    title: Words
    number: Words
    item: Key = ""
    action: str = ""
    issued_on: date | None = None
    proof: Key = ""
    replaces: Key = ""


@dataclass(frozen=True)
class RecordMeeting:
    """A meeting and its decisions on items; `kind` is a word of `vocabulary.MEETING_KINDS`."""

    KIND: ClassVar[str] = "record_meeting"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "登记会议"

    meeting: Key
    kind: str
    number: Words
    agenda: Words = ""
    decisions: tuple[Decision, ...] = ()
    scan: Words = ""


@dataclass(frozen=True)
class SetGroup:
    """A leading group, working group or task force and its members from here on."""

    KIND: ClassVar[str] = "set_group"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "登记工作机构"

    group: Key
    name: Words
    kind: str
    number: Words = ""
    members: tuple[str, ...] = ()
    dissolved: bool = False


@dataclass(frozen=True)
class RecordStep:
    """A prescribed step (规定动作) of the pack's list was taken; `scan` is its proof."""

    KIND: ClassVar[str] = "record_step"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "登记规定动作"

    step: Key
    number: Words = ""
    text: Words = ""
    scan: Words = ""


@dataclass(frozen=True)
class RecordAccountability:
    """Persons called to account for an item: a count and never a name.

    `form` is a word of `vocabulary.ACCOUNTABILITY_FORMS`; `body` the id of the deciding body.
    """

    KIND: ClassVar[str] = "record_accountability"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "登记追责问责"

    accountability: Key
    body: str
    number: Words
    decided_on: date
    form: str
    count: int
    item: Key = ""


@dataclass(frozen=True)
class RecordExternalFigure:
    """A figure that another body gives: who, by which letter, of which day (`on`)."""

    KIND: ClassVar[str] = "record_external_figure"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "登记外部提供数"

    figure: Key
    name: str
    value: Decimal
    unit: str
    body: str
    letter: Words
    title: Words = ""
    counting_rule: Words = ""


@dataclass(frozen=True)
class RecordReportedFigures:
    """Figures that a unit gives on paper: whose they are, of which item, of which day (`on`).

    The paper is the entry's basis. They wait for the owner's confirmation like any reported figure,
    say nothing of progress and bind nobody to recusal.
    """

    KIND: ClassVar[str] = "record_reported_figures"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "登记单位填报数"

    owner: str
    figures: tuple[ReportedFigure, ...]
    item: Key = ""


@dataclass(frozen=True)
class Comment:
    """A remark on an item or the book; it changes nothing."""

    KIND: ClassVar[str] = "comment"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "批注"

    item: Key
    text: Words
