"""A book as the rows of the ledger sheet, so that it can be printed, sent round and read back."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from zhenggai.ledger.core.keys import number_of, sort_key
from zhenggai.ledger.core.rows import Item, Measure, Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import GONE, PROBLEM_KINDS, SOURCES
from zhenggai.ledger.printed import Printed
from zhenggai.writers.ledger_rows import Carried, MeasureRow, ProblemRow

Names = Callable[[Iterable[str]], Mapping[str, str]]


def problem_rows(book: Book, names: Names) -> list[ProblemRow]:
    """The problems that stand, in a person's order; `names` gives names for ids.

    A problem that was split is followed by its sub-items, each under a number of its own.
    """
    sheet = _Sheet(book, names)
    return [
        sheet.problem(one)
        for one in sorted(book.problems.values(), key=lambda row: sort_key(row.key))
        if one.state not in GONE and not (one.is_part and sheet.is_gone(one.parent))
    ]


def ids_of(items: Iterable[Item]) -> set[str]:
    """The ids of everybody who answers for items."""
    return {
        one
        for item in items
        for ids in (item.leaders, item.lead_units, item.responsible_units, item.liaisons)
        for one in ids
    }


class _Sheet:
    """One book with the names of everybody in it."""

    def __init__(self, book: Book, names: Names) -> None:
        self.book = book
        self.printed = Printed(
            book, names(ids_of(one for one in book.every() if isinstance(one, Item)))
        )
        self.measures: dict[str, list[Measure]] = {}
        for measure in sorted(book.measures.values(), key=lambda row: sort_key(row.key)):
            if measure.state != "dropped":
                self.measures.setdefault(measure.problem, []).append(measure)

    def is_gone(self, key: str) -> bool:
        """Whether a problem does not stand any more."""
        row = self.book.find(Problem, key)
        return row is None or row.state in GONE

    def problem(self, one: Problem) -> ProblemRow:
        """A problem, or a sub-item under the words of the problem that it belongs to."""
        printed = self.printed
        whole = (self.book.find(Problem, one.parent) if one.is_part else None) or one
        aspect, category = printed.headings(whole.parent)
        return ProblemRow(
            text=printed.said(whole.text),
            number=number_of(one.key),
            detail=printed.said(one.text if one.is_part else one.detail),
            aspect=aspect,
            category=category,
            source=SOURCES.get(one.source, ""),
            kind=PROBLEM_KINDS.get(one.kind, ""),
            cause=printed.said(one.cause),
            target=printed.said(one.target),
            standard=printed.standard(one),
            is_standing=printed.is_standing(one),
            shared=self._carried(one),
            measures=tuple(self._measures(one.key)),
        )

    def _measures(self, problem: str) -> Iterator[MeasureRow]:
        """The measures; a group that says nothing of its own is the task of what stands in it."""
        held = self.measures.get(problem, ())
        filled = {one.group for one in held if one.group}
        tasks: dict[str, str] = {}
        for one in held:
            text, own = self.printed.said(one.text), self._carried(one)
            is_begun = one.carried or one.state != "not_begun"
            if one.key in filled and not is_begun and own == Carried(state=own.state):
                tasks[one.key] = text
            else:
                yield MeasureRow(text, number_of(one.key), tasks.get(one.group, ""), own)

    def _carried(self, item: Item) -> Carried:
        printed = self.printed
        return Carried(
            leaders=printed.named(item.leaders),
            lead_units=printed.named(item.lead_units),
            units=printed.named(item.responsible_units),
            persons=tuple(map(printed.said, item.persons)),
            liaisons=printed.named(item.liaisons),
            deadline=printed.deadline(item),
            done_on=printed.done_on(item),
            state=printed.state(item),
            progress=printed.said(item.last_text),
            next_steps=printed.said(item.next_steps),
            evidence=printed.evidence(item),
            note=printed.said(item.note),
        )
