"""Whether the lines of a book are as they were written; names the first that is not, and how.

The lines are read one by one and never all held. Only when a line does not follow the one before it
is the rest looked through, to tell a removed, an inserted and a moved entry apart.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hmac import compare_digest
from itertools import chain
from pathlib import Path
from typing import Any, Literal

from zhenggai.ledger.core.chain import FIRST_PREV, mac_of, sm3, word_digest
from zhenggai.ledger.core.entries import SCHEMA, canonical, read_json

Reason = Literal["changed", "missing", "inserted", "order", "cut_off", "head", "content"]
REASONS: Mapping[Reason, str] = {
    "changed": "内容与登记时不一致",
    "missing": "此处缺少登记",
    "inserted": "此行不是原有登记",
    "order": "登记的先后被调换",
    "cut_off": "末尾的登记被截去，或者整本被重写",
    "head": "与先前打印的末条摘要不一致",
    "content": "文字缺失或被改动，且没有相应的清除登记",
}
# Written by editors in front of UTF-8; no part of the first line.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
NO_ENTRY = "没有一条登记：不是导出的登记文件，或者内容已被清空。"
NO_LINE = "不是一条登记（不是JSON，或者同一个键写了两次）。"
NO_HEAD = "未给出先前打印的末条摘要，末尾若被截去，无法看出。"
NO_CONTENT = "文件不含文字，只核对了登记链。"
_NOT_HASHED = frozenset({"content", "hash", "mac"})
_NEEDED = frozenset(
    [
        "schema",
        "book",
        "n",
        "kind",
        "v",
        "on",
        "at",
        "by",
        "entered_by",
        "subject",
        "facts",
        "words",
        "prev",
        "hash",
    ]
)


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a check found: `head` is the hash of the last good entry, `first_bad` a 1-based line."""

    ok: bool
    entries: int
    head: str
    first_bad: int | None = None
    reason: Reason | None = None
    message: str = ""


class _Fault(Exception):  # noqa: N818 - a verdict on its way out of the walk
    def __init__(self, line: int, reason: Reason, sentence: str = "") -> None:
        self.line = line
        self.reason: Reason = reason
        self.sentence = sentence or f"第{line}行：{REASONS[reason]}。"


@dataclass(slots=True)
class _Walk:
    """How far the check has come."""

    key: bytes | None
    sought: str
    book: str = ""
    head: str = FIRST_PREV
    # The hash before `head`: what an entry would name that stands beside the last one.
    before: str = ""
    n: int = 0
    line: int = 0
    sought_seen: bool = False
    has_content: bool = False
    # Words whose text is gone, by entry and field, with their line: an expunging must name them.
    gone: dict[tuple[int, str], int] = field(default_factory=dict)


def check_file(path: Path, head: str | None = None, key: bytes | None = None) -> ChainReport:
    """The same for an exported file, with a byte order mark or without. Raises OSError."""
    with path.open("rb") as lines:
        first = next(lines, b"").removeprefix(BYTE_ORDER_MARK)
        return check_chain(chain([first], lines), head, key)


def check_chain(
    lines: Iterable[str | bytes], head: str | None = None, key: bytes | None = None
) -> ChainReport:
    """Whether these JSON lines are an untouched book that holds `head`, printed earlier.

    `head` is the hash of an entry, or its number and hash as `127:3f…`. With `key` the signatures
    of the house are checked too. Blank lines are passed over; no line at all is no book.
    """
    number, _, sought = (head or "").strip().lower().rpartition(":")
    walk = _Walk(key=key, sought=sought)
    rest = iter(lines)
    try:
        for line in rest:
            walk.line += 1
            if line.strip():
                _step(walk, line, rest)
        _check_end(walk, int(number) if number.isdecimal() else None)
    except _Fault as fault:
        told = (fault.line, fault.reason, fault.sentence)
        return ChainReport(False, walk.n, walk.head, *told)  # noqa: FBT003 - not ok
    notes = [NO_CONTENT] if walk.gone else []
    notes += [] if sought else [NO_HEAD]
    return ChainReport(ok=True, entries=walk.n, head=walk.head, message="".join(notes))


