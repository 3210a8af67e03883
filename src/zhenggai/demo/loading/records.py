"""Meetings, slips, groups, steps and what else `records.toml` of a round has."""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

from zhenggai.demo.days import StoryDays
from zhenggai.demo.filling import Filling
from zhenggai.demo.loading.tables import Table, table
from zhenggai.demo.records import (
    Decision,
    ExternalFigure,
    Group,
    HandOver,
    Meeting,
    Opinion,
    Paperwork,
    Records,
    ReportingRound,
    Slip,
    Step,
    WiderCheck,
)


def inspection_of(folder: str) -> Table:
    """The team of a round, and what its inspection is called."""
    told: Table = table(f"{folder}records")["inspection"]
    return told


def read_records(days: StoryDays, folder: str) -> Records:
    """All that was recorded beside the items of the round in this folder of `data/`."""
    rows, reader = defaultdict(list, table(f"{folder}records")), _Reader(days)
    return Records(
        meetings=tuple(map(reader.meeting, rows["meeting"])),
        slips=tuple(map(reader.slip, rows["slip"])),
        groups=tuple(map(reader.group, rows["group"])),
        steps=tuple(map(reader.step, rows["step"])),
        external_figures=tuple(map(reader.external_figure, rows["external_figure"])),
        opinions=tuple(map(reader.opinion, rows["opinion"])),
        hand_overs=tuple(map(reader.hand_over, rows["hand_over"])),
        wider_checks=tuple(map(reader.wider_check, rows["wider_check"])),
        rounds=tuple(map(reader.round, rows["round"])),
        paperwork=reader.paperwork(rows["paperwork"]),
    )


class _Reader:
    """Reads each kind of row with the story's days."""

    def __init__(self, days: StoryDays) -> None:
        self._days = days
        self._filling = Filling(days)

    def _words(self, row: Table, field: str) -> str:
        return self._filling.filled(row[field], self._days.working(row["day"]))

    def _number(self, row: Table) -> str:
        """A document's number, of the year of its day."""
        return f"{row['prefix']}〔{self._days.working(row['day']).year}〕{row['serial']}号"

    def meeting(self, row: Table) -> Meeting:
        on = self._days.working(row["day"])
        decisions = tuple(
            Decision(
                one["title"], self._filling.filled(one["text"], on), tuple(one.get("problems", ()))
            )
            for one in row["decisions"]
        )
        return Meeting(
            id=row["id"],
            kind=row["kind"],
            number=row["number"],
            on=on,
            place=row["place"],
            chair=row["chair"],
            agenda=self._words(row, "agenda"),
            decisions=decisions,
        )

    def slip(self, row: Table) -> Slip:
        on = self._days.working(row["day"])
        return Slip(row["id"], self._number(row), on, tuple(row["problems"]))

    def group(self, row: Table) -> Group:
        on = self._days.working(row["day"])
        members = tuple(row["members"])
        return Group(row["id"], row["name"], row["kind"], self._number(row), on, members)

    def step(self, row: Table) -> Step:
        number = self._number(row) if "serial" in row else ""
        on = self._days.working(row["day"])
        return Step(row["id"], on, number, self._words(row, "text"), row.get("proved", True))

    def external_figure(self, row: Table) -> ExternalFigure:
        return ExternalFigure(
            name=row["name"],
            title=row["title"],
            value=Decimal(str(row["value"])),
            unit=row["unit"],
            body=row["body"],
            letter=self._number(row),
            on=self._days.working(row["day"]),
            counting_rule=row["rule"],
        )

    def opinion(self, row: Table) -> Opinion:
        on = self._days.working(row["day"])
        texts = (self._words(row, "text"), row["adopted"], self._words(row, "answer"))
        return Opinion(row["body"], on, row["agrees"], *texts)

    def hand_over(self, row: Table) -> HandOver:
        return HandOver(
            on=self._days.working(row["day"]),
            leader_from=row["leader_from"],
            leader_to=row["leader_to"],
            problems=tuple(row["problems"]),
            reason=row["reason"],
            paper=row["paper"],
        )

    def wider_check(self, row: Table) -> WiderCheck:
        on = self._days.working(row["day"])
        text = self._words(row, "text")
        return WiderCheck(row["problem"], row["unit"], on, text, row["found"], row["corrected"])

    def round(self, row: Table) -> ReportingRound:
        """A round of two weeks: from the day after the one before it up to its cut-off day."""
        cut_off = self._days.working(row["day"])
        opens_on = self._days.working(row["day"] - 14) + timedelta(days=1)
        missing, returned = tuple(row.get("missing", ())), tuple(row.get("returned", ()))
        return ReportingRound(row["number"], opens_on, cut_off, missing, returned)

    def paperwork(self, row: Table) -> Paperwork:
        plan, immediate = row["plan"], row["immediate"]
        return Paperwork(
            feedback_number=self._number(row["feedback"]),
            plan_number=self._number(plan),
            plan_on=self._days.working(plan["day"]),
            plan_version=plan["version"],
            immediate_number=self._number(immediate),
            immediate_on=self._days.working(immediate["day"]),
        )
