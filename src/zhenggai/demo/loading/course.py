"""What happened to an item, from its table in `data/`: reports, extensions, closings."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from zhenggai.demo.course import (
    Closing,
    Extension,
    Judgement,
    Progress,
    Reopening,
    Result,
    Returned,
    Signed,
    Told,
)
from zhenggai.demo.filling import Filling
from zhenggai.demo.loading.deadlines import day_of
from zhenggai.demo.loading.tables import Table
from zhenggai.demo.people import Person

# The pack's steps before the leading group's, with days between asking and each signature.
_VERIFIED = "经核查，佐证材料与完成标准相符，同意提请审定。"
STEPS: Mapping[str, int] = {"responsible_head": 0, "lead_unit": 1, "leader": 3, "office": 11}


def read_progress(row: Table, unit: str, filling: Filling) -> tuple[Progress, ...]:
    """A measure's reports in order of days."""
    made = []
    for told in row.get("progress", ()):
        on = filling.days.working(told["day"])
        figures = tuple(_figure(one) for one in told.get("figures", ()))
        result: Result = "done" if told.get("done") else "progress"
        text = filling.filled(told["text"], on)
        unit_then, steps = told.get("unit", unit), told.get("next", "")
        made.append(Progress(on, unit_then, result, text, figures, steps))
    return tuple(made)


def _figure(told: Table) -> Told:
    value = Decimal(str(told["value"]))
    return Told(told["name"], value, told["unit"], told.get("title", ""), told.get("rule", ""))


def read_returns(row: Table, filling: Filling) -> tuple[Returned, ...]:
    """When a measure went back to its unit."""
    return tuple(
        Returned(filling.days.working(told["day"]), told["missing"])
        for told in row.get("returns", ())
    )


def read_extensions(row: Table, filling: Filling) -> tuple[Extension, ...]:
    """Requests for a later day with their decisions."""
    days = filling.days
    return tuple(
        Extension(
            asked_on=days.working(told["asked"]),
            until=day_of(told["until"], days),
            reason=filling.filled(told["reason"], days.working(told["asked"])),
            decided_on=days.working(told["decided"]),
            granted=told["granted"],
            by=told["by"],
            decision=told.get("decision", ""),
            paper=told.get("paper", ""),
        )
        for told in row.get("extensions", ())
    )


def read_closings(
    row: Table, people: Mapping[str, Person], filling: Filling
) -> tuple[Closing, ...]:
    """Every asking for closure with the signatures that it got."""
    made = []
    for number, told in enumerate(row.get("closings", ()), 1):
        ended = next((told[end] for end in ("closed", "returned") if end in told), None)
        made.append(
            Closing(
                number=number,
                asked_on=filling.days.working(told["asked"]),
                unit=row["lead"][0],
                signatures=tuple(_signatures(row, told, people, filling)),
                end="closed" if "closed" in told else "returned" if "returned" in told else "open",
                ended_on=None if ended is None else filling.days.working(ended),
                through=told.get("through", ""),
                returned_step=told.get("step", ""),
                missing=told.get("missing", ""),
            )
        )
    return tuple(made)


def _signatures(
    row: Table, told: Table, people: Mapping[str, Person], filling: Filling
) -> Iterator[Signed]:
    """The signatures given so far; a leader's stands on the paper that is led along with it."""
    responsible = next(
        one for one in (*row["responsible"], *row["lead"]) if f"{one}-head" in people
    )
    signers = {
        "responsible_head": f"{responsible}-head",
        "lead_unit": f"{row['lead'][0]}-head",
        "leader": row["leaders"][0],
        "office": told["verifier"],
    }
    for step in list(STEPS)[: _given(told)]:
        by = signers[step]
        paper = f"问题{row['number']}销号审签单" if step == "leader" else ""
        on = _signed_on(told, step, filling)
        opinion = told.get("opinion", _VERIFIED) if step == "office" else "同意。"
        yield Signed(step, on, by, people[by].unit, filling.filled(opinion, on), paper)


def _given(told: Table) -> int:
    """How many signatures a closing got: all, so many as it says, or those before its return."""
    if "closed" in told:
        return len(STEPS)
    return list(STEPS).index(told["step"]) if "step" in told else int(told["signed"])


def _signed_on(told: Table, step: str, filling: Filling) -> date:
    last = told.get("closed", told.get("verified", told["asked"] + STEPS["office"]))
    offset = told["asked"] + STEPS[step] if step != "office" else told.get("verified", last - 2)
    return filling.days.working(offset)


def read_reopenings(row: Table, filling: Filling) -> tuple[Reopening, ...]:
    """When a closed problem went back to work."""
    days = filling.days
    return tuple(
        Reopening(
            on=days.working(told["day"]),
            ground=told["ground"],
            by=told["by"],
            found=filling.filled(told["found"], days.working(told["day"])),
            reason=filling.filled(told["reason"], days.working(told["day"])),
            measures=tuple(f"{row['number']}-{one}" for one in told["measures"]),
        )
        for told in row.get("reopenings", ())
    )


def read_judgement(row: Table, filling: Filling) -> Judgement | None:
    """The assessment 基本完成 of a problem, if there is one."""
    told = row.get("judgement")
    if told is None:
        return None
    on = filling.days.working(told["day"])
    return Judgement(on, told["by"], filling.filled(told["reason"], on))
