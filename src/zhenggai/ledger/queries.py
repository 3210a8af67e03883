"""Everything that is read from the ledger: books, rows now, any past day, figures, entries.

What is read now comes from the tables, what was comes from a fold of the entries; both are the
same frozen rows, so that lists, figures and exports know one shape.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

from django.db import transaction
from django.db.models import Max, Min, Q

from zhenggai.ledger import models, tables
from zhenggai.ledger.bulk import insert
from zhenggai.ledger.core import figures as core_figures
from zhenggai.ledger.core import state
from zhenggai.ledger.core.book import end_of
from zhenggai.ledger.core.course import Told
from zhenggai.ledger.core.entries import TIME_ZONE, Entry
from zhenggai.ledger.core.figures import FigureRow
from zhenggai.ledger.core.keys import BOOK, WHOLE, family_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Row
from zhenggai.ledger.core.summary import KINDS as SUMMARY_KINDS
from zhenggai.ledger.core.summary import Summary, summary
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.kept_packs import pack_of
from zhenggai.ledger.kept_trees import SHELF
from zhenggai.ledger.row_codec import row_of, row_text, value_of


def books() -> list[models.Book]:
    """All books by name, without those that were abandoned."""
    return list(models.Book.objects.filter(abandoned=False))


def book(name: str) -> models.Book:
    """The book of this code or name. Raises NotAllowed."""
    found = models.Book.objects.filter(Q(code=name) | Q(name=name)).first()
    if found is None:
        raise NotAllowed("no_book", f"没有名为“{name}”的台账。")
    return found


def now(held: models.Book) -> state.Book:
    """The whole book as it is."""
    return part(held, WHOLE)


def tree(held: models.Book, day: date | None = None) -> Tree:
    """The whole book for reading only, shared by all pages: as it is, or as it was known when a
    past day ended."""
    return SHELF.tree_of_day(held, day) if day else SHELF.tree(held)


def part(held: models.Book, *subjects: str) -> state.Book:
    """The rows around these keys: their families and the book's own. A page of one item needs no
    more."""
    wanted = {one if one == WHOLE else family_of(one) for one in subjects} | {BOOK}
    loaded = tables.load(held, wanted)
    tables.say_unshown(loaded, held.code)
    return loaded


def rows(
    held: models.Book,
    kind: str,
    *,
    states: Sequence[str] = (),
    unit: str = "",
    due_before: date | None = None,
    window: slice = slice(None),
) -> tuple[list[Row], int]:
    """One page of a list (problem, measure, proof …) in a person's order, and how many there are.

    `unit` leaves the items of which it is a lead or responsible unit.
    """
    found = models.Row.objects.filter(book=held, kind=kind).order_by("place", "key")
    if states:
        found = found.filter(state__in=states)
    if unit:
        found = found.filter(units__contains=f" {unit} ")
    if due_before:
        found = found.filter(due_on__lt=due_before)
    page = found.values_list("key", "data")[window]
    return [row_of(key, text) for key, text in page], found.count()


def entries(
    held: models.Book,
    *,
    since: int = 0,
    until: int | None = None,
    subject: str = "",
    with_withheld: bool = False,
) -> Iterator[Entry]:
    """The entries after number `since`, up to `until`, perhaps only those about one key.

    Words that wait for the decision whether they are destroyed are left out, but where the book is
    checked or copied as a whole (`with_withheld`).
    """
    found = tables.entry_rows(held.code).filter(n__gt=since)
    if until is not None:
        found = found.filter(n__lte=until)
    if subject:
        found = found.filter(subject__contains=f" {subject} ")
    return tables.entries_of(found, held.code, with_withheld=with_withheld)


def told(held: models.Book, kinds: Sequence[str], *, until: int) -> list[Told]:
    """Number, kind, day and plain facts of the entries of these kinds up to number `until`."""
    rows = tables.of_kinds(held.code, kinds)
    return [Told(n, kind, on, json.loads(facts)) for n, kind, on, facts in rows if n <= until]


def latest(held: models.Book, many: int, known: state.Book) -> list[Entry]:
    """The last entries up to the head of a state of the book, newest first."""
    found = tables.entry_rows(held.code).filter(n__lte=known.head).order_by("-n")[:many]
    return list(tables.entries_of(found, held.code, withheld=known.withheld))


def naming(held: models.Book, files: Collection[str], *, but: int) -> list[Entry]:
    """The entries of a book that name one of these files (by digest), one entry left out."""
    wanted = Q()
    for digest in files:
        wanted |= Q(content__told__contains=digest)
    if not wanted:
        return []
    found = tables.entry_rows(held.code).filter(wanted).exclude(n=but)
    told = tables.entries_of(found, held.code)
    # what is withheld already is named by nobody
    return [one for one in told if any(text in files for _, text in one.content.values())]


def entry(held: models.Book, n: int) -> Entry | None:
    """One entry by its number."""
    return next(entries(held, since=n - 1, until=n), None)


def opened_at(held: models.Book) -> datetime | None:
    """The moment of a book's first entry: before it nothing was known."""
    return _opened_at(held.code) if held.head_n else None


