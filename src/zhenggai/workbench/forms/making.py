"""The act from what was filled in: keys, numbers and units that no form asks are put in here.

It is made under the lock, so that two people who add something at once get two numbers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts import ACT_OF_KIND
from zhenggai.ledger.core.acts.shape import Act, Part
from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.core.gates.closing import missing_signatures
from zhenggai.ledger.core.gates.expunging import items_of
from zhenggai.ledger.core.gates.rechecks import draw
from zhenggai.ledger.core.keys import BOOK, HISTORY, WHOLE, family_of, kind_of
from zhenggai.ledger.core.numbering import (
    next_beside,
    next_closing,
    next_measure,
    next_of_book,
    next_part,
)
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.rows import Problem, Proof
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.models import Evidence

_OF_WHOLE_BOOK = frozenset(
    {
        "add_problem",
        "approve_plan",
        "draw_recheck",
        "merge_problem",
        "record_evaluation",
        "record_meeting",
        "close",
        "withdraw_heading",
    }
)
# What entries said has to be known, and not only what stands now.
_OF_HISTORY = frozenset({"ask_expunge", "expunge", "decline_expunge"})


def families_for(act: type[Act], subject: str) -> set[str]:
    """What must be loaded for the form and for the act."""
    return {WHOLE} if act.KIND in _OF_WHOLE_BOOK else {BOOK, family_of(subject)}


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in for an act on a subject, and by whom it is done."""

    act: type[Act]
    subject: str
    told: Mapping[str, Any]
    by: Actor
    pack: Pack
    file: Evidence | None = None
    entry: Entry | None = None

    @property
    def shared_proof(self) -> str:
        """The key of the proof that is shared, told by its number; empty for a file of its own."""
        number = str(self.told.get("shared_from", "")).strip()
        return f"proof/{number.removeprefix('proof/')}" if number else ""

    @property
    def families(self) -> set[str]:
        """What must be loaded to make the act and to ask about it."""
        if self.act.KIND in _OF_HISTORY:
            return {HISTORY}
        wanted = families_for(self.act, BOOK if self.entry else self.subject)
        return wanted | ({family_of(self.shared_proof)} if self.shared_proof else set())

    def made(self, now: Book) -> Act:
        """The act in this state of the book."""
        values = {**self._from_page(), **self.told}
        if silent := _SILENT.get(self.act.KIND):
            values |= silent(self, now)
        known = {one.name for one in fields(self.act)}  # type: ignore[arg-type]  # a dataclass
        made: Act = self.act(**{name: value for name, value in values.items() if name in known})
        return made

    def _from_page(self) -> dict[str, Any]:
        """The subject under the name that the act has for it; the unit of whoever does it."""
        kind = kind_of(self.subject)
        values: dict[str, Any] = {"unit": self.by.unit}
        if self.subject != BOOK:
            values[kind] = self.subject
        if kind in ("problem", "measure"):
            values["item"] = self.subject
        return values


def _shared(now: Book, key: str) -> dict[str, Any]:
    """What a shared file is known by; the kind is told anew for what it proves here."""
    row = now.find(Proof, key)
    names = ("digest", "name", "media_type", "size")
    return {name: getattr(row, name) for name in names} if row else {"digest": "-", "name": key}


Silent = Callable[[Filled, Book], dict[str, Any]]


def _proof(filled: Filled, now: Book) -> dict[str, Any]:
    file = filled.file
    told = {"proof": next_beside(now, "proof", filled.subject)}
    if filled.shared_proof:
        return {**told, "shared_from": filled.shared_proof, **_shared(now, filled.shared_proof)}
    if file is None:
        return {**told, "digest": "", "name": ""}
    return {
        **told,
        "digest": file.digest,
        "name": file.name,
        "media_type": file.media_type,
        "size": file.size,
    }


def _problem(filled: Filled, now: Book) -> dict[str, Any]:
    parent = filled.told.get("parent", "")
    is_part = parent.startswith("problem/")
    return {"problem": next_part(now, parent) if is_part else next_of_book(now, "problem")}


def _measure(filled: Filled, now: Book) -> dict[str, Any]:
    group = filled.told.get("group", "")
    return {"measure": next_part(now, group) if group else next_measure(now, filled.subject)}


