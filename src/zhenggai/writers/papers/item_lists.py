"""Lists of items: which columns, over what equal cells merge, one row a problem or a measure."""

from collections.abc import Iterable, Sequence

from zhenggai.writers.ledger_rows import MeasureRow, ProblemRow
from zhenggai.writers.letter_rows import Column, Table

# Headings and widths of the columns that the lists of a round have, by what they tell.
_COLUMNS: dict[str, tuple[str, float]] = {
    "aspect": ("方面", 4),
    "category": ("类别", 4),
    "number": ("序号", 3.8),
    "problem": ("反馈问题", 10),
    "detail": ("具体表现", 8),
    "cause": ("原因分析", 7),
    "target": ("整改目标", 7),
    "standard": ("完成标准", 8),
    "measure": ("整改措施", 12),
    "leaders": ("责任领导", 6),
    "lead_units": ("牵头单位", 6),
    "units": ("责任单位", 6),
    "deadline": ("完成时限", 10.8),
    "state": ("整改状态", 6),
    "progress": ("进展情况", 16),
    "next_steps": ("下一步措施", 8),
    "note": ("备注", 4),
}
_HEADINGS = frozenset({"aspect", "category"})
_OF_PROBLEM = frozenset({"number", "problem", "detail", "cause", "target", "standard"})
_CENTRED = frozenset({"number", "state", "deadline", "leaders"})


def item_table(
    problems: Iterable[ProblemRow], columns: Sequence[str], *, size: float = 10.5
) -> Table:
    """A row a problem, or a row a measure where a column tells of measures.

    What a measure does not say for itself is as on its problem.
    """
    by_measure = "measure" in columns
    rows = [
        tuple(_cell(name, problem, measure) for name in columns)
        for problem in problems
        for measure in (problem.measures if by_measure and problem.measures else (None,))
    ]
    return Table(
        rows=(tuple(_COLUMNS[name][0] for name in columns), *rows),
        columns=tuple(
            Column(
                _COLUMNS[name][1],
                "centre" if name in _CENTRED else "left",
                is_merged=name in _HEADINGS or (by_measure and name in _OF_PROBLEM),
            )
            for name in columns
        ),
        size=size,
    )


def _cell(name: str, problem: ProblemRow, measure: MeasureRow | None) -> str:
    if name == "problem":
        return problem.own_text
    if name == "detail" and problem.is_part:
        return ""
    if name in _HEADINGS | _OF_PROBLEM:
        return str(getattr(problem, name))
    if name == "measure":
        return measure.text if measure else ""
    own = getattr(measure.own, name) if measure else ""
    said = own or getattr(problem.shared, name)
    return said if isinstance(said, str) else "、".join(said)
