"""Headline counts among themselves: states against the number of problems, the completion rate
against both.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.relations.figures import ZERO, agrees, printed, worked
from zhenggai.notices.relations.relation import Relation

STATES = ("done", "basically_done", "in_progress", "not_done")
OPEN_STATES = ("basically_done", "in_progress", "not_done")
WHOLES = ("problems", "tasks", "categories", "measures")
CLOSE = Decimal("0.1")
TWO = Decimal(2)
# A rate farther off than this is of something else.
FAR = 10


def headline_states(declared: Sequence[Declared]) -> Iterator[Relation]:
    """Every group of states against what it must add up to, and every rate against its parts."""
    for group in dict.fromkeys(one.group for one in declared):
        row = [one for one in declared if one.group == group]
        states = [one for one in row if one.what in STATES]
        own = [one for one in row if one.what in WHOLES]
        if not states or states[0].scope == "self":
            continue
        is_of_all = not own and states[0].scope == "inspection"
        wholes = own or [
            one
            for one in declared
            if is_of_all and one.what in WHOLES and one.scope == "inspection"
        ]
        wholes = [one for one in wholes if one.unit == states[0].unit]
        if not wholes or any(one.unit != states[0].unit for one in states):
            continue
        if {one.what for one in states} & set(OPEN_STATES) and states[0].what == "done":
            yield from states_sum(states, wholes, is_own=bool(own))
        for rate in (one for one in row if one.what == "completion_rate"):
            yield from rate_of(rate, states, wholes, is_own=bool(own))


def states_sum(
    states: Sequence[Declared], wholes: Sequence[Declared], *, is_own: bool
) -> Iterator[Relation]:
    """The states of a group against the number of items: 完成30＋基本完成4＋未完成1＝35."""
    total = sum((one.value for one in states), ZERO)
    whole = next((one for one in wholes if one.value == total), None) or nearest(wholes, total)
    difference = abs(whole.value - total)
    if difference and not is_own and difference > max(TWO, CLOSE * whole.value):
        return
    plus = "＋".join(printed(one.value) for one in states)
    stated = f"{printed(whole.value)}{whole.unit}"
    yield Relation(
        kind="sum",
        topic="states",
        verdict="inconsistent" if difference else "consistent",
        working=f"{plus}＝{printed(total)}，总数写{printed(whole.value)}",
        span=whole.span if is_own else states[0].span,
        parts=(whole.span, *(one.span for one in states)),
        message=f"各状态相加是{printed(total)}{whole.unit}，总数写{stated}，请核对各状态的个数和总数。",
        grade="wrong" if is_own else "likely",
    )


def rate_of(
    rate: Declared, states: Sequence[Declared], wholes: Sequence[Declared], *, is_own: bool
) -> Iterator[Relation]:
    """The completion rate: done ÷ all, what is basically done not counted.

    Where that does not agree, a rate is right that counts what is basically done in: the paper's
    own rule of counting is not known.
    """
    done = next((one for one in states if one.what == "done"), None)
    if done is None:
        return
    whole = whole_of_rate(done, states, wholes, is_own=is_own)
    if whole is None or not whole.value:
        return
    decimals = max(0, -int(rate.value.as_tuple().exponent))
    finished = sum((one.value for one in states if one.what == "done"), ZERO)
    nearly = sum((one.value for one in states if one.what == "basically_done"), ZERO)
    if nearly and agrees(100 * (finished + nearly) / whole.value, rate.value, decimals)[0] == (
        "consistent"
    ):
        return
    exact = 100 * finished / whole.value
    verdict, is_cut = agrees(exact, rate.value, decimals)
    if verdict == "inconsistent" and not is_own and abs(exact - rate.value) > FAR:
        return
    how = "是截去尾数得来的，应当四舍五入" if is_cut else "与重算结果不符"
    working = f"{printed(finished)}÷{printed(whole.value)}＝{worked(exact, decimals)}%"
    yield Relation(
        kind="share",
        topic="share",
        verdict=verdict,
        working=f"{working}，写{printed(rate.value)}%",
        span=rate.span,
        parts=(rate.span, done.span, whole.span),
        message=f"“{printed(rate.value)}%”{how}：{working}，请核对完成率、完成数和总数。",
        grade="cut_off" if is_cut else "wrong" if is_own else "likely",
    )


def whole_of_rate(
    done: Declared, states: Sequence[Declared], wholes: Sequence[Declared], *, is_own: bool
) -> Declared | None:
    """What a rate is of: what the states add up to, else the one number of problems there is."""
    total = sum((one.value for one in states), ZERO)
    whole = next((one for one in wholes if one.value == total), None)
    problems = [one for one in wholes if one.what == "problems" and one.value >= done.value]
    is_only = len({one.value for one in problems}) == 1
    return whole or (wholes[0] if is_own else problems[0] if is_only else None)


def nearest(wholes: Sequence[Declared], total: Decimal) -> Declared:
    """The count that a sum of states is most likely meant to be."""
    return min(wholes, key=lambda one: abs(one.value - total))
