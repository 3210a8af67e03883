"""What acts on headings (方面, 类) need: a heading above, no ring, and nothing left under one."""

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts.problems import AddHeading, ReviseHeading, WithdrawHeading
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Heading
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import GONE


def heading_fault(case: Case, act: AddHeading) -> NotAllowed | None:
    """A heading stands at the top or under a live one."""
    return under_fault(case.book, act.parent) if act.parent else None


def withdraw_heading_fault(case: Case, act: WithdrawHeading) -> NotAllowed | None:
    """A live heading goes, and nothing is left under it."""
    return _live_fault(case.book, act.heading) or _held_fault(case.book, act.heading)


def under_fault(book: Book, key: str) -> NotAllowed | None:
    """Why nothing may be put under this heading."""
    heading = book.find(Heading, key)
    if heading and not heading.withdrawn:
        return None
    return NotAllowed("parent", "上级须是台账中未撤回的方面或类别。")


def _live_fault(book: Book, key: str) -> NotAllowed | None:
    heading = book.find(Heading, key)
    if heading and not heading.withdrawn:
        return None
    return NotAllowed("heading_gone", "这个方面或类别已撤回，或不在台账中。")


def revise_heading_fault(case: Case, act: ReviseHeading) -> NotAllowed | None:
    """A live heading moves under another, but not under itself."""
    book = case.book
    if fault := _live_fault(book, act.heading):
        return fault
    if not act.parent:
        return None
    above = book.find(Heading, act.parent)
    while above:
        if above.key == act.heading:
            return NotAllowed("parent", "不能把方面或类别移到它自己之下。")
        above = book.find(Heading, above.parent)
    return under_fault(book, act.parent)


def _held_fault(book: Book, key: str) -> NotAllowed | None:
    headings = sum(one.parent == key and not one.withdrawn for one in book.headings.values())
    problems = sum(one.parent == key and one.state not in GONE for one in book.problems.values())
    if not headings and not problems:
        return None
    held = "、".join(
        f"{count}个{noun}" for count, noun in ((headings, "类别"), (problems, "问题")) if count
    )
    return NotAllowed("heading_held", f"其下还有{held}，须先移到别处或撤回。")
