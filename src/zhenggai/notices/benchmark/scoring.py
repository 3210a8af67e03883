"""Judging the checker: each fault found or missed, each trap and clean notice silent or not."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache

from zhenggai.notices.benchmark.clean import NAMES, text_of, truth_of
from zhenggai.notices.benchmark.operators import OPERATORS
from zhenggai.notices.benchmark.planting import Case, Paper, cases_of
from zhenggai.notices.benchmark.traps import Trap, traps
from zhenggai.notices.checks import RULES, check
from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.notices.reading import read_text
from zhenggai.notices.source import Span

# Of one operator in one notice: enough places to be fair, few enough to end within a minute.
AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Clean:
    """A clean notice, to be checked as it is."""

    name: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one item.

    `kind` is "fault", "trap" or "clean"; `name` the operator, the trap's reason or the notice.
    `right` is found (fault) or silent. `said` are codes with their printed place: for a fault
    everything new, else every alarm.
    """

    kind: str
    family: str
    name: str
    paper: str
    right: bool
    place: str
    said: tuple[tuple[str, str], ...]


Item = Case | Trap | Clean


def items(families: Sequence[str]) -> list[Item]:
    """Everything to be judged; all families where none is named."""
    papers = [Paper(name, text_of(name), truth_of(name)) for name in NAMES]
    wanted = [one for one in OPERATORS if not families or one.families[0] in families]
    faults = [case for one in wanted for paper in papers for case in cases_of(one, paper, AT_MOST)]
    tempting = [trap for trap in traps() if not families or trap.family in families]
    return [*(Clean(name) for name in NAMES), *tempting, *faults]


def judged(found: Sequence[Item], jobs: int) -> Iterator[Verdict]:
    """A verdict for each item, in their order."""
    if jobs < 2:
        yield from map(judge, found)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(judge, found, chunksize=16)


def judge(item: Item) -> Verdict:
    """Found or missed, silent or not."""
    if isinstance(item, Case):
        return verdict_on(item)
    if isinstance(item, Trap):
        said = prints(alarms(item.notice, public=item.public), item.notice)
        return Verdict("trap", item.family, item.why, "", not said, item.text, said)
    text = text_of(item.name)
    said = prints(alarms(text, public=True), text)
    return Verdict("clean", "", item.name, item.name, not said, "", said)


def verdict_on(case: Case) -> Verdict:
    """A fault is found when a diagnostic of its family, not there before, touches its place."""
    new = [
        one
        for one in diagnostics(case.text, public=case.public)
        if (one.code, printed(one.span, case.text)) not in known(case.paper, public=case.public)
    ]
    found = any(
        one.code[:3] in case.families
        and (case.advice or one.severity != "advice")
        and touches(one, case.places)
        for one in new
    )
    first = case.places[0]
    around = case.text[max(0, first.start - 12) : first.end + 12]
    return Verdict(
        "fault", case.families[0], case.operator, case.paper, found, around, prints(new, case.text)
    )


def touches(one: Diagnostic, places: tuple[Span, ...]) -> bool:
    """Whether a diagnostic, or one of its related places, lies on a planted place or against it."""
    spans = [one.span, *(related.span for related in one.related)]
    return any(
        span.start <= place.end and span.end >= place.start for span in spans for place in places
    )


def diagnostics(text: str, *, public: bool) -> list[Diagnostic]:
    """What the checker says; the rules of publication only where they are asked for."""
    rules = tuple(one for one in RULES if public or not getattr(one, "FOR_PUBLIC", False))
    return check(read_text(text), rules)


def alarms(text: str, *, public: bool) -> list[Diagnostic]:
    """Errors and warnings: advice leaves the judgement to the reader."""
    return [one for one in diagnostics(text, public=public) if one.severity != "advice"]


@cache
def known(paper: str, *, public: bool) -> frozenset[tuple[str, str]]:
    """What is said of a clean notice already."""
    text = text_of(paper)
    return frozenset(prints(diagnostics(text, public=public), text))


def prints(found: Sequence[Diagnostic], text: str) -> tuple[tuple[str, str], ...]:
    """Codes with the text of their place."""
    return tuple((one.code, printed(one.span, text)) for one in found)


def printed(span: Span, text: str) -> str:
    """The text of a place."""
    return text[span.start : span.end]
