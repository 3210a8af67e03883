"""How long the server takes for the pages of a big book: 700 problems, 3,000 measures, SQLite.

Floor, in the same run: a page without a book (one's own password) through the same middleware and
templates. Each page is asked for in this process; the times are the process's own, for a machine
may have other work. 95 of 100 may take 100 ms and 12 queries, and no page may weigh 200 kB. Shown
too: the ledger after somebody's act, when the rows that it changed are read anew.
"""

import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

FOLDER = tempfile.TemporaryDirectory(prefix="zhenggai-bench-")
os.environ["ZHENGGAI_DATA"] = FOLDER.name
os.environ.pop("DATABASE_URL", None)
# The made-up district of the tests.
sys.path.append(str(Path(__file__).parent.parent / "tests" / "made"))

from zhenggai.desk import make_database  # noqa: E402 - after the folder is named

make_database()

from busy_district import CLERK, LEADER, busy_book, liaison, settle  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from zhenggai.ledger import models, queries  # noqa: E402
from zhenggai.ledger.actions import write  # noqa: E402
from zhenggai.ledger.core.actors import Actor  # noqa: E402
from zhenggai.ledger.core.acts.progress import ReportProgress  # noqa: E402
from zhenggai.ledger.core.entries import Draft  # noqa: E402
from zhenggai.supervision.models import Sheet  # noqa: E402
from zhenggai.supervision.opening import Opening, open_round  # noqa: E402

PROBLEMS, MEASURES, TIMES = 700, 3_000, 40
ALLOWED_MS, MOST_QUERIES, MOST_BYTES = 100.0, 12, 200_000
UNIT = 0


@dataclass(frozen=True)
class Asked:
    """Pages of one kind, asked for in turn by one person."""

    title: str
    who: Actor
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What a kind of page took: milliseconds of every one, most queries, most bytes."""

    times: list[float]
    queries: int
    size: int

    @property
    def slow(self) -> float:
        """What 95 of 100 stay below."""
        return statistics.quantiles(self.times, n=20)[-1]

    @property
    def is_too_much(self) -> bool:
        """Whether it is over one of the limits."""
        is_slow = self.slow > ALLOWED_MS
        return is_slow or self.queries > MOST_QUERIES or self.size > MOST_BYTES


def as_(actor: Actor) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(User.objects.get(username=actor.id))
    return client


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes, without the collector's turns that other pages caused."""
    gc.collect()
    started = time.process_time()
    work()
    return 1000 * (time.process_time() - started)


def measured(asked: Asked) -> Found:
    """The pages of a kind, many times."""
    client = as_(asked.who)
    queries_of, sizes, times = [0], [0], []

    def counted(execute: Callable[..., object], sql: str, *given: object) -> object:
        queries_of[-1] += 1
        return execute(sql, *given)

    for n in range(TIMES + 1):
        address = asked.addresses[n % len(asked.addresses)]
        # The first time counts the queries of a page that nobody asked for before.
        with connection.execute_wrapper(counted):
            started = time.process_time()
            response = client.get(address)
            times.append(1000 * (time.process_time() - started))
        if response.status_code != 200:
            raise SystemExit(f"{address}: {response.status_code}")
        queries_of.append(0)
        sizes.append(len(response.content))
    return Found(times[1:], max(queries_of[1:]), max(sizes))


def sheet_address(book: models.Book) -> str:
    """The address of a unit's sheet in a round of this fortnight."""
    today = queries.today()
    start, due = today - timedelta(days=13), datetime.now().astimezone() + timedelta(days=1)
    asked = open_round(book, Opening(start, today, today, due), by=CLERK)
    sheet = Sheet.objects.get(round=asked, unit=liaison(UNIT).unit)
    print(f"{sheet.lines.count()} items on the sheet of a unit")
    return f"/books/{book.code}/rounds/{asked.n}/sheets/{sheet.pk}/"


def pages(book: models.Book) -> Iterator[Asked]:
    """The pages that people live on."""
    root = f"/books/{book.code}/"
    spread = range(1, PROBLEMS, PROBLEMS // 20)
    yield Asked("overview, office", CLERK, (root,))
    yield Asked("overview, leader", LEADER, (root,))
    yield Asked("overview, unit", liaison(UNIT), (root,))
    yield Asked("ledger, page by page", CLERK, tuple(f"{root}ledger/?page={n}" for n in (1, 9, 17)))
    yield Asked("ledger, by deadline", CLERK, (f"{root}ledger/?sort=-deadline",))
    yield Asked("ledger, late ones", CLERK, (f"{root}ledger/?due=overdue",))
    yield Asked("ledger, a text", CLERK, (f"{root}ledger/?text=资金",))
    yield Asked("ledger, unit", liaison(UNIT), (f"{root}ledger/?sort=number",))
    yield Asked("problem", CLERK, tuple(f"{root}problem/{n}/" for n in spread))
    yield Asked("measure", CLERK, tuple(f"{root}measure/{n}-1/" for n in spread))
    yield Asked("my tasks", CLERK, (f"{root}tasks/",))
    yield Asked("unit's sheet", liaison(UNIT), (sheet_address(book),))


def after_an_act(book: models.Book) -> Found:
    """The ledger after each of several reports."""
    client, times = as_(CLERK), []
    who = liaison(UNIT)
    address = f"/books/{book.code}/ledger/?sort=number"
    client.get(address)
    for n in range(TIMES):
        words = f"第{n + 1}次报送：其余按月推进。"
        act = ReportProgress("measure/18-1", who.unit, "progress", words)
        draft = Draft(act, queries.today(), who.id, who.id)
        write(book.code, [draft], actors={who.id: who})
        times.append(milliseconds(lambda: client.get(address)))
    return Found(times, 0, 0)


def main() -> int:
    """Measure, print, and say whether every page is quick and light enough."""
    settings.ALLOWED_HOSTS = ["*"]
    settle()
    book = busy_book(queries.today(), problems=PROBLEMS, measures=MEASURES)
    print(f"{PROBLEMS} problems, {MEASURES} measures, {book.head_n} entries")
    floor = measured(Asked("a page without a book", CLERK, ("/password/",)))
    median = statistics.median(floor.times)
    print(f"{'':<24}{'median':>10}{'95 %':>10}{'queries':>9}{'kB':>6}  × floor")
    is_over = False
    named = [("floor: no book", floor), *((one.title, measured(one)) for one in pages(book))]
    for title, found in (*named, ("ledger, after an act", after_an_act(book))):
        is_over |= found.is_too_much
        middle = statistics.median(found.times)
        print(
            f"{title:<24}{middle:>7.1f} ms{found.slow:>7.1f} ms{found.queries:>9}"
            f"{found.size / 1000:>6.0f}{middle / median:>8.1f}{'  OVER' * found.is_too_much}"
        )
    print("TOO MUCH" if is_over else "ok")
    return int(is_over)


if __name__ == "__main__":
    sys.exit(main())
