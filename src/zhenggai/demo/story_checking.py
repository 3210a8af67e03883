"""What is looked at again: a random recheck with its seed, look-backs, remarks, corrections."""

import itertools
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from zhenggai.demo.items import Measure, Problem
from zhenggai.demo.loading.tables import table
from zhenggai.demo.standing import is_at_work
from zhenggai.demo.story import (
    ARCHIVIST,
    CHIEF,
    CLERK,
    RECHECK,
    VERIFIERS,
    Mending,
    Scene,
    Sitting,
    Telling,
    moment,
)
from zhenggai.ledger.core.acts.closings import DrawRecheck, LookBack, RecordRecheck
from zhenggai.ledger.core.acts.mending import AskExpunge, Correct, Expunge
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.records import Comment
from zhenggai.ledger.core.entries import Basis
from zhenggai.ledger.core.gates.rechecks import draw
from zhenggai.ledger.core.keys import number_of, problem_of

# Of a hundred closed problems so many are drawn, as the pack has it.
_SHARE = 20


def checking(telling: Telling) -> Iterator[Scene]:
    """What was looked at again and found as it had been told."""
    for problem in telling.district.problems:
        for one in problem.reopenings:
            if one.ground == "recheck":
                yield from _recheck(telling, problem, one.on)
    row = table("remarks")["look_back"]
    on = telling.district.days.working(row["day"])
    for number in row["problems"]:
        problem = telling.district.problem(number)
        by, unit = _verifier(telling, problem)
        found = LookBack(f"problem/{number}", agrees=True, text=row["text"], unit=unit)
        yield Sitting(moment(on, "11:00", str(number)), by, (found,))


def _recheck(telling: Telling, found: Problem, on: date) -> Iterator[Sitting]:
    """Problems drawn among all that is closed on the day, one of which did not hold."""
    closed = {f"problem/{x.number}": x for x in telling.district.problems if _is_closed(x, on)}
    count = max(1, len(closed) * _SHARE // 100)
    seed, drawn = _lots(f"problem/{found.number}", sorted(closed), count, on)
    draws = DrawRecheck(RECHECK, seed, tuple(sorted(closed)), drawn)
    yield Sitting(moment(on, "9:10"), CHIEF, (draws,))
    text = table("remarks")["recheck"]["text"]
    for key in drawn:
        if closed[key] != found:
            by, unit = _verifier(telling, closed[key])
            act = RecordRecheck(key, agrees=True, text=text, unit=unit, recheck=RECHECK)
            yield Sitting(moment(on, "9:30", key), by, (act,))


def _lots(wanted: str, of: Sequence[str], count: int, on: date) -> tuple[str, tuple[str, ...]]:
    """The first lots of the day that draw the problem of which the story tells."""
    for number in itertools.count(1):
        seed = f"云汀整改办抽签-{on:%Y%m%d}-{number}"
        if wanted in (drawn := draw(seed, of, count)):
            return seed, drawn
    raise LookupError(wanted)


def _is_closed(problem: Problem, on: date) -> bool:
    """Whether it was struck off before the day and is not open again."""
    ended = [one.ended_on for one in problem.closings if one.end == "closed" and one.ended_on]
    return bool(ended) and min(ended) < on and not is_at_work(problem, on) and max(ended) < on


def _verifier(telling: Telling, problem: Problem) -> tuple[str, str]:
    """Somebody of a unit that has no part in the problem."""
    units = {*problem.lead_units, *problem.responsible_units}
    for measure in problem.measures:
        units |= {*measure.responsible_units, *(one.unit for one in measure.progress)}
    free = [one for one in VERIFIERS if telling.district.person(one).unit not in units]
    return free[0], telling.district.person(free[0]).unit


def remarks(telling: Telling) -> Iterator[Scene]:
    """Remarks of many people, one from a paper, and one that reached the book late."""
    days, told = telling.district.days, table("remarks")
    for row in told["comment"]:
        on = days.working(row["day"])
        paper, scan = row.get("paper", ""), telling.scan(row.get("scan", ""))
        yield Sitting(
            moment(on, "11:15", row["by"]),
            row["by"],
            (Comment(row["item"], row["text"]),),
            entered_by=CLERK if paper else "",
            basis=Basis(row.get("kind", "letter"), on, paper, scan) if paper else None,
        )
    row = told["late"]
    on = days.working(row["on"])
    yield Sitting(
        moment(days.working(row["day"]), "10:20"),
        "secretary",
        (Comment(row["item"], row["text"]),),
        entered_by=CLERK,
        basis=Basis("other", on, row["paper"]),
        on=on,
        late_reason=row["reason"],
    )


def mending(telling: Telling) -> Iterator[Scene]:
    """A report on the wrong measure put right, a file with personal data destroyed."""
    row = table("remarks")["wrong_report"]
    on = telling.district.days.working(row["day"])
    unit = telling.district.problem(int(number_of(problem_of(row["item"])))).lead_units[0]
    wrong = ReportProgress(row["item"], unit, "done", row["text"])
    yield Sitting(moment(on, "14:05"), telling.liaison(unit), (wrong,))
    yield Mending(
        moment(on, "17:25"),
        CLERK,
        ReportProgress.KIND,
        row["item"],
        lambda n: Correct(n, row["reason"], (row["item"],)),
    )
    for one in telling.district.measures:
        yield from _expunged(one)


# The one expunging of the story.
_EXPUNGING = "expunging/1"
_WITHHELD = ("digest", "name", "claim")


def _expunged(measure: Measure) -> Iterator[Mending]:
    """A file that should not have come is withheld at once, and destroyed when another decides."""
    item = f"measure/{measure.number}"
    for proof in measure.proofs:
        if proof.is_withheld:
            key, reason = f"proof/{proof.number}", table("remarks")["expunged"]["reason"]
            items = (key, item)
            ask = partial(_asked, reason=reason, items=items)
            yield Mending(moment(proof.on, "15:40"), ARCHIVIST, "attach_proof", key, ask)
            done = partial(_carried_out, items=items)
            yield Mending(moment(proof.on, "16:25"), CHIEF, "attach_proof", key, done)


def _asked(n: int, reason: str, items: tuple[str, ...]) -> AskExpunge:
    return AskExpunge(_EXPUNGING, n, _WITHHELD, "personal_data", reason, items)


def _carried_out(n: int, items: tuple[str, ...]) -> Expunge:
    return Expunge(n, _WITHHELD, "personal_data", ARCHIVIST, items, _EXPUNGING)
