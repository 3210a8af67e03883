"""The ledger as cells to be written: what stands where, merged over which rows, and how high."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from zhenggai.writers.ledger_rows import (
    ColumnSpec,
    ProblemRow,
    grouped,
    measure_texts,
    problem_texts,
)
from zhenggai.writers.text_heights import split_rows, spread_heights, text_height

BODY_SIZE = 10.5
LOWEST_ROW = 24.0
# Blank means "as above" to whoever reads the sheet; this says that there is nothing.
NOTHING = "—"
# Where blank would be read so
AS_ABOVE = ("leaders", "lead_units", "units", "persons", "liaisons", "deadline")


class Block(NamedTuple):
    """One cell: its column, its first and last row (from 0, below the head), its text."""

    column: int
    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """All cells of a table and the heights of its rows in points."""

    blocks: tuple[Block, ...]
    heights: tuple[float, ...]


def grid_of(problems: Sequence[ProblemRow], columns: Sequence[ColumnSpec]) -> Grid:
    """The table of some problems: one row a measure, merged where one text holds for several."""
    blocks = list(_blocks(problems, columns))
    count = max((block.last + 1 for block in blocks), default=0)
    heights = spread_heights(count, LOWEST_ROW, _needs(blocks, columns))
    times = split_rows(heights)
    if count == sum(times):
        return Grid(tuple(blocks), tuple(heights))
    starts = [0]
    for one in times:
        starts.append(starts[-1] + one)
    placed = (
        Block(block.column, starts[block.first], starts[block.last + 1] - 1, block.text)
        for block in blocks
    )
    split = (height / one for height, one in zip(heights, times, strict=True) for _ in range(one))
    return Grid(tuple(placed), tuple(split))


def _needs(
    blocks: Sequence[Block], columns: Sequence[ColumnSpec]
) -> Iterator[tuple[int, int, float]]:
    """What each cell needs that is higher than a row is anyhow; names, states and days stand in
    thousands of cells and are reckoned once."""
    known: dict[tuple[int, str], float] = {}
    for block in blocks:
        if block.text:
            key = block.column, block.text
            need = known.get(key)
            if need is None:
                width = columns[block.column].width
                need = known[key] = text_height(block.text, width, BODY_SIZE)
            if need > LOWEST_ROW:
                yield block.first, block.last, need


def _blocks(problems: Sequence[ProblemRow], columns: Sequence[ColumnSpec]) -> Iterator[Block]:
    places = {column.field: index for index, column in enumerate(columns)}
    stretches: list[_Stretch] = []
    row = 0
    for group in grouped(problems):
        first = row
        above: dict[str, str] = {}
        numbers: list[tuple[str, int, int]] = []
        for problem in group:
            texts = problem_texts(problem)
            above = {field: _shown(field, texts[field], above) for field in texts}
            last = row + max(len(problem.measures), 1) - 1
            measures = [measure_texts(one) for one in problem.measures]
            for index, column in enumerate(columns):
                if column.level == "leaf":
                    yield Block(index, row, last, above[column.field])
                elif column.level == "measure":
                    yield from _measure_blocks(measures, column, index, row)
            numbers.append((problem.number, row, last))
            row = last + 1
        for number, run in groupby(numbers, key=lambda one: one[0]):
            rows = [edge for _, *edges in run for edge in edges]
            yield Block(places["problem_number"], rows[0], rows[-1], number)
        yield Block(places["problem"], first, row - 1, group[0].text)
        stretches.append(_Stretch(group[0].aspect, group[0].category, first, row - 1))
    yield from _runs(stretches, places)


def _shown(field: str, text: str, above: dict[str, str]) -> str:
    return NOTHING if not text and field in AS_ABOVE and above.get(field) else text


def _measure_blocks(
    measures: Sequence[dict[str, str]], column: ColumnSpec, index: int, row: int
) -> Iterator[Block]:
    if not measures:
        yield Block(index, row, row, "")
    before = ""
    for place, texts in enumerate(measures):
        text = texts[column.field]
        if column.field == "task":  # blank means the task above
            text, before = text or (NOTHING if before else ""), text
        yield Block(index, row + place, row + place, text)


class _Stretch(NamedTuple):
    """The rows of one problem and where it belongs."""

    aspect: str
    category: str
    first: int
    last: int


def _runs(stretches: Sequence[_Stretch], places: dict[str, int]) -> Iterator[Block]:
    """Aspects and categories over all their problems; a new aspect begins its categories anew."""
    earlier_aspect = ""
    for aspect, run in groupby(stretches, key=lambda one: one.aspect):
        problems = list(run)
        text = aspect or (NOTHING if earlier_aspect else "")
        earlier_aspect = aspect
        yield Block(places["aspect"], problems[0].first, problems[-1].last, text)
        earlier = ""
        for category, part in groupby(problems, key=lambda one: one.category):
            inner = list(part)
            text = category or (NOTHING if earlier else "")
            earlier = category
            yield Block(places["category"], inner[0].first, inner[-1].last, text)
