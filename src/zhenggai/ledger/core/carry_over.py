"""States from a paper: what it says of single items, and what it leaves as the rest.

A paper that counts 30 done, 4 basically done and 1 not done among 35 and names those five leaves
thirty: they are done, each by an act of its own that says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhenggai.ledger.core.acts.mending import CarryOverState
from zhenggai.ledger.core.keys import sort_key


@dataclass(frozen=True, slots=True)
class ToldState:
    """What a paper says of one item: the state, its words and where they stand."""

    state: str
    text: str
    start: int = 0
    end: int = 0


def carried_states(
    paper: str,
    items: Iterable[str],
    told: Mapping[str, ToldState],
    counts: Mapping[str, int],
    remainder: ToldState | None = None,
) -> tuple[CarryOverState, ...]:
    """The acts for all items of a paper (its digest) that told of its states.

    `counts` are the paper's own totals by state. The rest is done only where `remainder` gives the
    words that say so and the totals fit: as many exceptions of each state are named as are
    counted, and the rest is as many as are counted done. Otherwise only the named get a state.
    """
    keys = sorted(items, key=sort_key)
    rest = [key for key in keys if key not in told]
    fits = remainder is not None and rest_is_done(told, counts, len(rest))
    acts = []
    for key in keys:
        one = told.get(key) or (remainder if fits else None)
        if one:
            acts.append(
                CarryOverState(
                    item=key,
                    state=one.state,
                    text=one.text,
                    paper=paper,
                    start=one.start,
                    end=one.end,
                    is_remainder=key not in told,
                )
            )
    return tuple(acts)


def rest_is_done(told: Mapping[str, ToldState], counts: Mapping[str, int], rest: int) -> bool:
    """Whether a paper that names these items leaves the rest as done."""
    states = [one.state for one in told.values()]
    exceptions = ("basically_done", "in_progress", "not_done")
    named = all(states.count(state) == counts.get(state, 0) for state in exceptions)
    return named and counts.get("done") == rest + states.count("done")
