"""The words of an opinion before somebody's eyes, and the log of it: who, when, what.

An accusation shows no words; they are given out once a slip was made, for the envelope.
"""

from datetime import UTC, datetime

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.opinions.models import Opinion, Reading
from zhenggai.opinions.readers import require_reader
from zhenggai.opinions.sealing import Sealed, Told, opened

OPENED, TAKEN_OUT = "阅看", "取出移交件"


def read(opinion: Opinion, *, by: Actor) -> Told | None:
    """The words for this reader, which is logged; None where they are under seal for good or
    were destroyed. Raises NotAllowed."""
    require_reader(opinion.book, by)
    log(opinion, by, OPENED)
    if opinion.is_accusation or opinion.expunged_at:
        return None
    return words_of(opinion)


def take_out(opinion: Opinion, *, by: Actor) -> Told:
    """The words of an accusation for the envelope that goes with its slip, logged.

    Raises NotAllowed: before there is a slip, and after the receipt came.
    """
    require_reader(opinion.book, by)
    if opinion.state != "slipped" or not opinion.sealed:
        raise NotAllowed(
            "sealed", "检举控告已密封。出了移交单以后、登记回执以前，才能取出移交件装封送出。"
        )
    told = words_of(opinion)
    log(opinion, by, TAKEN_OUT)
    return told


def words_of(opinion: Opinion) -> Told:
    """The words as they are kept. Raises NotAllowed where the key is not here."""
    if opinion.sealed:
        return opened(Sealed(opinion.key, opinion.sealed))
    return Told(opinion.text, opinion.contact, opinion.name)


def log(opinion: Opinion, by: Actor, what: str) -> None:
    """Put on the log that somebody had it in hand."""
    Reading.objects.create(opinion=opinion, person=by.id, at=datetime.now(UTC), what=what)