def _parts(filled: Filled, now: Book) -> dict[str, Any]:
    stem, _, first = next_part(now, filled.subject).rpartition(".")
    texts = filled.told.get("parts", ())
    return {"parts": tuple(Part(f"{stem}.{int(first) + i}", text) for i, text in enumerate(texts))}


def _signature(filled: Filled, now: Book) -> dict[str, Any]:
    missing = missing_signatures(now, filled.subject, filled.pack)
    own = [one for one in missing if one.role in filled.by.roles]
    return {"step": (own or missing)[0].step if missing else ""}


def _returning(filled: Filled, now: Book) -> dict[str, Any]:
    problem = now.find(Problem, filled.subject)
    asked = problem and problem.state in ("closure_asked", "signing")
    missing = missing_signatures(now, filled.subject, filled.pack)
    return {"step": missing[0].step if asked and missing else ""}


def _closing(filled: Filled, _: Book) -> dict[str, Any]:
    by_meeting = next((one.step for one in filled.pack.signatures if one.by_meeting), "")
    return {"approves": by_meeting if filled.told.get("meeting") else ""}


def _drawing(filled: Filled, now: Book) -> dict[str, Any]:
    closed = sorted(one.key for one in now.problems.values() if one.state == "closed")
    seed, count = filled.told.get("seed", ""), filled.told.get("drawn", 0)
    return {
        "recheck": next_of_book(now, "recheck"),
        "of": tuple(closed),
        "drawn": draw(seed, closed, count),
    }


def _correction(filled: Filled, _: Book) -> dict[str, Any]:
    entry = filled.entry
    if entry is None:
        return {}
    items = tuple(key for key in entry.subject if kind_of(key) in ("problem", "measure"))
    return {"wrong": entry.n, "items": items}


def _asking_to_expunge(filled: Filled, now: Book) -> dict[str, Any]:
    n = filled.entry.n if filled.entry else 0
    return {"expunging": next_of_book(now, "expunging"), "of": n, "items": items_of(now, n)}


def _expunging(filled: Filled, now: Book) -> dict[str, Any]:
    """What was asked for, but for what is gone already."""
    asked = now.expungings[filled.subject]
    return {
        "of": asked.of,
        "fields": tuple(one for one in asked.fields if (asked.of, one) not in now.expunged),
        "ground": asked.ground,
        "second": asked.asked_by,
        "items": items_of(now, asked.of),
    }


def _declining(filled: Filled, now: Book) -> dict[str, Any]:
    asked = now.expungings[filled.subject]
    return {"items": tuple(key for key in asked.items if now.row(key))}


def _numbered(field: str) -> Silent:
    return lambda _, now: {field: next_of_book(now, field)}


def _beside(field: str) -> Silent:
    def told(filled: Filled, now: Book) -> dict[str, Any]:
        item = "" if filled.subject == BOOK else filled.subject
        return {field: next_beside(now, field, item), "item": item}

    return told


_SILENT: Mapping[str, Silent] = {
    "add_heading": _numbered("heading"),
    "add_problem": _problem,
    "split_problem": _parts,
    "plan_measure": _measure,
    "ask_extension": _beside("extension"),
    "review_plan": _numbered("review"),
    "attach_proof": _proof,
    "ask_closure": lambda filled, now: {"closing": next_closing(now, filled.subject)},
    "sign": _signature,
    "return": _returning,
    "close": _closing,
    "draw_recheck": _drawing,
    "record_regulation": _beside("regulation"),
    "record_accountability": _beside("accountability"),
    "record_meeting": _numbered("meeting"),
    "set_group": lambda filled, now: {
        "group": filled.told.get("group") or next_of_book(now, "group")
    },
    "record_external_figure": lambda filled, _: {
        "figure": f"figure/0-0-{filled.told.get('name', '')}"
    },
    "comment": lambda filled, _: {"item": filled.subject},
    "correct": _correction,
    "ask_expunge": _asking_to_expunge,
    "expunge": _expunging,
    "decline_expunge": _declining,
}
if strange := _SILENT.keys() - ACT_OF_KIND.keys():
    raise LookupError(f"no such acts: {strange}")
