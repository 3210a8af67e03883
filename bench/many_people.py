"""How long people wait when fifty of them are at the pages at once, on PostgreSQL.

`zhenggai serve` runs as a process of its own on a database of its own, which is dropped at the end;
locust sits down fifty people who look at pages and save lines of their unit's sheet, and think for
two to six seconds in between (`people/visitors.py`). No request may fail, and 95 of 100 may wait
300 ms. There are more screens than people: who sits at two may change one line on both at once, and
is told so instead of being written over; who sits at one may not. Floor, in the same run: one
person alone at the same pages. It ends by itself after two minutes; `DATABASE_URL` names the
server.
"""

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

FOLDER = tempfile.TemporaryDirectory(prefix="zhenggai-bench-")
SERVER = os.environ.get("DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
DATABASE = f"zhenggai_many_people_{os.getpid()}"
os.environ["ZHENGGAI_DATA"] = FOLDER.name
os.environ["DATABASE_URL"] = f"{SERVER.rpartition('/')[0]}/{DATABASE}"
# The made-up district of the tests.
sys.path.append(str(Path(__file__).parent.parent / "tests" / "made"))
with psycopg.connect(SERVER, autocommit=True) as begin:
    begin.execute(SQL("CREATE DATABASE {}").format(Identifier(DATABASE)))

from zhenggai.desk import make_database  # noqa: E402 - after the database is named

make_database()

from busy_district import CLERK, UNITS, busy_book, liaison, settle  # noqa: E402
from django.db import connection  # noqa: E402

from zhenggai.ledger import models, queries  # noqa: E402
from zhenggai.people.models import Person  # noqa: E402
from zhenggai.supervision.models import Sheet  # noqa: E402
from zhenggai.supervision.opening import Opening, open_round  # noqa: E402

# They do not all sit down in one moment: two in a second.
PEOPLE, SECONDS = 50, 80
ALONE_SECONDS = 20
ALLOWED_MS = 300.0
HOST = "127.0.0.1"
VISITORS = Path(__file__).parent / "people" / "visitors.py"


@dataclass(frozen=True, slots=True)
class Waited:
    """What locust counted: milliseconds of answers by kind of page, and what went wrong."""

    times: dict[str, list[float]]
    faults: int

    @property
    def all(self) -> list[float]:
        """Every answer."""
        return [one for held in self.times.values() for one in held]


def signed_up(book: models.Book) -> tuple[list[str], dict[str, str]]:
    """Everybody of the district, and the sheet of each liaison officer in an open round."""
    today = queries.today()
    due = datetime.now(UTC) + timedelta(days=1)
    asked = open_round(book, Opening(today - timedelta(days=13), today, today, due), by=CLERK)
    liaisons = {liaison(k).unit: liaison(k).id for k in range(len(UNITS))}
    sheets = {
        liaisons[one.unit_id]: f"/books/{book.code}/rounds/{asked.n}/sheets/{one.pk}/"
        for one in Sheet.objects.filter(round=asked)
    }
    return list(Person.objects.values_list("pk", flat=True)), sheets


@contextmanager
def server() -> Iterator[int]:
    """`zhenggai serve` on a free port; ended as Ctrl+C ends it."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "zhenggai", "serve", "--port", str(port)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as held:
        try:
            wait_for(port)
            yield port
        finally:
            held.terminate()


def wait_for(port: int) -> None:
    """Until it answers, at most a minute."""
    for _ in range(300):
        try:
            line = HTTPConnection(HOST, port, timeout=60)
            line.request("GET", "/sign-in/")
            line.getresponse().read()
        except ConnectionRefusedError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server did not come up")


def visited(port: int, people: int, seconds: int, told: Path) -> Waited:
    """So many people at the pages for so long."""
    command = [
        *(sys.executable, "-m", "locust", "-f", str(VISITORS), "--headless", "--json"),
        *("--skip-log", "--host", f"http://{HOST}:{port}", "--stop-timeout", "10"),
        *("--users", str(people), "--spawn-rate", "2", "--run-time", f"{seconds}s"),
    ]
    environment = {**os.environ, "ZHENGGAI_VISITORS": str(told)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if not done.stdout.strip():
        raise SystemExit(done.stderr)
    pages = json.loads(done.stdout)
    times = {
        page["name"]: [
            float(milliseconds)
            for milliseconds, count in page["response_times"].items()
            for _ in range(count)
        ]
        for page in pages
    }
    faults = sum(page["num_failures"] for page in pages)
    if faults:
        print(done.stderr)
    return Waited(times, faults)


def say(title: str, waited: Waited) -> None:
    """One line: how many, how long, what went wrong."""
    times = waited.all
    print(
        f"{title:<24}{len(times):>7} answers{statistics.median(times):>9.0f} ms median"
        f"{statistics.quantiles(times, n=20)[-1]:>9.0f} ms 95 %{waited.faults:>5} errors"
    )


def main() -> int:
    """Measure, print, and say whether nobody waits too long."""
    settle()
    book = busy_book(queries.today(), problems=120, measures=500)
    people, sheets = signed_up(book)
    told = Path(FOLDER.name) / "visitors.json"
    named = {"book": book.code, "people": people, "sheets": sheets}
    told.write_text(json.dumps(named, ensure_ascii=False), encoding="utf-8")
    with server() as port:
        alone = visited(port, 1, ALONE_SECONDS, told)
        together = visited(port, PEOPLE, SECONDS, told)
    say("floor: one person alone", alone)
    say(f"{PEOPLE} people at once", together)
    for kind, times in sorted(together.times.items()):
        print(f"  {kind:<22}{len(times):>7}        {statistics.median(times):>9.0f} ms median")
    slow = statistics.quantiles(together.all, n=20)[-1] > ALLOWED_MS
    print("TOO SLOW" if slow else "FAILED" if together.faults else "ok")
    return int(slow or bool(together.faults))


if __name__ == "__main__":
    try:
        sys.exit(main())
    finally:
        connection.close()
        with psycopg.connect(SERVER, autocommit=True) as end:
            end.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(DATABASE)))
