"""Where in a ledger's paper a printed sentence may belong, by the sentences around it.

A sentence that ledger and paper have once says where it stands; another one belongs where its
neighbours do. So a date of one item is never held against that of another.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Where(NamedTuple):
    """The place that a sentence names itself, if it does; those that it may have by what stands
    around it, its own among them: a changed number may happen to be that of another item."""

    known: str | None
    possible: frozenset[str]


class Places:
    """The places of a ledger's sentences, given as (words, place) in the order of its paper."""

    def __init__(self, told: Sequence[tuple[str, str]]) -> None:
        self._order = {place: at for at, place in enumerate(dict.fromkeys(one for _, one in told))}
        self._names = list(self._order)
        held = dict(told)
        several = Counter(words for words, _ in set(told))
        self._only = {words: held[words] for words in held if several[words] == 1}

    def of(self, printed: Sequence[str]) -> list[Where]:
        """For each sentence of the paper where it belongs."""
        often = Counter(printed)
        own = [self._only.get(one) if often[one] == 1 else None for one in printed]
        before = [None, *_latest(own)]
        after = [*list(_latest(own[::-1]))[::-1][1:], None]
        return [
            Where(here, frozenset(self._between(one, other)) | ({here} if here else set()))
            for here, one, other in zip(own, before, after, strict=False)
        ]

    def _between(self, before: str | None, after: str | None) -> Sequence[str]:
        if before is None and after is None:
            return self._names
        if after is None:
            return [before or ""]
        first = 0 if before is None else self._order[before]
        last = self._order[after]
        # Where the office moved something, only its neighbours are known.
        return self._names[first : last + 1] if first <= last else [before or "", after]


def _latest(places: Iterable[str | None]) -> Iterator[str | None]:
    held = None
    for one in places:
        held = one if one is not None else held
        yield held
