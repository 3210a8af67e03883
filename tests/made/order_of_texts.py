"""A report, a notice and a public text on their way, for tests of the order of texts."""

from datetime import timedelta

from ledger_world import CLERK, SIGNED

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.closings import Close
from zhenggai.ledger.models import Book
from zhenggai.publication.drafts.drafting import begin, heads, save_typed
from zhenggai.publication.drafts.ledger_text import ledger_text, ledger_text_of
from zhenggai.publication.drafts.typed_text import typed
from zhenggai.publication.models import Draft, DraftPart
from zhenggai.publication.order.deriving import derive
from zhenggai.publication.order.publishing import Publishing, publish
from zhenggai.publication.order.screening import answer, screen
from zhenggai.publication.order.stages import STAGES, Told, approve
from zhenggai.published.models import Edition

BY = CLERK.id
# A round with one problem, struck off.
CLOSED = (*SIGNED, ("2-11", CLERK, Close("problem/1")))
BODIES = {
    "units": "各牵头单位",
    "deliberated": "青岚区委常委会",
    "superior": "省委巡视工作领导小组办公室",
}


def drafted(held: Book, paper: str = "report", style: str = "run-in") -> Draft:
    """A draft as the ledger writes it."""
    ledger = ledger_text(held, paper, style, queries.today())
    return begin(held, ledger, by=BY)


def told(stage: str) -> Told:
    """An approval of today."""
    return Told(BODIES[stage], queries.today(), f"青岚区文〔2026〕{len(stage)}号")


def approved(draft: Draft, until: str = "") -> Draft:
    """The draft after its stages, up to and with `until`."""
    for stage in STAGES[draft.paper]:
        approve(draft, stage.key, told(stage.key), CLERK)
        if stage.key == until:
            break
    return draft


def typed_into(draft: Draft, key: str, words: str) -> DraftPart:
    """A part to which a person added words."""
    part, version = next(one for one in heads(draft) if one[0].key == key)
    text = f"{typed(version.text)}{words}"
    save_typed(part, text, seen=version.n, figures={}, by=BY)
    return part


def answered(draft: Draft) -> Draft:
    """The draft after somebody answered all that may be answered."""
    for one in screen(draft, ledger_text_of(draft)).open:
        if not one.one.never:
            answer(draft, one.one, "已对照台账核实", by=BY)
    return draft


def published(draft: Draft, why: str = "") -> Edition:
    """The edition."""
    today = Publishing(queries.today(), "青岚区委通报〔2026〕5号", why)
    return publish(draft, today, by=CLERK)


def party_notice(held: Book) -> Draft:
    """A notice within the Party from an approved report."""
    return answered(derive(approved(drafted(held)), "party-notice", by=BY))


def public_notice(held: Book) -> Draft:
    """A public text from a notice that went out."""
    notice = party_notice(held)
    published(notice)
    return answered(derive(notice, "public-notice", by=BY))


YESTERDAY = timedelta(days=1)
