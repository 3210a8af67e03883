"""Two papers of one inspection: feedback or plan against notice, a notice against the next.

A comparison is a rule of two papers: a module of this package with `CODE`, `SEVERITY`, a manual
page as its docstring, and `check(pair)`, which yields what changed. The earlier paper is `old`.
"""

from collections.abc import Iterable
from typing import Protocol

from zhenggai.notices.compare import (
    changed_count,
    figure_beside_ledger,
    new_problem,
    returned_problem,
    sentence_beside_ledger,
    slid_deadline,
    vanished_problem,
)
from zhenggai.notices.compare.change import Change, Comparison
from zhenggai.notices.compare.pairing import Pair, pair_papers
from zhenggai.notices.diagnostics import Severity
from zhenggai.notices.manual import name_of
from zhenggai.notices.notice import Notice


class ManualRule(Protocol):
    """What a rule needs to be listed: its manual page is its docstring."""

    CODE: str
    SEVERITY: Severity


class ComparisonRule(ManualRule, Protocol):
    """The shape of a comparison."""

    def check(self, pair: Pair) -> Iterable[Change]:
        """Find what changed between two papers."""


# In the order of their codes.
COMPARISONS: tuple[ComparisonRule, ...] = (
    vanished_problem,
    changed_count,
    slid_deadline,
    returned_problem,
    new_problem,
)

# What a paper is found to have otherwise than a ledger, in the order of their codes.
BESIDE_LEDGER: tuple[ManualRule, ...] = (figure_beside_ledger, sentence_beside_ledger)


def compare(old: Notice, new: Notice) -> list[Comparison]:
    """What changed from the old paper to the new one, in the order of the new one."""
    return compare_pair(pair_papers(old, new))


def compare_pair(pair: Pair) -> list[Comparison]:
    """What changed between two papers whose problems are paired."""
    found = [
        Comparison(
            code=rule.CODE,
            rule=name_of(rule),
            severity=change.severity or rule.SEVERITY,
            span=change.span,
            message=change.message,
            working=change.working,
            old=change.old,
        )
        for rule in COMPARISONS
        for change in rule.check(pair)
    ]
    return sorted(found, key=lambda one: (one.span, one.code, one.old or ()))
