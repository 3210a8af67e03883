"""What a sheet holds, as values to be confirmed before anything is entered in a ledger.

Rows count from 1, as a person sees them in Excel. A draft says what the sheet says and no more:
what is not printed is "" or empty.
"""

from dataclasses import dataclass
from typing import Literal

from zhenggai.ledger.intake.columns import title_of
from zhenggai.ledger.intake.deadlines import NONE as NO_DEADLINE
from zhenggai.ledger.intake.deadlines import Deadline
from zhenggai.ledger.intake.mapping import Mapping
from zhenggai.ledger.intake.states import NONE as NO_STATE
from zhenggai.ledger.intake.states import StateRead

# What becomes of words that are not understood
LEFT_OUT, AS_PRINTED, NOTED = "没有导入", "只照录文字", "照录在备注"


@dataclass(frozen=True, slots=True)
class Shared:
    """What a problem has and a measure may have for itself.

    What all rows of a problem have alike stands on the problem; a measure holds only what is its
    own. So "" on a measure means: as the problem.
    """

    leaders: tuple[str, ...] = ()
    lead_units: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    liaisons: tuple[str, ...] = ()
    deadline: Deadline = NO_DEADLINE
    done_on: Deadline = NO_DEADLINE
    state: StateRead = NO_STATE
    progress: str = ""
    next_steps: str = ""
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DraftMeasure:
    """One measure and the row where it begins.

    `has_state_cell`: its row has a cell for the state to itself, and not a part of a merged one, so
    that a state which all rows of a problem have alike is said of each measure too.
    """

    row: int
    text: str
    number: str = ""
    task: str = ""
    own: Shared = Shared()
    has_state_cell: bool = False


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """One problem, or one 具体表现 of it, with its measures.

    Where one problem has several 具体表现, each is a DraftProblem of its own with the same
    `problem_row` (the row where the problem's own words begin), and `detail` tells them apart, or
    a number of its own (12.1 under 12). `is_standing` is None where the sheet does not say.
    """

    row: int
    problem_row: int
    text: str
    detail: str = ""
    number: str = ""
    aspect: str = ""
    category: str = ""
    cause: str = ""
    source: str = ""
    kind: str = ""
    target: str = ""
    standard: str = ""
    is_standing: bool | None = None
    shared: Shared = Shared()
    measures: tuple[DraftMeasure, ...] = ()


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row, or a cell of it, that is not understood.

    `left_out`: the row did not come in. `doubt`: it came in, and of one cell no more than its text
    is known; a deadline then stands as it is printed, other words stand in the note.
    """

    row: int
    kind: Literal["left_out", "doubt"]
    reason: str
    text: str
    column: str = ""

    @property
    def sentence(self) -> str:
        """What is not understood, and what became of it."""
        column = f"{self.column}：" if self.column else ""
        kept = AS_PRINTED if self.column == title_of("deadline") else NOTED
        end = kept if self.kind == "doubt" else LEFT_OUT
        return f"{column}{self.reason}" + ("" if self.reason.endswith(end) else f"，{end}")


@dataclass(frozen=True, slots=True)
class SheetDraft:
    """One sheet as a draft. `rows` counts the rows below the head that hold anything."""

    sheet: str
    mapping: Mapping
    problems: tuple[DraftProblem, ...]
    row_problems: tuple[RowProblem, ...]
    rows: int

    @property
    def aspects(self) -> tuple[str, ...]:
        """The aspects in their order, each once."""
        return tuple(dict.fromkeys(one.aspect for one in self.problems if one.aspect))

    @property
    def measures(self) -> int:
        """How many measures the sheet has."""
        return sum(len(one.measures) for one in self.problems)
