"""A book as the rows of the ledger sheet, so that it can be printed, sent round and read back."""

from collections.abc import Callable, Iterable, Mapping

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.keys import number_of, sort_key
from zhenggai.ledger.core.rows import Item, Measure, Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import GONE, PROBLEM_KINDS, SOURCES
from zhenggai.writers.ledger_rows import Carried, MeasureRow, ProblemRow

Names = Callable[[Iterable[str]], Mapping[str, str]]
STATES = {
    "closed": "已完成",
    "done": "已完成",
    "rectifying": "正在整改",
    "closure_asked": "正在整改",
    "signing": "正在整改",
    "in_progress": "正在整改",
    "returned": "正在整改",
    "registered": "未完成",
    "planned": "未完成",
    "not_begun": "未完成",
}


def problem_rows(book: Book, names: Names) -> list[ProblemRow]:
    """The problems that stand, in a person's order; `names` gives names for ids."""
    sheet = _Sheet(book, names)
    parts: dict[str, list[Problem]] = {}
    for one in book.problems.values():
        if one.is_part and one.state not in GONE:
            parts.setdefault(one.parent, []).append(one)
    rows = []
    for one in sorted(book.problems.values(), key=lambda row: sort_key(row.key)):
        if one.is_part or one.state in GONE:
            continue
        rows += [sheet.problem(one, part) for part in (None, *parts.get(one.key, []))]
    return [row for row in rows if row.measures or not row.detail or row.shared != Carried()]


class _Sheet:
    """One book with the names of everybody in it."""

    def __init__(self, book: Book, names: Names) -> None:
        self.book = book
        items = [one for one in book.every() if isinstance(one, Item)]
        ids = {
            one
            for item in items
            for one in (
                *item.leaders,
                *item.lead_units,
                *item.responsible_units,
                *item.liaisons,
            )
        }
        self.names = names(ids)
        self.measures: dict[str, list[Measure]] = {}
        for measure in sorted(book.measures.values(), key=lambda row: sort_key(row.key)):
            if measure.state != "dropped":
                self.measures.setdefault(measure.problem, []).append(measure)

    def problem(self, one: Problem, part: Problem | None) -> ProblemRow:
        """A problem, or one of its sub-items under the problem's own words."""
        leaf = part or one
        aspect, category = self._headings(one.parent)
        return ProblemRow(
            text=self._shown(one.text),
            number=number_of(one.key),
            detail=self._shown(part.text) if part else self._shown(one.detail),
            aspect=aspect,
            category=category,
            source=SOURCES.get(one.source, ""),
            kind=PROBLEM_KINDS.get(one.kind, ""),
            cause=self._shown(leaf.cause),
            target=self._shown(leaf.target),
            standard="；".join(self._shown(point) for point in leaf.standard),
            is_standing=leaf.standing,
            shared=self._carried(leaf),
            measures=tuple(
                MeasureRow(self._shown(row.text), number_of(row.key), own=self._carried(row))
                for row in self.measures.get(leaf.key, ())
            ),
        )

    def _carried(self, item: Item) -> Carried:
        return Carried(
            leaders=self._named(item.leaders),
            lead_units=self._named(item.lead_units),
            units=self._named(item.responsible_units),
            liaisons=self._named(item.liaisons),
            deadline=self._deadline(item),
            state=self._state(item),
            progress=self._shown(item.last_text),
        )

    def _state(self, item: Item) -> str:
        if isinstance(item, Problem) and item.basically_done and item.state != "closed":
            return "基本完成"
        return STATES.get(item.state, "")

    def _deadline(self, item: Item) -> str:
        if item.deadline_text:
            return self._shown(item.deadline_text)
        day = item.deadline
        return f"{day.year}年{day.month}月{day.day}日前" if day else ""

    def _headings(self, key: str) -> tuple[str, str]:
        above = []
        heading = self.book.headings.get(key)
        while heading:
            above.append(heading)
            heading = self.book.headings.get(heading.parent)
        found = {one.kind: self._shown(one.text) for one in above}
        return found.get("aspect", ""), found.get("category", "")

    def _named(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.names.get(one, one) for one in ids)

    def _shown(self, text: str) -> str:
        return shown(text, self.book)
