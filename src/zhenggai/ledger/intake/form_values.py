"""Ledger rows as the lines of a superior's form: one line a measure, or a problem where the form
has no column for measures.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from zhenggai.ledger.intake.columns import SHARED, title_of
from zhenggai.ledger.intake.mapping import Mapping
from zhenggai.writers.ledger_rows import (
    MeasureRow,
    ProblemRow,
    grouped,
    measure_texts,
    problem_texts,
)

# Merged over the lines of their aspect, their category, their problem, their 具体表现
OVER = {
    "aspect": "aspect",
    "category": "category",
    "problem": "problem",
    "problem_number": "problem",
}
LEAF = ("number", "detail", "source", "kind", "cause", "target", "standard", "standing", *SHARED)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the form: texts by field, and for each level the number of its group."""

    texts: dict[str, str]
    groups: dict[str, int]


def lines_of(problems: Sequence[ProblemRow], mapping: Mapping) -> list[Line]:
    """The lines in order. A measure's own value stands in the common column where it has none."""
    fields = {column.field for column in mapping.columns if column.field}
    lines: list[Line] = []
    aspect = category = leaf = 0
    before: tuple[str, str] | None = None
    for place, group in enumerate(grouped(problems)):
        aspect += before is None or before[0] != group[0].aspect
        category += before is None or before != (group[0].aspect, group[0].category)
        before = (group[0].aspect, group[0].category)
        for problem in group:
            leaf += 1
            groups = {"aspect": aspect, "category": category, "problem": place, "leaf": leaf}
            measures: Sequence[MeasureRow | None] = problem.measures or (None,)
            measures = measures if "measure" in fields else (None,)
            lines += [Line(_texts(problem, measure, fields), groups) for measure in measures]
    return lines


def _texts(problem: ProblemRow, measure: MeasureRow | None, fields: set[str]) -> dict[str, str]:
    texts = problem_texts(problem)
    texts["number"] = problem.number
    if problem.detail and "detail" not in fields:
        texts["problem"] = f"{problem.text}\n{problem.detail}"
    if measure is not None:
        own = measure_texts(measure)
        texts |= own
        for field in SHARED:
            if f"measure_{field}" not in fields and own[f"measure_{field}"]:
                texts[field] = own[f"measure_{field}"]
    elif "measure" not in fields:
        for field in SHARED:
            texts[field] = texts[field] or _together(problem, field)
    return texts


def _together(problem: ProblemRow, field: str) -> str:
    """What the measures of a problem say, where the form has one line for all."""
    said = (measure_texts(one)[f"measure_{field}"] for one in problem.measures)
    distinct = [text for text in dict.fromkeys(said) if text]
    return "\n".join(distinct)


def not_shown(problems: Sequence[ProblemRow], mapping: Mapping) -> tuple[str, ...]:
    """Titles of what the ledger holds and the form has no column for."""
    fields = {column.field for column in mapping.columns if column.field}
    fields |= {"problem_number"} if "number" in fields else set()
    fields |= {"detail"} if "problem" in fields else set()
    fields |= {f"measure_{field}" for field in SHARED if field in fields}
    held: dict[str, None] = {}
    for problem in problems:
        texts = problem_texts(problem)
        for measure in problem.measures:
            texts |= {field: text for field, text in measure_texts(measure).items() if text}
            held |= {field: None for field, text in texts.items() if text}
        held |= {field: None for field, text in texts.items() if text}
    return tuple(title_of(field) for field in held if field not in fields)
