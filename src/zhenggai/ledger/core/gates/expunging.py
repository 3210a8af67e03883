"""What destroying words needs: somebody who asks, and another who decides.

Two people act, each with their own hands. Neither who asked nor who wrote the asking in may decide
it, and neither of them may write the decision in. A paper that both signed may stand for the one of
them who has no account, or is away; its scan is kept, and it is still entered by somebody who has
had no part in the asking, so that one pair of hands never does both.
"""

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts.mending import AskExpunge, DeclineExpunge, Expunge
from zhenggai.ledger.core.keys import BOOK, family_of
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Expunging
from zhenggai.ledger.core.state import Book


def ask_expunge_fault(case: Case, act: AskExpunge) -> NotAllowed | None:
    """Words that stand in the entry, and one's own unless one is of the office.

    Needs a book with its history.
    """
    told = case.book.history.get(act.of)
    if not act.fields or told is None:
        return NotAllowed("not_found", "请写明要清除的是哪一号登记的哪些内容。")
    if fault := _strange(case.book, act.of, act.fields):
        return fault
    if "office" not in case.by.roles and not told.hands & {case.by.id, case.by.unit}:
        return NotAllowed("not_own", "只能提请清除本人或本单位登记的内容；其他的请告知整改办。")
    return _asked_fault(case.book, act)


def _asked_fault(book: Book, act: AskExpunge) -> NotAllowed | None:
    if act.items != items_of(book, act.of):
        return NotAllowed("items", "请写明该登记所涉及的事项。")
    waiting = (one for one in book.expungings.values() if one.state == "asked")
    if any(one.of == act.of and set(one.fields) == set(act.fields) for one in waiting):
        return NotAllowed("asked", f"第{act.of}号登记的这些内容已经提请清除，正在等待决定。")
    return None


def expunge_fault(case: Case, act: Expunge) -> NotAllowed | None:
    """A request that is open and says the same, and other hands than those that asked.

    Needs a book with its history.
    """
    asked = case.book.expungings.get(act.expunging)
    if asked is None:
        return NotAllowed("not_asked", "清除须先由一人提请，再由另一人决定。")
    if fault := _decided_fault(case, asked) or _hands_fault(case, asked):
        return fault
    left = tuple(name for name in asked.fields if (asked.of, name) not in case.book.expunged)
    told = (act.of, act.fields, act.ground, act.second, act.items)
    items = items_of(case.book, asked.of)
    if told != (asked.of, left, asked.ground, asked.asked_by, items):
        return NotAllowed("not_asked", "所清除的内容与提请清除的不一致。")
    return _strange(case.book, act.of, act.fields)


def decline_expunge_fault(case: Case, act: DeclineExpunge) -> NotAllowed | None:
    """A request that is open; who asked may take it back."""
    asked = case.book.expungings[act.expunging]
    if set(act.items) != {key for key in asked.items if case.book.row(key)}:
        return NotAllowed("items", "请写明该登记所涉及的事项。")
    return _decided_fault(case, asked)


def takes_back(case: Case) -> bool:
    """Whether who asked takes the own request back: whoever may ask may do that too, though only
    others decide.
    """
    act = case.draft.act
    if not isinstance(act, DeclineExpunge):
        return False
    asked = case.book.expungings.get(act.expunging)
    return (
        asked is not None
        and case.by.id in (asked.asked_by, asked.entered_by)
        and case.pack.may(case.by.roles, AskExpunge.KIND)
    )


def items_of(book: Book, n: int) -> tuple[str, ...]:
    """The rows of problems that entry `n` was about; of a row that is gone, its problem."""
    told = book.history.get(n)
    keys = [key for key in (told.subject if told else ()) if family_of(key) != BOOK]
    found = (key if book.row(key) else family_of(key) for key in keys)
    return tuple(dict.fromkeys(key for key in found if book.row(key)))


def _strange(book: Book, n: int, names: tuple[str, ...]) -> NotAllowed | None:
    """Fields that stand no more, or never did; words that are withheld stand."""
    change = book.history.get(n)
    held = {*(change.words if change else ()), *(name for of, name in book.withheld if of == n)}
    strange = [name for name in names if name not in held or (n, name) in book.expunged]
    if not strange:
        return None
    return NotAllowed("not_found", f"第{n}号登记中没有“{'、'.join(strange)}”，或者已经清除。")


def _decided_fault(case: Case, asked: Expunging) -> NotAllowed | None:
    if asked.state == "asked":
        if asked.asked_on and case.draft.on < asked.asked_on:
            return NotAllowed("before_last_change", "决定的日期不能早于提请的日期。")
        return None
    what = "清除" if asked.state == "done" else "决定不予清除"
    return NotAllowed("decided", f"第{asked.of}号登记的这些内容已经{what}。")


def _hands_fault(case: Case, asked: Expunging) -> NotAllowed | None:
    draft = case.draft
    if {draft.by, draft.entered_by} & {asked.asked_by, asked.entered_by}:
        return NotAllowed(
            "two_people", "清除须由两人办理：提请的人不能自己决定，也不能代为录入决定。"
        )
    if draft.by != draft.entered_by and not (draft.basis and draft.basis.scan):
        return NotAllowed("basis", "依据纸面决定清除的，须附决定的扫描件。")
    return None
