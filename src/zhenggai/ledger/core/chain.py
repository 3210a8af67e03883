"""The chain: plain SM3 from entry to entry, so that anybody can check a book with one small file.

`seal` makes the next entry. Only digests of words are hashed, so that words can be destroyed later
and the chain stays true. `chain_check` reads a chain back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives import hashes, hmac

from zhenggai.ledger.core.coding import subject_of
from zhenggai.ledger.core.entries import Draft, Entry, canonical, facts_and_words, hashed_part

FIRST_PREV = "0" * 64
# Copying a started hash costs half of starting one.
_SM3 = hashes.Hash(hashes.SM3())


def sm3(data: bytes) -> str:
    """The SM3 digest (GB/T 32905) in hex."""
    started = _SM3.copy()
    started.update(data)
    return started.finalize().hex()


def word_digest(salt: str, text: str) -> str:
    """The digest under which words stand in the chain."""
    return sm3((salt + text).encode())


def mac_of(key: bytes, digest: str) -> str:
    """HMAC-SM3 of an entry's hash under the house's key."""
    signer = hmac.HMAC(key, hashes.SM3())
    signer.update(digest.encode())
    return signer.finalize().hex()


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next entry stands: book, number, moment, the hash before it."""

    book: str
    n: int
    at: datetime
    prev: str = FIRST_PREV


def seal(draft: Draft, place: Place, salt: Callable[[], str], key: bytes | None = None) -> Entry:
    """The entry of a draft, hashed and, where the house has a key, signed.

    `salt` gives a new unguessable text at each call (32 hex digits).
    """
    facts, words = facts_and_words(draft)
    content = {name: (salt(), text) for name, text in words.items()}
    entry = Entry(
        book=place.book,
        n=place.n,
        kind=draft.act.KIND,
        v=draft.act.V,
        on=draft.on,
        at=place.at,
        by=draft.by,
        entered_by=draft.entered_by,
        subject=subject_of(draft.act),
        facts=facts,
        words={name: word_digest(*told) for name, told in content.items()},
        content=content,
        prev=place.prev,
        hash="",
    )
    digest = sm3(canonical(hashed_part(entry)))
    return entry._replace(hash=digest, mac=mac_of(key, digest) if key else None)
