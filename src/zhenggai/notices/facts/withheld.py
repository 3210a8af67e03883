"""How many problems a notice says it does not tell: 其中2个问题（正在整改2个）按规定不予公开.

A count of the whole then goes with fewer listed items, and neither is wrong.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from zhenggai.notices.facts.declared import Declared

_WITHHELD = re.compile("不予公开|不予公布|不在党内通报|不列入本通报|不在本通报中?列出")
_SENTENCE = re.compile("[^。；;\n]{1,300}")


def withheld_counts(text: str, declared: Iterable[Declared]) -> Mapping[str, int]:
    """How many problems are not told, and how many of each state, by the words of `Declared`."""
    places = [one.span() for one in _SENTENCE.finditer(text) if _WITHHELD.search(one[0])]
    found: Counter[str] = Counter()
    for one in declared:
        if one.scope == "part" and any(start <= one.span.start < end for start, end in places):
            found[one.what] += int(one.value)
    return found
