"""The acts of problems and measures: what is added or revised, and what the paper tells of each.

A problem's own measures come before its sub-items: once it has sub-items, measures go there.
"""

import re
from collections.abc import Collection, Iterator

from zhenggai.ledger.core.acts.plans import Assign, PlanMeasure, ReviseMeasure, SetDeadline
from zhenggai.ledger.core.acts.problems import AddProblem, RecordTarget, ReviseProblem
from zhenggai.ledger.core.acts.records import Comment, RecordRegulation, RecordReportedFigure
from zhenggai.ledger.core.acts.shape import Act, Milestone
from zhenggai.ledger.core.keys import number_of, part_number, problem_of
from zhenggai.ledger.core.responsibility import assigned, parts_of
from zhenggai.ledger.core.rows import Item, Measure, Problem
from zhenggai.ledger.core.vocabulary import NO_NUMBER, WITHOUT_PLAN
from zhenggai.ledger.intake.paper import (
    HEADINGS,
    MEASURES,
    PROBLEMS,
    DraftNode,
)
from zhenggai.ledger.intake.paper_words import folded
from zhenggai.ledger.intake.paper_writing import AT_WORK, COUNTING_RULE, Writing

# ① · （1） · (2) · 1. before a point of a completion standard
_POINT_LABEL = re.compile(r"^\s*(?:[①-⑳]|[（(]\d{1,2}[)）]|\d{1,2}[.．、](?!\d))\s*")


