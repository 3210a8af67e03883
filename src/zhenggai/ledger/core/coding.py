"""Acts as plain data: `facts` for what is hashed plainly, `words` for what is salted.

One generic road for every act, driven by the types of its fields. Dates are ISO, money is a
string, words of nested parts are named by their path (`answers.0.text`). What is empty is left
out. Words whose text is gone decode to a mark that `expunged_field` recognises.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from zhenggai.ledger.core.acts import ACT_OF_KIND
from zhenggai.ledger.core.acts.shape import Act, Key, Words

_GONE = "\x00"


class UnknownEntryError(Exception):
    """An entry of a kind or version that this program does not know, or with a field astray."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of an act by the way they are written, and what stands where nothing is told."""

    plain: tuple[str, ...]
    converted: tuple[tuple[str, Callable[[Any], Any], Callable[[Any], Any]], ...]
    words: tuple[str, ...]
    required_words: tuple[str, ...]
    word_lists: tuple[str, ...]
    keys: tuple[str, ...]
    parts: tuple[tuple[str, type[Any]], ...]
    blank: dict[str, Any]
    # How what is told of a field is read; a value without a reader stands as it is told.
    readers: Mapping[str, Callable[[Any], Any] | None]


def encode(act: Act) -> tuple[dict[str, Any], dict[str, str]]:
    """The facts of an act, fit for JSON, and its words by field path."""
    words: dict[str, str] = {}
    return _encode(act, words, ""), words


def decode(
    kind: str,
    v: int,
    facts: Mapping[str, Any],
    words: Collection[str],
    content: Mapping[str, Sequence[str]],
    n: int,
) -> Act:
    """The act of entry `n`; `words` are its fields of words, `content` the salts and texts that
    still stand.

    Raises UnknownEntryError.
    """
    cls = ACT_OF_KIND.get(kind)
    if cls is None or v != cls.V:
        raise UnknownEntryError(f"{kind} {v}")
    shape, texts = shape_of(cls), {}
    values = shape.blank.copy()
    for path in words:
        text = content[path][1] if path in content else f"{_GONE}{n}.{path}"
        if path in shape.words:
            values[path] = text
        else:
            texts[path] = text
    try:
        act: Act = _decode(cls, values, facts, texts, "")
    except (KeyError, TypeError, ValueError, ArithmeticError) as fault:
        raise UnknownEntryError(f"entry {n}: {fault}") from fault
    return act


def expunged_field(text: str) -> tuple[int, str] | None:
    """Entry number and field of words that were expunged; None for a text that is there."""
    if not text.startswith(_GONE):
        return None
    number, _, path = text[1:].partition(".")
    return int(number), path


def subject_of(act: Act) -> tuple[str, ...]:
    """The keys that the act is about, in the order of its fields, each once."""
    found = dict.fromkeys(_keys(act))
    found.pop("", None)
    return tuple(found)


def _keys(record: Any) -> list[str]:
    shape, values = shape_of(type(record)), record.__dict__
    found: list[str] = []
    for name in shape.keys:
        value = values[name]
        if isinstance(value, str):
            found.append(value)
        else:
            found.extend(value)
    for name, _ in shape.parts:
        for part in values[name]:
            found.extend(_keys(part))
    return found


def _encode(record: Any, words: dict[str, str], prefix: str) -> dict[str, Any]:
    shape = shape_of(type(record))
    values = record.__dict__
    facts = {name: values[name] for name in shape.plain if _is_told(values[name])}
    facts |= {
        name: write(values[name]) for name, write, _ in shape.converted if _is_told(values[name])
    }
    words |= {f"{prefix}{name}": values[name] for name in shape.words if values[name]}
    for name in shape.word_lists:
        words |= {f"{prefix}{name}.{i}": text for i, text in enumerate(values[name])}
    for name, _ in shape.parts:
        if values[name]:
            facts[name] = [
                _encode(part, words, f"{prefix}{name}.{i}.") for i, part in enumerate(values[name])
            ]
    return facts


def _is_told(value: object) -> bool:
    return value is not None and value not in ("", ())


