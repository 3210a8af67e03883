"""The acts of problems and measures: what is added or revised, and what the paper tells of each.

A problem's own measures come before its sub-items: once it has sub-items, measures go there.
"""

from collections.abc import Iterator
from dataclasses import replace

from zhenggai.ledger.core.acts.mending import CarryOverWords
from zhenggai.ledger.core.acts.plans import PlanMeasure, ReviseMeasure
from zhenggai.ledger.core.acts.problems import AddProblem, ReviseProblem
from zhenggai.ledger.core.acts.records import Comment, RecordRegulation, RecordReportedFigures
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.counting import is_in_plan
from zhenggai.ledger.core.keys import number_of, number_place
from zhenggai.ledger.core.responsibility import parts_of
from zhenggai.ledger.core.rows import Item, Measure, Problem
from zhenggai.ledger.core.vocabulary import PROBLEM_KINDS, SOURCES, WITHOUT_PLAN
from zhenggai.ledger.intake.item_facts import ItemFacts
from zhenggai.ledger.intake.paper import HEADINGS, MEASURES, PROBLEMS, DraftNode, Unplaced
from zhenggai.ledger.intake.paper_writing import AT_WORK, Cell, Writing
from zhenggai.notices.same_words import folded

_FROZEN = (
    "方案已审定，核定数不能改动，没有登记；确需增加的，请以上级同意变更的文件为依据在台账中登记"
)
_CLOSED = "所属问题在台账中已销号或正在办理销号，没有登记"
_DEEPER = "所属问题在台账中已是具体问题，下面不再分，没有登记"
# What is told beside an item that is struck off, and changes nothing of it
_BESIDE = (CarryOverWords, RecordRegulation, RecordReportedFigures)
_MOST_LABELS = 20
_STOPS = "。；;，, "
# Aspect and category over a problem
Above = tuple[str, str]


