"""The rows of a book: what is known of each thing now, frozen, each under its key.

A row changes by being replaced (`changed`). `changed_on` is the day of the last act that changed
its state: no later act may lie before it. Ids name persons, units and bodies, keys name rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from zhenggai.ledger.core.acts.shape import Adoption, Answer, Decision, Milestone
from zhenggai.ledger.core.keys import family_of

# Rows have no slots: replacing one copies its dictionary, ten times quicker than replace(). What
# nobody told of a row stands in its class alone; of some forty fields few are told.


@dataclass(frozen=True)
class Row:
    """What every row has: its key and the entry that made it."""

    key: str
    made_by: int

    @property
    def family(self) -> str:
        """The top problem under which it lives, or `book`."""
        return family_of(self.key)


AnyRow = TypeVar("AnyRow", bound=Row)


def changed(row: AnyRow, **values: object) -> AnyRow:
    """The row with other values. Names are not checked here; a test checks every row's names."""
    new = object.__new__(type(row))
    object.__setattr__(new, "__dict__", row.__dict__ | values)
    return new


@dataclass(frozen=True)
class BookRow(Row):
    """The book itself; `approved_problems` and `approved_measures` are the 核定数 once frozen."""

    name: str = ""
    inspected_unit: str = ""
    inspection_kind: str = ""
    level: str = ""
    round: str = ""
    team: str = ""
    mode: str = ""
    began_on: date | None = None
    ended_on: date | None = None
    opened_on: date | None = None
    exercise: bool = False
    abandoned: bool = False
    pack: str = ""
    pack_version: str = ""
    pack_digest: str = ""
    feedback_on: date | None = None
    plan_version: str = ""
    approved_on: date | None = None
    approved_problems: int | None = None
    approved_measures: int | None = None
    opinions_text: str = ""
    opinions_version: str = ""
    adoptions: tuple[Adoption, ...] = ()
    grade: str = ""
    evaluated_by: str = ""
    evaluated_on: date | None = None
    second_rectification: bool = False


@dataclass(frozen=True)
class Heading(Row):
    """A level above the problems."""

    kind: str = ""
    level: str = ""
    label: str = ""
    text: str = ""
    parent: str = ""
    withdrawn: bool = False


