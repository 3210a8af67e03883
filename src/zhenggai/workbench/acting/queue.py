"""The queue of reviews, verifications and signatures: what waits, one after the other, each with
its evidence beside the claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.closings import RecordRecheck, Sign
from zhenggai.ledger.core.deadlines import bearer_of
from zhenggai.ledger.core.gates.closing import missing_signatures
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.rows import Extension, Recheck
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.waiting import Task
from zhenggai.people.queries import known
from zhenggai.workbench.acting.item_parts import (
    chain_of,
    closing_of,
    first_proof,
    ids_of,
    measures_of_page,
    points_of,
    preview_of,
    proofs_of,
)
from zhenggai.workbench.acting.task_lines import QUEUED, TaskLine, queue_address, task_line
from zhenggai.workbench.badges import state_badge
from zhenggai.workbench.desks import Desk


@dataclass(frozen=True, slots=True)
class Waiting:
    """One entry of the queue; `line` is how it stands in the list, `address` where it opens."""

    task: Task
    line: TaskLine
    address: str


def queue_of(desk: Desk) -> list[Waiting]:
    """What waits for the person's word on an item, oldest first."""
    found = [one for one in desk.tasks() if one.act in QUEUED and one.problem]
    return [Waiting(one, task_line(desk, one), queue_address(desk, one)) for one in found]


def chosen_of(queue: Sequence[Waiting], wanted: str) -> Waiting | None:
    """The entry that an address names, else the first."""
    named = (one for one in queue if one.task.subject == wanted)
    return next(named, queue[0] if queue else None)


def after(desk: Desk, queue: Sequence[Waiting], chosen: Waiting) -> str:
    """Where one goes once the chosen entry is done: the next below it, else the first."""
    at = queue.index(chosen)
    rest = [*queue[at + 1 :], *queue[:at]]
    return rest[0].address if rest else reverse("workbench:queue", args=[desk.held.code])


def evidence_of(desk: Desk, chosen: Waiting, proof: str) -> dict[str, Any]:
    """The claim and what proves it: the standard point by point, measures, the file looked at."""
    problem, whole = chosen.task.problem, desk.tree()
    if problem is None:
        return {}
    tree = whole.only([problem.family])
    book, today, pack = tree.book, queries.today(), queries.pack(tree.book)
    row = book.row(chosen.task.subject)
    item = book.item(row.item) if isinstance(row, Extension) else None
    closing = closing_of(book, problem)
    under = [problem.key, *(one.key for one in tree.measures.get(problem.key, ()))]
    shown = f"proof/{proof}" if f"proof/{proof}" in book.proofs else first_proof(book, under)
    points = points_of(problem, closing, pack)
    measures = measures_of_page(tree, problem, desk, pack, today, shown)
    told = known(ids_of(book))
    step = next(iter(missing_signatures(book, problem.key, pack)), None)
    return {
        "state": book,
        "item": problem,
        "is_measure": False,
        "asked_for": item,
        "bearer": bearer_of(book, item) if item else None,
        "extension": row if isinstance(row, Extension) else None,
        "step": step if chosen.task.act is Sign else None,
        "badge": state_badge(book, problem, pack),
        "headings": tree.headings(problem),
        "points": points,
        "answered": sum(one.answer is not None for one in points),
        "measures": measures,
        "done": sum(one.row.state == "done" for one in measures),
        "proofs": proofs_of(book, problem.key, shown),
        "many_proofs": sum(len(tree.proofs.get(key, ())) for key in under),
        "preview": preview_of(tree, shown),
        "closing": closing,
        "chain": chain_of(book, problem, closing, pack, today),
        "names": {one: held.name for one, held in told.items()},
        "told_of": told,
        "may_return": pack.may(desk.actor.roles, "return"),
        "reasons": pack.return_reasons,
        "papers": {},
        "recheck": _draw(whole, problem.key, chosen.task),
    }


def _draw(tree: Tree, problem: str, task: Task) -> str:
    """The draw under which a problem is yet to be looked at; empty for every other task."""
    if task.act is not RecordRecheck:
        return ""
    for row in tree.book.rows["recheck"].values():
        if not isinstance(row, Recheck) or problem not in row.drawn:
            continue
        if problem not in {one.problem for one in row.findings}:
            return row.key
    return ""


def at_once(desk: Desk, queue: Sequence[Waiting]) -> str:
    """The address on which all that waits for a signature is signed at once; empty for less than
    two."""
    keys = [one.task.subject for one in queue if one.task.act is Sign]
    if len(keys) < 2:
        return ""
    back = reverse("workbench:queue", args=[desk.held.code])
    query = urlencode([("act", "sign"), *(("key", one) for one in keys), ("back", back)])
    return f"{reverse('workbench:batch', args=[desk.held.code])}?{query}"


def by_minutes(tree: Tree, pack: Pack) -> str:
    """The numbers of problems that wait for nothing but a meeting, as they are typed: 3、5、12."""
    found = []
    for one in tree.problems:
        if one.state in ("closure_asked", "signing"):
            missing = missing_signatures(tree.book, one.key, pack)
            if all(step.by_meeting for step in missing):
                found.append(number_of(one.key))
    return "、".join(found)


def for_minutes(desk: Desk) -> tuple[str, str]:
    """The numbers of what waits for a meeting only, and where the office enters it; both empty for
    others, or where none waits."""
    tree = desk.tree()
    numbers = by_minutes(tree, queries.pack(tree.book)) if desk.is_office else ""
    if not numbers:
        return "", ""
    address = reverse("workbench:paper_minutes", args=[desk.held.code])
    return numbers, f"{address}?{urlencode({'items': numbers})}"
