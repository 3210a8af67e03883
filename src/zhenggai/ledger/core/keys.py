"""Keys of rows: which kind of thing, and its number as a person reads it.

`book` · `heading/3` · `problem/12`, its sub-item `problem/12.1` · `measure/12-3`, a measure of the
group 12-3 `measure/12-3.1` · `proof/12-3-1` (问题号-措施号-件号; `proof/12-0-1` proves the problem
itself) · `closing/12-2` the second asking · `extension/12-3-1` · `regulation/12-3-1`,
`accountability/12-3-1`, `figure/12-3-meetings` (0 for what belongs to no item: `regulation/0-0-4`).
Everything under one top problem is its *family*; the rest belongs to the family `book`.
"""

import re
from functools import lru_cache

BOOK = "book"
# A family name that stands for every row of the book.
WHOLE = "*"
# A family name that stands for the book folded from its entries, with what each entry changed.
HISTORY = "history"

_OF_ITEMS = frozenset(
    {
        "problem",
        "measure",
        "proof",
        "closing",
        "extension",
        "regulation",
        "accountability",
        "figure",
        "numbers",
    }
)
_DIGITS = 8
_PARTED_BY = ("/", "-", ".")
# problem/12 · measure/12.1-3.2 · proof/12-0-1 · step/plan_issued
_KEY = re.compile(r"[a-z_]+/[0-9A-Za-z_.\-]{1,80}")


def is_key(text: str) -> bool:
    """Whether the text has the shape of a key."""
    return text == BOOK or bool(_KEY.fullmatch(text))


def kind_of(key: str) -> str:
    """`problem` of problem/12."""
    return key.partition("/")[0]


def number_of(key: str) -> str:
    """`12-3` of measure/12-3."""
    return key.partition("/")[2]


def family_of(key: str) -> str:
    """The top problem under which a row lives, or `book`."""
    kind, _, number = key.partition("/")
    if kind not in _OF_ITEMS:
        return BOOK
    root = number.partition("-")[0].partition(".")[0]
    return f"problem/{root}" if root.isdigit() and root != "0" else BOOK


def problem_of(key: str) -> str:
    """The problem to which a row of a family belongs: problem/12.1 of proof/12.1-3-1."""
    return f"problem/{number_of(key).partition('-')[0]}"


def part_number(item: str) -> str:
    """What stands before the last number of a proof of an item: 12-3, or 12-0 for a problem."""
    number = number_of(item)
    if not number:
        return "0-0"
    return number if "-" in number else f"{number}-0"


def number_place(key: str) -> tuple[str, str, int]:
    """Where a new row's number is kept: the key of the family's numbers, its scope, the number.

    measure/12-3 is number 3 of the scope `measure/12` in numbers/12. The number of a row that is
    named (step/plan_issued, figure/12-3-meetings) is 0.
    """
    before = key.rstrip("0123456789")
    number = key[len(before) :]
    if not number or len(number) > _DIGITS or not before.endswith(_PARTED_BY):
        return "", "", 0
    scope = before[:-1]
    return _numbers_of(scope), scope, int(number)


# Rows are numbered by the thousand within few scopes.
@lru_cache(maxsize=2**12)
def _numbers_of(scope: str) -> str:
    # problem/12 is numbered within the book, problem/12.1 within problem 12
    family = BOOK if "/" not in scope else family_of(scope)
    return f"numbers/{number_of(family) or '0'}"


# Lists of thousands are put in order on every page; a key's order never changes.
@lru_cache(maxsize=2**16)
def sort_key(key: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Keys in the order in which a person counts: 2 before 10, 12 before 12.1."""
    parts = re.split(r"[.\-/]", number_of(key))
    return kind_of(key), tuple((int(one), "") if one.isdigit() else (0, one) for one in parts)
