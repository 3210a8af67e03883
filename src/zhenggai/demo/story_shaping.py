"""Problems that change their shape: one carried on under another, one split in two."""

from collections.abc import Iterator

from zhenggai.demo.loading.tables import table
from zhenggai.demo.story import CHIEF, CLERK, Scene, Sitting, Telling, moment
from zhenggai.ledger.core.acts.problems import AddProblem, MergeProblem, SplitProblem
from zhenggai.ledger.core.acts.shape import Part
from zhenggai.ledger.core.entries import Basis


def shaping(telling: Telling) -> Iterator[Scene]:
    """A matter handed over that the feedback names too, and a problem of two kinds of projects.

    Neither changes a count: what is merged is counted once, what is split stays the one counted.
    """
    days, told = telling.district.days, table("remarks")
    row = told["merged"]
    on, key = days.working(row["day"]), f"problem/{row['number']}"
    paper = Basis("letter", on, row["paper"])
    added = AddProblem(key, row["text"], source="handed_over")
    yield Sitting(moment(on, "9:20"), CLERK, (added,), basis=paper)
    into = MergeProblem(key, f"problem/{row['into']}", row["reason"])
    yield Sitting(moment(days.working(row["merged"]), "10:10"), CHIEF, (into,))
    row = told["split"]
    whole = f"problem/{row['number']}"
    parts = tuple(Part(f"{whole}.{n}", text) for n, text in enumerate(row["parts"], 1))
    split = SplitProblem(whole, parts, row["reason"])
    yield Sitting(moment(days.working(row["day"]), "10:50"), CHIEF, (split,))
