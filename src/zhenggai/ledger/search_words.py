"""What of a row can be searched for, and the pieces by which it is found.

Chinese has no blanks between words, so a text is cut into single characters and pairs (bigrams):
whatever is asked for, from its first character, is found by the pairs it is made of, on every
database alike.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from zhenggai.ledger.core import rows
from zhenggai.ledger.core.coding import expunged_field

_ITEM = (
    "label", "text", "deadline_text", "last_text", "missing", "next_steps", "evidence_words",
    "note", "persons",
)  # fmt: skip
# The fields of each kind of row that hold words; ids, states and days are no words.
WORDS: Mapping[type[rows.Row], tuple[str, ...]] = {
    rows.Heading: ("label", "text"),
    rows.Problem: (*_ITEM, "detail", "cause", "target", "standard", "basically_done_reason"),
    rows.Measure: _ITEM,
    rows.Proof: ("name", "claim", "why"),
    rows.Regulation: ("title", "number"),
    rows.Meeting: ("number", "agenda"),
    rows.Group: ("name", "number"),
    rows.Step: ("number", "text"),
}
# The order in which kinds of things are shown.
KINDS = ("problem", "measure", "heading", "regulation", "proof", "meeting", "group", "step")


def words_of(row: rows.Row) -> str:
    """The words of a row, folded, a line each field; "" where nothing can be searched for."""
    told: list[str] = []
    for name in WORDS.get(type(row), ()):
        value = getattr(row, name)
        told += [value] if isinstance(value, str) else value
    return "\n".join(folded(one) for one in told if one and not expunged_field(one))


def folded(text: str) -> str:
    """Full-width and half-width alike, capitals as small letters, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


def parts_of(asked: str) -> tuple[str, ...]:
    """What is asked for, cut at blanks: each part must be found."""
    found = (folded(one).replace("\x00", "") for one in asked.split())
    return tuple(dict.fromkeys(one for one in found if one))


def grams(text: str) -> frozenset[str]:
    """The characters and pairs of a folded text, spelt so that no database cuts them further."""
    lines = text.split("\n")
    pairs = {a + b for line in lines for a, b in pairwise(line)}
    return frozenset(map(_spelt, pairs | set(text.replace("\n", ""))))


def grams_asked(part: str) -> frozenset[str]:
    """The fewest pieces that any text with this part has: its pairs, or its only character."""
    return frozenset(_spelt(a + b) for a, b in pairwise(part)) or frozenset({_spelt(part)})


@lru_cache(maxsize=1 << 16)
def _spelt(gram: str) -> str:
    """整改 is g6574x6539: letters and digits only."""
    return "g" + "x".join(f"{ord(one):x}" for one in gram)


def mark_in(text: str, part: str) -> tuple[int, int] | None:
    """Where a folded part begins and ends in a text as it is written; None if it is not there."""
    places: list[int] = []
    letters: list[str] = []
    for place, letter in enumerate(text):
        for one in folded(letter):
            places.append(place)
            letters.append(one)
    start = "".join(letters).find(part)
    return (places[start], places[start + len(part) - 1] + 1) if part and start >= 0 else None
