"""What people type into a part before they save it: kept for each, and told to the others."""

from datetime import UTC, datetime, timedelta

from zhenggai.ledger.file_content import refuse_secret
from zhenggai.publication.models import DraftPart, Typing

# Who typed so lately may still be at it.
_NEAR = timedelta(minutes=20)


def keep_typing(
    part: DraftPart, text: str, *, seen: int, by: str, at: datetime | None = None
) -> Typing:
    """Keep what a person has typed over version `seen` so far. Raises NotAllowed for a mark of
    secrecy: what was kept before stays as it was."""
    refuse_secret(text)
    told = {"seen": seen, "text": text, "at": at or datetime.now(UTC)}
    found, _ = Typing.objects.update_or_create(part=part, person=by, defaults=told)
    return found


def typing_of(part: DraftPart, person: str) -> Typing | None:
    """What the person typed and did not save."""
    return Typing.objects.filter(part=part, person=person).first()


def all_typing(
    part: DraftPart, person: str, at: datetime | None = None
) -> tuple[Typing | None, list[Typing]]:
    """What the person typed and did not save, and who else typed into the part lately."""
    since = (at or datetime.now(UTC)) - _NEAR
    rows = list(Typing.objects.filter(part=part))
    own = next((one for one in rows if one.person == person), None)
    return own, [one for one in rows if one.person != person and one.at >= since]


def drop_typing(part: DraftPart, person: str) -> None:
    """The person begins again from what stands."""
    Typing.objects.filter(part=part, person=person).delete()


def others_typing(part: DraftPart, person: str, at: datetime | None = None) -> list[Typing]:
    """Who else typed into the part lately, the latest first."""
    return all_typing(part, person, at)[1]
