"""Acts that put the record right: correction, what is taken from papers, expunging.

Expunging takes two people, each by an act of their own: one asks, another decides.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from zhenggai.ledger.core.acts.shape import Key, Words


@dataclass(frozen=True)
class Correct:
    """Entry `wrong` was a mistake, and why; what it changed is as before."""

    KIND: ClassVar[str] = "correct"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "更正"

    wrong: int
    reason: Words
    items: tuple[Key, ...] = ()


@dataclass(frozen=True)
class CarryOverState:
    """A paper says how an item stands; its words and their place are the only ground.

    `state` is done, basically_done, in_progress or not_done. `paper` is the digest of the file,
    `start` and `end` the offsets of the words in it, or `row` (from 1) that of a ledger sheet;
    `is_remainder` tells an item that the paper does not name and that is done because the paper
    names its exceptions. `done_on` is the day of which the paper says that it was done then.
    """

    KIND: ClassVar[str] = "state_carried_over"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "据文件登记状态"

    item: Key
    state: str
    text: Words
    paper: Words
    start: int = 0
    end: int = 0
    is_remainder: bool = False
    row: int | None = None
    done_on: date | None = None


@dataclass(frozen=True)
class CarryOverWords:
    """What a ledger sheet says of an item beside its state; nobody in this house reported it.

    `row` is the sheet's row, from 1; the sheet is the entry's basis. What is empty stays as it was.
    """

    KIND: ClassVar[str] = "words_carried_over"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "据台账表登记内容"

    item: Key
    row: int
    progress: Words = ""
    next_steps: Words = ""
    evidence: Words = ""
    note: Words = ""
    persons: tuple[Words, ...] = ()


@dataclass(frozen=True)
class AskExpunge:
    """Somebody asks that words of entry `of` be destroyed; from here on nobody is shown them.

    `fields` are names in that entry's `words`; `ground` is a word of
    `vocabulary.EXPUNGING_GROUNDS`; `items` are the rows that the entry was about.
    """

    KIND: ClassVar[str] = "ask_expunge"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "提请清除"

    expunging: Key
    of: int
    fields: tuple[str, ...]
    ground: str
    reason: Words = ""
    items: tuple[Key, ...] = ()


@dataclass(frozen=True)
class DeclineExpunge:
    """What was asked for is not destroyed, or the asking is taken back: the words stay."""

    KIND: ClassVar[str] = "decline_expunge"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "不予清除"

    expunging: Key
    reason: Words
    items: tuple[Key, ...] = ()


@dataclass(frozen=True)
class Expunge:
    """Words of entry `of` are destroyed by two people with a ground; chain and states stay.

    `fields` are names in that entry's `words`; `ground` is a word of
    `vocabulary.EXPUNGING_GROUNDS`; `second` is the person who asked for it, by the request
    `expunging`. Entries of before there were requests have none: one person named the other.
    """

    KIND: ClassVar[str] = "expunge"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "清除"

    of: int
    fields: tuple[str, ...]
    ground: str
    second: str
    items: tuple[Key, ...] = ()
    expunging: Key = ""
