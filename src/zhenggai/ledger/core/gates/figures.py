"""What figures need: whose they are, on what paper, and that only their owner confirms them."""

from collections.abc import Sequence

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts.progress import ConfirmFigure, ReportProgress
from zhenggai.ledger.core.acts.records import (
    RecordAccountability,
    RecordExternalFigure,
    RecordReportedFigures,
)
from zhenggai.ledger.core.acts.shape import ReportedFigure
from zhenggai.ledger.core.keys import is_key, part_number
from zhenggai.ledger.core.refusals import NotAllowed


def progress_fault(_: Case, act: ReportProgress) -> NotAllowed | None:
    """Progress is told in words, and each figure once."""
    if act.result != "no_change" and not act.text.strip():
        return NotAllowed("required", "报送进展须写明做了什么。")
    return _names_fault(act.figures)


def _names_fault(figures: Sequence[ReportedFigure]) -> NotAllowed | None:
    """Each name once, and such as a key may hold."""
    names = [one.name for one in figures]
    if len(set(names)) != len(names):
        return NotAllowed("figure", "同一个填报数在一次报送中只能出现一次。")
    strange = next((name for name in names if not is_key(f"figure/0-0-{name}")), None)
    return NotAllowed("key", f"填报数的名称“{strange}”不能用。") if strange is not None else None


def confirmed_fault(case: Case, act: ConfirmFigure) -> NotAllowed | None:
    """A reported figure, by the unit whose it is; its head confirms or is named as who signs."""
    figure = case.book.figures.get(act.figure)
    if not figure or figure.kind != "reported":
        return NotAllowed("figure", "只有单位填报数需要确认。")
    if figure.owner != act.unit:
        return NotAllowed("figure", "填报数由填报单位确认。")
    if not act.signed_by.strip() and "unit_head" not in case.by.roles:
        return NotAllowed("signed", "请写明由谁签字负责，也就是本单位哪位负责人核过这些数。")
    return None


def reported_fault(case: Case, act: RecordReportedFigures) -> NotAllowed | None:
    """On paper, and with their owner: the office gives no figure of its own in a unit's name."""
    if not act.owner or not act.figures:
        return NotAllowed("figure", "请写明是哪个单位的填报数，至少一个。")
    if case.draft.basis is None:
        return NotAllowed("basis", "登记单位填报数须写明出自哪份文件：文件种类、名称和日期。")
    return _names_fault(act.figures)


def external_fault(_: Case, act: RecordExternalFigure) -> NotAllowed | None:
    """The key tells the name; the figure is of the whole book."""
    if act.figure == f"figure/{part_number('')}-{act.name}":
        return None
    return NotAllowed("key", f"“{act.figure}”不是这个数字的编号。")


def count_fault(_: Case, act: RecordAccountability) -> NotAllowed | None:
    """At least one person was called to account."""
    return None if act.count > 0 else NotAllowed("count", "问责人数须为一人以上。")
