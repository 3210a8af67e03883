"""The only writer of the ledger: acts are asked about, folded, sealed and written, all or none.

One road for one act and for twenty thousand: the book's row is locked, the rows of the families
concerned are loaded once, each act is asked about (`moves`) in the state that the one before left,
and entries, words and changed rows are written in bulk in the same transaction.
"""

import os
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from zhenggai.data_folder import house_key
from zhenggai.ledger import models
from zhenggai.ledger.conflicts import conflict
from zhenggai.ledger.core import state
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.books import AdoptPack, OpenBook
from zhenggai.ledger.core.acts.mending import AskExpunge, DeclineExpunge, Expunge
from zhenggai.ledger.core.book import apply
from zhenggai.ledger.core.chain import Place, seal
from zhenggai.ledger.core.coding import expunged_field
from zhenggai.ledger.core.entries import TIME_ZONE, Draft, Entry
from zhenggai.ledger.core.keys import BOOK, HISTORY, WHOLE
from zhenggai.ledger.core.moves import refusal
from zhenggai.ledger.core.needs import families
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.expunging import destroy, tell_anew
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.ledger.kept_packs import keep_pack, pack_of
from zhenggai.ledger.queries import keep_day
from zhenggai.ledger.tables import keep_entries, keep_rows, load

_UNFIT = "文字中有无法保存的字符，请删去后再试。"
# So many acts are written between two words on how far it is.
_STEP = 500
# After these some words are withheld from everybody, or shown again.
_HIDING = (AskExpunge.KIND, DeclineExpunge.KIND)
# Who has a secret taken out may say what mark it bore.
_MAY_NAME_MARKS = (AskExpunge, DeclineExpunge, Expunge)


