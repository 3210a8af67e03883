"""Values of papers as plain JSON and back, without loss: rows of `letter_rows` and of `told`.

A row stands with the name of its kind and every field, so that a default that changes later does
not change what was frozen.
"""

from dataclasses import fields
from datetime import date
from typing import Any

from zhenggai.published.told import FigureTold, ItemTold
from zhenggai.writers import letter_rows as rows

KIND, DAY = "is", "day"
_KINDS: dict[str, Any] = {
    one.__name__: one
    for one in (
        FigureTold, ItemTold,
        rows.Annex, rows.Cell, rows.Column, rows.Heading, rows.Imprint, rows.Letter,
        rows.PageBreak, rows.Paragraph, rows.RedHead, rows.Table, rows.Words,
    )
}  # fmt: skip

_UNSEEN = frozenset({KIND, "align"})
# What a figure is bound to stands in a sentence and is no part of it.
_UNSEEN_OF = {"Words": frozenset({KIND, "face", "figure", "title"})}


def to_plain(value: Any) -> Any:
    """The value in what JSON has."""
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    if isinstance(value, date):
        return {KIND: DAY, DAY: value.isoformat()}
    if type(value).__name__ in _KINDS:
        told = {one.name: to_plain(getattr(value, one.name)) for one in fields(value)}
        return {KIND: type(value).__name__, **told}
    return value


def of_plain(plain: Any) -> Any:
    """The value again. Raises KeyError for a kind that is not known."""
    if isinstance(plain, list):
        return tuple(of_plain(one) for one in plain)
    if isinstance(plain, dict):
        if plain[KIND] == DAY:
            return date.fromisoformat(plain[DAY])
        told = {name: of_plain(one) for name, one in plain.items() if name != KIND}
        return _KINDS[plain[KIND]](**told)
    return plain


def words_in(plain: Any) -> str:
    """Every text that a reader sees within, one after the other."""
    if isinstance(plain, list):
        return "".join(map(words_in, plain))
    if isinstance(plain, dict):
        unseen = _UNSEEN_OF.get(plain[KIND], _UNSEEN)
        return "".join(words_in(one) for name, one in plain.items() if name not in unseen)
    return plain if isinstance(plain, str) else ""
