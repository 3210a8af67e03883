"""One pass over a text that finds the words of all lists at once, shared by the rules."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from zhenggai.notices.source import Span
from zhenggai.notices.terms.lists import (
    Term,
    counted_nouns,
    dated_wordings,
    spellings,
    terms,
)
from zhenggai.notices.terms.wordings import stems

# Lists of wrong words, and the three lists of another shape.
WRONG = ("slips", "lost_characters", "fixed_wording", "doubled")
DATED = "dated_wording"
STEMS = "stems"
NOUNS = "counted_nouns"

# Half of a character that a damaged file has torn in two; it cannot be handed to the automaton.
_HALF = re.compile("[\ud800-\udfff]")

# A text is walked in pieces, so that a hostile one cannot fill the memory with hits.
PIECE = 200_000
MOST_HITS = 50_000


class Hit(NamedTuple):
    """Entry `entry` of list `name` stands at `span`."""

    name: str
    entry: int
    span: Span


class Automaton(NamedTuple):
    """All patterns of all lists compiled; `owners` tells list and entry of each pattern."""

    machine: AhoCorasick
    owners: tuple[tuple[str, int], ...]
    longest: int


@cache
def compile_lists() -> Automaton:
    """The automaton of all lists, made at first use."""
    patterns: list[str] = []
    owners: list[tuple[str, int]] = []
    for name in WRONG:
        for entry, term in enumerate(terms(name)):
            for spelling in (term.wrong,) if term.exact else spellings(term.wrong):
                patterns.append(spelling)
                owners.append((name, entry))
    for entry, wording in enumerate(dated_wordings()):
        for spelling in spellings(wording.words):
            patterns.append(spelling)
            owners.append((DATED, entry))
    for entry, stem in enumerate(stems()):
        patterns.append(stem.words)
        owners.append((STEMS, entry))
    for entry, noun in enumerate(counted_nouns()):
        patterns.append(noun)
        owners.append((NOUNS, entry))
    machine = AhoCorasick(patterns, store_patterns=False)
    return Automaton(machine, tuple(owners), max(map(len, patterns)))


@lru_cache(maxsize=2)  # the notice under the eyes of the rules, and one it is compared with
def scan(text: str) -> dict[str, tuple[Hit, ...]]:
    """Every word of every list in `text`, by list, in order; overlapping ones too."""
    machine, owners, longest = compile_lists()
    found: dict[str, list[Hit]] = {name: [] for name in (*WRONG, DATED, STEMS, NOUNS)}
    hits = 0
    for begin in range(0, len(text), PIECE):
        piece = text[begin : begin + PIECE + longest - 1]
        for pattern, start, end in find(machine, piece):
            if start >= PIECE:
                continue  # the next piece finds it again
            name, entry = owners[pattern]
            found[name].append(Hit(name, entry, Span(begin + start, begin + end)))
            hits += 1
        if hits > MOST_HITS:
            break
    return {name: tuple(sorted(one, key=lambda hit: hit.span)) for name, one in found.items()}


def find(machine: AhoCorasick, piece: str) -> list[tuple[int, int, int]]:
    """All matches in a piece. Halves of a broken character take part as unknown signs."""
    try:
        return machine.find_matches_as_indexes(piece, overlapping=True)
    except UnicodeEncodeError:
        whole = _HALF.sub("\ufffd", piece)
        return machine.find_matches_as_indexes(whole, overlapping=True)


def wrong_words(text: str, name: str) -> list[tuple[Term, Span]]:
    """The wrong words of a list that are meant as such; the longest of overlapping ones."""
    listed = terms(name)
    found: list[tuple[Term, Span]] = []
    for hit in sorted(scan(text)[name], key=lambda one: (one.span.start, -one.span.end)):
        term = listed[hit.entry]
        if found and hit.span.start < found[-1][1].end:
            continue
        if term.is_meant(text, *hit.span):
            found.append((term, hit.span))
    return found