# The first entry of a book never changes.
@lru_cache(maxsize=256)
def _opened_at(code: str) -> datetime | None:
    return tables.entry_rows(code).values_list("at", flat=True).first()


def as_of(held: models.Book, day: date) -> state.Book:
    """What the book knew when that day ended."""
    return tables.past(held.code, day)


def cut_off(held: models.Book, day: date, head: int | None = None) -> state.Book:
    """What had happened by the end of a day, as known at entry `head` (now: the last one)."""
    return tables.past_of_cut_off(held.code, day, held.head_n if head is None else head)


def pack(held: state.Book) -> Pack:
    """The rules in force in this state."""
    return pack_of(held.info.pack_digest)


def figures(held: state.Book, day: date, cut_off: date | None = None) -> tuple[FigureRow, ...]:
    """The figures of a state, now or past, on a day; reported ones confirmed for a cut-off day."""
    return core_figures.figures(held, pack(held), day, cut_off)


def today() -> date:
    """The day in the offices that use this ledger."""
    return datetime.now(TIME_ZONE).date()


def summaries(helds: Sequence[models.Book]) -> dict[str, Summary]:
    """The summaries of these books at their heads, by code: one query where nothing was written
    since they were last asked for."""
    heads = {one.code: one.head_n for one in helds}
    kept = models.HeadSummary.objects.filter(book__in=heads)
    found = {
        one.book_id: value_of(Summary, one.data) for one in kept if one.n == heads[one.book_id]
    }
    stale = heads.keys() - found.keys()
    reported = tables.last_reports(stale)
    fresh = {
        code: summary(held, pack(held), reported[code])
        for code, held in tables.load_kinds(stale, SUMMARY_KINDS)
    }
    told = [(code, heads[code], row_text(one)) for code, one in fresh.items()]
    columns = ("book_id", "n", "data")
    insert(models.HeadSummary, columns, told, unique=columns[:1], update=columns[1:])
    return found | fresh


def first_day(helds: Iterable[models.Book]) -> date:
    """The day on which the first of these books was opened; today where none was."""
    first = _first_opened_at(tuple(one.code for one in helds if one.head_n))
    return first.astimezone(TIME_ZONE).date() if first else today()


@lru_cache(maxsize=256)
def _first_opened_at(codes: tuple[str, ...]) -> datetime | None:
    found: datetime | None = models.Entry.objects.filter(book__in=codes, n=1).aggregate(
        at=Min("at")
    )["at"]
    return found


def summaries_of_day(helds: Sequence[models.Book], day: date) -> dict[str, Summary]:
    """The summaries as the books were known when a day ended, by code; a book that was opened
    later is absent. What was written since is not in them, so each is made once."""
    known = models.Entry.objects.filter(book__in=[one.code for one in helds], at__lt=end_of(day))
    last = dict(known.order_by().values("book").annotate(last=Max("n")).values_list("book", "last"))
    at_head = [one for one in helds if last.get(one.code) == one.head_n]
    found = summaries(at_head)
    past = {code: n for code, n in last.items() if code not in found}
    kept = models.PastSummary.objects.filter(book__in=past, n__in=set(past.values()))
    found |= {
        one.book_id: value_of(Summary, one.data) for one in kept if one.n == past[one.book_id]
    }
    fresh = {}
    for code in past.keys() - found.keys():
        held = tables.past(code, day)
        fresh[code] = summary(held, pack(held))
    told = [(code, past[code], row_text(one)) for code, one in fresh.items()]
    columns = ("book_id", "n", "data")
    insert(models.PastSummary, columns, told, unique=columns[:2], update=columns[2:])
    return found | fresh


def keep_day(held: models.Book, at: datetime) -> None:
    """Before the first entries of a new day: keep how the book stood when its last day ended, so
    that no past day of forty books has to be folded when it is asked for."""
    if held.head_at is None or _day(held.head_at) >= _day(at):
        return
    told = summaries([held])[held.code]
    row = (held.code, held.head_n, row_text(told))
    columns = ("book_id", "n", "data")
    insert(models.PastSummary, columns, [row], unique=columns[:2], update=columns[2:])


def _day(at: datetime) -> date:
    return at.astimezone(TIME_ZONE).date()


def rows_of_books(keys: Mapping[str, Iterable[str]]) -> dict[tuple[str, str], Row]:
    """Rows of several books, by code and key: one query."""
    wanted = {(code, key) for code, found in keys.items() for key in found}
    if not wanted:
        return {}
    found = models.Row.objects.filter(book__in=keys, key__in={key for _, key in wanted})
    rows = found.values_list("book_id", "key", "data")
    return {(code, key): row_of(key, text) for code, key, text in rows if (code, key) in wanted}


def rebuild(held: models.Book, *, mend: bool = False) -> list[str]:
    """Refold all entries; the keys under which the tables held something else.

    With `mend` the tables are made what the entries say.
    """
    with transaction.atomic():
        models.Book.objects.select_for_update().get(pk=held.pk)
        folded, last = tables.refold(held.code)
        found = tables.row_differences(held.code, folded, last)
        if mend and found:
            tables.keep_rows(held.code, folded, {key: last.get(key, 0) for key in found})
            models.HeadSummary.objects.filter(book=held).delete()
    return found
