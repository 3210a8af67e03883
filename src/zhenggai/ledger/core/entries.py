"""An entry: an act with who did it, when, on what paper, and its place in the chain.

The JSON line is what `contract.md` promises. Who wrote on behalf of another (代录) names the paper
in `basis`; an entry that a person writes late (补录) says why. Both ride in `facts` and `words`
beside the act's own fields, under names that no act uses.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.coding import decode, encode

SCHEMA = "zhenggai.entry/1"
# The day of an entry is the day in the offices that use this ledger.
TIME_ZONE = ZoneInfo("Asia/Shanghai")
_BASIS = "basis."
_LATE = "late_reason"
_ENVELOPE_FACT = "basis"
# JSON as it is hashed and stored: keys sorted, no blanks, Chinese as it is.
json_text = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")
).encode


@dataclass(frozen=True, slots=True)
class Basis:
    """The paper on which an entry rests; `kind` is a word of `vocabulary.BASIS_KINDS`.

    `number` is its document number or name, `scan` the SHA-256 of its scan. `is_taken` tells that
    the intake read the act off the paper itself: the paper says when it was, and nobody is late.
    """

    kind: str
    on: date | None = None
    number: str = ""
    scan: str = ""
    is_taken: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """An act as somebody wants it written: not yet numbered, timed or sealed."""

    act: Act
    on: date
    by: str
    entered_by: str
    basis: Basis | None = None
    late_reason: str = ""


class Entry(NamedTuple):
    """One line of the book. A tuple, because any past day is folded from thousands of them.

    `words` are digests by field, `content` the salt and the text of each that still stands.
    """

    book: str
    n: int
    kind: str
    v: int
    on: date
    at: datetime
    by: str
    entered_by: str
    subject: tuple[str, ...]
    facts: Mapping[str, Any]
    words: Mapping[str, str]
    content: Mapping[str, Sequence[str]]
    prev: str
    hash: str
    mac: str | None = None

    @property
    def act(self) -> Act:
        """The act. Raises UnknownEntryError."""
        return decode(self.kind, self.v, self.facts, self.words, self.content, self.n)

    @property
    def day(self) -> date:
        """The day on which it was written, in the offices' time."""
        return day_of(self.at)

    @property
    def basis(self) -> Basis | None:
        """The paper on which it rests."""
        told = self.facts.get(_ENVELOPE_FACT)
        if not isinstance(told, Mapping):
            return None
        on = told.get("on")
        return Basis(
            kind=told["kind"],
            on=date.fromisoformat(on) if on else None,
            number=self.text("basis.number"),
            scan=self.text("basis.scan"),
            is_taken=told.get("taken") is True,
        )

    @property
    def late_reason(self) -> str:
        """Why it was written so long after the day that it tells of."""
        return self.text(_LATE)

    @property
    def is_on_behalf(self) -> bool:
        """Whether one wrote what another did (代录)."""
        return self.by != self.entered_by

    def text(self, field: str) -> str:
        """The words of a field; empty where there are none or they were expunged."""
        return _text(self.content, field)


class BareEntry(NamedTuple):
    """An entry without its place in the chain: all that a fold asks for, read in half the time.

    `words` are the fields of its words, those that are gone too.
    """

    n: int
    kind: str
    v: int
    on: date
    by: str
    entered_by: str
    facts: Mapping[str, Any]
    words: Collection[str]
    content: Mapping[str, Sequence[str]]

    @property
    def act(self) -> Act:
        """The act. Raises UnknownEntryError."""
        return decode(self.kind, self.v, self.facts, self.words, self.content, self.n)

    def text(self, field: str) -> str:
        """The words of a field; empty where there are none or they were expunged."""
        return _text(self.content, field)


AnyEntry = Entry | BareEntry


def _text(content: Mapping[str, Sequence[str]], field: str) -> str:
    told = content.get(field)
    return told[1] if told else ""


class LineError(Exception):
    """A line that is no entry."""


def facts_and_words(draft: Draft) -> tuple[dict[str, Any], dict[str, str]]:
    """What an entry of the draft will hold: plain facts and texts by field."""
    facts, words = encode(draft.act)
    if draft.basis:
        facts[_ENVELOPE_FACT] = {"kind": draft.basis.kind}
        if draft.basis.on:
            facts[_ENVELOPE_FACT]["on"] = draft.basis.on.isoformat()
        if draft.basis.is_taken:
            facts[_ENVELOPE_FACT]["taken"] = True
        words |= {
            _BASIS + name: text
            for name, text in (("number", draft.basis.number), ("scan", draft.basis.scan))
            if text
        }
    if draft.late_reason:
        words[_LATE] = draft.late_reason
    return facts, words


def canonical(plain: Mapping[str, Any]) -> bytes:
    """The bytes that are hashed: `json_text` in UTF-8.

    A lone surrogate, which JSON can spell and UTF-8 cannot, raises UnicodeEncodeError.
    """
    return json_text(plain).encode()


# An import writes thousands of entries at one moment.
@lru_cache(maxsize=2**7)
def day_of(at: datetime) -> date:
    """The day of a moment in the offices' time."""
    return at.astimezone(TIME_ZONE).date()


@lru_cache(maxsize=2**7)
def at_in_words(at: datetime) -> str:
    """The moment as a line tells it: UTC, to the microsecond where there is one, with Z."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def hashed_part(entry: Entry) -> dict[str, Any]:
    """The line without content, hash and mac."""
    return {
        "schema": SCHEMA,
        "book": entry.book,
        "n": entry.n,
        "kind": entry.kind,
        "v": entry.v,
        "on": entry.on.isoformat(),
        "at": at_in_words(entry.at),
        "by": entry.by,
        "entered_by": entry.entered_by,
        "subject": list(entry.subject),
        "facts": entry.facts,
        "words": entry.words,
        "prev": entry.prev,
    }


def to_line(entry: Entry, *, with_content: bool = True) -> str:
    """The entry as its JSON line, without the line's end."""
    line = hashed_part(entry)
    if with_content:
        line["content"] = entry.content
    line["hash"] = entry.hash
    line["mac"] = entry.mac
    return json_text(line)


def from_line(line: str | bytes) -> Entry:
    """The entry of a JSON line. Raises LineError."""
    try:
        told = read_json(line)
        return Entry(
            book=told["book"],
            n=int(told["n"]),
            kind=told["kind"],
            v=int(told["v"]),
            on=date.fromisoformat(told["on"]),
            at=datetime.fromisoformat(told["at"]),
            by=told["by"],
            entered_by=told["entered_by"],
            subject=tuple(told["subject"]),
            facts=told["facts"],
            words=told["words"],
            content=told.get("content", {}),
            prev=told["prev"],
            hash=told["hash"],
            mac=told.get("mac"),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise LineError(str(fault)) from fault


def read_json(line: str | bytes) -> Any:
    """The value of a JSON line. Raises ValueError, also for a key given twice."""
    return _DECODER.decode(line if isinstance(line, str) else line.decode())


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is given twice")
    return found


def _no_float(text: str) -> float:
    raise ValueError(f"a number with a fraction: {text}")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_each_key_once, parse_float=_no_float, parse_constant=_no_float
)
