"""A week or a month of a book, unit by unit: what was reported in time, struck off, late, due."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.rows import Problem
from zhenggai.publication.papers.house_order import in_house_order
from zhenggai.publication.papers.source import PaperSource
from zhenggai.supervision.models import Round, Sheet
from zhenggai.writers.papers.bulletin import AHEAD
from zhenggai.writers.papers.told import Told
from zhenggai.writers.papers.told_period import Period, Struck, UnitStand

WEEK = timedelta(days=6)


def with_week(source: PaperSource, told: Told) -> Told:
    """With the seven days up to the cut-off day."""
    return replace(told, period=_period(source, told, source.cut_off - WEEK))


def with_month(source: PaperSource, told: Told) -> Told:
    """With the month of the cut-off day, up to it."""
    return replace(told, period=_period(source, told, source.cut_off.replace(day=1)))


def _period(source: PaperSource, told: Told, since: date) -> Period:
    struck = tuple(_struck(source, since))
    asked, reports = _reports(source, since)
    return Period(
        since=since,
        until=source.cut_off,
        asked=asked,
        units=tuple(_stands(source, told, struck, reports)),
        struck=struck,
    )


def _struck(source: PaperSource, since: date) -> Iterable[Struck]:
    """Problems that were closed in these days; what a paper said to be done is none of them."""
    for one in _counted(source):
        on = one.closed_on
        if one.state == "closed" and not one.carried and on and since <= on <= source.cut_off:
            unit = source.named(source.tree.lead_unit(one))
            yield Struck(number_of(one.key), source.said(one.text), unit, on)


def _counted(source: PaperSource) -> Iterable[Problem]:
    """The problems that the figures count."""
    return (one for one in source.tree.tops if one.source in source.pack.counted_sources)


def _reports(source: PaperSource, since: date) -> tuple[str, Mapping[str, str]]:
    """The last reporting round of these days, and by the name of the unit how it reported."""
    if source.held is None:
        return "", {}
    asked = (
        Round.objects.filter(book=source.held, cut_off__range=(since, source.cut_off))
        .order_by("-n")
        .first()
    )
    if asked is None:
        return "", {}
    now = datetime.now(UTC)
    sheets = Sheet.objects.filter(round=asked).select_related("unit", "round")
    return str(asked), {one.unit.name: _report(one, now) for one in sheets}


def _report(sheet: Sheet, now: datetime) -> str:
    if sheet.first_reported_at is None:
        return "未报" if sheet.is_late(now) else "未到时限"
    if not sheet.is_reported:
        return "退回"
    return "迟报" if sheet.is_late(now) else "按时"


def _stands(
    source: PaperSource, told: Told, struck: Iterable[Struck], reports: Mapping[str, str]
) -> Iterable[UnitStand]:
    """The units that lead a problem or were asked, in the order of the house."""
    problems = Counter(source.named(source.tree.lead_unit(one)) for one in _counted(source))
    closed = Counter(one.unit for one in struck)
    late = Counter(one.units[0] for one in told.late if one.units and one.days > 0)
    soon = Counter(one.units[0] for one in told.late if one.units and -AHEAD <= one.days <= 0)
    known = problems.keys() | closed.keys() | late.keys() | soon.keys() | reports.keys()
    for unit in in_house_order(known - {""}):
        yield UnitStand(
            unit, problems[unit], reports.get(unit, ""), closed[unit], late[unit], soon[unit]
        )
