"""What the ledger sheet is written from: problems with their measures, and the sheet's columns.

These are the writer's own rows; whoever has a ledger fills them. Numbers of problems are told
apart by the reader of the sheet: two problems side by side need two numbers, and 12.1 is a part of
the problem 12 above it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Carried:
    """What a problem has and a measure may have for itself; empty on a measure: as the problem."""

    leaders: tuple[str, ...] = ()
    lead_units: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    liaisons: tuple[str, ...] = ()
    deadline: str = ""
    done_on: str = ""
    state: str = ""
    progress: str = ""
    next_steps: str = ""
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure."""

    text: str
    number: str = ""
    task: str = ""
    own: Carried = Carried()


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One problem, or one 具体表现 of it: those of one problem share text and number, or are
    numbered 12.1, 12.2 under it. `is_standing` is None where nothing is said.
    """

    text: str
    number: str = ""
    detail: str = ""
    aspect: str = ""
    category: str = ""
    source: str = ""
    kind: str = ""
    cause: str = ""
    target: str = ""
    standard: str = ""
    is_standing: bool | None = None
    shared: Carried = Carried()
    measures: tuple[MeasureRow, ...] = ()

    @property
    def is_part(self) -> bool:
        """Whether it is a sub-item with a number of its own (12.1): counted with its problem."""
        return "." in self.number

    @property
    def own_text(self) -> str:
        """What the item itself says: a sub-item its own words, not those of its problem."""
        return self.detail or self.text if self.is_part else self.text


Level = Literal["aspect", "category", "problem", "leaf", "measure"]
SHARED = tuple(one.name for one in fields(Carried))
_OF_PROBLEM = tuple((field, field) for field in SHARED)
_OF_MEASURE = tuple((field, f"measure_{field}") for field in SHARED)
STANDING = {True: "是", False: "否", None: ""}
MEASURE = "措施"
# A3 across holds about 216 units at full size; at this width print shrinks to some 8 points.
WIDEST = 270.0
NARROW = 12.0
LEAST_KEPT = 0.35


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column of the sheet: its field, its heading, its width, and over what its cells merge."""

    field: str
    title: str
    width: float
    level: Level
    is_core: bool = False


def _own(field: str, title: str, width: float) -> ColumnSpec:
    return ColumnSpec(f"measure_{field}", MEASURE + title, width, "measure")


COLUMNS = (
    ColumnSpec("aspect", "方面", 8, "aspect", is_core=True),
    ColumnSpec("category", "类别", 9, "category", is_core=True),
    ColumnSpec("problem_number", "问题序号", 5.5, "problem", is_core=True),
    ColumnSpec("problem", "反馈问题", 22, "problem", is_core=True),
    ColumnSpec("detail", "具体表现", 22, "leaf"),
    ColumnSpec("source", "问题来源", 9, "leaf"),
    ColumnSpec("kind", "问题性质", 7, "leaf"),
    ColumnSpec("cause", "原因分析", 16, "leaf"),
    ColumnSpec("target", "整改目标", 17, "leaf", is_core=True),
    ColumnSpec("standard", "完成标准", 17, "leaf"),
    ColumnSpec("leaders", "责任领导", 8.5, "leaf", is_core=True),
    ColumnSpec("lead_units", "牵头单位", 10.5, "leaf", is_core=True),
    ColumnSpec("units", "责任单位", 12, "leaf", is_core=True),
    ColumnSpec("persons", "责任人", 8.5, "leaf"),
    ColumnSpec("liaisons", "联络员", 8.5, "leaf"),
    ColumnSpec("deadline", "完成时限", 13, "leaf", is_core=True),
    ColumnSpec("standing", "是否长期坚持", 7, "leaf"),
    ColumnSpec("task", "整改任务", 16, "measure"),
    ColumnSpec("measure_number", "措施序号", 5.5, "measure"),
    ColumnSpec("measure", "整改措施", 28, "measure", is_core=True),
    _own("leaders", "责任领导", 8.5),
    _own("lead_units", "牵头单位", 10.5),
    _own("units", "责任单位", 12),
    _own("persons", "责任人", 8.5),
    _own("liaisons", "联络员", 8.5),
    _own("deadline", "完成时限", 13),
    _own("state", "整改状态", 9),
    _own("progress", "进展情况", 28),
    _own("next_steps", "下一步措施", 18),
    _own("evidence", "佐证材料", 15),
    _own("done_on", "实际完成时间", 11),
    _own("note", "备注", 10),
    ColumnSpec("state", "整改状态", 9, "leaf", is_core=True),
    ColumnSpec("progress", "进展情况", 28, "leaf", is_core=True),
    ColumnSpec("next_steps", "下一步措施", 18, "leaf"),
    ColumnSpec("evidence", "佐证材料", 15, "leaf", is_core=True),
    ColumnSpec("done_on", "实际完成时间", 11, "leaf"),
    ColumnSpec("note", "备注", 10, "leaf", is_core=True),
)