@dataclass(frozen=True)
class Item(Row):
    """What a problem and a measure have in common: responsibility, deadline, last word."""

    label: str = ""
    text: str = ""
    state: str = ""
    changed_on: date | None = None
    leaders: tuple[str, ...] = ()
    lead_units: tuple[str, ...] = ()
    responsible_units: tuple[str, ...] = ()
    liaisons: tuple[str, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    # The milestones (1-based) that are told to stand.
    reached: tuple[int, ...] = ()
    standing: bool = False
    reviews: tuple[date, ...] = ()
    deadline_text: str = ""
    # The deadline as first set, kept when an extension moves it.
    first_milestones: tuple[Milestone, ...] = ()
    extensions: int = 0
    last_text: str = ""
    last_reported_on: date | None = None
    # What a ledger sheet says beside it: 下一步措施, 佐证材料, 备注, 责任人.
    next_steps: str = ""
    evidence_words: str = ""
    note: str = ""
    persons: tuple[str, ...] = ()
    # Who reported on it: person, unit and the entry of the last time, for recusal.
    reporters: tuple[tuple[str, str, int], ...] = ()
    # The state rests on a paper's words alone (据通报，无佐证); where that paper is a ledger sheet,
    # its row, from 1; and the day on which it says that the item was done.
    carried: bool = False
    carried_row: int = 0
    carried_done_on: date | None = None
    # After the plan's approval an item comes into or leaves the frozen counts with the superior's
    # consent; one that comes without stands outside them.
    added_by_consent: bool = False
    removed_by_consent: bool = False
    outside_counts: bool = False
    # While it is returned or reopened: what is still missing (退回补充, 重新整改).
    missing: str = ""

    @property
    def deadline(self) -> date | None:
        """The last day told; None where no day is told."""
        days = [one.on for one in self.milestones if one.on]
        return max(days) if days else None


@dataclass(frozen=True)
class Problem(Item):
    """A problem or, under another problem, a sub-item, which is not counted; states in
    `vocabulary.PROBLEM_STATES`."""

    parent: str = ""
    level: str = ""
    detail: str = ""
    source: str = "feedback"
    kind: str = ""
    disclosure: str = ""
    need_to_know: tuple[str, ...] = ()
    cause: str = ""
    target: str = ""
    standard: tuple[str, ...] = ()
    priority: bool = False
    basically_done: bool = False
    basically_done_reason: str = ""
    closing: str = ""
    closed_on: date | None = None
    first_closed_on: date | None = None
    # The entry by which it was last opened; reports before it do not bind its verifiers.
    opened_by: int = 0
    reopened: int = 0
    relapses: int = 0
    returns: int = 0
    last_ground: str = ""
    merged_into: str = ""
    check_units: tuple[str, ...] = ()
    checks_found: int = 0
    checks_corrected: int = 0
    checked_units: tuple[str, ...] = ()

    @property
    def is_part(self) -> bool:
        """Whether it is a sub-item of another problem."""
        return self.parent.startswith("problem/")


@dataclass(frozen=True)
class Measure(Item):
    """A measure or a group of them; states in `vocabulary.MEASURE_STATES`."""

    problem: str = ""
    group: str = ""
    kinds: tuple[str, ...] = ()
    amount: Decimal | None = None


@dataclass(frozen=True)
class Proof(Row):
    """One file as proof of a claim; `withdrawn` and `replaced_by` take it out of the count."""

    item: str = ""
    digest: str = ""
    name: str = ""
    claim: str = ""
    kind: str = ""
    media_type: str = ""
    size: int = 0
    amount: Decimal | None = None
    version: int = 1
    replaced_by: str = ""
    shared_from: str = ""
    why: str = ""
    withdrawn: bool = False
    attached_on: date | None = None
    attached_by: str = ""

    @property
    def counts(self) -> bool:
        """Whether it still proves something."""
        return not self.withdrawn and not self.replaced_by


@dataclass(frozen=True)
class Extension(Row):
    """A request for another deadline; `state` is asked, granted or refused."""

    item: str = ""
    reason: str = ""
    milestones: tuple[Milestone, ...] = ()
    standing: bool = False
    reviews: tuple[date, ...] = ()
    state: str = "asked"
    asked_by: str = ""
    asked_on: date | None = None
    entered_by: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    decision: str = ""


@dataclass(frozen=True)
class Signature:
    """One signature under a closing: of which step, by whom, of which unit, when, on what paper."""

    step: str
    by: str
    unit: str
    on: date
    entered_by: str
    n: int
    opinion: str = ""


@dataclass(frozen=True)
class Closing(Row):
    """One asking for closure; `state` is asked, signing, returned or closed."""

    problem: str = ""
    unit: str = ""
    asked_by: str = ""
    asked_on: date | None = None
    answers: tuple[Answer, ...] = ()
    signatures: tuple[Signature, ...] = ()
    state: str = "asked"
    missing: str = ""
    returned_by: str = ""
    returned_on: date | None = None
    meeting: str = ""
    closed_on: date | None = None


@dataclass(frozen=True)
class Regulation(Row):
    """A regulation with its document number; `replaced_by` takes it out of the count."""

    item: str = ""
    title: str = ""
    number: str = ""
    action: str = ""
    issued_on: date | None = None
    proof: str = ""
    recorded_on: date | None = None
    replaced_by: str = ""


@dataclass(frozen=True)
class Accountability(Row):
    """Persons called to account: a count, never a name."""

    item: str = ""
    body: str = ""
    number: str = ""
    decided_on: date | None = None
    form: str = ""
    count: int = 0


@dataclass(frozen=True)
class Meeting(Row):
    """A meeting with its decisions."""

    kind: str = ""
    number: str = ""
    agenda: str = ""
    on: date | None = None
    decisions: tuple[Decision, ...] = ()
    scan: str = ""


@dataclass(frozen=True)
class Group(Row):
    """A leading group, working group or task force as it stands."""

    kind: str = ""
    name: str = ""
    number: str = ""
    members: tuple[str, ...] = ()
    since: date | None = None
    dissolved: bool = False


@dataclass(frozen=True)
class Step(Row):
    """A prescribed step that was taken."""

    on: date | None = None
    number: str = ""
    text: str = ""
    scan: str = ""


@dataclass(frozen=True)
class Figure(Row):
    """A figure that a unit reports or another body gives; `kind` is reported or external.

    `owner` is the unit or body, `letter` the paper that gives it. A reported figure is confirmed
    for a cut-off day.
    """

    name: str = ""
    kind: str = ""
    value: Decimal = Decimal(0)
    unit: str = ""
    title: str = ""
    counting_rule: str = ""
    item: str = ""
    owner: str = ""
    letter: str = ""
    on: date | None = None
    confirmed_for: date | None = None
    confirmed_by: str = ""


@dataclass(frozen=True)
class Review(Row):
    """One body's opinion on a version of the plan."""

    body: str = ""
    version: str = ""
    agrees: bool = False
    opinion: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Finding:
    """What a recheck or a look-back found on one problem."""

    problem: str
    agrees: bool
    text: str
    unit: str
    by: str
    on: date


@dataclass(frozen=True)
class Recheck(Row):
    """Problems drawn with a seed, and what was found on each."""

    seed: str = ""
    of: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()
    on: date | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Expunging(Row):
    """A request to destroy words of entry `of`; `state` is asked, done or declined."""

    of: int = 0
    fields: tuple[str, ...] = ()
    ground: str = ""
    reason: str = ""
    items: tuple[str, ...] = ()
    state: str = "asked"
    asked_by: str = ""
    entered_by: str = ""
    asked_on: date | None = None
    decided_by: str = ""
    decided_on: date | None = None
    decision: str = ""


@dataclass(frozen=True)
class Numbers(Row):
    """The last number given of each kind within a family, by scope; never taken back."""

    last: Mapping[str, int] = field(default_factory=dict)
