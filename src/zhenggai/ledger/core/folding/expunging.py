"""What asking for an expunging, carrying it out and declining it change.

The rows lose the words, for a time or for good, when the book is folded without them.
"""

from zhenggai.ledger.core.acts.mending import AskExpunge, DeclineExpunge, Expunge
from zhenggai.ledger.core.rows import Expunging, changed
from zhenggai.ledger.core.state import Book, Turn


def ask_expunge(turn: Turn, act: AskExpunge) -> None:
    """A request that waits; until it is decided nobody is shown the words."""
    turn.make(
        Expunging(
            key=act.expunging,
            made_by=turn.entry.n,
            of=act.of,
            fields=act.fields,
            ground=act.ground,
            reason=act.reason,
            items=act.items,
            asked_by=turn.entry.by,
            entered_by=turn.entry.entered_by,
            asked_on=turn.entry.on,
        )
    )
    turn.book.withheld = _withheld(turn.book)


def expunge(turn: Turn, act: Expunge) -> None:
    """The day is noted; every request of which nothing is left to destroy is done with."""
    for name in act.fields:
        turn.book.expunged[act.of, name] = turn.entry.on
    for one in list(turn.book.expungings.values()):
        is_left = any((one.of, name) not in turn.book.expunged for name in one.fields)
        if one.state == "asked" and not is_left:
            _decide(turn, one, "done", "")
    turn.book.withheld = _withheld(turn.book)


def decline_expunge(turn: Turn, act: DeclineExpunge) -> None:
    """The words stay, and are shown again."""
    asked = turn.book.expungings.get(act.expunging)
    if asked:
        _decide(turn, asked, "declined", act.reason)
    turn.book.withheld = _withheld(turn.book)


def _decide(turn: Turn, asked: Expunging, state: str, decision: str) -> None:
    entry = turn.entry
    turn.put(
        changed(asked, state=state, decided_by=entry.by, decided_on=entry.on, decision=decision)
    )


def _withheld(book: Book) -> frozenset[tuple[int, str]]:
    """The words of all requests that are open."""
    asked = (one for one in book.expungings.values() if one.state == "asked")
    return frozenset((one.of, name) for one in asked for name in one.fields) - book.expunged.keys()
