"""What an import changed and took back, a line each; of very many the first ones."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from zhenggai.ledger.intake.told_changes import Change, Gone

# So many are shown one by one.
_MOST = 30
# Words up to this length are shown whole; else what differs with so many characters around it.
_SHORT = 40
_AROUND = 10
_LONG = 80


def change_lines(changes: Sequence[Change], gone: Sequence[Gone]) -> Iterator[str]:
    """Changes with the old words beside the new ones, then what was taken back."""
    yield from _folded([_line(one) for one in changes], "改动")
    yield from _folded([f"撤回：{one.name}　{_on_a_line(one.text)}" for one in gone], "撤回")


def _folded(lines: Sequence[str], what: str) -> Iterator[str]:
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield f"{what}另有{len(lines) - _MOST}处，用 --format json 查看全部。"


def _line(one: Change) -> str:
    old, new = _apart(_on_a_line(one.old), _on_a_line(one.new))
    look = "，与原来完全不同，请核对是不是同一问题" if one.reworded else ""
    return f"改动：{one.name}（{one.what}{look}）：{old or '无'} → {new}"


def _on_a_line(words: str) -> str:
    return " ".join(words.split())


def _apart(old: str, new: str) -> tuple[str, str]:
    """Two wordings, of long ones what differs with a few words around it."""
    if max(len(old), len(new)) <= _SHORT:
        return old, new
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    return _around(old, start, len(old) - end), _around(new, start, len(new) - end)


def _common(one: str, two: str) -> int:
    """How many characters two wordings begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


def _around(words: str, start: int, end: int) -> str:
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(words))
    shown = words[first:last]
    if len(shown) > _LONG:
        shown = f"{shown[: _LONG // 2]}…{shown[-_LONG // 2 :]}"
    return f"{'…' if first else ''}{shown}{'…' if last < len(words) else ''}"
