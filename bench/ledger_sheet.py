"""How long `ledger import` takes for a ledger of 20,000 rows, from the file to the book.

Floor, in the same run: calamine reading the file alone. The times are the process's own, for a
machine may have other work; the limit is the issue's 30 seconds. A corrected file with one changed
cell, and the sheet written, are shown too.
"""

import argparse
import contextlib
import io
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

FOLDER = tempfile.TemporaryDirectory(prefix="zhenggai-bench-")
os.environ["ZHENGGAI_DATA"] = FOLDER.name
# The made-up ledger that other benchmarks write, too.
sys.path.append(str(Path(__file__).parent.parent / "tests" / "made"))

from zhenggai.desk import make_database  # noqa: E402 - after the folder is named

make_database()

from big_ledger import MEASURES, PROBLEMS, big_ledger  # noqa: E402
from python_calamine import CalamineWorkbook  # noqa: E402

from zhenggai.console import ledger_import  # noqa: E402
from zhenggai.ledger import queries  # noqa: E402
from zhenggai.writers.table import ledger_sheet  # noqa: E402

LIMIT = 30.0
BOOK = "测速"
T = TypeVar("T")


def timed(name: str, act: Callable[[], T]) -> tuple[T, float]:
    """What an act gives and how many seconds the process worked on it."""
    began = time.process_time()
    result = act()
    taken = time.process_time() - began
    print(f"{name:<28}{taken:8.2f} s")
    return result, taken


def bare(data: bytes) -> int:
    """Only calamine."""
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        return len(book.get_sheet_by_index(0).to_python())


def imported(data: bytes, name: str) -> str:
    """The command's whole road; gives what it prints."""
    path = Path(FOLDER.name, name)
    path.write_bytes(data)
    given = argparse.Namespace(
        file=str(path), book=BOOK, by="", pack="", sheet="", map=[], format="text"
    )
    with contextlib.redirect_stdout(io.StringIO()) as said:
        ledger_import.run(given)
    return said.getvalue().splitlines()[0]


def main() -> int:
    """Print the times and how often the floor ours takes."""
    problems = big_ledger()
    data, _ = timed("ledger_sheet (write)", lambda: ledger_sheet(problems))
    rows = PROBLEMS * MEASURES
    print(f"{'file':<28}{len(data) / 2**20:8.2f} MB, {rows:,} rows")
    _, floor = timed("calamine alone", lambda: bare(data))
    said, taken = timed("ledger import", lambda: imported(data, "台账.xlsx"))
    print(said)
    held = queries.now(queries.book(BOOK))
    is_whole = (len(held.problems), len(held.measures)) == (PROBLEMS, rows)
    corrected = (replace(problems[0], target="制度管用。"), *problems[1:])
    changed = ledger_sheet(corrected)
    said, _ = timed("a corrected sheet", lambda: imported(changed, "台账2.xlsx"))
    print(said)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    verdict = "ok" if taken < LIMIT and is_whole else "TOO SLOW" if is_whole else "NOT WHOLE"
    print(f"{'times the floor':<28}{taken / floor:8.1f}   limit {LIMIT:.0f} s: {verdict}")
    print(f"{'most memory':<28}{memory:8.0f} MB")
    return int(verdict != "ok")


if __name__ == "__main__":
    sys.exit(main())
