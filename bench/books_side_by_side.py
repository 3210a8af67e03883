"""How long the page of forty books side by side takes, each with 2,000 items.

Floor, in the same run: the stored summaries of the same books read and parsed. The page is asked
for in this process, middleware and template included; the times are the process's own, for a
machine may have other work. 95 % may take 300 ms, 12 queries and 200 kB. What it takes after an
entry in every book is shown too, and how long a past day takes that nobody asked for before: how it
ended was kept when the next began.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

FOLDER = tempfile.TemporaryDirectory(prefix="zhenggai-bench-")
os.environ["ZHENGGAI_DATA"] = FOLDER.name

from zhenggai.desk import make_database  # noqa: E402 - after the folder is named

make_database()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from zhenggai.ledger import models  # noqa: E402
from zhenggai.ledger.actions import open_book, write  # noqa: E402
from zhenggai.ledger.core.actors import ROLES, Actor  # noqa: E402
from zhenggai.ledger.core.acts.books import OpenBook, ReceiveFeedback  # noqa: E402
from zhenggai.ledger.core.acts.plans import ApprovePlan, PlanMeasure, SetDeadline  # noqa: E402
from zhenggai.ledger.core.acts.problems import AddProblem, MarkCommonProblem  # noqa: E402
from zhenggai.ledger.core.acts.progress import ReportProgress  # noqa: E402
from zhenggai.ledger.core.acts.shape import Act, Milestone  # noqa: E402
from zhenggai.ledger.core.entries import Draft  # noqa: E402
from zhenggai.ledger.core.packs import load_pack  # noqa: E402
from zhenggai.people.models import Person, Role, Unit  # noqa: E402

BOOKS, PROBLEMS, EACH, TIMES = 40, 400, 4, 20
ALLOWED_MS, MOST_QUERIES, MOST_BYTES = 300.0, 12, 200_000
DAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 4, tzinfo=UTC)
LATER = timedelta(days=2)
CLERK = Actor("clerk", "office", frozenset(ROLES))
PAGES = ("books/side-by-side/", "books/side-by-side/?show=progress", "books/common-problems/")


def draft(act: Act) -> Draft:
    """An act of the day."""
    return Draft(act, DAY, CLERK.id, CLERK.id)


def acts() -> list[Act]:
    """400 problems with four measures each, one in ten common to several units."""
    found: list[Act] = [ReceiveFeedback()]
    for number in range(1, PROBLEMS + 1):
        key = f"problem/{number}"
        found.append(AddProblem(key, "专项资金沉淀在账上没有及时拨付使用"))
        due = Milestone(date(2026, number % 12 + 1, 28))
        found.append(SetDeadline(key, (due,)))
        if number % 10 == 0:
            found.append(MarkCommonProblem(key, "多个单位存在", ("office",)))
        found += [
            PlanMeasure(f"measure/{number}-{one}", key, "逐项清理并按进度拨付")
            for one in range(1, EACH + 1)
        ]
    found.append(ApprovePlan("1", PROBLEMS, PROBLEMS * EACH))
    found += [
        ReportProgress(f"measure/{number}-1", "office", "progress", "已清理")
        for number in range(1, PROBLEMS + 1)
    ]
    return found


def filled(number: int, told: list[Act]) -> models.Book:
    """One of the books."""
    unit = Unit.objects.create(pk=f"unit-{number}", name=f"第{number}局")
    opening = draft(OpenBook(f"测速用台账{number}", unit.pk, "巡察"))
    book = open_book(opening, load_pack("bureau-under-county"), actors={"clerk": CLERK}, at=AT)
    write(book.code, [draft(one) for one in told], actors={"clerk": CLERK}, at=AT)
    return book


def signed_in() -> Client:
    """A browser of the inspection office above."""
    settings.ALLOWED_HOSTS = ["*"]
    account = User.objects.create_user("inspector")
    person = Person.objects.create(pk="inspector", name="韩若谷", account=account)
    Role.objects.create(person=person, role="superior")
    client = Client()
    client.force_login(account)
    return client


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    started = time.process_time()
    work()
    return 1000 * (time.process_time() - started)


def floor() -> float:
    """The stored summaries alone, read and parsed."""

    def parsed() -> list[object]:
        texts = models.HeadSummary.objects.values_list("data", flat=True)
        return [json.loads(one) for one in texts]

    return statistics.median(milliseconds(parsed) for _ in range(TIMES))


def measured(client: Client, page: str) -> tuple[float, int, int]:
    """The 95th of a hundred in milliseconds, the queries, the bytes of the page."""
    asked: list[str] = []

    def counted(execute: Callable[..., object], sql: str, *given: object) -> object:
        asked.append(sql)
        return execute(sql, *given)

    with connection.execute_wrapper(counted):
        response = client.get(f"/{page}")
    if response.status_code != 200:
        raise SystemExit(f"{page}: {response.status_code}")
    times = [milliseconds(lambda: client.get(f"/{page}")) for _ in range(TIMES)]
    return statistics.quantiles(times, n=20)[-1], len(asked), len(response.content)


def past_day(books: list[models.Book], client: Client) -> float:
    """The first time of a day after which every book was written to."""
    began = 0.0
    for book in books:
        act = ReportProgress("measure/1-3", "office", "progress", "已清理")
        one = Draft(act, DAY + LATER, CLERK.id, CLERK.id)
        began += milliseconds(
            lambda: write(book.code, [one], actors={"clerk": CLERK}, at=AT + LATER)  # noqa: B023 - called at once
        )
    print(f"the first entry of a day           {began / len(books):8.1f} ms")
    return milliseconds(lambda: client.get(f"/{PAGES[0]}?day={DAY}"))


def main() -> int:
    """Measure, print, and say whether the pages are quick enough."""
    told = acts()
    books = [filled(number, told) for number in range(1, BOOKS + 1)]
    client = signed_in()
    items = models.Row.objects.filter(kind__in=("problem", "measure")).count()
    print(f"{len(books)} books, {items} items")
    client.get(f"/{PAGES[0]}")
    for book in books:
        words = ReportProgress("measure/1-2", "office", "progress", "已清理")
        write(book.code, [draft(words)], actors={"clerk": CLERK}, at=AT)
    changed = milliseconds(lambda: client.get(f"/{PAGES[0]}"))
    print(f"after an entry in every book       {changed:8.1f} ms")
    quickest = floor()
    print(f"floor: stored summaries, parsed    {quickest:8.1f} ms")
    is_slow = False
    for page in PAGES:
        taken, asked, size = measured(client, page)
        is_slow |= taken > ALLOWED_MS or asked > MOST_QUERIES or size > MOST_BYTES
        told_of = f"{asked} queries, {size / 1000:.0f} kB, {taken / quickest:.1f} × floor"
        print(f"{page:<34} {taken:8.1f} ms  ({told_of})")
    past = past_day(books, client)
    is_slow |= past > ALLOWED_MS
    print(f"a past day, the first time         {past:8.1f} ms")
    print("TOO SLOW" if is_slow else "ok")
    return int(is_slow)


if __name__ == "__main__":
    sys.exit(main())
