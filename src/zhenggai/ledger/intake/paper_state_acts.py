"""The acts of states that a paper tells, and of items that a corrected paper no longer has."""

from collections.abc import Iterator
from datetime import date

from zhenggai.ledger.core.acts.mending import CarryOverState
from zhenggai.ledger.core.acts.plans import DropMeasure
from zhenggai.ledger.core.acts.problems import WithdrawProblem
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.responsibility import parts_of
from zhenggai.ledger.core.rows import Item, Measure, Problem
from zhenggai.ledger.intake.paper import MEASURES, DraftNode, PaperState, Unplaced
from zhenggai.ledger.intake.paper_states import states_of
from zhenggai.ledger.intake.paper_writing import AT_WORK, Writing

_GONE = "更正后的来文中没有这一条"
_MEASURE_STATE = {
    "done": "done",
    "basically_done": "in_progress",
    "in_progress": "in_progress",
    "not_done": "not_begun",
}


def state_acts(writing: Writing, on: date) -> Iterator[Act]:
    """States from what hangs lowest upwards, as nothing is written under a closed problem."""
    states = states_of(writing.draft)
    rank = {"measure": 0, "measure_group": 1, "sub_problem": 2, "problem": 3}
    nodes = [one for one in writing.draft.walk(with_skipped=False) if one.id in states]
    for node in sorted(nodes, key=lambda one: rank.get(one.kind, 4)):
        key = writing.keys.get(node.id)
        state = states[node.id]
        if key and _may_carry(writing, node, state, on):
            writing.made["states"] += 1
            yield CarryOverState(
                item=key,
                state=state.state,
                text=state.text,
                paper=writing.draft.digest,
                start=state.span.start,
                end=state.span.end,
                is_remainder=state.is_remainder,
            )


def _may_carry(writing: Writing, node: DraftNode, state: PaperState, on: date) -> bool:
    """Whether the state is news, and the ledger has no better word of its own."""
    row = writing.row(node)
    if row is None:
        return True
    if _stands(row, state.state):
        return False
    fault = _fault(writing, row, on)
    # What follows from the problem above is told there once.
    if fault and not (state.is_remainder and node.kind in MEASURES):
        writing.leave(node, fault)
    return not fault


def _stands(row: Item, state: str) -> bool:
    """Whether the row is in the state already."""
    if isinstance(row, Measure):
        is_same = row.state == _MEASURE_STATE[state]
        return is_same and (row.carried or state == "done")
    if not isinstance(row, Problem):
        return False
    match state:
        case "done":
            return row.state == "closed"
        case "basically_done":
            return row.basically_done
        case "in_progress":
            return row.state == "rectifying" and not row.basically_done
    return row.state in ("registered", "planned") and row.carried


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
    book = writing.book
    gone = list(writing.compared.gone)
    problems = {key for key in gone if book.find(Problem, key)}
    for key in gone:
        row = book.item(key)
        is_alone = isinstance(row, Measure) and row.problem not in problems
        if row and is_alone and not _stays(writing, row, on):
            writing.made["gone"] += 1
            yield DropMeasure(key, _GONE)
    for row in sorted(_problems(writing, problems), key=lambda one: not one.is_part):
        left = [one for one in parts_of(book, row.key) if one.key not in problems]
        if left:
            writing.unplaced.append(
                Unplaced(row.text, 0, "来文已无此条，但它还有具体问题，没有撤回")
            )
        elif not _stays(writing, row, on):
            writing.made["gone"] += 1
            yield WithdrawProblem(row.key, _GONE)


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
        writing.unplaced.append(Unplaced(row.text, 0, reason))
    return bool(reason)
