"""责任清单: who answers for what, leader by leader in the order of the problems."""

from zhenggai.writers.ledger_rows import ProblemRow
from zhenggai.writers.letter_rows import Column, Letter, Table
from zhenggai.writers.papers.told import NothingToTellError, Told

NOBODY = "尚未明确"


def responsibility_list(told: Told) -> Letter:
    """The list. Raises `NothingToTellError` while there is no problem."""
    if not told.planned:
        raise NothingToTellError("台账里还没有问题。请先导入反馈意见，再出责任清单。")
    about = told.about
    rows = [row for leader in _leaders(told) for row in _of_leader(leader, told)]
    return Letter(
        title=(f"{about.inspected}{about.kind}整改责任清单",),
        blocks=(
            Table(
                rows=(("责任领导", "序号", "反馈问题", "牵头单位", "责任单位", "完成时限"), *rows),
                columns=(
                    Column(4.4, "centre", is_merged=True),
                    Column(2.6, "centre"),
                    Column(12),
                    Column(6),
                    Column(6),
                    Column(7, "centre"),
                ),
                size=10.5,
            ),
        ),
        signatures=(about.office,),
        dated_on=about.dated_on,
        is_landscape=True,
    )


def _leaders(told: Told) -> list[str]:
    """The leaders in the order in which problems name them; last what nobody leads."""
    named = [name for one in told.planned for name in one.shared.leaders]
    free = [] if all(one.shared.leaders for one in told.planned) else [NOBODY]
    return [*dict.fromkeys(named), *free]


def _of_leader(leader: str, told: Told) -> list[tuple[str, ...]]:
    return [
        _row(leader, one)
        for one in told.planned
        if (leader in one.shared.leaders if one.shared.leaders else leader == NOBODY)
    ]


def _row(leader: str, one: ProblemRow) -> tuple[str, ...]:
    shared = one.shared
    units = ("、".join(shared.lead_units), "、".join(shared.units))
    return (leader, one.number, one.own_text, *units, shared.deadline)
