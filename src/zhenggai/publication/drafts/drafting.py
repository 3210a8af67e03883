"""Drafting: a text begun from the ledger, edited part by part, followed to another day.

Every change is a new version of one part. Who saves over a version that he has not seen is shown
it, and nothing is written.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from zhenggai.ledger.core.chain import sm3
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.ledger.models import Book
from zhenggai.publication.drafts.drafted import LedgerText, reprinted
from zhenggai.publication.drafts.gone_out import edition_of_part, refuse_gone_out
from zhenggai.publication.drafts.kept_text import blocks_of_kept, plain_of_kept
from zhenggai.publication.drafts.read_once import once_for_all, read_once
from zhenggai.publication.drafts.typed_text import kept_of_typed
from zhenggai.publication.drafts.zero_kinds import without_zero_kinds
from zhenggai.publication.models import Draft, DraftPart, PartVersion, Typing
from zhenggai.writers.bound import mark, replaced
from zhenggai.writers.letter_rows import Letter


class Overtaken(NotAllowed):
    """Somebody saved the part meanwhile; `version` is what stands now, `typed` what was not
    saved."""

    def __init__(self, version: PartVersion, typed: str) -> None:
        """Say that nothing was written."""
        self.version = version
        self.typed = typed
        super().__init__(
            "overtaken", "您打开之后，这一部分又有新的改动。请对照两稿再保存，您的文字没有丢。"
        )


@transaction.atomic
def begin(held: Book, ledger: LedgerText, *, by: str, at: datetime | None = None) -> Draft:
    """A new draft as the ledger writes it. Raises NotAllowed where there is nothing to tell."""
    at = at or datetime.now(UTC)
    draft = Draft.objects.create(
        book=held,
        paper=ledger.paper.key,
        title="".join(ledger.framed(()).title),
        style=ledger.style,
        cut_off=ledger.source.cut_off,
        begun_at=at,
        begun_by=by,
    )
    _take_over(draft, ledger, by, at)
    return draft


@transaction.atomic
def save_typed(
    part: DraftPart,
    text: str,
    *,
    seen: int,
    figures: Mapping[str, tuple[str, str]],
    by: str,
    at: datetime | None = None,
) -> PartVersion:
    """What somebody typed over version `seen`. Raises Overtaken, and NotAllowed for braces that
    bind to nothing or a mark of secrecy. The same words make no new version."""
    refuse_secret(text)
    held, head = _locked(part)
    if held.head != seen:
        raise Overtaken(head, text)
    made = kept_of_typed(text, head.text, figures)
    refuse_secret(plain_of_kept(made))
    Typing.objects.filter(part=held, person=by).delete()
    return head if made == head.text else _add(held, made, "edited", by, at, knew=head.knew)


@transaction.atomic
def save_kept(
    part: DraftPart, text: str, why: str, *, seen: int, by: str, at: datetime | None = None
) -> PartVersion:
    """A text as it is kept, over version `seen`: `returned` from Word, or `restored`. Raises
    Overtaken, and NotAllowed for a mark of secrecy."""
    refuse_secret(plain_of_kept(text))
    held, head = _locked(part)
    if held.head != seen:
        raise Overtaken(head, plain_of_kept(text))
    return head if text == head.text else _add(held, text, why, by, at, knew=head.knew)


@transaction.atomic
def take_ledgers_text(
    part: DraftPart, *, seen: int, by: str, at: datetime | None = None
) -> PartVersion:
    """The ledger's own words instead of what somebody wrote. Raises Overtaken."""
    held, head = _locked(part)
    if held.head != seen:
        raise Overtaken(head, plain_of_kept(held.told))
    return head if head.text == held.told else _add(held, held.told, "written", by, at)


@transaction.atomic
def keep_own_text(
    part: DraftPart, *, seen: int, by: str, at: datetime | None = None
) -> PartVersion:
    """The words that stand, with what is new in the ledger looked at. Raises Overtaken."""
    held, head = _locked(part)
    if held.head != seen:
        raise Overtaken(head, plain_of_kept(head.text))
    return _add(held, head.text, "kept", by, at) if has_news(held, head) else head


@transaction.atomic
def follow(draft: Draft, ledger: LedgerText, *, by: str, at: datetime | None = None) -> int:
    """The draft for the ledger's day, as the ledger knows it now: what nobody edited is written
    anew, in edited parts the bound figures follow. Returns how many parts changed. Raises
    NotAllowed, with nothing changed, for what went out and for a day of which the ledger has
    nothing to tell."""
    refuse_gone_out(draft.pk)
    held = Draft.objects.select_for_update().get(pk=draft.pk)
    held.cut_off = ledger.source.cut_off
    held.style = ledger.style
    held.known_n = None
    held.save(update_fields=["cut_off", "style", "known_n"])
    changed = _take_over(held, ledger, by, at or datetime.now(UTC))
    draft.cut_off, draft.style, draft.known_n = held.cut_off, held.style, None
    return changed


def heads(draft: Draft) -> list[tuple[DraftPart, PartVersion]]:
    """The parts in their order, each with the version that stands."""
    found = once_for_all(draft, "heads", _heads_of)
    for part, _ in found:
        part.draft = draft
    return list(found)


