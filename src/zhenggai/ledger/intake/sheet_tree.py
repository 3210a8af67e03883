"""A ledger sheet as the draft of a paper: aspects, categories, problems, parts, tasks, measures.

The tree is that of any paper, so that looking through it, comparing it and writing it are one. What
has no place in the ledger is listed with its row and the reason.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, groupby, pairwise

from zhenggai.ledger.intake.draft import DraftMeasure, DraftProblem, Shared
from zhenggai.ledger.intake.mapping import Mapping
from zhenggai.ledger.intake.paper import (
    NODE_KINDS,
    DraftNode,
    NodeKind,
    PaperDraft,
    PaperState,
    Unplaced,
)
from zhenggai.ledger.intake.sheet_fields import kind_of, notes_of, source_of, with_shared
from zhenggai.ledger.intake.sheet_numbers import (
    MeasureNumber,
    measure_number,
    part_number,
    plain_number,
    problem_number,
    top_number,
    without_printed_numbers,
)
from zhenggai.ledger.intake.sheet_reading import LedgerSheet
from zhenggai.ledger.intake.states import UNDER_WAY, yes_or_no
from zhenggai.notices.source import Span

TASK = "任务"


def draft_of_sheet(sheet: LedgerSheet) -> PaperDraft:
    """The draft of a ledger sheet, as it stands."""
    planter = _Planter(sheet.draft.mapping)
    roots = planter.roots(sheet.draft.problems)
    told = (Unplaced(one.text, 0, one.sentence, row=one.row) for one in sheet.draft.row_problems)
    return PaperDraft(
        name=sheet.name,
        digest=sheet.digest,
        kind="sheet",
        text="",
        title=sheet.title,
        issuer="",
        day=sheet.told_on,
        inspection_kind="",
        level="",
        team="",
        inspected="",
        feedback_on=None,
        roots=roots,
        printed_from=sheet.printed_from,
        unplaced=tuple(sorted((*told, *planter.unplaced), key=lambda one: one.row)),
    )


@dataclass(slots=True)
class _Bed:
    """A heading while what stands under it is planted; the top is under none."""

    node: DraftNode
    inner: list["DraftNode | _Bed"] = field(default_factory=list)

    def grown(self) -> DraftNode:
        """The heading with what stands under it, in the order of the rows."""
        inner = (one.grown() if isinstance(one, _Bed) else one for one in self.inner)
        return replace(self.node, children=tuple(inner))


class _Planter:
    """Makes the nodes of one sheet, each under a number of its own."""

    def __init__(self, mapping: Mapping) -> None:
        self.unplaced: list[Unplaced] = []
        self._ids = count(1)
        # 是 says something under 是否完成 only
        self._asked = {
            one.field: one.heading.rpartition("／")[2] for one in mapping.columns if one.field
        }

    def roots(self, problems: Iterable[DraftProblem]) -> tuple[DraftNode, ...]:
        """Problems under their aspects and categories; the same name is the same heading."""
        top = _Bed(self._node("section", "", 0))
        beds = {("", ""): top}
        for _, rows in groupby(problems, key=lambda one: one.problem_row):
            group = list(rows)
            self._bed(beds, group[0]).inner.append(self._problem(group))
        return top.grown().children

    def _bed(self, beds: dict[tuple[str, str], _Bed], one: DraftProblem) -> _Bed:
        bed = beds["", ""]
        levels: tuple[tuple[NodeKind, str, tuple[str, str]], ...] = (
            ("aspect", one.aspect, (one.aspect, "")),
            ("category", one.category, (one.aspect, one.category)),
        )
        for kind, text, place in levels:
            if not text:
                continue
            if place not in beds:
                beds[place] = _Bed(self._node(kind, text, one.problem_row))
                bed.inner.append(beds[place])
            bed = beds[place]
        return bed

    def _node(
        self, kind: NodeKind, text: str, row: int, *, label: str = "", number: int = 0
    ) -> DraftNode:
        level = NODE_KINDS[kind]
        return DraftNode(next(self._ids), kind, level, label, text, (), row=row, number=number)

    def _problem(self, rows: Sequence[DraftProblem]) -> DraftNode:
        """One problem; several 具体表现 of it are its parts, a single one says more of it."""
        first = rows[0]
        top = top_number(first.number)
        node = self._node(
            "problem", first.text, first.problem_row, label=top, number=problem_number(top)
        )
        has_own = not part_number(first.number) and (
            len(rows) == 1 or not first.detail or any(part_number(one.number) for one in rows[1:])
        )
        if has_own:
            node = self._told(node, first, detail=first.detail)
            rows = rows[1:]
        parts = tuple(self._part(one) for one in rows)
        if parts:
            node = replace(node, children=(*node.children, *parts))
        return node if node.state else _with_state_of(parts, node)

    def _part(self, one: DraftProblem) -> DraftNode:
        number = part_number(one.number)
        label = one.number if number else ""
        node = self._node(
            "sub_problem", one.detail or one.text, one.row, label=label, number=number
        )
        return self._told(node, one)

    def _told(self, node: DraftNode, one: DraftProblem, *, detail: str = "") -> DraftNode:
        """The problem with what its rows tell and with its measures."""
        node = replace(
            node,
            detail=detail,
            target=one.target,
            cause=one.cause,
            standard=one.standard,
            source=source_of(one, self.unplaced),
            problem_kind=kind_of(one, self.unplaced),
            children=tuple(self._measures(_unnumbered(_begun(one, self._asked)))),
        )
        notes = tuple(notes_of(one))
        node = self._with_shared(
            node, one.shared, "state", is_standing=one.is_standing, notes=notes
        )
        leaves = _leaves(node)
        # What all rows have alike is told of the problem already.
        is_mixed = len({leaf.state.state if leaf.state else "" for leaf in leaves}) > 1
        return _with_state_of(leaves, node) if is_mixed and not one.shared.state.text else node

    def _with_shared(
        self,
        node: DraftNode,
        told: Shared,
        state: str,
        *,
        is_standing: bool | None = None,
        notes: Sequence[str] = (),
    ) -> DraftNode:
        node = with_shared(node, told, is_standing=is_standing, notes=notes)
        if node.state and yes_or_no(told.state.text) is not None:
            asked = self._asked.get(state) or self._asked.get("state", "")
            node = replace(node, state=replace(node.state, text=f"{asked}：{node.state.text}"))
        return node

    def _measures(self, problem: DraftProblem) -> Iterator[DraftNode]:
        """Measures, those of one task or numbered under one measure in a group."""
        numbers = _numbers(problem.measures)
        pairs = zip(problem.measures, numbers, strict=True)
        for (task, first), rows in groupby(pairs, key=_group):
            group = list(rows)
            nodes = tuple(self._measure(*pair) for pair in group)
            if task:
                head = self._node("measure_group", task, group[0][0].row, number=first)
                yield replace(head, level=TASK, children=nodes)
            elif first and len(nodes) > 1 and not group[0][1].second:
                yield replace(nodes[0], kind="measure_group", children=nodes[1:])
            else:
                yield from nodes

    def _measure(self, one: DraftMeasure, numbers: MeasureNumber) -> DraftNode:
        number = numbers.second or (0 if one.task else numbers.first)
        node = self._node("measure", one.text, one.row, label=one.number, number=number)
        return self._with_shared(node, one.own, "measure_state")


def _begun(one: DraftProblem, asked: Iterable[str]) -> DraftProblem:
    """The problem with its state told of each measure, where every row says 整改中 for itself.

    One cell merged over several rows speaks of the problem and of no single measure; where measures
    have a column for their states, that one speaks.
    """
    is_under_way = one.shared.state.state in UNDER_WAY and "measure_state" not in asked
    if not (is_under_way and all(measure.has_state_cell for measure in one.measures)):
        return one
    told = (replace(each.own, state=one.shared.state) for each in one.measures)
    pairs = zip(one.measures, told, strict=True)
    return replace(one, measures=tuple(replace(each, own=own) for each, own in pairs))


def _unnumbered(one: DraftProblem) -> DraftProblem:
    """The problem without the numbers before its measures' words that their keys repeat.

    Where a column gives the keys themselves (12-3), as our own sheets do, the words are all words.
    """
    if any(measure_number(each.number).first for each in one.measures):
        return one
    texts = without_printed_numbers([each.text for each in one.measures])
    pairs = zip(one.measures, texts, strict=True)
    return replace(one, measures=tuple(replace(each, text=text) for each, text in pairs))


def _leaves(node: DraftNode) -> tuple[DraftNode, ...]:
    """The measures of a problem, of a group what stands in it."""
    return tuple(leaf for child in node.children for leaf in child.children or (child,))


def _with_state_of(parts: Sequence[DraftNode], node: DraftNode) -> DraftNode:
    """Where every part says how it stands: all alike is the whole's state, else it is in progress.

    A part that says nothing leaves the whole without a state.
    """
    states = [one.state for one in parts]
    told = [one for one in states if one]
    if not told or len(told) < len(states):
        return node
    words = "；".join(dict.fromkeys(one.text for one in told))
    state = told[0].state if len({one.state for one in told}) == 1 else "in_progress"
    return replace(node, state=PaperState(state, words, Span(0, 0)))


def _numbers(measures: Sequence[DraftMeasure]) -> list[MeasureNumber]:
    """For each measure the number that its key should end with, and that of one in a group.

    Plain numbers count where they begin with 1 and rise: 57, 58 number the whole sheet.
    """
    plain = [plain_number(one.number) for one in measures]
    if plain and plain[0] == 1 and all(one < two for one, two in pairwise(plain)):
        return [MeasureNumber(one) for one in plain]
    return [measure_number(one.number) for one in measures]


def _group(pair: tuple[DraftMeasure, MeasureNumber]) -> tuple[str, int]:
    """What rows of one group have alike: the task, or the first number."""
    measure, number = pair
    return measure.task, number.first if number.second or not measure.task else 0
