"""What waits for whom: a recheck that was drawn waits for who may look."""

from datetime import UTC, datetime

from ledger_world import (
    CLERK,
    DISCIPLINE,
    GROUP,
    LENT,
    LIAISON,
    PACK,
    SIGNED,
    VERIFIER,
    Ledger,
    ledger_after,
)

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.closings import Close, DrawRecheck, RecordRecheck
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.waiting import Asker, tasks

DRAWN = (
    *SIGNED,
    ("2-11", GROUP, Close("problem/1")),
    ("2-20", CLERK, DrawRecheck("recheck/1", "某日的彩票号码", ("problem/1",), ("problem/1",))),
)


def waiting(ledger: Ledger, who: Actor) -> list[tuple[type, str]]:
    asker = Asker(who, PACK, datetime(2026, 2, 21, 8, tzinfo=UTC))
    return [(one.act, one.why) for one in tasks(Tree(ledger.book), asker)]


def test_a_problem_that_was_drawn_waits_for_the_verifier() -> None:
    ledger = ledger_after(*DRAWN)
    assert waiting(ledger, VERIFIER) == [(RecordRecheck, "抽查待核")]


def test_what_was_looked_at_waits_no_more() -> None:
    found = RecordRecheck(
        "problem/1", agrees=True, text="相符", unit=DISCIPLINE, recheck="recheck/1"
    )
    ledger = ledger_after(*DRAWN, ("2-21", VERIFIER, found))
    assert waiting(ledger, VERIFIER) == []


def test_it_does_not_wait_for_whose_unit_did_the_work() -> None:
    ledger = ledger_after(*DRAWN)
    assert waiting(ledger, LENT) == waiting(ledger, LIAISON) == []
