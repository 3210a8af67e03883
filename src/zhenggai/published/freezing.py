"""An edition is frozen: text, figures, items, days and the ledger's head, in one transaction.

Nothing of it changes afterwards. A mistake is put right by a new edition that names the old one.
"""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from zhenggai.ledger.core.chain import sm3, word_digest
from zhenggai.ledger.core.entries import canonical, json_text
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book
from zhenggai.published.models import Edition, EditionPart
from zhenggai.published.pieces import pieces_of, with_fixed_labels
from zhenggai.published.plain import to_plain
from zhenggai.published.told import Audience, FigureTold, ItemTold
from zhenggai.writers.letter_rows import Letter

SCHEMA = "zhenggai.edition/1"
# Without 0 and o, 1 and l, which people mix up when they type an address from paper.
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
# Of the copy for lists; the part holds it whole.
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Frozen:
    """All that an edition holds. `draft` is the key of the draft it was made of; `replaces` the
    edition that it corrects, and then `why` says what was wrong. `head` is the ledger's number and
    hash up to which the figures know it, without one that of now. `scope` says how its items stand
    to the paper's totals, where they are not the same: 另有2个问题按规定不予公开."""

    audience: Audience
    title: str
    published_on: date
    cut_off: date
    letter: Letter
    figures: tuple[FigureTold, ...] = ()
    items: tuple[ItemTold, ...] = ()
    draft: int | None = None
    replaces: Edition | None = None
    why: str = ""
    head: str = ""
    scope: str = ""


@transaction.atomic
def freeze(held: Book, told: Frozen, *, by: str, at: datetime) -> Edition:
    """The edition with the next number of its audience. Raises NotAllowed."""
    book = Book.objects.select_for_update().get(pk=held.pk)
    before = Edition.objects.filter(book=book, audience=told.audience)
    _check_correction(told, book)
    n, _, digest_at = told.head.partition(":")
    parts = [
        EditionPart(n=n, kind=kind, told=text, digest=digest)
        for n, (kind, text, digest) in enumerate(_salted(told), 1)
    ]
    edition = Edition(
        book=book,
        code=_new_code(told),
        number=max(before.values_list("number", flat=True), default=0) + 1,
        audience=told.audience,
        title=told.title[:_LONGEST_TITLE],
        published_on=told.published_on,
        cut_off=told.cut_off,
        head_n=int(n) if n else book.head_n,
        head_hash=digest_at or book.head_hash,
        replaces=told.replaces,
        draft=told.draft,
        at=at,
        by=by,
    )
    edition.digest = digest_of(edition, [one.digest for one in parts])
    edition.save(force_insert=True)
    for part in parts:
        part.edition = edition
    EditionPart.objects.bulk_create(parts)
    return edition


def _check_correction(told: Frozen, book: Book) -> None:
    old = told.replaces
    if old is None:
        return
    if (old.book_id, old.audience) != (book.pk, told.audience):
        raise NotAllowed("other_text", "更正版只能更正同一台账、同一公开范围的通报。")
    if not told.why.strip():
        raise NotAllowed("why_missing", "请写明更正了什么、为什么更正。")
    if Edition.objects.filter(replaces=old).exists():
        raise NotAllowed("corrected_already", "这一版已经有更正版，请从最新一版更正。")


def _salted(told: Frozen) -> Iterator[tuple[str, str, str]]:
    """Kind, stored text and digest of each part."""
    for kind, plain in _plain_parts(told):
        salt = secrets.token_hex(16)
        yield kind, json_text({"salt": salt, "is": plain}), part_digest(salt, plain)


def _plain_parts(told: Frozen) -> Iterator[tuple[str, Any]]:
    letter = told.letter
    if not letter.title:
        letter = replace(letter, title=(told.title,))
    yield "title", told.title
    if told.why:
        yield "why", told.why
    if told.scope:
        yield "scope", told.scope
    for piece in pieces_of(with_fixed_labels(letter)):
        yield piece.kind, to_plain(piece.told)
    for figure in told.figures:
        yield "figure", to_plain(figure)
    for item in told.items:
        yield "item", to_plain(item)


def part_digest(salt: str, plain: Any) -> str:
    """The digest under which a part stands: of its words with a salt, so that nobody can guess
    what was destroyed."""
    return word_digest(salt, json_text(plain))


def digest_of(edition: Edition, parts: list[str]) -> str:
    """SM3 of what an edition is, with the digests of its parts in their order."""
    return sm3(
        canonical(
            {
                "schema": SCHEMA,
                "book": edition.book_id,
                "code": edition.code,
                "number": edition.number,
                "audience": edition.audience,
                "published_on": edition.published_on.isoformat(),
                "cut_off": edition.cut_off.isoformat(),
                "head": [edition.head_n, edition.head_hash],
                "replaces": edition.replaces.code if edition.replaces else None,
                "parts": parts,
            }
        )
    )


def is_whole(edition: Edition) -> bool:
    """Whether the edition is what was frozen; parts that were destroyed count by their digest."""
    parts = list(edition.parts.all())
    for part in parts:
        if part.cleared_on is None:
            held = json.loads(part.told)
            if part_digest(held["salt"], held["is"]) != part.digest:
                return False
    return digest_of(edition, [one.digest for one in parts]) == edition.digest


def _new_code(told: Frozen) -> str:
    """An address that nobody has: the day and four letters."""
    while True:
        letters = "".join(secrets.choice(_LETTERS) for _ in range(4))
        code = f"{told.published_on:%Y%m%d}-{letters}"
        if not Edition.objects.filter(code=code).exists():
            return code