@dataclass(frozen=True, slots=True)
class Making:
    """Drafts that are made under the lock, from the state of these families.

    For who needs the next free number of something: two people who add a problem at once get two
    numbers, and neither is refused.
    """

    families: Collection[str]
    make: Callable[[state.Book], Sequence[Draft]]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: entries, keys whose rows changed, number and hash of the head."""

    entries: tuple[Entry, ...]
    changed: frozenset[str]
    head: str

    @property
    def n(self) -> int:
        """The number of the last entry."""
        return self.entries[-1].n


def write(
    book: str,
    drafts: Sequence[Draft] | Making,
    *,
    actors: Mapping[str, Actor],
    seen: int | None = None,
    at: datetime | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Written:
    """Write these acts into a book (its code), all or none, in their order.

    `actors` holds everybody who acts, by id, with the roles they have in this book. `seen` is the
    number of the last entry that the author's page knew, `on_progress(done, total)` is told of acts
    every now and then. Only the demo and tests give another moment than now. Words that bear the
    mark of a state secret are refused here, from wherever they come; what stands in the book
    already is never asked again. Raises NotAllowed, `Conflict` among them.
    """
    with transaction.atomic():
        held = models.Book.objects.select_for_update().filter(code=book).first()
        if held is None:
            raise NotAllowed("no_book", "没有这本台账。")
        now, wanted = _prepared(held, drafts)
        if stale := conflict(held, wanted, seen):
            raise stale
        turn = _Turn(held, now, actors, at or datetime.now(UTC), house_key(settings.DATA))
        for done, draft in enumerate(wanted):
            if on_progress and done % _STEP == 0:
                on_progress(done, len(wanted))
            turn.write(draft)
        written = turn.keep()
        if on_progress:
            on_progress(len(wanted), len(wanted))
        return written


def open_book(
    draft: Draft,
    pack: Pack,
    *,
    actors: Mapping[str, Actor],
    at: datetime | None = None,
    code: str = "",
) -> models.Book:
    """Open a book with an OpenBook draft and adopt its rules.

    Its name must be free. Raises NotAllowed.
    """
    if not isinstance(draft.act, OpenBook):
        raise TypeError("a book is opened with OpenBook")
    name = draft.act.name.strip()
    adopt = Draft(
        AdoptPack(pack=pack.name, version=pack.version, digest=pack.digest),
        on=draft.on,
        by=draft.by,
        entered_by=draft.entered_by,
        basis=draft.basis,
        late_reason=draft.late_reason,
    )
    with transaction.atomic():
        held = new_book(name, pack, code=code)
        write(held.code, [draft, adopt], actors=actors, at=at)
    held.refresh_from_db()
    return held


def adopt_pack(held: models.Book, pack: Pack, actor: Actor) -> Written | None:
    """Let these rules hold from today on; None where they hold already. Raises NotAllowed."""
    on = datetime.now(TIME_ZONE).date()
    act = AdoptPack(pack=pack.name, version=pack.version, digest=pack.digest)
    with transaction.atomic():
        keep_pack(pack)
        if load(held, {BOOK}).info.pack_digest == pack.digest:
            return None
        return write(held.code, [Draft(act, on, actor.id, actor.id)], actors={actor.id: actor})


def new_book(name: str, pack: Pack, *, code: str = "") -> models.Book:
    """A book without entries, within the transaction that opens it; `pack` may be adopted in it.

    Raises NotAllowed.
    """
    keep_pack(pack)
    name = name.strip()
    if not name or "\x00" in name:
        raise NotAllowed("name", "请写台账名称。")
    if models.Book.objects.filter(name=name).exists():
        raise NotAllowed("name_taken", f"已有名为“{name}”的台账。")
    return models.Book.objects.create(code=code or f"b{secrets.token_hex(6)}", name=name)


def _prepared(
    held: models.Book, drafts: Sequence[Draft] | Making
) -> tuple[state.Book, Sequence[Draft]]:
    """The state that the acts need, loaded once, and the acts."""
    if not isinstance(drafts, Making):
        return load(held, _needs(drafts)), drafts
    now = load(held, drafts.families)
    wanted = drafts.make(now)
    needed = _needs(wanted)
    is_there = WHOLE in drafts.families and HISTORY not in needed
    if is_there or needed <= set(drafts.families):
        return now, wanted
    return load(held, needed), wanted


def _needs(drafts: Sequence[Draft]) -> frozenset[str]:
    return frozenset[str]().union(*(families(one.act) for one in drafts))


class _Turn:
    """Acts being written into one locked book."""

    def __init__(
        self,
        held: models.Book,
        now: state.Book,
        actors: Mapping[str, Actor],
        at: datetime,
        key: bytes | None,
    ) -> None:
        self.held = held
        self.now = now
        self.actors = actors
        # Entries keep one order, whatever the clocks of several machines say.
        self.at = max(at, held.head_at) if held.head_at else at
        self.key = key
        self.pack = pack_of(now.info.pack_digest)
        self.entries: list[Entry] = []
        self.last: dict[str, int] = {}
        self.n = held.head_n
        self.prev = held.head_hash

    def write(self, draft: Draft) -> None:
        """Ask about one act and let it change the state."""
        act = draft.act
        pack = pack_of(act.digest) if isinstance(act, AdoptPack) else self.pack
        if fault := refusal(self.now, draft, self.at, pack, self.actors):
            raise fault
        place = Place(self.held.code, self.n + 1, self.at, self.prev)
        try:
            entry = seal(draft, place, new_salt, self.key)
        except UnicodeEncodeError as fault:
            raise NotAllowed("text", _UNFIT) from fault
        texts = [text for _, text in entry.content.values()]
        # So begins the mark of words that were destroyed.
        if any(text.startswith("\x00") for text in texts):
            raise NotAllowed("text", _UNFIT)
        if not isinstance(act, _MAY_NAME_MARKS):
            refuse_secret(*texts, *_plain_texts(entry.facts.values()))
        self.last.update(dict.fromkeys(apply(self.now, entry), entry.n))
        self.entries.append(entry)
        self.n, self.prev, self.pack = entry.n, entry.hash, pack

    def keep(self) -> Written:
        """Write everything into the tables."""
        if self.entries:
            keep_day(self.held, self.at)
            keep_entries(self.entries)
            keep_rows(self.held.code, self.now, self.last)
            self._keep_head()
        orders = [one for one in self.entries if one.kind == Expunge.KIND]
        if orders:
            destroy(self.held.code, orders)
        elif any(one.kind in _HIDING for one in self.entries):
            tell_anew(self.held.code)
        return Written(tuple(self.entries), frozenset(self.last), f"{self.n}:{self.prev}")

    def _keep_head(self) -> None:
        held, info = self.held, self.now.info
        held.head_n, held.head_hash, held.head_at = self.n, self.prev, self.at
        if BOOK in self.last:
            held.name = shown_name(info.name, held)
            held.inspected_unit = info.inspected_unit
            held.exercise, held.abandoned = info.exercise, info.abandoned
        held.save()


def _plain_texts(told: Iterable[Any]) -> Iterator[str]:
    """The texts among an entry's facts, those of its parts too."""
    for one in told:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            yield from _plain_texts(one.values())
        elif isinstance(one, list | tuple):
            yield from _plain_texts(one)


def shown_name(name: str, held: models.Book) -> str:
    """The book's name in lists: its code where the name was destroyed."""
    return held.code if expunged_field(name) else name.strip() or held.name


def new_salt() -> str:
    """32 hex digits that nobody can guess."""
    # As secrets.token_hex makes them, but straight: every word of an import has its own.
    return os.urandom(16).hex()
