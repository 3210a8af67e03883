"""The word lists as typed values: what is written wrong, what is right, why, and by which source.

A list is a TOML file beside this one, read at first use. Its words stand in groups, a word a line,
and a group gives the reason and the source for all of them, so that nothing in a list is without
either. (A line is no TOML table: a thousand tables take longer to parse than a notice to check.)
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from zhenggai.notices.diagnostics import Severity

HOME = Path(__file__).parent
# What a clause begins after: a mark, a label, 一是
BEGINS = frozenset("，。；：、！？,;:.!?（(）)”’》】是")


@dataclass(frozen=True, slots=True)
class Term:
    """A word that is written wrong.

    It is silent inside one of the longer words of `unless`, behind one of the characters of
    `not_before` and before one of `not_after`: those are its right uses. `exact` says that its
    quotation marks count, `clause` that it must begin a clause.
    """

    wrong: str
    right: str
    reason: str
    source: str
    severity: Severity = "warning"
    unless: tuple[str, ...] = ()
    not_before: str = ""
    not_after: str = ""
    exact: bool = False
    clause: bool = False

    def is_meant(self, text: str, start: int, end: int) -> bool:
        """Whether the word at `start` is the wrong one and not a part of something right.

        A line break in the middle of a sentence hides no neighbour.
        """
        before = text[max(0, start - 8) : start].rstrip()[-1:]
        if self.clause and before and before not in BEGINS:
            return False
        after = text[end : end + 8].lstrip()[:1]
        if (before and before in self.not_before) or (after and after in self.not_after):
            return False
        return not any(self._lies_in(longer, text, start) for longer in self.unless)

    def _lies_in(self, longer: str, text: str, start: int) -> bool:
        at = longer.find(self.wrong)
        return start >= at and text.startswith(longer, start - at)


@dataclass(frozen=True, slots=True)
class DatedWording:
    """Words that did not exist before a day; `since` is the day of their first publication."""

    words: str
    since: date
    what: str
    source: str
    severity: Severity = "error"


@cache
def load(name: str) -> dict[str, Any]:
    """One list as parsed TOML."""
    with (HOME / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def terms(name: str) -> tuple[Term, ...]:
    """A list of wrong words: `slips`, `lost_characters`, `fixed_wording`, `doubled`."""
    return tuple(
        make_term(line, group)
        for group in load(name)["group"]
        for line in group["words"].splitlines()
        if line
    )


def make_term(line: str, group: dict[str, str]) -> Term:
    """One line of a list: the wrong word, the right one, and its guards."""
    wrong, right, *guards = line.split()
    more = dict(guard.split("=") for guard in guards if "=" in guard)
    return Term(
        wrong=wrong,
        right=right,
        reason=group["reason"],
        source=group["source"],
        severity=make_severity(more.get("severity", group.get("severity", "warning"))),
        unless=tuple(more["unless"].split(",")) if "unless" in more else (),
        not_before=more.get("not_before", ""),
        not_after=more.get("not_after", ""),
        exact="exact" in guards,
        clause="clause" in guards,
    )


@cache
def counted_nouns() -> tuple[str, ...]:
    """The nouns whose measures are known, each once."""
    return tuple(
        dict.fromkeys(noun for group in load("measure_words")["group"] for noun in group["nouns"])
    )


def make_severity(word: str) -> Severity:
    """The severity that a list writes."""
    if word == "error":
        return "error"
    return "advice" if word == "advice" else "warning"


@cache
def dated_wordings() -> tuple[DatedWording, ...]:
    """The wordings with a birthday: congresses, plenary sessions, and single ones."""
    data = load("dated_wording")
    found = []
    for line in data["sessions"].splitlines():
        name, called, opened = line.split() if line else ("", "-", "")
        if not name:
            continue
        if called != "-":
            known = date.fromisoformat(called)
            found.append(DatedWording(name, known, name, data["session_source"]))
        words = [name + form for form in data["forms"]]
        words += [phrase + name for phrase in data["phrases"]]
        day = date.fromisoformat(opened)
        found += [DatedWording(one, day, name, data["session_source"]) for one in words]
    for line in data["wordings"].splitlines():
        day_text, words_text, source, *more = line.split() if line else ("", "", "")
        if words_text:
            severity = make_severity(more[0].partition("=")[2] if more else "error")
            day = date.fromisoformat(day_text)
            found.append(DatedWording(words_text, day, words_text, source, severity))
    return tuple(found)


def spellings(words: str) -> tuple[str, ...]:
    """Words with quotation marks in them as papers print them: “四风”, 四风, "四风", ‘四风’."""
    if not any(mark in words for mark in "“”"):
        return (words,)
    return (
        words,
        words.replace("“", "").replace("”", ""),
        words.replace("“", '"').replace("”", '"'),
        words.replace("“", "‘").replace("”", "’"),
    )
