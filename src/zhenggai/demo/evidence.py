"""What proves the demo's results: files, regulations, decisions on accountability."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

Form = Literal["report", "statement", "voucher", "list", "photo", "minutes", "regulation", "note"]


@dataclass(frozen=True, slots=True)
class Proof:
    """A file on a measure: what it is called, what it proves, and what it is made of.

    `number` is 7-2-1; `form` says which maker writes its bytes from `content` (the table of the
    file in `data/`); `kind` is a word of the ledger's `PROOF_KINDS`. A shared proof names the
    number that it shares and why, and has no content of its own. A withheld one holds what must
    not be kept: the story attaches it, expunges it and attaches the one that `replaces` it.
    """

    number: str
    name: str
    kind: str
    claim: str
    on: date
    unit: str
    form: Form
    amount: Decimal | None
    content: Mapping[str, Any] = field(hash=False)
    shared_from: str = ""
    why: str = ""
    replaces: str = ""
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation made for a measure; `articles` are its words."""

    title: str
    number: str
    action: str
    issued_on: date
    unit: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accountability:
    """Persons called to account for a measure: a count and no names."""

    form: str
    count: int
    body: str
    number: str
    decided_on: date
