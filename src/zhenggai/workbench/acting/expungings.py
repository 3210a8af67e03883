"""What the two people of an expunging are shown: where else a file stands, what would be gone."""

from collections.abc import Iterable
from dataclasses import dataclass

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.mending import AskExpunge, Expunge
from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.core.rows import Expunging
from zhenggai.ledger.core.vocabulary import EXPUNGING_GROUNDS
from zhenggai.ledger.word_copies import quoting
from zhenggai.people.queries import names
from zhenggai.workbench.acting.act_pages import ActPage
from zhenggai.workbench.acting.sentences import Told, teller_for
from zhenggai.workbench.forms.entry_fields import FILES, field_title
from zhenggai.workbench.scope import may_mend


@dataclass(frozen=True, slots=True)
class Doomed:
    """One field that would be destroyed; `text` is empty of a file."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Deciding:
    """A request on the page of its decision. `is_own` tells who asked: another must decide."""

    asked: Expunging
    who: str
    ground: str
    entry: Told
    doomed: tuple[Doomed, ...]
    is_own: bool


def same_file(page: ActPage) -> list[Told]:
    """Other entries of the book that name a file of this one: it goes when all of them let it go.

    Only those that are there for the person.
    """
    entry, desk = page.entry, page.desk
    if entry is None or page.kind != AskExpunge.KIND:
        return []
    files = {entry.text(name) for name in FILES} - {""}
    return _known(page, queries.naming(desk.held, files, but=entry.n))


def same_words(page: ActPage) -> list[Told]:
    """Other entries of the book that quote a sentence of this one, or of what is decided.

    Only those that are there for the person; whoever decides sees them all.
    """
    if page.asked is not None and page.kind == Expunge.KIND:
        n, names_of_fields = page.asked.of, page.asked.fields
    elif page.entry is not None and page.kind == AskExpunge.KIND:
        n, names_of_fields = page.entry.n, tuple(page.entry.content)
    else:
        return []
    [entry] = queries.entries(page.desk.held, since=n - 1, until=n, with_withheld=True)
    texts = [entry.text(name) for name in names_of_fields if name in entry.content]
    return _known(page, quoting(page.desk.held, texts, but=n))


def _known(page: ActPage, found: Iterable[Entry]) -> list[Told]:
    """As sentences, what of it is there for the person."""
    book = page.desk.tree().book
    known = [one for one in found if may_mend(book, page.desk.actor, one)]
    teller = teller_for(book, page.pack, known)
    return [teller.told(one) for one in known]


def deciding(page: ActPage) -> Deciding | None:
    """What is decided on this page; None on pages of other acts.

    The words are shown here and nowhere else, to who may decide and may know of the item.
    """
    asked, desk = page.asked, page.desk
    if asked is None:
        return None
    [entry] = queries.entries(desk.held, since=asked.of - 1, until=asked.of, with_withheld=True)
    [told] = queries.entries(desk.held, since=asked.of - 1, until=asked.of)
    doomed = (
        Doomed(field_title(entry.kind, name), "" if name in FILES else entry.text(name))
        for name in asked.fields
        if name in entry.content
    )
    return Deciding(
        asked,
        names([asked.asked_by]).get(asked.asked_by, asked.asked_by),
        EXPUNGING_GROUNDS[asked.ground],
        teller_for(page.state, page.pack, [told]).told(told),
        tuple(doomed),
        desk.person.pk in (asked.asked_by, asked.entered_by),
    )