def draft_to_show(book: Book, draft: int) -> Draft | None:
    """A draft of the book for a page that shows it, asked for together with its parts and with
    those of the texts on which it rests; None where there is none."""
    family = Draft.objects.filter(Q(pk=draft) | Q(later=draft) | Q(later__later=draft))
    found = _heads_of(family.values("pk"), "part__draft__based_on__based_on")
    own = found.get(draft)
    held = own[0][0].draft if own else Draft.objects.filter(pk=draft).first()
    if held is None or held.book_id != book.code:
        return None
    held.book = book
    once_for_all(read_once(held), "heads", lambda _: found)
    return held


def _heads_of(
    drafts: Sequence[int] | QuerySet[Draft, Any], *also: str
) -> Mapping[int, list[tuple[DraftPart, PartVersion]]]:
    """By draft; one without parts has none."""
    rows = PartVersion.objects.filter(part__draft__in=drafts, n=F("part__head"))
    ordered = rows.select_related("part", *also).order_by("part__place", "part__pk")
    found: dict[int, list[tuple[DraftPart, PartVersion]]] = defaultdict(list)
    for one in ordered:
        found[one.part.draft_id].append((one.part, one))
    return found


def is_edited(version: PartVersion) -> bool:
    """Whether somebody's hand is in a version."""
    return version.why != "written"


def has_news(part: DraftPart, version: PartVersion) -> bool:
    """Whether the ledger says something else of the part than when it was last taken or edited."""
    return is_edited(version) and sense_of(part.told) != version.knew


def is_printed(part: DraftPart, version: PartVersion) -> bool:
    """Whether it stands on the paper: what the ledger tells no more goes unless somebody wrote
    it."""
    return not part.gone or is_edited(version)


def letter_of(draft: Draft, ledger: LedgerText, but: frozenset[str] = frozenset()) -> Letter:
    """The whole paper as it stands; without the parts of these keys."""
    blocks = (
        block
        for part, version in heads(draft)
        if part.key not in but and is_printed(part, version)
        for block in blocks_of_kept(version.text)
    )
    return ledger.framed(blocks)


def digest_of(draft: Draft) -> str:
    """The SM3 of the words as they stand: what an approval is given to."""
    parts = [(part.key, plain_of_kept(version.text)) for part, version in heads(draft)]
    own = (draft.own_title, draft.own_addressee, draft.own_signatures)
    # Only what somebody wrote around the parts: the rest is the ledger's.
    parts += [("frame", one) for one in own if one]
    return sm3("\n".join(f"{key}\n{text}" for key, text in parts).encode())


def sense_of(told: str) -> str:
    """The SM3 of what the ledger says but for its figures, which follow by themselves."""
    return sm3(replaced(told, lambda figure, title, _: mark(figure, title, "")).encode())


def _take_over(draft: Draft, ledger: LedgerText, by: str, at: datetime) -> int:
    """Parts as the ledger has them now; those that it has no more stay and are gone."""
    held = {one.key: (one, version) for one, version in heads(draft)}
    told = list(ledger.parts())
    changed = 0
    for place, (told_part, text) in enumerate(told):
        part, version = held.pop(told_part.key, (None, None))
        if part is None:
            part = DraftPart(draft=draft, key=told_part.key, item=told_part.item)
        part.place, part.title, part.depth = place, told_part.title, told_part.depth
        part.told, part.gone = text, False
        part.save()
        changed += _follow_part(part, version, ledger, by, at)
    for place, (part, _) in enumerate(held.values(), len(told)):
        part.place, part.gone, part.told = place, True, ""
        part.save()
    return changed + len(held)


def _follow_part(
    part: DraftPart, version: PartVersion | None, ledger: LedgerText, by: str, at: datetime
) -> int:
    """A new version where the ledger's words, or the figures in somebody's, are others now."""
    if version is None or (not is_edited(version) and version.text != part.told):
        _add(part, part.told, "written", by, at)
        return 1
    if not is_edited(version):
        return 0
    text = without_zero_kinds(replaced(version.text, _printer(ledger)))
    if text == version.text:
        return 0
    # It stays somebody's text: what the ledger said when it was written stays what it knew.
    _add(part, text, "followed", by, at, knew=version.knew)
    return 1


def _printer(ledger: LedgerText) -> Callable[[str, str, str], str]:
    def printed(figure: str, title: str, text: str) -> str:
        row = ledger.figures.get(figure)
        return mark(figure, title, reprinted(row, text) if row else text)

    return printed


def _locked(part: DraftPart) -> tuple[DraftPart, PartVersion]:
    """The part's row held until the transaction ends, with the version that stands. Raises
    NotAllowed for what went out."""
    rows = DraftPart.objects.select_for_update(of=("self",)).annotate(is_out=edition_of_part())
    held = rows.get(pk=part.pk)
    refuse_gone_out(held.draft_id, is_out=held.is_out)
    return held, PartVersion.objects.get(part=held, n=held.head)


def _add(
    part: DraftPart, text: str, why: str, by: str, at: datetime | None = None, *, knew: str = ""
) -> PartVersion:
    part.head += 1
    part.save(update_fields=["head"])
    return PartVersion.objects.create(
        part=part,
        n=part.head,
        text=text,
        why=why,
        knew=knew or sense_of(part.told),
        by=by,
        at=at or datetime.now(UTC),
    )
