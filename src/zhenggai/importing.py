"""A file into a book: what the intake reads from it, written as entries.

Notice, feedback report, plan and ledger sheet come in by one road. The same file twice adds
nothing. Units and persons whose names stand in the columns for them get their ids here. The file of
a paper goes into the book's register (`papers.keeping`), as far as it may be kept.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.db import transaction

from zhenggai.ledger import models, queries
from zhenggai.ledger.actions import Making, new_book, open_book, write
from zhenggai.ledger.collecting import without_collecting
from zhenggai.ledger.core.actors import CONSOLE, Actor
from zhenggai.ledger.core.acts.books import OpenBook
from zhenggai.ledger.core.entries import TIME_ZONE, Draft
from zhenggai.ledger.core.keys import WHOLE
from zhenggai.ledger.core.packs import Pack, load_pack
from zhenggai.ledger.core.rows import Item
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.file_content import content_of
from zhenggai.ledger.intake.draft_acts import Hand, Taken, basis_of, draft_acts
from zhenggai.ledger.intake.made import MADE
from zhenggai.ledger.intake.package_guard import refuse_false_sheet
from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.intake.paper_earlier import remarks_of
from zhenggai.ledger.intake.paper_levels import problem_words
from zhenggai.ledger.intake.paper_opening import Opening
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.ledger.intake.paper_tables import with_table
from zhenggai.ledger.intake.paper_units import units_named, with_units
from zhenggai.ledger.intake.rows import Progress
from zhenggai.ledger.kept_packs import DEFAULT
from zhenggai.ledger.sheet_rows import ids_of
from zhenggai.ledger.taken_files import earlier_of, files_taken, keep_taken
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.reading import read_source
from zhenggai.papers.keeping import KINDS, About, keep
from zhenggai.papers.models import Paper
from zhenggai.people.models import Person, Unit
from zhenggai.people.queries import names as names_of

# So many names are asked for at once.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Import:
    """What an import did: the book, what the intake says, the first and the last new entry."""

    book: models.Book
    taken: Taken
    first_n: int
    last_n: int

    @property
    def words(self) -> str:
        """What came of it, as one sentence."""
        if self.taken.already:
            return "这份文件已经导入过，没有新增。"
        if not self.taken.drafts:
            kept = self.taken.kept
            told = f"没有新增。有{kept}处文件写的与台账不同，台账没有改，请逐条核对。"
            return told if kept else "与台账一致，没有新增。"
        made = "，".join(
            f"{word}{n}" for name, word in MADE.items() if (n := self.taken.made.get(name))
        )
        return f"已登记入账，第{self.first_n}至{self.last_n}号：{made or '没有新增'}。"


def paper_of(data: bytes, name: str, held: models.Book | None = None) -> PaperDraft:
    """The draft of a paper; the problems of the book that is to take it in show its levels. A file
    that tells its problems in a table gives the draft of that table.

    Raises ReadError, and NotAllowed for what is marked secret.
    """
    refuse_false_sheet(data, name)
    content_of(data, name)
    problems = problem_words(queries.now(held)) if held else ()
    return with_table(draft_of(read_source(source_of_bytes(data, name), problems)), data)


def take_paper(
    draft: PaperDraft,
    book_name: str,
    *,
    actor: Actor = CONSOLE,
    pack: Pack | None = None,
    at: datetime | None = None,
    on_progress: Progress | None = None,
) -> Import:
    """Write a draft into the book of this name or code, opened where there is none.

    `on_progress(done, total)` is told of acts. Only the demo gives another moment than now.
    """
    draft = with_units(draft, full_names(units_named(draft)))
    pack = pack or load_pack(DEFAULT)
    moment = at or datetime.now(UTC)
    with without_collecting(), transaction.atomic():
        held = book_for(book_name, pack)
        giver = draft.issuer or draft.inspected
        hand = Hand(
            by=actor.id,
            entered_by=actor.id,
            today=moment.astimezone(TIME_ZONE).date(),
            book_name=book_name,
            body=_ids([giver], Unit).get(giver, actor.id),
            pack=pack,
            ids=_ids_of(draft),
        )
        found: list[Taken] = []

        def drafts(now: Book) -> list[Draft]:
            found.append(_taken(draft, held, now, hand))
            return list(found[-1].drafts)

        making = Making({WHOLE}, drafts)
        done = write(held.code, making, actors={actor.id: actor}, at=at, on_progress=on_progress)
        held.refresh_from_db()
        first = done.entries[0].n if done.entries else held.head_n
        keep_taken(held, draft, found[-1], (first, held.head_n), moment)
        return Import(held, found[-1], first, held.head_n)


def take_file(
    draft: PaperDraft,
    data: bytes,
    book_name: str,
    *,
    actor: Actor,
    pack: Pack | None = None,
    on_progress: Progress | None = None,
) -> Import:
    """Write a paper's draft and put its file into the book's register: both or neither.

    A file that was destroyed on purpose does not come back with an import that adds nothing.
    """
    with transaction.atomic():
        done = take_paper(draft, book_name, actor=actor, pack=pack, on_progress=on_progress)
        if not (done.taken.already and _was_destroyed(done.book, draft.digest)):
            keep(done.book, data, draft.name, by=actor.id, about=about_import(draft))
    return done


def about_import(draft: PaperDraft) -> About:
    """What an import tells of its paper; a table that is taken in as a sheet tells no kind."""
    return About(kind=draft.kind if draft.kind in KINDS else "")


def _was_destroyed(held: models.Book, digest: str) -> bool:
    """Whether this file was in the register and is there no more."""
    rows = Paper.objects.filter(book=held, source_digest=digest)
    return rows.exists() and not rows.filter(removed_at=None).exists()


def _taken(draft: PaperDraft, held: models.Book, now: Book, hand: Hand) -> Taken:
    """What the intake makes of a draft in this state of the book."""
    entries = list(queries.entries(held))
    answering = ids_of(one for one in now.every() if isinstance(one, Item))
    return draft_acts(
        draft,
        now,
        replace(hand, names=names_of(answering)),
        taken=files_taken(held, entries),
        earlier=earlier_of(draft, held, entries),
        remarks=remarks_of(entries),
    )


def look_ahead(draft: PaperDraft, held: models.Book, actor: Actor) -> Taken:
    """What entering a draft would do; nothing is written, and nobody is put on record.

    A book without a code is one that the draft would open.
    """
    draft = with_units(draft, full_names(units_named(draft)))
    state = queries.now(held)
    told = [node.responsible for node in draft.walk(with_skipped=False)]
    names = {name for one in told for name in one.names}
    hand = Hand(
        by=actor.id,
        entered_by=actor.id,
        today=queries.today(),
        book_name=held.name,
        pack=None if state.info.pack else load_pack(DEFAULT),
        ids={name: name for name in names},
    )
    return _taken(draft, held, state, hand)


def open_from(
    draft: PaperDraft, opening: Opening, *, actor: Actor, on_progress: Progress | None = None
) -> Import:
    """Open a book as a person confirmed it and write the draft into it: both or neither.

    `on_progress(done, total)` is told of acts. Raises NotAllowed.
    """
    with transaction.atomic():
        act = OpenBook(
            name=opening.name,
            inspected_unit=_ids([opening.inspected_unit], Unit)[opening.inspected_unit],
            inspection_kind=opening.inspection_kind,
            level=opening.level,
            team=opening.team,
            exercise=opening.exercise,
            mode=opening.mode,
            began_on=opening.began_on,
            ended_on=opening.ended_on,
        )
        basis = basis_of(draft, datetime.now(TIME_ZONE).date())
        opened = Draft(act, opening.on, actor.id, actor.id, basis)
        held = open_book(opened, load_pack(opening.pack), actors={actor.id: actor})
        return take_paper(draft, held.code, actor=actor, on_progress=on_progress)


def book_for(name: str, pack: Pack) -> models.Book:
    """The book of this name or code, or a new one."""
    return book_named(name) or new_book(name, pack)


def book_named(name: str) -> models.Book | None:
    """The book of this code or name, if there is one."""
    found = models.Book.objects.filter(code=name).first()
    return found or models.Book.objects.filter(name=name).first()


def _ids_of(draft: PaperDraft) -> dict[str, str]:
    """Ids of all units and persons that a paper names as responsible."""
    told = [node.responsible for node in draft.walk(with_skipped=False)]
    units = [name for one in told for name in (*one.lead_units, *one.responsible_units)]
    persons = [name for one in told for name in (*one.leaders, *one.liaisons)]
    return ids_of_names(units, persons)


def ids_of_names(units: Iterable[str], persons: Iterable[str]) -> dict[str, str]:
    """The ids of units and persons by name; who is not known yet is put on record."""
    return {**_ids(persons, Person), **_ids(units, Unit)}


def full_names(names: Iterable[str]) -> dict[str, str]:
    """By name as told, the name on record of the unit: its own, or that of the only one that is
    called so for short; units that are not on record are absent.
    """
    wanted = list(dict.fromkeys(names))
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _BATCH):
        told = wanted[start : start + _BATCH]
        short = Unit.objects.filter(short_name__in=told, is_active=True)
        pairs = list(short.values_list("short_name", "name"))
        counted = Counter(one for one, _ in pairs)
        found |= {one: name for one, name in pairs if counted[one] == 1}
        own = Unit.objects.filter(name__in=told).values_list("name", flat=True)
        found |= {name: name for name in own}
    return found


def _ids(names: Iterable[str], model: type[Unit] | type[Person]) -> dict[str, str]:
    """A name that is too long to be one gets no id."""
    longest = model._meta.get_field("name").max_length or 0  # noqa: SLF001 - Django's public face of a model
    wanted = [name for name in dict.fromkeys(names) if 0 < len(name) <= longest]
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _BATCH):
        held = model.objects.filter(name__in=wanted[start : start + _BATCH])
        found |= dict(held.values_list("name", "pk"))
    for name in wanted:
        if name not in found:
            found[name] = model.objects.create(name=name).pk
    return found