class ItemActs:
    """Walks the tree once; every act comes with whether it belongs to the day of the feedback."""

    def __init__(self, writing: Writing) -> None:
        self._w = writing
        self._changed: Collection[int] = frozenset(writing.compared.changed)

    def acts(self) -> Iterator[tuple[Act, bool]]:
        """All acts of problems and measures, but for states."""
        for root in self._w.draft.roots:
            yield from self._under_heading(root, "")

    def _under_heading(self, node: DraftNode, parent: str) -> Iterator[tuple[Act, bool]]:
        if node.skipped:
            return
        if node.kind in HEADINGS:
            for child in node.children:
                yield from self._under_heading(child, self._w.keys[node.id])
        elif node.kind in PROBLEMS:
            yield from self._problem(node, parent)
        else:
            self._w.leave(node, "措施不在任何问题之下")

    def _problem(self, node: DraftNode, parent: str) -> Iterator[tuple[Act, bool]]:
        row = self._w.row(node)
        if row is None:
            key = self._w.keys[node.id] = self._w.numbers.problem(parent)
            self._w.made[_sort_of(node, parent)] += 1
            yield self._added(node, key, parent), True
        elif isinstance(row, Problem):
            if row.state not in AT_WORK:
                self._only_known(node)
                return
            yield from ((act, False) for act in self._revised(node, row))
        yield from ((act, False) for act in self._told(node, row))
        yield from ((act, False) for act in self._measures(node, row))
        for child in node.children:
            if child.kind in PROBLEMS and not child.skipped:
                yield from self._problem(child, self._w.keys[node.id])

    def _only_known(self, node: DraftNode) -> None:
        """A problem that is no longer at work takes nothing new."""
        for inner in node.walk(with_skipped=False):
            if inner.id not in self._w.compared.keys:
                self._w.leave(inner, "所属问题在台账中已销号或正在办理销号，没有登记")

    def _added(self, node: DraftNode, key: str, parent: str) -> AddProblem:
        return AddProblem(
            problem=key,
            text=node.text,
            parent=parent,
            level=node.level,
            label=node.label,
            detail=node.detail,
            source=node.source,
        )

    def _revised(self, node: DraftNode, row: Problem) -> Iterator[Act]:
        if node.id in self._changed:
            self._w.made["changed"] += 1
            yield ReviseProblem(row.key, text=node.text, detail=node.detail, label=node.label)

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
            if node.id in self._changed:
                self._w.made["changed"] += 1
                yield ReviseMeasure(row.key, text=node.text, label=node.label)
            elif row.made_by not in self._w.compared.earlier and self._tells_more(node, row):
                # The plan's words of a measure stay; what a notice says of it stands beside them.
                yield Comment(row.key, f"来文所载：{node.text}")
        else:
            key = self._w.keys[node.id] = self._w.numbers.measure(problem, group)
            is_group = any(not one.skipped for one in node.children)
            self._w.made["measure_groups" if is_group else "measures"] += 1
            yield PlanMeasure(key, problem, node.text, group=group, label=node.label)
        yield from self._told(node, row)
        for child in node.children:
            if not child.skipped:
                yield from self._measure(child, problem, self._w.keys[node.id])

    def _tells_more(self, node: DraftNode, row: Measure) -> bool:
        return self._w.draft.kind == "notice" and folded(node.text) != folded(row.text)

    def _told(self, node: DraftNode, row: Item | None) -> Iterator[Act]:
        """Target, responsibility, deadline, documents and figures of an item."""
        key = self._w.keys[node.id]
        yield from self._target(node, key, row)
        yield from self._assigned(node, key, row)
        yield from self._deadline(node, key, row)
        yield from self._documents(node, key)
        yield from self._figures(node, key)

    def _target(self, node: DraftNode, key: str, row: Item | None) -> Iterator[Act]:
        has_any = node.target or node.cause or node.standard
        if not has_any or node.kind not in PROBLEMS:
            return
        known = row if isinstance(row, Problem) else None
        standard = tuple(_points(node.standard))
        if known and (known.target or known.cause or known.standard):
            return
        yield RecordTarget(key, cause=node.cause, target=node.target, standard=standard)

    def _assigned(self, node: DraftNode, key: str, row: Item | None) -> Iterator[Act]:
        told, ids = node.responsible, self._w.ids
        if not told.names or (row and (row.leaders or row.lead_units or row.responsible_units)):
            return
        unknown = [name for name in told.names if name not in ids]
        if unknown:
            self._w.leave(node, f"单位或人员在系统中没有：{'、'.join(unknown)}")
        act = Assign(
            key,
            leaders=tuple(ids[one] for one in told.leaders if one in ids),
            lead_units=tuple(ids[one] for one in told.lead_units if one in ids),
            responsible_units=tuple(ids[one] for one in told.responsible_units if one in ids),
        )
        if act.leaders or act.lead_units or act.responsible_units:
            self._w.made["responsibilities"] += 1
            yield act

    def _deadline(self, node: DraftNode, key: str, row: Item | None) -> Iterator[Act]:
        told = node.deadline
        if told is None or (row and row.deadline_text == told.text):
            return
        if not told.milestones and not told.standing:
            self._w.leave(node, f"完成时限看不出是哪一天：{told.text}")
        elif row and row.deadline_text and row.made_by not in self._w.compared.earlier:
            self._w.leave(node, f"台账已有完成时限，没有改为：{told.text}")
        elif row and row.first_milestones and self._w.book.info.approved_on:
            self._w.leave(node, f"方案审定后时限不能直接改动：{told.text}")
        else:
            self._w.made["deadlines"] += 1
            milestones = tuple(Milestone(one.on, one.what) for one in told.milestones)
            yield SetDeadline(key, milestones, told.standing, text=told.text)

    def _documents(self, node: DraftNode, key: str) -> Iterator[Act]:
        held = {(one.item, one.title) for one in self._w.book.regulations.values()}
        for one in node.documents:
            if (key, one.title) in held:
                continue
            self._w.made["regulations"] += 1
            yield RecordRegulation(
                self._w.numbers.beside("regulation", key),
                title=one.title,
                number=one.number or NO_NUMBER,
                item=key,
                action=one.action,
            )

    def _figures(self, node: DraftNode, key: str) -> Iterator[Act]:
        """Figures of an item, each under a name of its own, so that none are summed."""
        stem = f"figure/{part_number(key)}-"
        held = [one for one in self._w.book.figures.values() if one.key.startswith(stem)]
        known = {(one.value, one.unit, one.title) for one in held}
        place = number_of(key).replace("-", "_").replace(".", "_")
        owner = self._owner(node, key)
        for number, one in enumerate(node.figures, len(held) + 1):
            if (one.value, one.unit, one.title) in known:
                continue
            self._w.made["reported_figures"] += 1
            name = f"p{place}_{number:02}"
            yield RecordReportedFigure(
                f"{stem}{name}", name, one.value, one.unit, owner, key, one.title, COUNTING_RULE
            )

    def _owner(self, node: DraftNode, key: str) -> str:
        """Whose the figures of an item are: of who answers for it, else of who gives the paper."""
        told, ids = node.responsible, self._w.ids
        named = [ids[one] for one in (*told.lead_units, *told.responsible_units) if one in ids]
        known = (
            assigned(self._w.book, one, what)
            for one in (key, problem_of(key))
            for what in ("lead_units", "responsible_units")
        )
        return next((unit for units in (named, *known) for unit in units), self._w.body)


def _points(standard: str) -> Iterator[str]:
    """The points of a completion standard without their labels: ①…；②…。"""
    for point in standard.split("；"):
        told = _POINT_LABEL.sub("", point).rstrip("。")
        if told:
            yield told


def _sort_of(node: DraftNode, parent: str) -> str:
    """Under which name a new problem is counted: tasks done at once are counted apart."""
    if parent.startswith("problem/"):
        return "sub_problems"
    return "immediate_tasks" if node.source in WITHOUT_PLAN else "problems"
