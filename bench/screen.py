"""How long the screen before publication takes of a draft of 20,000 characters.

Floor, in the same run: the checker alone on the same text, read anew. A word of the draft is
changed before each round, so that nothing is known of it; the feedback and the plan of the same
problems lie in the register. Times are the process's own. Limit: 1 s.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

FOLDER = tempfile.TemporaryDirectory(prefix="zhenggai-bench-")
os.environ["ZHENGGAI_DATA"] = FOLDER.name
os.environ.pop("DATABASE_URL", None)
# The made-up district that the tests write.
sys.path.append(str(Path(__file__).parent.parent / "tests" / "made"))

from zhenggai.desk import make_database  # noqa: E402 - after the folder is named

make_database()

from busy_district import CLERK, busy_book, settle  # noqa: E402

from zhenggai.ledger import queries  # noqa: E402
from zhenggai.notices.checks import check  # noqa: E402
from zhenggai.notices.reading import read_text  # noqa: E402
from zhenggai.papers.keeping import keep  # noqa: E402
from zhenggai.publication.drafts.drafting import begin, heads, save_typed  # noqa: E402
from zhenggai.publication.drafts.ledger_text import ledger_text, ledger_text_of  # noqa: E402
from zhenggai.publication.drafts.typed_text import typed  # noqa: E402
from zhenggai.publication.models import Draft  # noqa: E402
from zhenggai.publication.order.screening import screen  # noqa: E402

LIMIT = 1.0
PROBLEMS, MEASURES = 84, 270
ROUNDS = 5


def drafted() -> Draft:
    """A public text of the whole book, with the papers before it in the register."""
    settle()
    held = busy_book(queries.today(), problems=PROBLEMS, measures=MEASURES)
    ledger = ledger_text(held, "public-notice", "run-in", queries.today())
    lines = [f"{n}.{one.text}" for n, one in enumerate(ledger.rows.problems(), 1)]
    for name, title in (("反馈意见", "反馈意见"), ("整改方案", "整改方案")):
        text = "\n".join((f"关于省委第三巡视组{title}", "", "一、存在的主要问题", *lines))
        keep(held, text.encode(), f"{name}.txt", by=CLERK.id)
    return begin(held, ledger, by=CLERK.id)


def edited(draft: Draft, round_: int) -> None:
    """A word more at the end."""
    part, version = next(one for one in heads(draft) if one[0].key == "outlook")
    text = f"{typed(version.text)}第{round_}稿。"
    save_typed(part, text, seen=version.n, figures={}, by=CLERK.id)


def taken(act: Callable[[], object]) -> float:
    """How long the process worked on it."""
    began = time.process_time()
    act()
    return time.process_time() - began


def checked(text: str) -> int:
    """How much the checker alone says."""
    return len(check(read_text(text)))


def main() -> int:
    """0 within the limit."""
    draft = drafted()
    screens, floors = [], []
    for round_ in range(ROUNDS):
        edited(draft, round_)
        ledger = ledger_text_of(draft)
        found = screen(draft, ledger)
        edited(draft, round_)
        screens.append(taken(lambda: screen(draft, ledger_text_of(draft))))
        text = found.text.text
        floors.append(taken(partial(checked, text)))
    ours, floor = sorted(screens)[ROUNDS // 2], sorted(floors)[ROUNDS // 2]
    print(
        f"{len(text)} characters, {len(found.text.bound)} bound figures, "
        f"{len(found.found)} findings: screen {ours:.2f} s (limit {LIMIT:.0f} s), "
        f"the checker alone {floor:.2f} s, {ours / floor:.1f} times"
    )
    return int(ours > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
