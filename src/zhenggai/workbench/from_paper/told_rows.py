"""The rows of a paper as they were typed: which items, what was done, by whom, when, which words.

What can be told from the row alone is told here; whether the ledger takes it is the ledger's word.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from zhenggai.ledger.core.acts.shape import Act, Answer
from zhenggai.ledger.core.entries import Basis, Draft
from zhenggai.ledger.core.gates.closing import missing_signatures
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.numbering import next_closing
from zhenggai.ledger.core.packs import Pack, SignatureStep
from zhenggai.ledger.core.state import Book
from zhenggai.workbench.from_paper.numbers import NumbersError, numbers_of


@dataclass(frozen=True, slots=True)
class Paper:
    """What all acts of a paper share: who types, the paper, its day, why so late, the rules."""

    clerk: str
    basis: Basis
    on: date
    late_reason: str
    pack: Pack

    def draft(self, act: Act, by: str, on: date | None = None) -> Draft:
        """An act of the paper as it will be written; on the paper's day unless told otherwise."""
        return Draft(act, on or self.on, by, self.clerk, self.basis, self.late_reason)


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A row: its place, the word for what was done, the keys of its items, and the rest."""

    n: int
    act: str
    items: tuple[str, ...]
    words: str = ""
    by: str = ""
    on: date | None = None
    until: date | None = None
    answers: tuple[Answer, ...] = ()


def items_told(book: Book, text: str, *, with_measures: bool) -> tuple[str, ...]:
    """The keys of the items typed. Raises NumbersError, naming what the book does not have."""
    measures = {number_of(one) for one in book.measures} if with_measures else set()
    numbers = numbers_of(text, measures)
    keys = [f"{'measure' if one in measures else 'problem'}/{one}" for one in numbers]
    if missing := [number_of(one) for one in keys if book.item(one) is None]:
        raise NumbersError(f"台账中没有编号为{'、'.join(missing)}的事项。")
    return tuple(keys)


class Pending:
    """What earlier rows of the same paper will have done when a later one is written."""

    def __init__(self, now: Book, pack: Pack) -> None:
        """Nothing yet."""
        self.now = now
        self.pack = pack
        self._signed: dict[str, set[str]] = {}
        self._closings: set[str] = set()
        self.asked: dict[str, str] = {}

    def next_step(self, problem: str, roles: Collection[str]) -> str:
        """The signature that this paper gives next: the first missing one of these roles."""
        signed = self._signed.setdefault(problem, set())
        missing = self._missing(problem)
        own = [one for one in missing if one.role in roles]
        step = (own or missing)[0].step if missing else ""
        signed.add(step)
        return step

    def missing_steps(self, problem: str) -> list[str]:
        """The signatures that are still missing."""
        return [one.step for one in self._missing(problem)]

    def ask_closure(self, problem: str) -> str:
        """The key of the closing that this paper asks for; its signatures begin anew."""
        self._closings.add(problem)
        return next_closing(self.now, problem)

    def _missing(self, problem: str) -> list[SignatureStep]:
        signed = self._signed.get(problem, set())
        is_new = problem in self._closings
        missing = (
            self.pack.signatures if is_new else missing_signatures(self.now, problem, self.pack)
        )
        return [one for one in missing if one.step not in signed]
