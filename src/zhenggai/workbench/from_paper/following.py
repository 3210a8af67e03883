"""A scan that comes after what was entered from its paper: put on record at every item of it, at
the book where it is of none (a meeting, a plan approved).

Entries never change, so the scan stands in an entry of its own that names those it belongs to.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from zhenggai.ledger import queries
from zhenggai.ledger.actions import Written, write
from zhenggai.ledger.core.acts.records import Comment, RecordMeeting
from zhenggai.ledger.core.entries import Basis, Draft, Entry
from zhenggai.ledger.core.keys import BOOK, kind_of
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.from_paper.scans import mark_entered
from zhenggai.workbench.models import Scan

# So many entries are looked through.
_LATELY = 500


def lacks_scan(entries: Sequence[Entry]) -> bool:
    """Whether these entries rest on a paper of which no scan is there."""
    bases = [one.basis for one in entries if one.basis]
    return bool(bases) and not any(one.scan for one in bases)


@dataclass(frozen=True, slots=True)
class Unscanned:
    """Entries that rest on one paper of which no scan is there."""

    first: int
    last: int
    basis: Basis


def unscanned(desk: Desk) -> list[Unscanned]:
    """Papers from which others' acts were entered lately, and whose scan has not come; the newest
    first."""
    since = max(desk.held.head_n - _LATELY, 0)
    found: dict[Basis, Unscanned] = {}
    for one in queries.entries(desk.held, since=since):
        if one.basis is None:
            continue
        paper = replace(one.basis, scan="")
        if one.basis.scan:
            found.pop(paper, None)
        elif paper in found:
            found[paper] = replace(found[paper], last=one.n)
        elif one.is_on_behalf or _is_bare_meeting(one):
            found[paper] = Unscanned(one.n, one.n, paper)
    return sorted(found.values(), key=lambda one: one.last, reverse=True)[:20]


def _is_bare_meeting(one: Entry) -> bool:
    """Whether the office put on record a meeting whose minutes are nowhere."""
    return one.kind == RecordMeeting.KIND and not one.text("scan")


def follow(desk: Desk, entries: Sequence[Entry], scan: Scan) -> Written:
    """Record the scan of the paper on which these entries rest. Raises NotAllowed."""
    basis = next((one.basis for one in entries if one.basis), None)
    items = dict.fromkeys(
        key for one in entries for key in one.subject if kind_of(key) in ("problem", "measure")
    )
    if basis is None:
        raise NotAllowed("basis", "这些登记没有依据的文件，不能补存扫描件。")
    first, last = entries[0].n, entries[-1].n
    numbers = f"第{first}号" if first == last else f"第{first}至{last}号"
    text = f"补存{numbers}登记所依据文件的扫描件"
    paper = Basis(basis.kind, basis.on, basis.number, scan.digest)
    me, today = desk.person.pk, queries.today()
    drafts = [Draft(Comment(one, text), today, me, me, paper) for one in items or [BOOK]]
    with transaction.atomic():
        done = write(desk.held.code, drafts, actors={me: desk.actor})
        mark_entered(scan, done.n)
    return done
