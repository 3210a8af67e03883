"""Extensions on paper: asked for, granted, refused; asked and granted on one sheet."""

from collections.abc import Iterator
from datetime import date

from zhenggai.ledger.core.acts.plans import AskExtension, DecideExtension
from zhenggai.ledger.core.acts.shape import Act, Milestone
from zhenggai.ledger.core.keys import kind_of, number_of
from zhenggai.ledger.core.numbering import next_beside
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.state import Book
from zhenggai.workbench.from_paper.told_rows import Pending


def asked(pending: Pending, item: str, reason: str, until: date | None) -> AskExtension:
    """A request; without a day it is to become a standing item (长期坚持)."""
    key = next_beside(pending.now, "extension", item)
    pending.asked[item] = key
    milestones = (Milestone(until),) if until else ()
    return AskExtension(key, item, reason, milestones, standing=until is None)


def waiting(now: Book, item: str) -> str:
    """The key of the request on this item that nobody has decided; empty where there is none."""
    found = (one for one in now.extensions.values() if one.item == item and one.state == "asked")
    return next((one.key for one in found), "")


def decided(pending: Pending, item: str, words: str, *, granted: bool) -> Act | NotAllowed:
    """The decision on the request that waits, or why there is none."""
    key = waiting(pending.now, item) or pending.asked.get(item, "")
    if key:
        return DecideExtension(key, granted, words)
    below = [number_of(one) for one in _waiting_below(pending.now, item)]
    if below:
        return NotAllowed("no_request", f"没有待批的延期申请；{'、'.join(below)}有，请写这个编号。")
    return NotAllowed(
        "no_request", "没有待批的延期申请。纸面上连申请一起批的，上面先加一行“申请延期”。"
    )


def _waiting_below(now: Book, item: str) -> Iterator[str]:
    if kind_of(item) != "problem":
        return
    for one in now.extensions.values():
        if one.state == "asked" and one.item.startswith(f"measure/{number_of(item)}-"):
            yield one.item
