"""One problem of `data/problems/` with its measures, its plan and its course."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from zhenggai.demo.course import Closing, Extension, Progress, Reopening, Returned
from zhenggai.demo.days import StoryDays
from zhenggai.demo.filling import Filling
from zhenggai.demo.items import Deadline, Measure, Point, Problem, State
from zhenggai.demo.loading.course import (
    read_closings,
    read_extensions,
    read_judgement,
    read_progress,
    read_reopenings,
    read_returns,
)
from zhenggai.demo.loading.deadlines import extended, read_deadline
from zhenggai.demo.loading.evidence import (
    Around,
    read_accountabilities,
    read_proofs,
    read_regulation,
)
from zhenggai.demo.loading.tables import Table
from zhenggai.demo.people import Person, Unit
from zhenggai.notices.readers.list_numbers import circled


class ProblemReader:
    """Reads problems' tables with what all of them share: days, units, people, regulations."""

    def __init__(
        self,
        days: StoryDays,
        plan_on: date,
        units: Iterable[Unit],
        people: Iterable[Person],
        rows: Iterable[Table],
    ) -> None:
        self._plan_on = plan_on
        self._units = {one.id: one for one in units}
        self._people: Mapping[str, Person] = {one.id: one for one in people}
        self._filling = Filling(days, self._regulations(days, rows))

    def _regulations(self, days: StoryDays, rows: Iterable[Table]) -> dict[str, tuple[str, str]]:
        """Title and number of every regulation, by its measure."""
        bare = Around(Filling(days), self._units)
        found: dict[str, tuple[str, str]] = {}
        for row in rows:
            for place, one in enumerate(row["measure"], 1):
                made = read_regulation(one, bare)
                if made:
                    found[f"{row['number']}-{place}"] = (made.title, made.number)
        return found

    def problem(self, row: Table) -> Problem:
        """The problem of a table."""
        plan_on = self._plan_on
        first = self._deadline(row)
        extensions = read_extensions(row, self._filling)
        closings = read_closings(row, self._people, self._filling)
        reopenings = read_reopenings(row, self._filling)
        standard = tuple(self._points(row))
        return Problem(
            number=row["number"],
            title=row["title"],
            finding=self._filling.filled(row["finding"], self._filling.days.feedback_on),
            source=row.get("source", "feedback"),
            kind=row.get("kind", "individual"),
            disclosure=row.get("disclosure", "public"),
            cause=self._filling.filled(row["cause"], plan_on),
            target=self._filling.filled(row["target"], plan_on),
            standard=standard,
            leaders=tuple(row["leaders"]),
            lead_units=tuple(row["lead"]),
            responsible_units=tuple(row["responsible"]),
            first_deadline=first,
            deadline=_deadline_now(first, extensions),
            measures=tuple(self._measures(row, standard)),
            state=_state(closings, reopenings),
            closings=closings,
            reopenings=reopenings,
            extensions=extensions,
            judgement=read_judgement(row, self._filling),
            is_priority=bool(row.get("priority")),
        )

    def _deadline(self, row: Table) -> Deadline:
        deadline = read_deadline(row, self._filling.days)
        if deadline is None:
            raise KeyError(f"问题{row['number']}没有完成时限")
        return deadline

    def _points(self, row: Table) -> Iterable[Point]:
        on = self._plan_on
        for number, told in enumerate(row["standard"], 1):
            measures = tuple(f"{row['number']}-{one}" for one in told["by"])
            yield Point(number, self._filling.filled(told["text"], on), measures)

    def _measures(self, row: Table, standard: tuple[Point, ...]) -> Iterable[Measure]:
        for place, told in enumerate(row["measure"], 1):
            number = f"{row['number']}-{place}"
            yield self._measure(number, told, row, _claim(number, standard))

    def _measure(self, number: str, row: Table, problem: Table, claim: str) -> Measure:
        responsible = tuple(row.get("responsible", ()))
        unit = (*responsible, *problem["lead"])[0]
        around = Around(self._filling, self._units, unit, claim)
        progress = read_progress(row, unit, self._filling)
        returns = read_returns(row, self._filling)
        amount = row.get("amount")
        return Measure(
            number=number,
            text=self._filling.filled(row["text"], self._filling.days.feedback_on),
            kinds=tuple(row.get("kinds", ("other",))),
            amount=None if amount is None else Decimal(str(amount)),
            responsible_units=responsible,
            deadline=read_deadline(row, self._filling.days),
            done_on=_done_on(progress, returns),
            progress=progress,
            proofs=read_proofs(number, row, around),
            regulation=read_regulation(row, around),
            accountabilities=read_accountabilities(row, around),
            returns=returns,
            extensions=read_extensions(row, self._filling),
        )


def _claim(number: str, standard: tuple[Point, ...]) -> str:
    """What a proof of this measure proves unless it says otherwise: the points that it answers."""
    points = [one.number for one in standard if number in one.measures]
    return f"完成标准第{'、'.join(circled(one) for one in points)}条" if points else "措施落实"


def _done_on(progress: tuple[Progress, ...], returns: tuple[Returned, ...]) -> date | None:
    """The day on which it was done and not given back since."""
    last = max((one.on for one in returns), default=date.min)
    days = [one.on for one in progress if one.result == "done" and one.on > last]
    return days[0] if days else None


def _deadline_now(first: Deadline, extensions: tuple[Extension, ...]) -> Deadline:
    granted = [one for one in extensions if one.granted]
    return extended(first, granted[-1].until) if granted else first


def _state(closings: tuple[Closing, ...], reopenings: tuple[Reopening, ...]) -> State:
    """The state on the story's today: what the last closing came to, unless it was opened again."""
    last = closings[-1] if closings else None
    if last is None or last.end == "returned":
        return "rectifying"
    if last.end == "open":
        return "signing"
    closed_on = last.ended_on
    is_open_again = any(closed_on and one.on > closed_on for one in reopenings)
    return "rectifying" if is_open_again else "closed"
