"""How long one act with its entry takes in a book of 10,000 measures, and how long a past day.

Floors, in the same run: one row written and committed in the same database, and json.loads of the
same entries' lines. An act may take 30 ms, a past day of 20,000 entries half a second with the
database; the import of many acts at once is shown too. The times are the process's own, for a
machine may have other work.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime

FOLDER = tempfile.TemporaryDirectory(prefix="zhenggai-bench-")
os.environ["ZHENGGAI_DATA"] = FOLDER.name

from zhenggai.desk import make_database  # noqa: E402 - after the folder is named

make_database()

from django.db import transaction  # noqa: E402

from zhenggai.ledger import models, queries  # noqa: E402
from zhenggai.ledger.actions import open_book, write  # noqa: E402
from zhenggai.ledger.core.actors import ROLES, Actor  # noqa: E402
from zhenggai.ledger.core.acts.books import OpenBook, ReceiveFeedback  # noqa: E402
from zhenggai.ledger.core.acts.plans import ApprovePlan, PlanMeasure, SetDeadline  # noqa: E402
from zhenggai.ledger.core.acts.problems import AddProblem  # noqa: E402
from zhenggai.ledger.core.acts.progress import ReportProgress  # noqa: E402
from zhenggai.ledger.core.acts.shape import Act  # noqa: E402
from zhenggai.ledger.core.entries import Draft, to_line  # noqa: E402
from zhenggai.ledger.core.packs import load_pack  # noqa: E402

PROBLEMS, EACH, ENTRIES, TIMES = 1_000, 10, 20_000, 30
ALLOWED_MS, ALLOWED_PAST_S = 30.0, 0.5
WORDS = "召开专题会议研究，已拨付沉淀资金并建立台账，正在按进度推进下一步工作"
DAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 4, tzinfo=UTC)
CLERK = Actor("clerk", "office", frozenset(ROLES))


def draft(act: Act) -> Draft:
    """An act of the day."""
    return Draft(act, DAY, CLERK.id, CLERK.id)


def filled() -> models.Book:
    """The book with its measures, written at once."""
    opening = draft(OpenBook("测速用台账", "district", "巡察"))
    book = open_book(opening, load_pack("district-under-province"), actors={"clerk": CLERK}, at=AT)
    acts: list[Act] = [ReceiveFeedback()]
    for number in range(1, PROBLEMS + 1):
        acts.append(AddProblem(f"problem/{number}", "专项资金沉淀在账上没有及时拨付使用"))
        acts += [
            PlanMeasure(f"measure/{number}-{one}", f"problem/{number}", "逐项清理并按进度拨付")
            for one in range(1, EACH + 1)
        ]
    acts.append(ApprovePlan("1", PROBLEMS, PROBLEMS * EACH))
    left = ENTRIES - len(acts) - 2
    acts += [
        ReportProgress(
            f"measure/{one % PROBLEMS + 1}-{one % EACH + 1}", "office", "progress", WORDS
        )
        for one in range(left)
    ]
    started = time.process_time()
    write(book.code, [draft(one) for one in acts], actors={"clerk": CLERK}, at=AT)
    seconds = time.process_time() - started
    print(f"import of {len(acts)} acts at once   {seconds:8.2f} s  ({len(acts) / seconds:.0f}/s)")
    book.refresh_from_db()
    return book


def milliseconds(work: Callable[[int], object]) -> float:
    """The median of many."""
    found = []
    for number in range(1, TIMES + 1):
        started = time.process_time()
        work(number)
        found.append(1000 * (time.process_time() - started))
    return statistics.median(found)


def seconds(work: Callable[[], object]) -> float:
    """The median of a few."""
    found = []
    for _ in range(5):
        started = time.process_time()
        work()
        found.append(time.process_time() - started)
    return statistics.median(found)


def main() -> int:
    """Measure, print, and say whether an act is quick enough."""
    book = filled()

    def one_row(number: int) -> None:
        with transaction.atomic():
            models.PackText.objects.create(digest=f"{number:064d}", text="floor")

    def one_act(number: int) -> None:
        act = SetDeadline(f"measure/{number}-3", text="2026年底前", standing=True)
        write(book.code, [draft(act)], actors={"clerk": CLERK}, seen=book.head_n, at=AT)

    floor, act = milliseconds(one_row), milliseconds(one_act)
    book.refresh_from_db()
    past = seconds(lambda: queries.as_of(book, DAY))
    lines = [to_line(one) for one in queries.entries(book)]
    floor_past = seconds(lambda: [json.loads(one) for one in lines])
    print(f"floor: one row and its commit      {floor:8.2f} ms")
    print(f"one act at {PROBLEMS * EACH} measures       {act:8.2f} ms  ({act / floor:.1f} × floor)")
    print(
        f"a past day of {book.head_n} entries      {past:8.2f} s   ({past / floor_past:.1f} × json)"
    )
    return int(act > ALLOWED_MS or past > ALLOWED_PAST_S)


if __name__ == "__main__":
    sys.exit(main())
