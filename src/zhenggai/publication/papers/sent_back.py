"""What the office sent back to a unit in the last reporting round, and why."""

from collections.abc import Iterator
from dataclasses import replace

from zhenggai.ledger.core.keys import number_of
from zhenggai.publication.papers.source import PaperSource
from zhenggai.supervision.models import Line, Sheet
from zhenggai.writers.papers.told import Lack, Told


def with_sent_back(source: PaperSource, told: Told) -> Told:
    """With what was sent back, before what the ledger itself misses."""
    return replace(told, lacks=(*_sent_back(source, told.unit), *told.lacks))


def _sent_back(source: PaperSource, unit: str) -> Iterator[Lack]:
    if source.held is None:
        return
    sheets = Sheet.objects.filter(round__book=source.held, unit__name=unit)
    last = sheets.filter(round__cut_off__lte=source.cut_off).order_by("-round__n").first()
    if last is None or last.state != "returned":
        return
    if last.returned_why:
        yield Lack("", f"{last.round}填报", "returned", last.returned_why)
    for line in Line.objects.filter(sheet=last).exclude(returned_why=""):
        item = source.tree.book.item(line.item)
        if item:
            text = source.said(item.text)
            yield Lack(number_of(line.item), text, "returned", line.returned_why)
