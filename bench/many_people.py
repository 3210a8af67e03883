"""How long people wait when fifty of them are at the pages at once, on PostgreSQL.

`zhenggai serve` runs as a process of its own on a database of its own, which is dropped at the end;
each person is a thread that reads a page or saves a line of the unit's sheet, then thinks for two
to six seconds. No request may fail, and 95 of 100 may wait 300 ms. There are more screens than
people: who sits at two may change one line on both at once, and is told so instead of being written
over (409, counted apart); who sits at one may not. Floor, in the same run: one person alone at the
same pages. It ends by itself after a minute; `DATABASE_URL` names the server.
"""

import os
import random
import re
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

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

# What a page says of a line that was changed on another screen meanwhile.
CHANGED_MEANWHILE = "没有覆盖"
PEOPLE, SECONDS, THINKING = 50, 60.0, (2.0, 6.0)
ALONE = 40
ALLOWED_MS = 300.0
HOST = "127.0.0.1"


@dataclass
class Waited:
    """Milliseconds of every answer by kind of page, what went wrong, and how often somebody was
    told of the other screen.
    """

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)
    told_of_another: int = 0

    @property
    def all(self) -> list[float]:
        """Every answer."""
        return [one for held in self.times.values() for one in held]


class Visitor:
    """One signed-in person at a browser: the cookies, the book's address, the unit's sheet."""

    def __init__(self, port: int, person: str, book: str, waited: Waited) -> None:
        """Signs in by the button of a made-up person."""
        self.port = port
        self.cookies: dict[str, str] = {}
        self.waited = waited
        self.root = f"/books/{book}/"
        self.sheet = ""
        self.is_at_two_screens = False
        self.ask("sign in", "/sign-in/")
        self.ask("sign in", f"/sign-in/as/{person}/", {})

    def ask(self, kind: str, address: str, told: dict[str, str] | None = None) -> str:
        """The text of a page; what was typed is sent as a form is."""
        headers = {"Cookie": "; ".join(f"{name}={held}" for name, held in self.cookies.items())}
        body = None
        if told is not None:
            body = urlencode({**told, "csrfmiddlewaretoken": self.cookies.get("csrftoken", "")})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line = HTTPConnection(HOST, self.port, timeout=30)
        began = time.perf_counter()
        line.request("GET" if body is None else "POST", address, body, headers)
        answer = line.getresponse()
        text = answer.read().decode(errors="replace")
        line.close()
        self.waited.times[kind].append(1000 * (time.perf_counter() - began))
        for one in answer.headers.get_all("Set-Cookie", []):
            self.cookies.update({name: held.value for name, held in SimpleCookie(one).items()})
        if answer.status == 409 and CHANGED_MEANWHILE in text and self.is_at_two_screens:
            self.waited.told_of_another += 1
        elif answer.status not in (200, 302):
            self.waited.faults.append(f"{answer.status} {address}")
        return text

    def turn(self, n: int) -> None:
        """One look at something, or one line of the sheet saved."""
        choice = random.choices(("overview", "ledger", "problem", "tasks", "sheet"), MIX)[0]
        if choice == "sheet" and self.sheet:
            self.fill(n)
        elif choice == "problem":
            self.ask(choice, f"{self.root}ledger/?sort=number&page=1")
            self.ask(choice, f"{self.root}search/?{urlencode({'q': '资金'})}")
        else:
            self.ask(choice, self.root + PAGES.get(choice, ""))

    def fill(self, n: int) -> None:
        """Open the sheet and save its first line with new words."""
        page = self.ask("sheet", self.sheet)
        # <input type="hidden" name="b-12" id="b-12" value="no_change">
        line = re.search(r'name="b-(\d+)"[^>]*value="([^"]*)"', page)
        if line:
            pk, began = line.groups()
            told = {f"b-{pk}": began, f"r-{pk}": "progress", f"t-{pk}": f"第{n}次填写。"}
            self.ask("save", self.sheet, told | {"do": "save"})


MIX = (3, 3, 2, 2, 4)
PAGES = {"ledger": "ledger/?due=overdue", "tasks": "tasks/", "sheet": "rounds/"}


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


def visit(visitor: Visitor, until: float) -> None:
    """Look and type until the time is over."""
    n = 0
    # They did not all sit down in the same moment.
    time.sleep(random.uniform(0, THINKING[1]))
    while time.perf_counter() < until:
        n += 1
        visitor.turn(n)
        time.sleep(random.uniform(*THINKING))


def told(title: str, waited: Waited) -> None:
    """One line: how many, how long, what went wrong."""
    times = waited.all
    print(
        f"{title:<24}{len(times):>7} answers{statistics.median(times):>9.0f} ms median"
        f"{statistics.quantiles(times, n=20)[-1]:>9.0f} ms 95 %{len(waited.faults):>5} errors"
    )


def main() -> int:
    """Measure, print, and say whether nobody waits too long."""
    random.seed(1)
    settle()
    book = busy_book(queries.today(), problems=120, measures=500)
    people, sheets = signed_up(book)
    alone, together = Waited(), Waited()
    with server() as port:
        one = Visitor(port, people[0], book.code, Waited())
        one.waited = alone
        for n in range(ALONE):
            one.turn(n)
        everybody = [people[n % len(people)] for n in range(PEOPLE)]
        visitors = [Visitor(port, who, book.code, Waited()) for who in everybody]
        screens = Counter(everybody)
        for visitor, who in zip(visitors, everybody, strict=True):
            visitor.waited, visitor.sheet = together, sheets.get(who, "")
            visitor.is_at_two_screens = screens[who] > 1
        until = time.perf_counter() + SECONDS
        threads = [Thread(target=visit, args=(visitor, until)) for visitor in visitors]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    told("floor: one person alone", alone)
    told(f"{PEOPLE} people at once", together)
    print(f"told of another screen    {together.told_of_another:>7}")
    print(f"the server, its start too  {used.ru_utime + used.ru_stime:>9.1f} s of the processor")
    for kind, times in sorted(together.times.items()):
        print(f"  {kind:<22}{len(times):>7}        {statistics.median(times):>9.0f} ms median")
    for fault in sorted(set(together.faults))[:5]:
        print(f"  {fault}")
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
