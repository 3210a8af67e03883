"""What a paper tells of one item as acts: target, responsibility, deadline, documents, figures.

What the ledger has already, and what an earlier paper told, is not written again.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from zhenggai.ledger.core.acts.mending import CarryOverWords
from zhenggai.ledger.core.acts.plans import Assign, SetDeadline
from zhenggai.ledger.core.acts.problems import RecordTarget
from zhenggai.ledger.core.acts.records import RecordRegulation, RecordReportedFigures
from zhenggai.ledger.core.acts.shape import Act, Milestone, ReportedFigure
from zhenggai.ledger.core.keys import number_of, part_number, problem_of
from zhenggai.ledger.core.responsibility import assigned
from zhenggai.ledger.core.rows import Item, Problem
from zhenggai.ledger.core.vocabulary import NO_NUMBER
from zhenggai.ledger.intake.paper import PROBLEMS, DraftNode, PaperDeadline
from zhenggai.ledger.intake.paper_writing import COUNTING_RULE, Cell, Writing

# ① · （1） · (2) · 1. before a point of a completion standard
_POINT_LABEL = re.compile(r"^\s*(?:[①-⑳]|[（(]\d{1,2}[)）]|\d{1,2}[.．、](?!\d))\s*")
_MARK = "、"
_DEADLINE = ("deadline_text", "milestones", "standing")
_RESPONSIBLE = {
    "leaders": "责任领导",
    "lead_units": "牵头单位",
    "responsible_units": "责任单位",
    "liaisons": "联络员",
}


class ItemFacts:
    """Makes the acts; `row` is the item's row where the ledger has it."""

    def __init__(self, writing: Writing) -> None:
        self._w = writing

    def acts(self, node: DraftNode, row: Item | None) -> Iterator[Act]:
        """All that the paper tells of an item, but for its words and its state."""
        key = self._w.keys[node.id]
        yield from self._target(node, key, row)
        yield from self._assigned(node, key, row)
        yield from self._deadline(node, key, row)
        yield from self._words(node, key, row)
        yield from self._documents(node, key)
        yield from self._figures(node, key)

    def _target(self, node: DraftNode, key: str, row: Item | None) -> Iterator[Act]:
        if node.kind not in PROBLEMS or not (node.target or node.cause or node.standard):
            return
        printed = self._w.printed
        points = tuple(_points(node))
        cells = {
            "cause": Cell(node.cause, lambda one: printed.said(one.cause), "原因分析", ("cause",)),
            "target": Cell(
                node.target, lambda one: printed.said(one.target), "整改目标", ("target",)
            ),
            "standard": Cell("\n".join(points), printed.standard, "完成标准", ("standard",)),
        }
        news = {name for name, cell in cells.items() if self._w.is_news(node, row, cell)}
        if news:
            yield RecordTarget(
                key,
                cause=node.cause if "cause" in news else "",
                target=node.target if "target" in news else "",
                standard=points if "standard" in news else (),
            )

    def _assigned(self, node: DraftNode, key: str, row: Item | None) -> Iterator[Act]:
        if not node.responsible.names:
            return
        values = {}
        for field, what in _RESPONSIBLE.items():
            names: tuple[str, ...] = getattr(node.responsible, field)
            kept: tuple[str, ...] = getattr(row, field) if row else ()
            cell = Cell(_MARK.join(names), partial(self._named, field), what, (field,))
            is_news = self._w.is_news(node, row, cell)
            values[field] = self._ids(node, names, kept) if is_news else kept
        if any(values[field] != (getattr(row, field) if row else ()) for field in values):
            yield Assign(key, **values)

    def _named(self, field: str, item: Item) -> str:
        return _MARK.join(self._w.printed.named(getattr(item, field)))

    def _ids(self, node: DraftNode, names: Sequence[str], kept: Sequence[str]) -> tuple[str, ...]:
        """Ids for names: of whoever answers for the item already, else of who bears the name."""
        ids = {**self._w.ids, **dict(zip(self._w.printed.named(kept), kept, strict=True))}
        unknown = [name for name in names if name not in ids]
        if unknown:
            self._w.leave(node, f"单位或人员在系统中没有：{_MARK.join(unknown)}")
        return tuple(dict.fromkeys(ids[name] for name in names if name in ids))

    def _deadline(self, node: DraftNode, key: str, row: Item | None) -> Iterator[Act]:
        told = node.deadline
        if told is None:
            return
        cell = Cell(told.text, self._w.printed.deadline, "完成时限", _DEADLINE)
        found = self._w.verdict(row, cell)
        if row and not self._w.is_sheet and _is_same(told, row):
            return
        if not told.milestones and not told.standing:
            self._w.leave(node, f"完成时限看不出是哪一天：{told.text}")
        elif found == "clash":
            self._w.leave(node, f"台账已有完成时限，没有改为：{told.text}")
        elif found == "same" and not self._is_now_standing(told, row):
            return
        elif row and row.first_milestones and self._w.book.info.approved_on:
            self._w.leave(node, f"方案审定后时限不能直接改动：{told.text or '长期坚持'}")
        elif found == "same" and row:
            yield SetDeadline(key, row.milestones, standing=True, text=row.deadline_text)
        else:
            milestones = tuple(Milestone(one.on, one.what) for one in told.milestones)
            yield SetDeadline(key, milestones, told.standing, text=told.text)

    def _is_now_standing(self, told: PaperDeadline, row: Item | None) -> bool:
        """Whether the column 是否长期坚持 says something new beside the deadline."""
        if row is None:
            return told.standing
        before = self._w.before(row)
        is_old = row.standing or (before is not None and before.standing)
        return told.standing and isinstance(row, Problem) and not is_old

    def _words(self, node: DraftNode, key: str, row: Item | None) -> Iterator[Act]:
        """Progress and what else a sheet says in columns of its own."""
        told, said = node.words, self._w.printed.said
        if not node.row:
            return
        evidence = self._evidence(told.evidence, row)
        cells = {
            "progress": Cell(
                told.progress, lambda one: said(one.last_text), "进展情况", ("last_text",)
            ),
            "next_steps": Cell(
                told.next_steps, lambda one: said(one.next_steps), "下一步措施", ("next_steps",)
            ),
            "note": Cell(told.note, lambda one: said(one.note), "备注", ("note",)),
            "persons": Cell(
                _MARK.join(told.persons),
                lambda one: _MARK.join(one.persons),
                "责任人",
                ("persons",),
            ),
        }
        news = {name for name, cell in cells.items() if self._w.is_news(node, row, cell)}
        if news or evidence:
            yield CarryOverWords(
                key,
                node.row,
                progress=told.progress if "progress" in news else "",
                next_steps=told.next_steps if "next_steps" in news else "",
                evidence=evidence,
                note=told.note if "note" in news else "",
                persons=told.persons if "persons" in news else (),
            )

    def _evidence(self, told: str, row: Item | None) -> str:
        """What a sheet names as proof beside what it named before and the files that are there.

        Empty where it names nothing more.
        """
        if row is None:
            return told
        before = self._w.before(row)
        known = {*_lines(self._w.printed.evidence(row))}
        known |= {*_lines(before.evidence_words)} if before else set()
        more = [line for line in _lines(told) if line and line not in known]
        return "\n".join((*filter(None, [row.evidence_words]), *more)) if more else ""

    def _documents(self, node: DraftNode, key: str) -> Iterator[Act]:
        if not node.documents:
            return
        held = {(one.item, one.title) for one in self._w.book.regulations.values()}
        for one in node.documents:
            if (key, one.title) not in held:
                yield RecordRegulation(
                    self._w.numbers.beside("regulation", key),
                    title=one.title,
                    number=one.number or NO_NUMBER,
                    item=key,
                    action=one.action,
                )

    def _figures(self, node: DraftNode, key: str) -> Iterator[Act]:
        """Figures of an item, each under a name of its own, so that none are summed."""
        if not node.figures:
            return
        stem = f"figure/{part_number(key)}-"
        held = [one for one in self._w.book.figures.values() if one.key.startswith(stem)]
        known = {(one.value, one.unit, one.title) for one in held}
        place = number_of(key).replace("-", "_").replace(".", "_")
        told = tuple(
            ReportedFigure(f"p{place}_{number:02}", one.value, one.unit, one.title, COUNTING_RULE)
            for number, one in enumerate(node.figures, len(held) + 1)
            if (one.value, one.unit, one.title) not in known
        )
        if told:
            yield RecordReportedFigures(self._owner(node, key), told, key)

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


def _is_same(told: PaperDeadline, row: Item) -> bool:
    """Whether a deadline in other words is the same: its days, and whether it is to be kept up."""
    days = tuple((one.on, one.what) for one in told.milestones)
    held = tuple((one.on, one.what) for one in row.milestones)
    return bool(days or told.standing) and days == held and told.standing == row.standing


def _lines(text: str) -> Iterator[str]:
    """Lines without the blanks around them: a cell's own at a line's end are no other words."""
    return map(str.strip, text.split("\n"))


def _points(node: DraftNode) -> Iterator[str]:
    """The points of a completion standard: the lines of a cell, else ①…；②… without labels."""
    if node.row:
        yield from filter(None, _lines(node.standard))
        return
    for point in node.standard.split("；"):
        told = _POINT_LABEL.sub("", point).rstrip("。")
        if told:
            yield told
