"""Correction (更正): what a wrong entry changed is as before, if nothing later builds on it."""

from zhenggai.ledger.core.acts import ACT_OF_KIND
from zhenggai.ledger.core.keys import BOOK, family_of, kind_of
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Item, Row
from zhenggai.ledger.core.state import Book, Change

# What cannot be undone by an act: the book itself, its rules, what is destroyed, a correction.
_EXPUNGING = frozenset({"ask_expunge", "expunge", "decline_expunge"})
_FINAL = _EXPUNGING | {"open_book", "adopt_pack", "correct", "abandon_book"}
# The counts that an approved plan freezes rest on these.
_COUNTED = frozenset(
    {
        "add_problem",
        "revise_problem",
        "merge_problem",
        "withdraw_problem",
        "plan_measure",
        "drop_measure",
    }
)
# These judge all that stands under a problem: measures, proofs, regulations.
_JUDGING = frozenset({"ask_closure", "sign", "close"})
# Remarks build on nothing.
_FREE = _EXPUNGING | {"comment", "mark_exercise"}


def correction_fault(book: Book, wrong: int) -> NotAllowed | None:
    """Why entry `wrong` cannot be corrected. Needs a book with its history."""
    change = book.history.get(wrong)
    if change is None:
        return NotAllowed("not_found", f"台账中没有第{wrong}号登记。")
    if wrong in book.corrected:
        return NotAllowed("corrected", f"第{wrong}号登记已被第{book.corrected[wrong]}号更正。")
    if change.kind in _FINAL:
        return NotAllowed("final", f"“{ACT_OF_KIND[change.kind].TITLE}”不能更正。")
    later = last_built_on(book, change)
    if later is None:
        return None
    title = ACT_OF_KIND[later.kind].TITLE
    return NotAllowed(
        "built_on",
        f"第{wrong}号登记之后，第{later.n}号登记“{title}”以它为基础，须先更正第{later.n}号。",
    )


def last_built_on(book: Book, change: Change) -> Change | None:
    """The last later entry that rests on this one: it has to be corrected first.

    An entry rests on another when it changed one of the same rows, when it names a row that the
    other made, when the other changed the state of a problem and this one is about anything of that
    problem, when it froze its counts, or when it judged what the other put under the problem.
    """
    made = {key for key, before in change.before.items() if before is None}
    touched = {family_of(key) for key in change.before if key != BOOK}
    families = {
        family_of(key)
        for key, before in change.before.items()
        if kind_of(key) == "problem" and _state_changed(book, change, key, before)
    }
    found = None
    for later in book.history.values():
        if later.n <= change.n or later.kind in _FREE or later.n in book.corrected:
            continue
        if later.kind == "correct":
            continue
        counts = later.kind == "approve_plan" and change.kind in _COUNTED
        shares = counts or any(key in change.before for key in later.before)
        shares = shares or any(key in made for key in later.subject)
        rests_on = touched if later.kind in _JUDGING else families
        if shares or any(family_of(key) in rests_on for key in later.subject if key != BOOK):
            found = later
    return found


def _state_changed(book: Book, change: Change, key: str, before: Row | None) -> bool:
    """Whether the entry changed the state of an item: the next version, or now, tells."""
    after: Row | None = book.row(key)
    for later in book.history.values():
        if later.n > change.n and key in later.before:
            after = later.before[key]
            break
    was = before.state if isinstance(before, Item) else None
    now = after.state if isinstance(after, Item) else None
    return was != now
