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
import statistics
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

FOLDER = tempfile.TemporaryDirectory(prefix="zhenggai-bench-")
SERVER = os.environ.get("DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
DATABASE = f"zhenggai_many_people_{os.getpid()}"
os.environ["ZHENGGAI_DATA"] = FOLDER.name
os.environ["DATABASE_URL"] = f"{SERVER.rpartition('/')[0]}/{DATABASE}"
ROOT = Path(__file__).parent.parent
# The made-up district of the tests, and what the benchmarks share.
sys.path += [str(ROOT / "tests" / "made"), str(ROOT)]
with psycopg.connect(SERVER, autocommit=True) as begin:
    begin.execute(SQL("CREATE DATABASE {}").format(Identifier(DATABASE)))

from zhenggai.desk import make_database  # noqa: E402 - after the database is named

make_database()

from bench.people.locusts import Crowd, server, visited  # noqa: E402
from busy_district import CLERK, UNITS, busy_book, liaison, settle  # noqa: E402
from django.db import connection  # noqa: E402

from zhenggai.ledger import models, queries  # noqa: E402
from zhenggai.people.models import Person  # noqa: E402
from zhenggai.supervision.models import Sheet  # noqa: E402
from zhenggai.supervision.opening import Opening, open_round  # noqa: E402

PEOPLE, SECONDS = 50, 80
ALONE_SECONDS = 20
ALLOWED_MS = 300.0
VISITORS = Path(__file__).parent / "people" / "visitors.py"


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


def crowd(people: int, seconds: int, told: Path) -> Crowd:
    """So many at the pages for so long; they do not all sit down in one moment."""
    return Crowd(VISITORS, people, seconds, 2, {"ZHENGGAI_VISITORS": str(told)})


def main() -> int:
    """Measure, print, and say whether nobody waits too long."""
    settle()
    book = busy_book(queries.today(), problems=120, measures=500)
    people, sheets = signed_up(book)
    told = Path(FOLDER.name) / "visitors.json"
    named = {"book": book.code, "people": people, "sheets": sheets}
    told.write_text(json.dumps(named, ensure_ascii=False), encoding="utf-8")
    with server() as port:
        alone = visited(port, crowd(1, ALONE_SECONDS, told))
        together = visited(port, crowd(PEOPLE, SECONDS, told))
    print(alone.line("floor: one person alone"))
    print(together.line(f"{PEOPLE} people at once"))
    for kind, times in sorted(together.times.items()):
        print(f"  {kind:<22}{len(times):>7}        {statistics.median(times):>9.0f} ms median")
    slow = together.slow > ALLOWED_MS
    print("TOO SLOW" if slow else "FAILED" if together.faults else "ok")
    return int(slow or bool(together.faults))


if __name__ == "__main__":
    try:
        sys.exit(main())
    finally:
        connection.close()
        with psycopg.connect(SERVER, autocommit=True) as end:
            end.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(DATABASE)))
