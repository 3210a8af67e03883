"""How long a ledger of 20,000 rows takes to read, against calamine alone in the same run."""

import io
import time
from collections.abc import Callable
from typing import TypeVar

from python_calamine import CalamineWorkbook

from zhenggai.ledger.intake.header import find_mapping
from zhenggai.ledger.intake.rows import read_sheet
from zhenggai.ledger.intake.workbook import read_workbook
from zhenggai.writers.ledger_rows import Carried, MeasureRow, ProblemRow
from zhenggai.writers.table import ledger_sheet

PROBLEMS, MEASURES = 5_000, 4
LIMIT = 30.0


def ledger() -> tuple[ProblemRow, ...]:
    """A made-up ledger of 20,000 measures."""
    return tuple(
        ProblemRow(
            text=f"第{number}个问题：制度落实不严，监督检查不够经常，部分环节流于形式。",
            number=str(number),
            aspect=f"第{number // 1250 + 1}方面",
            category=f"类别{number // 100}",
            target="制度健全，执行到位。",
            shared=Carried(
                ("示例甲", "示例乙"), ("区委办",), ("区教育局", "区卫健局"), state="正在整改"
            ),
            measures=tuple(
                MeasureRow(
                    text=f"措施{number}-{place}：完善制度，开展专项检查，通报结果。",
                    number=str(place),
                    own=Carried(
                        deadline=f"2026年{number % 12 + 1}月{place + 1}日前完成，长期坚持",
                        progress=f"已开展检查{number}次。",
                    ),
                )
                for place in range(MEASURES)
            ),
        )
        for number in range(1, PROBLEMS + 1)
    )


T = TypeVar("T")


def timed(name: str, act: Callable[[], T]) -> tuple[T, float]:
    """What an act gives and how many seconds it took."""
    began = time.perf_counter()
    result = act()
    taken = time.perf_counter() - began
    print(f"{name:<28}{taken:8.2f} s")
    return result, taken


def read(data: bytes) -> int:
    """Our whole way from bytes to a draft; gives the number of measures."""
    (sheet,) = read_workbook(data)
    mapping = find_mapping(sheet)
    if mapping is None:
        raise SystemExit("no head found")
    return read_sheet(sheet, mapping, lambda _done, _total: None).measures


def bare(data: bytes) -> int:
    """Only calamine."""
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        return len(book.get_sheet_by_index(0).to_python())


def main() -> None:
    """Print the times and how often the floor ours takes."""
    problems = ledger()
    data, _ = timed("ledger_sheet (write)", lambda: ledger_sheet(problems))
    print(f"{'file':<28}{len(data) / 2**20:8.2f} MB, {PROBLEMS * MEASURES:,} rows")
    _, floor = timed("calamine alone", lambda: bare(data))
    measures, taken = timed("read_sheet (draft)", lambda: read(data))
    verdict = "ok" if taken < LIMIT and measures == PROBLEMS * MEASURES else "TOO SLOW"
    print(f"{'times the floor':<28}{taken / floor:8.1f}   limit {LIMIT:.0f} s: {verdict}")


if __name__ == "__main__":
    main()
