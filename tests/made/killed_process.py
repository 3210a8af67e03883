"""A process whose children are killed at every STEPth point of their work:
`killed_process.py BOOK WORK STEP`.

Each child imports a batch of problems and uploads a file with its proof (`upload`), imports a
ledger sheet (`sheet`) or a paper whose file is kept in the register (`paper`), and is really killed
(SIGKILL) at the k-th statement, commit, opening or renaming of a file. After each the parent opens
the database anew and prints what it finds, one JSON line for each k, until a child lives.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "zhenggai.settings"

import django
from django.conf import settings

settings.DATABASES["default"]["NAME"] = os.environ["ZHENGGAI_TEST_NAME"]
django.setup()

from django.db import connection  # noqa: E402
from ledger_world import CLERK, LIAISON  # noqa: E402
from made_papers import FEEDBACK  # noqa: E402
from made_sheet import sheet_bytes  # noqa: E402
from stored_world import draft, record_all  # noqa: E402

from zhenggai.importing import paper_of, take_file, take_paper  # noqa: E402
from zhenggai.ledger import evidence, models, queries  # noqa: E402
from zhenggai.ledger.actions import Making  # noqa: E402
from zhenggai.ledger.core.acts.problems import AddProblem  # noqa: E402
from zhenggai.ledger.core.acts.progress import AttachProof  # noqa: E402
from zhenggai.ledger.core.chain_check import check_chain  # noqa: E402
from zhenggai.ledger.core.entries import Draft, to_line  # noqa: E402
from zhenggai.ledger.core.numbering import next_beside, next_of_book  # noqa: E402
from zhenggai.ledger.core.state import Book  # noqa: E402
from zhenggai.ledger.intake.sheet_tree import draft_of_sheet  # noqa: E402
from zhenggai.ledger.sheet_uploads import sheet_of  # noqa: E402
from zhenggai.papers.models import Paper  # noqa: E402
from zhenggai.people.models import Person, Unit  # noqa: E402

FILE_EVENTS = frozenset({"open", "os.rename", "os.mkdir"})
MOST_POINTS = 400


class Fate:
    """Kills this process at its k-th point."""

    def __init__(self, k: int) -> None:
        self.left = k

    def point(self) -> None:
        """One more point is reached."""
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, execute: Callable[..., Any], *given: Any) -> Any:
        """A point before and one after every statement."""
        self.point()
        found = execute(*given)
        self.point()
        return found

    def heard(self, event: str, _: object) -> None:
        """A point at every file that is opened, made or renamed."""
        if event in FILE_EVENTS:
            self.point()


def batch(now: Book) -> list[Draft]:
    """Six problems as an import makes them."""
    first = int(next_of_book(now, "problem").partition("/")[2])
    acts = [
        AddProblem(f"problem/{number}", "导入的问题" * 200, source="immediate")
        for number in range(first, first + 6)
    ]
    return [draft("2-1", CLERK, one) for one in acts]


Acknowledge = Callable[[int], object]


def work(code: str, k: int, acknowledge: Acknowledge) -> None:
    """The work, with a point around everything that could leave a half."""
    fate = Fate(k)
    book = queries.book(code)
    commit = connection.commit

    def watched_commit() -> None:
        fate.point()
        commit()
        fate.point()

    connection.commit = watched_commit  # type: ignore[method-assign]  # to be killed around it
    sys.addaudithook(fate.heard)
    with connection.execute_wrapper(fate.around):
        WORKS[sys.argv[2]](book, k, acknowledge)


def upload(book: models.Book, k: int, acknowledge: Acknowledge) -> None:
    """An import, then an upload; what is done is acknowledged."""
    acknowledge(record_all(book, Making({"book"}, batch)).n)
    kept = evidence.store([f"第{k}份凭证".encode() * 2000], "凭证.txt")

    def attached(now: Book) -> list[Draft]:
        key = next_beside(now, "proof", "measure/1-1")
        act = AttachProof(key, "measure/1-1", kept.digest, kept.name, "已拨付")
        return [draft("2-1", LIAISON, act)]

    acknowledge(record_all(book, Making({"book", "problem/1"}, attached)).n)


def sheet(book: models.Book, k: int, acknowledge: Acknowledge) -> None:
    """A sheet with one new problem, a measure, a unit and a leader."""
    head = ["反馈问题", "问题来源", "整改措施", "责任领导", "责任单位", "完成时限", "进展情况"]
    # words like no other child's, or it would be the same problem told anew
    text = "".join(chr(0x4E00 + (97 * k + 311 * place) % 20_000) for place in range(8))
    row = [text, "立行立改", "整改", f"领导{k}", f"单位{k}", "2027年底前", "已检查"]
    found = sheet_of(sheet_bytes([head, row]), f"台账{k}.xlsx")
    acknowledge(take_paper(draft_of_sheet(found), book.code).last_n)


def paper(book: models.Book, k: int, acknowledge: Acknowledge) -> None:
    """A feedback with a problem that no other child's has; its file is kept."""
    words = "".join(chr(0x4E00 + (89 * k + 307 * place) % 20_000) for place in range(8))
    data = FEEDBACK.replace("执法不够规范", f"{words}不到位").encode()
    draft = paper_of(data, f"反馈意见{k}.txt", book)
    acknowledge(take_file(draft, data, book.code, actor=CLERK).last_n)


WORKS: dict[str, Callable[[models.Book, int, Acknowledge], None]] = {
    "upload": upload,
    "sheet": sheet,
    "paper": paper,
}


def one_fate(code: str, k: int) -> dict[str, Any]:
    """A child that is killed at point k, and the state that it leaves."""
    before = queries.book(code).head_n
    connection.close()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        work(code, k, lambda n: os.write(writing, f"{n}\n".encode()))
        os._exit(0)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        acknowledged = [int(line) for line in pipe]
    return {
        "k": k,
        "killed": os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL,
        "before": before,
        "acknowledged": acknowledged,
        **found(code),
    }


def found(code: str) -> dict[str, Any]:
    """What stands in the database and the store after a restart."""
    book = queries.book(code)
    entries = list(queries.entries(book))
    proofs = [one.text("digest") for one in entries if one.kind == "attach_proof"]
    known = models.Evidence.objects.values_list("digest", flat=True)
    report = check_chain([to_line(one) for one in entries], book.head_hash)
    return {
        "head": book.head_n,
        "entries": len(entries),
        "ok": report.ok and report.entries == book.head_n,
        "differences": queries.rebuild(book),
        "broken_files": [
            one for one in {*proofs, *known, *evidence.stored()} if not evidence.is_whole(one)
        ],
        "unknown_proofs": [one for one in proofs if one not in known],
        "imports": models.Imported.objects.filter(book=book).count(),
        "papers": Paper.objects.filter(book=book).count(),
        "units": Unit.objects.filter(name__startswith="单位").count(),
        "persons": Person.objects.filter(name__startswith="领导").count(),
    }


for point in range(1, MOST_POINTS, int(sys.argv[3])):
    told = one_fate(sys.argv[1], point)
    sys.stdout.write(json.dumps(told) + "\n")
    if not told["killed"]:
        break
