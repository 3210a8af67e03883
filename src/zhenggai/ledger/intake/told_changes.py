"""What an import changes in the ledger and takes back from it, item by item, old beside new."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from zhenggai.ledger.core.acts.mending import CarryOverState, CarryOverWords
from zhenggai.ledger.core.acts.plans import Assign, DropMeasure, ReviseMeasure, SetDeadline
from zhenggai.ledger.core.acts.problems import (
    AddHeading,
    RecordTarget,
    ReviseHeading,
    ReviseProblem,
    WithdrawProblem,
)
from zhenggai.ledger.core.acts.records import Comment
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.rows import Heading, Item, Measure, Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import PROBLEM_KINDS, SOURCES
from zhenggai.ledger.intake.made import item_of
from zhenggai.ledger.printed import STATE_WORDS, Printed
from zhenggai.zh.days import in_words

# What the fields of a revising act are called
_WORDS: Mapping[str, str] = {
    "text": "文字",
    "detail": "具体表现",
    "label": "编号",
    "cause": "原因分析",
    "target": "整改目标",
}
_RESPONSIBLE: Mapping[str, str] = {
    "leaders": "责任领导",
    "lead_units": "牵头单位",
    "responsible_units": "责任单位",
    "liaisons": "联络员",
}
_CARRIED: Mapping[str, tuple[str, str]] = {
    "progress": ("进展情况", "last_text"),
    "next_steps": ("下一步措施", "next_steps"),
    "evidence": ("佐证材料", "evidence_words"),
    "note": ("备注", "note"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing of an item that is written otherwise; `what` names it (文字, 编号, 完成时限).

    `reworded` words have nothing in common with the old ones: a person looks whether the item is
    still the same.
    """

    item: str
    name: str
    what: str
    old: str
    new: str
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """An item that is taken back."""

    item: str
    name: str
    text: str


class ToldChanges:
    """Tells of acts what they change in a book as it stands before them."""

    def __init__(
        self, book: Book, names: Mapping[str, str], reworded: AbstractSet[str] = frozenset()
    ) -> None:
        self._book = book
        self._reworded = reworded
        self._printed = Printed(book, names)

    def gone(self, acts: Iterable[Act]) -> Iterator[Gone]:
        """The items that acts take back."""
        for act in acts:
            key = act.measure if isinstance(act, DropMeasure) else ""
            key = act.problem if isinstance(act, WithdrawProblem) else key
            row = self._book.item(key) if key else None
            if row:
                yield Gone(key, _name(row), self._printed.said(row.text))

    def changes(self, acts: Iterable[Act]) -> Iterator[Change]:
        """What acts write otherwise of items that the book has."""
        held = list(acts)
        new = {one.heading: one.text for one in held if isinstance(one, AddHeading)}
        for act in held:
            key = item_of(act)
            row = self._book.row(key) if key else None
            if isinstance(row, Heading | Problem | Measure):
                for what, old, told in self._of(act, row, new):
                    if told and told != old:
                        is_other = what == _WORDS["text"] and key in self._reworded
                        yield Change(key, _name(row), what, old, told, is_other)

    def _of(
        self, act: Act, row: Heading | Item, new: Mapping[str, str]
    ) -> Iterator[tuple[str, str, str]]:
        """What an act tells of a row: what it is, as it stands, as it is told."""
        said = self._printed.said
        if isinstance(act, ReviseProblem | ReviseMeasure | ReviseHeading | RecordTarget):
            for field, what in _WORDS.items():
                if told := getattr(act, field, ""):
                    yield what, said(getattr(row, field)), told
        match act:
            case ReviseProblem() if isinstance(row, Problem):
                yield "问题来源", SOURCES[row.source], SOURCES.get(act.source, "")
                yield "问题性质", PROBLEM_KINDS[row.kind], PROBLEM_KINDS.get(act.kind, "")
                yield "方面和类别", self._heading(row.parent, {}), self._heading(act.parent, new)
            case RecordTarget() if isinstance(row, Problem):
                yield "完成标准", self._printed.standard(row), "\n".join(act.standard)
            case Comment() if isinstance(row, Problem | Measure):
                yield "另有表述", said(row.text), act.text
        if isinstance(row, Problem | Measure):
            yield from self._of_item(act, row)

    def _of_item(self, act: Act, row: Item) -> Iterator[tuple[str, str, str]]:
        match act:
            case SetDeadline():
                days = "；".join(in_words(one.on) for one in act.milestones if one.on)
                standing = "长期坚持" if act.standing else ""
                yield "完成时限", self._printed.deadline(row), act.text or days or standing
            case Assign():
                for field, what in _RESPONSIBLE.items():
                    yield what, self._named(getattr(row, field)), self._named(getattr(act, field))
            case CarryOverState():
                yield "状态", self._printed.state(row), STATE_WORDS[act.state]
            case CarryOverWords():
                for field, (what, held) in _CARRIED.items():
                    yield what, self._printed.said(getattr(row, held)), getattr(act, field)
                yield "责任人", "、".join(row.persons), "、".join(act.persons)

    def _named(self, ids: Iterable[str]) -> str:
        return "、".join(self._printed.named(ids))

    def _heading(self, key: str, new: Mapping[str, str]) -> str:
        row = self._book.headings.get(key)
        return self._printed.said(row.text) if row else new.get(key, "")


def _name(row: Heading | Item) -> str:
    if isinstance(row, Heading):
        return "方面" if row.kind == "aspect" else "类别" if row.kind == "category" else "部分"
    return f"{'措施' if isinstance(row, Measure) else '问题'}{number_of(row.key)}"
