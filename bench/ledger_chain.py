"""How long the check of a book's chain takes beside reading the same lines as JSON.

Floor: `json.loads` of every line in the same run; the check may take 6 times as long. Also shown: a
fold of all entries, which is what a past day costs without the database.
"""

import json
import secrets
import sys
import time
from datetime import UTC, datetime, timedelta

from zhenggai.ledger.core.acts.books import OpenBook
from zhenggai.ledger.core.acts.plans import PlanMeasure
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.book import as_of
from zhenggai.ledger.core.chain import FIRST_PREV, Place, seal
from zhenggai.ledger.core.chain_check import check_chain
from zhenggai.ledger.core.entries import Draft, Entry, to_line

ENTRIES = 20_000
PROBLEMS = 200
ALLOWED = 6.0
FIRST = datetime(2026, 1, 5, 1, tzinfo=UTC)


def acts() -> list[Act]:
    """A book of many reports, with texts as long as units write them."""
    found: list[Act] = [OpenBook("测速用台账", "unit/1", "巡视")]
    for n in range(1, PROBLEMS + 1):
        found.append(AddProblem(f"problem/{n}", "专项资金沉淀在账上没有及时拨付使用" * 3))
        found += [
            PlanMeasure(f"measure/{n}-{m}", f"problem/{n}", "逐项清理并按进度拨付，" * 5)
            for m in range(1, 6)
        ]
    for n in range(ENTRIES - len(found)):
        item = f"measure/{n % PROBLEMS + 1}-{n // PROBLEMS % 5 + 1}"
        text = f"第{n}次报送：已完成资金核对，正在办理拨付手续；" * 5
        found.append(ReportProgress(item, f"unit/{n % 17}", "progress", text))
    return found


def sealed() -> list[Entry]:
    """The acts as a chain of entries, some forty a day."""
    entries: list[Entry] = []
    prev = FIRST_PREV
    for n, act in enumerate(acts(), 1):
        at = FIRST + timedelta(minutes=36 * n)
        draft = Draft(act, at.date(), "person/1", "person/1")
        entry = seal(draft, Place("bench", n, at, prev), lambda: secrets.token_hex(16))
        prev = entry.hash
        entries.append(entry)
    return entries


def main() -> int:
    """0 if the check is quick enough."""
    entries = sealed()
    lines = [to_line(one) for one in entries]
    ratios, folds = [], []
    for _ in range(3):
        begun = time.process_time()
        for line in lines:
            json.loads(line)
        floor = time.process_time() - begun
        begun = time.process_time()
        report = check_chain(lines, entries[-1].hash)
        ratios.append((time.process_time() - begun) / floor)
        begun = time.process_time()
        as_of(entries, ())
        folds.append(time.process_time() - begun)
        print(
            f"json.loads {floor:.3f} s, check {floor * ratios[-1]:.3f} s, {report.entries} entries"
        )
    print(f"check ÷ json.loads = {min(ratios):.2f} (at most {ALLOWED})")
    print(f"as_of over {len(entries)} entries: {min(folds):.3f} s")
    return 0 if report.ok and min(ratios) <= ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main())