def _decode(
    cls: type[Any],
    values: dict[str, Any],
    facts: Mapping[str, Any],
    texts: Mapping[str, str],
    prefix: str,
) -> Any:
    """An act or a part of one that holds these values and what is told of it besides."""
    shape = shape_of(cls)
    readers = shape.readers
    for name, value in facts.items():
        if name in readers:
            read = readers[name]
            values[name] = read(value) if read else value
    for name in shape.word_lists:
        values[name] = _word_list(texts, f"{prefix}{name}.")
    for name, part in shape.parts:
        if name in facts:
            values[name] = tuple(
                _part(part, one, texts, f"{prefix}{name}.{i}.") for i, one in enumerate(facts[name])
            )
    # Past __init__: twenty thousand acts are decoded to show a past day.
    record: Any = object.__new__(cls)
    object.__setattr__(record, "__dict__", values)
    return record


def _part(cls: type[Any], facts: Mapping[str, Any], texts: Mapping[str, str], prefix: str) -> Any:
    shape = shape_of(cls)
    values = shape.blank.copy()
    for name in shape.words:
        if prefix + name in texts:
            values[name] = texts[prefix + name]
    return _decode(cls, values, facts, texts, prefix)


def _word_list(texts: Mapping[str, str], prefix: str) -> tuple[str, ...]:
    found: list[str] = []
    while (path := f"{prefix}{len(found)}") in texts:
        found.append(texts[path])
    return tuple(found)


def _shape(cls: type[Any]) -> Shape:
    """How the fields of an act or of a part of one are written, read off its types."""
    hints = get_type_hints(cls, include_extras=True)
    names = [one.name for one in fields(cls)]
    sorts = {name: _sort_of(hints[name]) for name in names}
    defaults = {one.name: one.default for one in fields(cls) if one.default is not MISSING}
    return Shape(
        plain=tuple(name for name in names if sorts[name] in ("plain", "key")),
        converted=tuple(
            (name, *_CONVERSIONS[sorts[name]]) for name in names if sorts[name] in _CONVERSIONS
        ),
        words=tuple(name for name in names if sorts[name] == "words"),
        required_words=tuple(
            name for name in names if sorts[name] == "words" and name not in defaults
        ),
        word_lists=tuple(name for name in names if sorts[name] == "word_list"),
        keys=tuple(name for name in names if sorts[name] == "key"),
        parts=tuple((name, get_args(hints[name])[0]) for name in names if sorts[name] == "parts"),
        blank={name: defaults.get(name, _blank(hints[name], sorts[name])) for name in names},
        readers={name: _reader(hints[name], sorts[name]) for name in names if sorts[name] in _READ},
    )


# How the fields of an act, or of a part of one, are written; read off its types once.
shape_of = cast("Callable[[type[Any]], Shape]", cache(_shape))


def _sort_of(hint: Any) -> str:
    """words, word_list, key, date, dates, decimal, parts or plain."""
    if hint is Words or hint is Key:
        return "words" if hint is Words else "key"
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (one for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        lists = {Words: "word_list", Key: "key", date: "dates"}
        return "parts" if is_dataclass(inner) else lists.get(inner, "plain")
    return {date: "date", Decimal: "decimal"}.get(hint, "plain")


def _blank(hint: Any, sort: str) -> Any:
    if get_origin(hint) is tuple:
        return ()
    if sort in ("words", "key") or hint is str:
        return ""
    return {bool: False, int: 0}.get(hint)


def _reader(hint: Any, sort: str) -> Callable[[Any], Any] | None:
    if sort in _CONVERSIONS:
        return _CONVERSIONS[sort][1]
    return _as_tuple if get_origin(hint) is tuple else None


def _as_tuple(value: Any) -> Any:
    return tuple(value) if type(value) is list else value


def _write_dates(days: Sequence[date]) -> list[str]:
    return [day.isoformat() for day in days]


def _read_dates(days: Sequence[str]) -> tuple[date, ...]:
    return tuple(map(date.fromisoformat, days))


_CONVERSIONS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "date": (date.isoformat, date.fromisoformat),
    "dates": (_write_dates, _read_dates),
    "decimal": (lambda amount: format(amount, "f"), Decimal),
}
# The sorts that stand in the facts as they are or in another form.
_READ = frozenset({"plain", "key", *_CONVERSIONS})
