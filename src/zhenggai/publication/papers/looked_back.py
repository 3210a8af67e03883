"""What look-backs and rechecks found on closed problems, by their day."""

from collections.abc import Iterator
from dataclasses import replace

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.closings import LookBack, RecordRecheck
from zhenggai.ledger.core.book import corrected
from zhenggai.ledger.core.keys import number_of
from zhenggai.publication.papers.source import PaperSource
from zhenggai.writers.papers.told import Told
from zhenggai.writers.papers.told_item import LookedBack

# What each is called in the table.
_WAYS = {LookBack.KIND: "回头看", RecordRecheck.KIND: "抽查"}


def with_look_backs(source: PaperSource, told: Told) -> Told:
    """With every finding up to the cut-off day on a problem that the reader sees."""
    rows = sorted(_rows(source), key=lambda one: one.on)
    return replace(told, looked_back=tuple(rows))


def _rows(source: PaperSource) -> Iterator[LookedBack]:
    if source.held is None:
        return
    entries = list(queries.entries(source.held))
    gone = set(corrected(entries))
    for entry in entries:
        if entry.kind not in _WAYS or entry.n in gone or entry.on > source.cut_off:
            continue
        act = entry.act
        if not isinstance(act, LookBack | RecordRecheck):
            continue
        problem = source.tree.book.problems.get(act.problem)
        if problem is not None:
            known = source.names({act.unit, entry.by} - {""})
            who = (known.get(one, one) for one in (act.unit, entry.by) if one)
            yield LookedBack(
                number=number_of(act.problem),
                text=source.said(problem.text),
                way=_WAYS[entry.kind],
                on=entry.on,
                by="　".join(dict.fromkeys(who)),
                agrees=act.agrees,
                found=source.said(act.text),
            )
