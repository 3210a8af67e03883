"""One house with a published notice as long as the demo's (35 problems, 112 measures), measured.

First each public page is asked for in this process, whose own time counts, as a machine may have
other work: 95 of 100 may take 50 ms. Then `zhenggai serve` answers and locust sits down 200
readers, who think for two to six seconds (`readers.py`). Floor, in the same run: the same readers
fetch the style sheet alone. No request may fail, and 95 of 100 wait at most 50 ms more than that.
"""

import statistics
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
# The made-up district of the tests, and what the benchmarks share.
sys.path += [str(ROOT / "tests" / "made"), str(ROOT)]

from zhenggai.desk import make_database  # noqa: E402 - after the database is named

make_database()

from bench.people.locusts import Crowd, server, visited  # noqa: E402
from busy_district import CLERK, busy_book, settle  # noqa: E402
from django.test import Client  # noqa: E402

from zhenggai.ledger import models, queries  # noqa: E402
from zhenggai.ledger.notice_rows import NoticeSource  # noqa: E402
from zhenggai.people.queries import names  # noqa: E402
from zhenggai.published.freezing import Frozen, freeze  # noqa: E402
from zhenggai.published.models import Edition  # noqa: E402
from zhenggai.published.releasing import show_in_portal  # noqa: E402
from zhenggai.published.told import FigureTold, ItemTold  # noqa: E402
from zhenggai.writers.notice_style import load_style  # noqa: E402
from zhenggai.writers.notice_text import notice_letter  # noqa: E402

READERS, SECONDS, FLOOR_SECONDS, TIMES = 200, 60, 30, 200
ALLOWED_MS = 50.0
PATHS = ("", "figures/", "items/", "search/?q=资金", "history/", "ledger/")


def published(book: models.Book) -> Edition:
    """The notice of today as an edition that everybody sees."""
    today = queries.today()
    state = queries.cut_off(book, today)
    rows = NoticeSource(state, queries.pack(state), today, names, "").rows()
    letter = notice_letter(rows, load_style("running"))
    figures = tuple(
        FigureTold(name, one.title, "counted", one.text, "", one.text)
        for name, one in rows.counted.items()
    )
    items = tuple(
        ItemTold(
            one.key.partition("/")[2],
            one.text,
            "",
            "done" if one.state == "closed" else "in_progress",
            progress=one.detail,
        )
        for one in queries.tree(book).problems
    )
    told = Frozen("public", "".join(letter.title), today, today, letter, figures, items)
    edition = freeze(book, told, by=CLERK.id, at=datetime.now(UTC))
    show_in_portal(edition, is_shown=True)
    return edition


def asked_alone(edition: Edition) -> bool:
    """Each page many times in this process; whether one is too slow."""
    client, is_over = Client(headers={"host": "localhost"}), False
    for path in PATHS:
        times = []
        for _ in range(TIMES):
            started = time.process_time()
            response = client.get(f"/public/{edition.code}/{path}")
            times.append(1000 * (time.process_time() - started))
            if response.status_code != 200:
                raise SystemExit(f"{path}: {response.status_code}")
        slow = statistics.quantiles(times, n=20)[-1]
        is_over |= slow > ALLOWED_MS
        print(
            f"  {path.partition('?')[0] or 'notice':<10}{statistics.median(times):>7.1f} ms median"
            f"{slow:>7.1f} ms 95 %{len(response.content) / 1000:>6.0f} kB"
        )
    return is_over


def crowd(edition: str, seconds: int) -> Crowd:
    """The readers of an edition; of none: of the style sheet."""
    file = Path(__file__).with_name("readers.py")
    return Crowd(file, READERS, seconds, READERS // 10, {"ZHENGGAI_READERS": edition})


def main() -> int:
    """Measure, print, and say whether nobody waits too long and nothing fails."""
    settle()
    book = busy_book(queries.today(), problems=35, measures=112)
    edition = published(book)
    is_slow = asked_alone(edition)
    with server() as port:
        floor = visited(port, crowd("", FLOOR_SECONDS))
        together = visited(port, crowd(edition.code, SECONDS))
    print(
        f"  {floor.line('floor: the style sheet')}\n  {together.line(f'{READERS} readers at once')}"
    )
    for kind, times in sorted(together.times.items()):
        print(f"    {kind:<26}{len(times):>7}        {statistics.median(times):>6.0f} ms median")
    is_slow |= together.slow - floor.slow > ALLOWED_MS
    print("TOO SLOW" if is_slow else "FAILED" if together.faults else "ok")
    return int(is_slow or bool(together.faults))


if __name__ == "__main__":
    sys.exit(main())