class ItemActs:
    """Walks the tree once."""

    def __init__(self, writing: Writing) -> None:
        self._w = writing
        self._facts = ItemFacts(writing)
        # Of struck-off items, which number the paper gives them now
        self._relabelled: list[str] = []

    def acts(self) -> Iterator[Act]:
        """All acts of problems and measures, but for states."""
        problems = [
            found
            for root in self._w.draft.roots
            for found in self._under_heading(root, "", ("", ""))
        ]
        # Numbers rise in the order of a sheet's rows; papers have no rows.
        for node, parent, above in sorted(problems, key=lambda one: one[0].row):
            yield from self._problem(node, parent, above)
        self._leave_labels()

    def _under_heading(
        self, node: DraftNode, parent: str, above: Above
    ) -> Iterator[tuple[DraftNode, str, Above]]:
        """The problems below a heading, each with its parent's key."""
        if node.skipped:
            return
        if node.kind in HEADINGS:
            above = (
                node.text if node.kind == "aspect" else above[0],
                node.text if node.kind == "category" else above[1],
            )
            for child in node.children:
                yield from self._under_heading(child, self._w.keys[node.id], above)
        elif node.kind in PROBLEMS:
            yield node, parent, above
        else:
            self._w.leave(node, "措施不在任何问题之下")

    def _problem(self, node: DraftNode, parent: str, above: Above = ("", "")) -> Iterator[Act]:
        row = self._w.row(node)
        if isinstance(row, Problem):
            if row.state not in AT_WORK:
                yield from self._of_closed(node)
                return
            yield from self._revised(node, row, parent, above)
        elif self._is_frozen(node, parent):
            for inner in node.walk(with_skipped=False):
                self._w.leave(inner, _FROZEN)
            return
        else:
            key = self._w.keys[node.id] = self._w.numbers.problem(parent, node.number)
            yield self._added(node, key, parent)
        yield from self._facts.acts(node, row)
        yield from self._measures(node, row)
        for child in node.children:
            if child.kind not in PROBLEMS or child.skipped:
                continue
            if isinstance(row, Problem) and row.is_part and child.id not in self._w.compared.keys:
                self._w.leave(child, _DEEPER)
            else:
                yield from self._problem(child, self._w.keys[node.id])

    def _is_frozen(self, node: DraftNode, parent: str) -> bool:
        is_approved = self._w.book.info.approved_problems is not None
        return is_approved and is_in_plan(node.source, parent)

    def _of_closed(self, node: DraftNode) -> Iterator[Act]:
        """A problem that is no longer at work takes nothing new but what is told beside it."""
        for inner in node.walk(with_skipped=False):
            row = self._w.row(inner)
            if row is None:
                self._w.leave(inner, _CLOSED)
                continue
            yield from self._told_apart(inner, row, is_closed=True)
            if not self._w.is_sheet and self._is_news(inner, row, _label_cell(inner)):
                self._relabelled.append(f"{number_of(row.key)}（{row.label}→{inner.label}）")
            for act in self._facts.acts(inner, row):
                if isinstance(act, _BESIDE):
                    yield act
                else:
                    self._w.leave(inner, f"{act.TITLE}：{_CLOSED}")

    def _told_apart(
        self, node: DraftNode, row: Item, *, is_closed: bool = False
    ) -> Iterator[Comment]:
        """Words that the ledger has otherwise: another paper's stand beside them as a remark, those
        of a corrected one are listed where they may not be written.
        """
        is_sheet = self._w.is_sheet
        for _, cell in self._word_cells(node, row):
            now = cell.show(row)
            if not cell.told or folded(cell.told) == folded(now):
                continue
            found = self._w.verdict(row, cell)
            if self._w.before(row) is None and not is_sheet:
                told = f"来文所载：{cell.told}"
                if (now or is_closed) and (row.key, told) not in self._w.remarks:
                    yield Comment(row.key, told)
            elif is_closed and found == "news":
                self._w.leave(node, f"台账中已销号或正在办理销号，{cell.what}没有改为：{cell.told}")
            elif found == "clash" and (is_closed or not is_sheet):
                self._w.leave(node, f"台账已有{cell.what}，没有改为：{cell.told}")

    def _leave_labels(self) -> None:
        """Other numbers of what is struck off, all in one line."""
        told = "、".join(self._relabelled[:_MOST_LABELS])
        if told:
            reason = f"来文中{len(self._relabelled)}条的编号有变，{_CLOSED}"
            self._w.unplaced.append(Unplaced(told, 0, reason))

    def _added(self, node: DraftNode, key: str, parent: str) -> AddProblem:
        return AddProblem(
            problem=key,
            text=node.text,
            parent=parent,
            level=node.level,
            label=_label(node, key),
            detail=node.detail,
            source=node.source or "feedback",
            kind=node.problem_kind,
        )

    def _revised(self, node: DraftNode, row: Problem, parent: str, above: Above) -> Iterator[Act]:
        """New words; from a sheet also another heading, source or kind."""
        cells = self._cells(node, row)
        news = {name for name, cell in cells if self._is_news(node, row, cell)}
        if "source" in news and self._changes_plan(row, node.source):
            self._w.leave(node, f"问题来源：{_FROZEN}")
            news.remove("source")
        is_elsewhere = self._is_elsewhere(node, row, parent, above)
        yield from self._told_apart(node, row)
        if news or is_elsewhere:
            yield ReviseProblem(
                row.key,
                text=node.text if "text" in news else "",
                detail=node.detail if "detail" in news else "",
                label=node.label if "label" in news else "",
                source=node.source if "source" in news else "",
                kind=node.problem_kind if "kind" in news else "",
                parent=parent if is_elsewhere else "",
            )

    def _cells(self, node: DraftNode, row: Problem) -> Iterator[tuple[str, Cell]]:
        """What is told of a problem's words, and by a sheet of its kind and source."""
        yield from self._word_cells(node, row)
        if self._w.is_sheet:
            kind, source = PROBLEM_KINDS[node.problem_kind], SOURCES.get(node.source, "")
            yield "kind", Cell(kind, lambda one: PROBLEM_KINDS[one.kind], "问题性质", ("kind",))
            yield "source", Cell(source, lambda one: SOURCES[one.source], "问题来源", ("source",))
        else:
            yield "label", _label_cell(node)

    def _word_cells(self, node: DraftNode, row: Item) -> Iterator[tuple[str, Cell]]:
        """The words of an item."""
        said = self._w.printed.said
        yield "text", Cell(node.text, lambda one: said(one.text), "文字", ("text",))
        if isinstance(row, Problem) and not row.is_part:
            yield "detail", Cell(node.detail, lambda one: said(one.detail), "具体表现", ("detail",))

    def _is_news(self, node: DraftNode, row: Item, cell: Cell) -> bool:
        """Papers other than sheets change the words only of what they told before, and fill in
        what nobody told.
        """
        if not self._w.is_sheet and self._w.before(row) is None:
            return cell.fields == ("detail",) and bool(cell.told) and not cell.show(row)
        if not self._w.is_sheet and _reads_alike(cell, row):
            return False
        if self._says_the_same(cell, row):
            return False
        return self._w.is_news(node, row, cell)

    def _says_the_same(self, cell: Cell, row: Item) -> bool:
        """Whether a sheet has in one cell what the ledger has in two (具体表现 apart), or prints
        other marks than a paper did.
        """
        if cell.fields != ("text",) or not isinstance(row, Problem):
            return False
        told, said = folded(cell.told), self._w.printed.said
        if row.detail and told == folded(f"{said(row.text)}{said(row.detail)}"):
            return True
        return self._w.before(row) is None and told == folded(said(row.text))

    def _is_elsewhere(self, node: DraftNode, row: Problem, parent: str, above: Above) -> bool:
        """Whether a sheet has a problem under another aspect or category than before."""
        if not self._w.is_sheet or row.is_part or not any(above) or parent == row.parent:
            return False

        def shown(one: Problem) -> str:
            names = self._w.printed.headings(one.parent)
            return "／".join(name for name, told in zip(names, above, strict=True) if told)

        told = "／".join(one for one in above if one)
        return self._w.is_news(node, row, Cell(told, shown, "方面和类别", ("parent",)))

    def _changes_plan(self, row: Problem, source: str) -> bool:
        """Whether another source takes a problem into an approved plan or out of it."""
        is_approved = self._w.book.info.approved_problems is not None
        return (
            bool(source)
            and is_approved
            and ((source in WITHOUT_PLAN) != (row.source in WITHOUT_PLAN))
        )

    def _measures(self, node: DraftNode, row: Item | None) -> Iterator[Act]:
        for child in node.children:
            if child.kind not in MEASURES or child.skipped:
                continue
            is_new = child.id not in self._w.compared.keys
            if is_new and row is not None and parts_of(self._w.book, row.key):
                self._w.leave(child, "所属问题在台账中已分为具体问题，请指明属于哪一个")
            else:
                yield from self._measure(child, self._w.keys[node.id], "")

    def _measure(self, node: DraftNode, problem: str, group: str) -> Iterator[Act]:
        row = self._w.row(node)
        if isinstance(row, Measure):
            yield from self._revised_measure(node, row)
        else:
            key = self._w.numbers.measure(problem, group, node.number)
            self._w.keys[node.id] = key
            yield PlanMeasure(key, problem, node.text, group=group, label=_label(node, key))
        yield from self._facts.acts(node, row)
        for child in node.children:
            if not child.skipped:
                yield from self._measure(child, problem, self._w.keys[node.id])

    def _revised_measure(self, node: DraftNode, row: Measure) -> Iterator[Act]:
        ((_, text),) = self._word_cells(node, row)
        label = _label_cell(node if not self._w.is_sheet else replace(node, label=""))
        news = [self._is_news(node, row, cell) for cell in (text, label)]
        yield from self._told_apart(node, row)
        if any(news):
            yield ReviseMeasure(
                row.key,
                text=node.text if news[0] else "",
                label=node.label if news[1] else "",
            )


def _reads_alike(cell: Cell, row: Item) -> bool:
    """Whether only the print differs: a wider bracket, a stop at the end."""
    now = cell.show(row)
    if cell.fields == ("label",):
        return folded(cell.told) == folded(now)
    return cell.told.rstrip(_STOPS) == now.rstrip(_STOPS)


def _label_cell(node: DraftNode) -> Cell:
    return Cell(node.label, lambda one: one.label, "编号", ("label",))


def _label(node: DraftNode, key: str) -> str:
    """The label as printed; from a sheet only where the key does not say it."""
    is_said = node.row and node.label in (number_of(key), str(number_place(key)[2]))
    return "" if is_said else node.label