def _step(walk: _Walk, line: str | bytes, rest: Iterator[str | bytes]) -> None:
    told = _read(line)
    if told is None:
        raise _Fault(walk.line, "changed", f"第{walk.line}行{NO_LINE}")
    if not _is_true(told) or not _is_signed(walk, told):
        raise _Fault(walk.line, "changed")
    if (
        told["prev"] != walk.head
        or told["n"] != walk.n + 1
        or told["book"] != (walk.book or told["book"])
    ):
        raise _misplaced(walk, told, rest)
    _check_words(walk, told)
    walk.book, walk.n, walk.before, walk.head = told["book"], walk.n + 1, walk.head, told["hash"]
    walk.sought_seen = walk.sought_seen or walk.head == walk.sought
    if told["kind"] == "expunge" and walk.gone:
        _note_expunged(walk, told["facts"])


def _read(line: str | bytes) -> dict[str, Any] | None:
    """The object of a line; None for what is none."""
    try:
        told = read_json(line)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _is_true(told: Mapping[str, Any]) -> bool:
    """Whether the line's hash is that of what it says."""
    if not told.keys() >= _NEEDED or told["schema"] != SCHEMA:
        return False
    plain = {name: value for name, value in told.items() if name not in _NOT_HASHED}
    try:
        return bool(sm3(canonical(plain)) == told["hash"])
    except UnicodeEncodeError:
        return False


def _is_signed(walk: _Walk, told: Mapping[str, Any]) -> bool:
    if walk.key is None:
        return True
    mac = told.get("mac")
    return isinstance(mac, str) and compare_digest(
        mac.encode(), mac_of(walk.key, told["hash"]).encode()
    )


def _check_words(walk: _Walk, told: Mapping[str, Any]) -> None:
    """Each text must be the one that was hashed; what is gone is noted."""
    words, content = told["words"], told.get("content")
    walk.has_content = walk.has_content or content is not None
    content = {} if content is None else content
    if not isinstance(words, dict) or not isinstance(content, dict):
        raise _Fault(walk.line, "content")
    for name, digest in words.items():
        if name not in content:
            walk.gone[walk.n + 1, name] = walk.line
        elif not _is_text_of(content[name], digest):
            raise _Fault(walk.line, "content")
    if not content.keys() <= words.keys():
        raise _Fault(walk.line, "content")


def _is_text_of(pair: object, digest: object) -> bool:
    match pair:
        case [str() as salt, str() as text]:
            try:
                return word_digest(salt, text) == digest
            except UnicodeEncodeError:
                return False
    return False


def _note_expunged(walk: _Walk, facts: object) -> None:
    match facts:
        case {"of": int() as n, "fields": [*names]}:
            for name in names:
                if isinstance(name, str):
                    walk.gone.pop((n, name), None)


def _misplaced(walk: _Walk, told: Mapping[str, Any], rest: Iterator[str | bytes]) -> _Fault:
    """The fault of a true entry that does not follow the one before it."""
    followers = [other for line in rest if (other := _read(line)) is not None]
    continues = any(other.get("prev") == walk.head for other in followers)
    is_copied = any(other.get("hash") == told["hash"] for other in followers)
    if continues:
        # The entry that belongs here comes later.
        is_moved = not is_copied and told["n"] > walk.n + 1 and told["book"] == walk.book
        return _Fault(walk.line, "order" if is_moved or not walk.n else "inserted")
    if told["prev"] == walk.before and told["n"] == walk.n:
        # Two entries for one place, and all that follows goes on from this one.
        goes_on = any(other.get("prev") == told["hash"] for other in followers)
        is_sought = told["hash"] == walk.sought
        return _Fault(walk.line - (goes_on or is_sought), "inserted")
    if told["n"] > walk.n + 1:
        return _Fault(walk.line, "missing")
    if told["n"] == walk.n + 1 and told["book"] == (walk.book or told["book"]):
        # It names another hash than that of the entry before it: that one was written anew.
        return _Fault(max(walk.line - 1, 1), "changed")
    return _Fault(walk.line, "inserted")


def _check_end(walk: _Walk, number: int | None) -> None:
    if not walk.n:
        raise _Fault(1, "cut_off", NO_ENTRY)
    if walk.gone and walk.has_content:
        raise _Fault(min(walk.gone.values()), "content")
    if not walk.sought or walk.sought_seen or walk.sought == walk.head:
        return
    if number is not None and walk.n >= number:
        raise _Fault(number, "head")
    raise _Fault(walk.line + 1, "cut_off")
