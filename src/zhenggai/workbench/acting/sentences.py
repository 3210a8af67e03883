"""Entries as sentences: 谁 + 动词 + 什么 + 凭什么.

Nothing vanishes: what was corrected says so, and by which entry.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date
from typing import Any

from zhenggai.ledger.core.acts.mending import AskExpunge, DeclineExpunge
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import BASIS_KINDS
from zhenggai.people.queries import names as names_of
from zhenggai.workbench.acting.naming import Naming
from zhenggai.workbench.acting.told_acts import SENTENCES, joined
from zhenggai.workbench.scope import has_scan, stamped_by
from zhenggai.zh.days import in_words


@dataclass(frozen=True, slots=True)
class Told:
    """One entry for a page: who, what, on what paper; `hands` are the ids of its two people.

    `stamped_by` is the unit whose stamped sheet it rests on.
    """

    n: int
    on: date
    who: str
    what: str
    paper: str
    is_on_behalf: bool
    is_late: bool
    corrected_by: int | None
    kind: str
    hands: frozenset[str]
    has_words: bool
    has_scan: bool
    stamped_by: str

    @property
    def entry_key(self) -> str:
        """How an address names it."""
        return f"entry/{self.n}"


@dataclass(frozen=True, slots=True)
class Teller(Naming):
    """Tells entries; `corrected` are the numbers of those put right, each with its correction."""

    corrected: Mapping[int, int]

    def told(self, entry: Entry) -> Told:
        """The entry as a sentence's parts."""
        act = entry.act
        tell = SENTENCES.get(entry.kind)
        what = tell(self, act) if tell else self._plain(entry, act)
        return Told(
            n=entry.n,
            on=entry.on,
            who=self.name(entry.by),
            what=what.rstrip("。"),
            paper=self._paper(entry),
            is_on_behalf=entry.is_on_behalf,
            is_late=bool(entry.late_reason),
            corrected_by=self.corrected.get(entry.n),
            kind=entry.kind,
            hands=frozenset((entry.by, entry.entered_by)),
            has_words=bool(entry.content),
            has_scan=has_scan(entry),
            stamped_by=stamped_by(entry),
        )

    def _plain(self, entry: Entry, act: Act) -> str:
        texts = (entry.text(field) for field in entry.content if not field.startswith("basis."))
        words = next((text for text in texts if text), "")
        subject = self.thing(entry.subject[0]) if entry.subject else ""
        return joined(f"{act.TITLE}{subject}", words)

    def _paper(self, entry: Entry) -> str:
        basis = entry.basis
        if basis is None:
            return ""
        number = self.say(basis.number) or "扫描件"
        title = number if number.startswith("《") or "〔" in number else f"《{number}》"
        day = f"，{in_words(basis.on)}" if basis.on else ""
        # A paper of no kind of its own is known by its name alone.
        kind = "" if basis.kind == "other" else BASIS_KINDS.get(basis.kind, "文件")
        paper = f"{kind}{title}{day}"
        if entry.is_on_behalf:
            return f"代录：由{self.name(entry.entered_by)}依据{paper}录入"
        return f"依据{paper}"


def teller_for(
    state: Book, pack: Pack, entries: Iterable[Entry], names: Mapping[str, str] | None = None
) -> Teller:
    """A teller that knows everybody whom these entries name, by `names` where they are at hand."""
    held = list(entries)
    corrected = {one.facts["wrong"]: one.n for one in held if one.kind == "correct"}
    known = names_of(ids_in(held)) if names is None else names
    return Teller(state, pack, known, _taken_back(held), corrected)


def _taken_back(held: Iterable[Entry]) -> frozenset[str]:
    told = [
        (one.kind, one.facts["expunging"], {one.by, one.entered_by})
        for one in held
        if one.kind in (AskExpunge.KIND, DeclineExpunge.KIND)
    ]
    asked = {key: hands for kind, key, hands in told if kind == AskExpunge.KIND}
    declined = ((key, hands) for kind, key, hands in told if kind == DeclineExpunge.KIND)
    return frozenset(key for key, hands in declined if hands & asked.get(key, set()))


def ids_in(entries: Iterable[Entry]) -> set[str]:
    """Who wrote these entries, and every short text in them that may be somebody's id."""
    ids: set[str] = set()
    for one in entries:
        ids |= {one.by, one.entered_by, *_strings(one.facts)}
    return ids


def _strings(value: Any) -> Iterable[str]:
    """Every short text of plain facts: one of them may be an id."""
    if isinstance(value, str):
        if len(value) <= 40:
            yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, Iterable) and not is_dataclass(value):
        for inner in value:
            yield from _strings(inner)
