"""A signed slip (签批单、销号申请表、延期审批表): askings, signatures, returns, extensions."""

from collections.abc import Iterator, Mapping, Sequence

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.closings import AskClosure, Return, Sign
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.keys import BOOK, family_of
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.state import Book
from zhenggai.workbench.from_paper.entering import PaperActs, RowAct
from zhenggai.workbench.from_paper.extensions import asked, decided
from zhenggai.workbench.from_paper.told_rows import Paper, Pending, ToldRow

SIGN, RETURN, GRANT, REFUSE, ASK, ASK_STANDING, ASK_CLOSURE = (
    "sign", "return", "grant", "refuse", "ask", "ask_standing", "ask_closure",
)  # fmt: skip
# What a row may say, as a clerk reads it; the first is what mostly stands on a slip.
TITLES: Mapping[str, str] = {
    SIGN: "同意，签字",
    RETURN: "退回补充",
    GRANT: "同意延期",
    REFUSE: "不同意延期",
    ASK: "申请延期",
    ASK_STANDING: "申请转长期坚持",
    ASK_CLOSURE: "申请销号",
}
# The act of the ledger that each is, for who may do it.
KINDS: Mapping[str, str] = {
    SIGN: "sign",
    RETURN: "return",
    GRANT: "decide_extension",
    REFUSE: "decide_extension",
    ASK: "ask_extension",
    ASK_STANDING: "ask_extension",
    ASK_CLOSURE: "ask_closure",
}
WITH_MEASURES = frozenset({GRANT, REFUSE, ASK, ASK_STANDING})


def slip_acts(paper: Paper, rows: Sequence[ToldRow], actors: Mapping[str, Actor]) -> PaperActs:
    """The acts of a slip, one for each item of each row."""

    def make(now: Book) -> list[RowAct]:
        pending = Pending(now, paper.pack)
        return [made for row in rows for made in _of_row(pending, paper, row, actors[row.by])]

    families = {BOOK, *(family_of(one) for row in rows for one in row.items)}
    return PaperActs(families, make, actors)


def _of_row(pending: Pending, paper: Paper, row: ToldRow, by: Actor) -> Iterator[RowAct]:
    for item in row.items:
        made = _made(pending, row, item, by)
        if isinstance(made, NotAllowed):
            yield RowAct(row.n, item, made)
        else:
            yield RowAct(row.n, item, paper.draft(made, by.id, row.on))


def _made(pending: Pending, row: ToldRow, item: str, by: Actor) -> Act | NotAllowed:
    if row.act == SIGN:
        return Sign(item, pending.next_step(item, by.roles), by.unit, row.words)
    if row.act == RETURN:
        steps = pending.missing_steps(item)
        return Return(item, row.words, steps[0] if steps else "")
    if row.act == ASK_CLOSURE:
        return AskClosure(pending.ask_closure(item), item, by.unit, row.answers)
    if row.act in (GRANT, REFUSE):
        return decided(pending, item, row.words, granted=row.act == GRANT)
    return asked(pending, item, row.words, row.until if row.act == ASK else None)
