"""A process of its own that writes into the database under test: `BOOK KIND NUMBER`.

`same` reports on one measure as its author saw it at the start; `another` adds five problems, one
act each. Prints what came of it.
"""

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "zhenggai.settings"

import django
from django.conf import settings

settings.DATABASES["default"]["NAME"] = os.environ["ZHENGGAI_TEST_NAME"]
django.setup()

from ledger_world import CLERK, FINANCE, LIAISON, PLANNED  # noqa: E402
from stored_world import draft, record, record_all  # noqa: E402

from zhenggai.ledger import queries  # noqa: E402
from zhenggai.ledger.actions import Making  # noqa: E402
from zhenggai.ledger.core.acts.problems import AddProblem  # noqa: E402
from zhenggai.ledger.core.acts.progress import ReportProgress  # noqa: E402
from zhenggai.ledger.core.entries import Draft  # noqa: E402
from zhenggai.ledger.core.numbering import next_of_book  # noqa: E402
from zhenggai.ledger.core.refusals import NotAllowed  # noqa: E402
from zhenggai.ledger.core.state import Book  # noqa: E402


def another(now: Book) -> list[Draft]:
    """One more problem."""
    key = next_of_book(now, "problem")
    return [draft("2-1", CLERK, AddProblem(key, "同时添加", source="immediate"))]


def main(code: str, kind: str) -> str:
    """Write, and say whether it was let."""
    book = queries.book(code)
    try:
        if kind == "same":
            act = ReportProgress("measure/1-1", FINANCE, "progress", "已拨付一半")
            record(book, "2-1", LIAISON, act, seen=len(PLANNED))
        else:
            for _ in range(5):
                record_all(book, Making({"book"}, another))
    except NotAllowed as refusal:
        return refusal.code
    return "written"


sys.stdout.write(json.dumps({"said": main(sys.argv[1], sys.argv[2])}))
