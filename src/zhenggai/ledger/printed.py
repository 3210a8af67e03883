"""What a ledger sheet prints of an item: its state, deadline, day, proof, who answers for it.

The same words tell a sheet that comes back from what the ledger has: what reads alike is alike.
"""

from collections.abc import Iterable, Iterator, Mapping

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.rows import Heading, Item, Measure, Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.intake.cells import text_of
from zhenggai.ledger.intake.deadlines import read_deadline
from zhenggai.zh.days import in_words

STATES: Mapping[str, str] = {
    "closed": "done",
    "done": "done",
    "rectifying": "in_progress",
    "closure_asked": "in_progress",
    "signing": "in_progress",
    "in_progress": "in_progress",
    "returned": "in_progress",
    "registered": "not_done",
    "planned": "not_done",
    "not_begun": "not_done",
}
# The four words of a column for states, by the states that papers tell
STATE_WORDS: Mapping[str, str] = {
    "done": "已完成",
    "basically_done": "基本完成",
    "in_progress": "正在整改",
    "not_done": "未完成",
}
STANDING = "长期坚持"


def state_of(item: Item) -> str:
    """The state in the words of papers: done, basically_done, in_progress or not_done."""
    if isinstance(item, Problem) and item.basically_done and item.state != "closed":
        return "basically_done"
    return STATES.get(item.state, "")


class Printed:
    """The words of one book; `names` gives names for the ids of units and persons."""

    def __init__(self, book: Book, names: Mapping[str, str]) -> None:
        self.book = book
        self.names = names
        self._files: dict[str, list[str]] = {}
        for one in book.proofs.values():
            if one.counts:
                self._files.setdefault(one.item, []).append(self.said(one.name))

    def said(self, text: str) -> str:
        """A text as a cell holds it; of one that was expunged that it is gone."""
        return text_of(shown(text, self.book))

    def named(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The names for ids."""
        return tuple(self.names.get(one, one) for one in ids)

    def state(self, item: Item) -> str:
        """已完成, 基本完成, 正在整改 or 未完成."""
        return STATE_WORDS.get(state_of(item), "")

    def done_on(self, item: Item) -> str:
        """The day on which it was struck off, or the measure was done; from a paper if it says."""
        if state_of(item) != "done":
            return ""
        own = item.closed_on if isinstance(item, Problem) else item.changed_on
        day = item.carried_done_on if item.carried else own
        return in_words(day) if day else ""

    def deadline(self, item: Item) -> str:
        """The deadline as the paper printed it, else its days with what must stand by then."""
        text = self.said(item.deadline_text)
        parts = [text] if text else list(self._milestones(item))
        # a problem has a column of its own for it
        if isinstance(item, Measure) and item.standing and not read_deadline(text).is_standing:
            parts.append(STANDING)
        if len(parts) == 1:
            return parts[0]
        return "；".join(f"（{place}）{part}" for place, part in enumerate(parts, 1))

    def is_standing(self, problem: Problem) -> bool | None:
        """Whether it is to be kept up; None where there is nothing to say beside the deadline."""
        if problem.standing:
            return True
        return False if read_deadline(self.deadline(problem)).is_standing else None

    def _milestones(self, item: Item) -> Iterator[str]:
        for one in item.milestones:
            what = self.said(one.what)
            day = f"{in_words(one.on)}前" if one.on else ""
            yield f"{day}，{what}" if day and what else day or what

    def evidence(self, item: Item) -> str:
        """What a sheet once said, and the names of the files that prove something."""
        lines = (*self.said(item.evidence_words).split("\n"), *self._files.get(item.key, ()))
        return "\n".join(dict.fromkeys(line for line in lines if line))

    def standard(self, problem: Problem) -> str:
        """The points of the completion standard, each on a line."""
        return "\n".join(self.said(point) for point in problem.standard)

    def headings(self, parent: str) -> tuple[str, str]:
        """Aspect and category over what hangs under a heading."""
        found: dict[str, str] = {}
        heading: Heading | None = self.book.headings.get(parent)
        while heading:
            found.setdefault(heading.kind, self.said(heading.text))
            heading = self.book.headings.get(heading.parent)
        return found.get("aspect", ""), found.get("category", "")
