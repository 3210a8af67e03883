"""What the person who decides on an expunging is shown: who asks, why, and what would be gone."""

from dataclasses import dataclass

from zhenggai.ledger import queries
from zhenggai.ledger.core.rows import Expunging
from zhenggai.ledger.core.vocabulary import EXPUNGING_GROUNDS
from zhenggai.people.queries import names
from zhenggai.workbench.act_pages import ActPage
from zhenggai.workbench.forms.entry_fields import FILES, field_title
from zhenggai.workbench.sentences import Told, teller_for


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
