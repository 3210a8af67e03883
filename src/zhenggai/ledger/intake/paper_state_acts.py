"""The acts of states that a paper tells, and of items that a corrected paper no longer has."""

from collections.abc import Iterable, Iterator
from datetime import date

from zhenggai.ledger.core.acts.mending import CarryOverState
from zhenggai.ledger.core.acts.plans import DropMeasure
from zhenggai.ledger.core.acts.problems import WithdrawProblem
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.responsibility import measures_of, parts_of
from zhenggai.ledger.core.rows import Item, Measure, Problem
from zhenggai.ledger.intake.paper import MEASURES, DraftNode, PaperState, Unplaced
from zhenggai.ledger.intake.paper_states import states_of
from zhenggai.ledger.intake.paper_writing import AT_WORK, Cell, Writing
from zhenggai.ledger.printed import state_of
from zhenggai.zh.days import in_words

_MOST_TOLD = 20
_GONE = "更正后的来文中没有这一条"
_STATE = ("state", "basically_done")
_RANK = {"measure": 0, "measure_group": 1, "sub_problem": 2, "problem": 3}


def state_acts(writing: Writing, on: date) -> Iterator[Act]:
    """States from what hangs lowest upwards, as nothing is written under a closed problem."""
    states = states_of(writing.draft)
    days = _done_days(writing.draft.roots, None)
    nodes = [one for one in writing.draft.walk(with_skipped=False) if one.id in writing.keys]
    for node in sorted(nodes, key=lambda one: _RANK.get(one.kind, 4)):
        state = states.get(node.id)
        day = days[node.id] if state and state.state == "done" else None
        if node.done_on and not (state and state.state == "done"):
            writing.leave(node, "填了实际完成时间，但没有写已完成，这一天没有登记")
        if day and day > on:
            if node.done_on:
                writing.leave(node, f"实际完成时间{in_words(day)}还没有到，没有登记")
            day = None
        if state and _may_carry(writing, node, state, day, on):
            yield CarryOverState(
                item=writing.keys[node.id],
                state=state.state,
                text=state.text,
                paper=writing.draft.digest,
                start=state.span.start,
                end=state.span.end,
                is_remainder=state.is_remainder,
                row=node.row or None,
                done_on=day,
            )


def _done_days(nodes: Iterable[DraftNode], above: date | None) -> dict[int, date | None]:
    """The day on which each item was done: its own, else that of the problem that it belongs to."""
    found: dict[int, date | None] = {}
    for node in nodes:
        found[node.id] = node.done_on or above
        found |= _done_days(node.children, found[node.id])
    return found


def _may_carry(
    writing: Writing, node: DraftNode, state: PaperState, day: date | None, on: date
) -> bool:
    """Whether the state is news, and the ledger has no better word of its own."""
    row = writing.row(node)
    if row is None:
        # A new item stands as not begun: a sheet's word for it is no ground for anything.
        return not (writing.is_sheet and state.state == "not_done")
    before = writing.before(row)
    if _stands(row, state.state):
        _compare_days(writing, node, row, day)
        return False
    if before and _stands(before, state.state):
        writing.keep_apart(row, _STATE)
        return False
    fault = _fault(writing, row, on)
    if fault:
        writing.keep_apart(row, _STATE)
    # What follows from the problem above is told there once.
    if fault and not (state.is_remainder and node.kind in MEASURES):
        writing.leave(node, fault)
    return not fault


def _compare_days(writing: Writing, node: DraftNode, row: Item, day: date | None) -> None:
    """A day is told with the state; one that the ledger has otherwise is listed."""
    if node.done_on and day and _stands(row, "done"):
        cell = Cell(in_words(day), writing.printed.done_on, "完成日期", ("carried_done_on",))
        if writing.is_news(node, row, cell):
            writing.leave(node, f"状态已经登记，完成日期没有登记：{cell.told}")


def _stands(row: Item, state: str) -> bool:
    """Whether the row is in the state already; a measure knows no 基本完成."""
    if isinstance(row, Measure) and state == "basically_done":
        state = "in_progress"
    return state_of(row) == state


def _fault(writing: Writing, row: Item, on: date) -> str:
    top = writing.book.find(Problem, row.problem) if isinstance(row, Measure) else row
    if top is None or top.state not in AT_WORK or row.state == "dropped":
        return "台账中该事项已销号、正在办理销号或已取消，没有按来文登记状态"
    if row.changed_on and on < row.changed_on:
        return "台账中该事项在来文之后另有登记，没有按来文登记状态"
    is_own = row.state not in ("registered", "planned", "not_begun") and not row.carried
    return "台账中该事项的状态有本单位的登记，没有按来文改动" if is_own else ""


def gone_acts(writing: Writing, on: date) -> Iterator[Act]:
    """Measures are dropped, sub-items and then problems withdrawn; what is struck off stays."""
    compared = writing.compared
    if compared.missing and not compared.gone:
        numbers = "、".join(number_of(key) for key in compared.missing[:_MOST_TOLD])
        place = "表" if writing.is_sheet else "来文"
        reason = f"台账中的{len(compared.missing)}条问题和措施{place}中没有，没有撤回"
        writing.unplaced.append(Unplaced(numbers, 0, reason))
    gone = set(compared.gone)
    problems = {key for key in gone if writing.book.find(Problem, key)}
    for measure in _measures(writing, gone):
        if measure.problem not in problems and not _stays(writing, measure, on):
            yield DropMeasure(measure.key, _GONE)
    for row in sorted(_problems(writing, problems), key=lambda one: not one.is_part):
        left = [one for one in parts_of(writing.book, row.key) if one.key not in problems]
        if left:
            _keep(writing, row, "来文已无此条，但它还有具体问题，没有撤回")
        elif not _stays(writing, row, on):
            yield WithdrawProblem(row.key, _GONE)


def _measures(writing: Writing, keys: set[str]) -> Iterator[Measure]:
    """The measures, what stands in a group before the group; a group that holds others stays."""
    rows = [row for key in sorted(keys) if (row := writing.book.find(Measure, key))]
    groups = {row.group for row in rows}
    for row in sorted(rows, key=lambda one: one.key in groups):
        held = measures_of(writing.book, row.problem)
        if any(one.group == row.key and one.key not in keys for one in held):
            _keep(writing, row, "来文已无此条，但它下面还有措施，没有取消")
        else:
            yield row


def _problems(writing: Writing, keys: set[str]) -> list[Problem]:
    rows = (writing.book.find(Problem, key) for key in keys)
    return sorted((one for one in rows if one), key=lambda one: one.key)


def _stays(writing: Writing, row: Item, on: date) -> bool:
    """Whether a gone item stays all the same: it was struck off, or its count is frozen."""
    top = writing.book.find(Problem, row.problem) if isinstance(row, Measure) else row
    reason = ""
    if top is None or top.state not in AT_WORK:
        reason = "来文已无此条，但它在台账中已销号，没有撤回；如系误登，请更正"
    elif writing.book.info.approved_problems is not None:
        reason = "来文已无此条，但方案已审定，核定数不能改动"
    elif row.changed_on and on < row.changed_on:
        reason = "来文已无此条，但它在来文之后另有登记，没有撤回"
    if reason:
        _keep(writing, row, reason)
    return bool(reason)


def _keep(writing: Writing, row: Item, reason: str) -> None:
    """An item that no longer comes and stays all the same; it has no row in a sheet any more."""
    writing.unplaced.append(Unplaced(f"{number_of(row.key)} {row.text}", 0, reason))
