"""The rows of a sheet's page: a line as it is shown, with what was just typed and who clashes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from zhenggai.ledger import queries
from zhenggai.supervision.answers import Answer
from zhenggai.supervision.day_words import deadline_words
from zhenggai.supervision.filling import Clash
from zhenggai.supervision.sheets import FilledSheet, SheetLine
from zhenggai.workbench.badges import Badge, flags
from zhenggai.workbench.forms.sheet_rows import TypedSheet

_PRESSING = frozenset({"red", "amber"})


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A line on the page. `pk` names its fields, `began` is the mark of what stands there now."""

    pk: str
    line: SheetLine
    began: str
    deadline: str
    flags: tuple[Badge, ...]
    numbers: Mapping[str, str]
    clash: Clash | None = None
    fault: str = ""

    @property
    def answer(self) -> Answer:
        """What stands in the fields."""
        return self.line.answer

    @property
    def figures(self) -> list[tuple[str, str, str, str, str]]:
        """Name of the field, title, unit, number as it is typed, how much it moved."""
        return [
            (name, one.title, one.unit, self.numbers.get(name, _plain(one.value)), one.moved)
            for one in self.line.figures
            for name in [f"f-{self.pk}-{one.name}"]
        ]


def _plain(value: object) -> str:
    return "" if value is None else f"{value:f}"


def sheet_rows(
    filled: FilledSheet, typed: TypedSheet | None = None, clashes: Sequence[Clash] = ()
) -> list[SheetRow]:
    """Every line; where something was typed and not kept, with that."""
    by_item = {one.item: one for one in clashes}
    year, day = filled.sheet.round.cut_off.year, queries.today()
    rows = []
    for line in filled.lines:
        item, clash = line.item, by_item.get(line.row.item)
        told = flags(filled.book, item, day, filled.pack) if item else []
        rows.append(
            SheetRow(
                pk=str(line.row.pk),
                line=_with_typed(line, typed, clash),
                began=line.answer.print,
                deadline=deadline_words(filled.book, item, year) if item else "",
                flags=tuple(one for one in told if one.tone in _PRESSING),
                numbers=typed.numbers if typed else {},
                clash=clash,
                fault=typed.faults.get(line.row.pk, "") if typed else "",
            )
        )
    return rows


def _with_typed(line: SheetLine, typed: TypedSheet | None, clash: Clash | None) -> SheetLine:
    if not typed:
        return line
    refused = typed.refused.get(line.row.item)
    mine = refused or (typed.answers.get(line.row.item) if clash else None)
    return replace(line, answer=mine) if mine else line
