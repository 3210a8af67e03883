"""Keys for many new rows at once: each follows what the book gave and what was just given."""

from dataclasses import dataclass, field

from zhenggai.ledger.core.keys import number_of, number_place, part_number
from zhenggai.ledger.core.rows import Numbers
from zhenggai.ledger.core.state import Book


@dataclass(slots=True)
class NewKeys:
    """Gives the next keys of a book, none twice."""

    book: Book
    given: dict[tuple[str, str], int] = field(default_factory=dict)

    def _next(self, stem: str, wanted: int = 0) -> str:
        """The next number, or the one that a sheet prints where it comes after all given ones."""
        place, scope, _ = number_place(f"{stem}1")
        last = self.given.get((place, scope))
        if last is None:
            told = self.book.find(Numbers, place)
            last = told.last.get(scope, 0) if told else 0
        number = self.given[place, scope] = max(last + 1, wanted)
        return f"{stem}{number}"

    def heading(self) -> str:
        """heading/3."""
        return self._next("heading/")

    def problem(self, parent: str = "", wanted: int = 0) -> str:
        """problem/12, or a sub-item problem/12.1."""
        is_part = parent.startswith("problem/")
        return self._next(f"{parent}." if is_part else "problem/", wanted)

    def measure(self, problem: str, group: str = "", wanted: int = 0) -> str:
        """measure/12-3, or in a group measure/12-3.1."""
        return self._next(f"{group}." if group else f"measure/{number_of(problem)}-", wanted)

    def beside(self, kind: str, item: str) -> str:
        """regulation/12-3-1."""
        return self._next(f"{kind}/{part_number(item)}-")