def problem_texts(problem: ProblemRow) -> dict[str, str]:
    """What stands of a problem in the sheet, by field."""
    return {
        "aspect": problem.aspect,
        "category": problem.category,
        "problem_number": problem.number,
        "problem": problem.text,
        "detail": problem.detail,
        "source": problem.source,
        "kind": problem.kind,
        "cause": problem.cause,
        "target": problem.target,
        "standard": problem.standard,
        "standing": STANDING[problem.is_standing],
        **shared_texts(problem.shared),
    }


def measure_texts(measure: MeasureRow) -> dict[str, str]:
    """What stands of a measure in the sheet, by field."""
    own = _texts(measure.own, _OF_MEASURE)
    return {
        "measure": measure.text,
        "measure_number": measure.number,
        "task": measure.task,
        **own,
    }


def shared_texts(shared: Carried) -> dict[str, str]:
    """The fields as texts, lists with 、."""
    return _texts(shared, _OF_PROBLEM)


def _texts(shared: Carried, names: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The texts under other names; asked of every row of twenty thousand, it makes one dict."""
    return {
        name: value if isinstance(value, str) else "、".join(value)
        for field, name in names
        for value in (getattr(shared, field),)
    }


def grouped(problems: Iterable[ProblemRow]) -> Iterator[tuple[ProblemRow, ...]]:
    """The problems with their 具体表现: rows side by side that belong to one problem."""
    group: list[ProblemRow] = []
    for one in problems:
        if group and not _goes_on(group[-1], one):
            yield tuple(group)
            group = []
        group.append(one)
    if group:
        yield tuple(group)


def _goes_on(above: ProblemRow, one: ProblemRow) -> bool:
    """Whether a row tells more of the problem in the row above."""
    if (above.aspect, above.category, above.text) != (one.aspect, one.category, one.text):
        return False
    if above.number == one.number:
        return bool(above.detail and one.detail)
    top, dot, _ = one.number.partition(".")
    return bool(dot and one.detail) and above.number.partition(".")[0] == top


def used_columns(problems: Sequence[ProblemRow]) -> tuple[ColumnSpec, ...]:
    """The columns that are always printed and those that any row fills.

    What only measures have needs no empty column of the problem's beside it.
    """
    used: set[str] = set()
    wanted = {column.field for column in COLUMNS}
    for one in problems:
        texts = problem_texts(one)
        used |= {field for field in wanted - used if texts.get(field)}
        for measure in one.measures:
            if _has_more(measure, used):
                used |= {field for field, text in measure_texts(measure).items() if text}
    return fitted(
        column
        for column in COLUMNS
        if column.field in used or (column.is_core and f"measure_{column.field}" not in used)
    )


def _has_more(measure: MeasureRow, used: set[str]) -> bool:
    """Whether a measure fills a column that no row before it does."""
    own = measure.own
    return (
        not {"measure", "measure_number"} <= used
        or (bool(measure.task) and "task" not in used)
        or any(name not in used and getattr(own, field) for field, name in _OF_MEASURE)
    )


def fitted(columns: Iterable[ColumnSpec]) -> tuple[ColumnSpec, ...]:
    """The columns narrow enough that the print on A3 stays readable: the wide ones give way."""
    chosen = tuple(columns)
    lack = sum(column.width for column in chosen) - WIDEST
    spare = sum(max(column.width - NARROW, 0) for column in chosen)
    if lack <= 0:
        return chosen
    keep = max(1 - lack / spare, LEAST_KEPT)
    return tuple(
        replace(column, width=NARROW + (column.width - NARROW) * keep)
        if column.width > NARROW
        else column
        for column in chosen
    )
