"""What a unit's answers to the completion standard begin with, so that nothing is typed twice."""

import re

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.coding import expunged_field
from zhenggai.ledger.core.keys import sort_key
from zhenggai.ledger.core.rows import Closing, Problem, Proof
from zhenggai.ledger.core.state import Book

# 完成标准第③条, 完成标准第3条
_POINT = re.compile(r"完成标准第([①-⑳]|\d{1,2})条")

Begun = tuple[str, list[str]]


def answers_begun(book: Book, problem: Problem) -> list[Begun]:
    """For each point what was answered last with the proofs that still count; where nothing was,
    the proofs that say themselves that they prove it.
    """
    last = _last(book, problem)
    told = {one.point: one for one in last.answers} if last else {}
    live = [one for one in book.proofs.values() if one.counts and one.family == problem.family]
    keys = {one.key for one in live}
    found: list[Begun] = []
    for n in range(1, len(problem.standard) + 1):
        if answer := told.get(n):
            text = "" if expunged_field(answer.text) else shown(answer.text, book)
            found.append((text, [key for key in answer.proofs if key in keys]))
        else:
            found.append(("", [one.key for one in live if n in _points(one, book)]))
    return found


def _last(book: Book, problem: Problem) -> Closing | None:
    """The last asking, where it answered the standard as it stands."""
    own = [one for one in book.closings.values() if one.problem == problem.key]
    last = max(own, key=lambda one: sort_key(one.key), default=None)
    return last if last and len(last.answers) == len(problem.standard) else None


def _points(proof: Proof, book: Book) -> set[int]:
    """The points that a proof says it proves."""
    told = _POINT.findall(shown(proof.claim, book))
    return {int(one) if one.isdecimal() else ord(one) - ord("①") + 1 for one in told}
