"""What earlier papers told of a book, so that a paper's news is told from what is old."""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from zhenggai.ledger.core.acts.records import Comment
from zhenggai.ledger.core.book import apply
from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.core.rows import Row, changed
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.intake.paper import PaperDraft

# The kind of paper that an entry rests on, by the kind of paper.
BASIS_OF = {"notice": "notice", "feedback": "report", "plan": "other", "sheet": "ledger_sheet"}

Verdict = Literal["same", "news", "clash"]
# So much has a paper in common with its earlier version.
_SHARE = 0.5
# 整改通报更正.docx: a paper without a title bears the name of its file
_FILE_TYPE = re.compile(r"\.[A-Za-z0-9]{2,5}$")


@dataclass(frozen=True, slots=True)
class Version:
    """One earlier paper: its items by key, each as it said.

    `digest` is that of its file. Where it `is_whole`, what it told and its next version does not is
    gone; a sheet that we printed may come back in part.
    """

    rows: Mapping[str, Row]
    digest: str = ""
    is_whole: bool = True


def version_of(earlier: Iterable[Version], keys: AbstractSet[str]) -> Version | None:
    """The earlier version of a paper that tells these items: the one that it has most in common
    with. None where it is another paper.
    """
    found: tuple[float, Version | None] = (0.0, None)
    for one in earlier:
        common = len(one.rows.keys() & keys)
        if common < _SHARE * min(len(one.rows), len(keys)):
            continue
        likeness = common / max(len(one.rows.keys() | keys), 1)
        if common and likeness > found[0]:
            found = likeness, one
    return found[1]


def verdict(told: str, now: str, before: str | None) -> Verdict:
    """Whether what a paper tells is to be written.

    What stands in the ledger, and what an earlier paper told already, is no news. News may take the
    place of nothing and of what the earlier paper left; with what the ledger has of its own it
    clashes. `before` is None where no earlier paper told of the item.
    """
    if not told or told in (now, before):
        return "same"
    return "news" if not now or now == before else "clash"


def papers_taken(entries: Iterable[Entry]) -> frozenset[str]:
    """The digests of the files on which entries rest; a book opened from one has not taken it."""
    told = (one for one in entries if one.kind not in _OPENING)
    return frozenset(one.basis.scan for one in told if one.basis and one.basis.scan)


_OPENING = frozenset({"open_book", "adopt_pack"})


@dataclass(slots=True)
class _Chain:
    """A paper and its corrections: what they are called, their files, their entries."""

    names: set[str] = field(default_factory=set)
    files: list[str] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)

    @property
    def is_untitled(self) -> bool:
        """Whether one of them bears the name of its file only."""
        return any(_FILE_TYPE.search(name) for name in self.names)


def entries_of_earlier(
    draft: PaperDraft, entries: Iterable[Entry], after: Mapping[str, str] = MappingProxyType({})
) -> tuple[Version, ...]:
    """What earlier versions of this paper may have told: papers of the same kind and name.

    A paper without a title may be one of those under other names; nothing that it leaves out is
    taken back then. `after` tells the digest of which file each one was a later version.
    """
    held = list(entries)
    name = draft.title or draft.name
    chains = _chains(held, BASIS_OF[draft.kind], draft.digest, after)
    own = [one for one in chains if name in one.names]
    found = own or [one for one in chains if not draft.title or one.is_untitled]
    waiting = sorted(found, key=lambda one: max(one.numbers))
    versions: list[Version] = []
    book = Book(remembers=frozenset())
    for entry in held if waiting else ():
        apply(book, entry)
        while waiting and max(waiting[0].numbers) <= entry.n:
            one = waiting.pop(0)
            rows = {key: row for key, row in book.by_key.items() if row.made_by in one.numbers}
            versions.append(Version(rows, one.files[-1], is_whole=bool(own)))
    return tuple(versions)


def _chains(
    entries: Iterable[Entry], kind: str, without: str, after: Mapping[str, str]
) -> list[_Chain]:
    """The papers of a kind that entries rest on, each with its corrections; one file left out."""
    chains: list[_Chain] = []
    for entry in entries:
        told = entry.basis
        if told is None or told.kind != kind or told.scan == without:
            continue
        earlier = {told.scan, after.get(told.scan, "")} - {""}
        fitting = (one for one in chains if told.number in one.names or earlier & {*one.files})
        chain = next(fitting, None)
        if chain is None:
            chain = _Chain()
            chains.append(chain)
        chain.names.add(told.number)
        chain.numbers.add(entry.n)
        if told.scan not in chain.files:
            chain.files.append(told.scan)
    return chains


def remarks_of(entries: Iterable[Entry]) -> frozenset[tuple[str, str]]:
    """What was remarked on which item, so that no paper says the same again."""
    told = (one.act for one in entries if one.kind == Comment.KIND)
    return frozenset((act.item, act.text) for act in told if isinstance(act, Comment))


@dataclass(frozen=True, slots=True)
class SheetTold:
    """What one sheet told: `n` is the book's last entry after it, `keys` its items.

    `apart` are the fields of items in which the ledger said otherwise and was left so, `after` the
    digest of the file of which it was a later version. A sheet that we printed told `keys` None:
    everything.
    """

    n: int
    keys: AbstractSet[str] | None
    digest: str = ""
    apart: Mapping[str, Sequence[str]] = field(default_factory=dict)
    after: str = ""


def sheets_of_earlier(told: Iterable[SheetTold], entries: Iterable[Entry]) -> tuple[Version, ...]:
    """What earlier sheets said, the latest first."""
    waiting = sorted(told, key=lambda one: one.n)
    found: dict[str, Version] = {}
    book = Book(remembers=frozenset())
    for entry in entries if waiting else ():
        apply(book, entry)
        while waiting and waiting[0].n <= entry.n:
            one = waiting.pop(0)
            found[one.digest] = _said(book, one, found.get(one.after))
    return tuple(reversed(found.values()))


def _said(book: Book, sheet: SheetTold, before: Version | None) -> Version:
    """The rows as a sheet said: where the ledger said otherwise, what its earlier version said."""
    if sheet.keys is None:
        kinds = (book.headings, book.problems, book.measures)
        held = {key: row for rows in kinds for key, row in rows.items()}
        return Version(held, sheet.digest, is_whole=False)
    rows: dict[str, Row] = {key: row for key in sheet.keys if (row := book.row(key))}
    for key, names in sheet.apart.items():
        if row := rows.get(key):
            said = (before and before.rows.get(key)) or type(row)(row.key, row.made_by)
            rows[key] = changed(row, **{name: getattr(said, name) for name in names})
    return Version(rows, sheet.digest)
