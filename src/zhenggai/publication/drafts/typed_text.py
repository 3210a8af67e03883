"""A part of a draft as a person edits it, and what was typed as it is kept.

Plain lines: a heading begins with its label, a figure of the ledger stands as {21个|已销号}.
The number in braces is the ledger's and not the typist's; without braces a number is free.
"""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.publication.drafts.kept_text import (
    BODY,
    BREAK,
    HEADING,
    TABLE,
    as_quoted,
    places_in,
    plain_of_kept,
    quotes_in,
    words_of_line,
)
from zhenggai.writers.bound import SHUT, bare, mark, replaced

_FIGURE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
# 一、 （一） 1. （1） at the beginning of a line that is a heading
_LABELS = (
    (1, re.compile(r"[一二三四五六七八九十]{1,3}、")),
    (2, re.compile(r"（[一二三四五六七八九十]{1,3}）")),
    (3, re.compile(r"\d{1,3}[.．]")),
    (4, re.compile(r"（\d{1,3}）")),
)
# A paragraph with a label is a heading as long as it is one sentence that a line or two hold.
_LONGEST_HEADING = 60
# Two lines of which less is alike have nothing to do with each other.
_ALIKE = 0.6


def typed(kept_text: str) -> str:
    """The text of a part for the field in which it is edited."""
    lines = map(words_of_line, kept_text.split("\n"))
    return "\n".join(replaced(line, _as_typed) for line in lines)


def kept_of_typed(text: str, before: str, figures: Mapping[str, tuple[str, str]]) -> str:
    """What was typed over `before`, as it is kept.

    `figures` are the names by which a person may bind a number, each with the ledger's name and
    text of it. Raises NotAllowed for braces that bind to nothing.
    """
    held = {typed(line): line for line in before.split("\n")}
    quotes = [one for line in before.split("\n") for one in quotes_in(line)]
    stood = _bound_in(before)
    known = {**figures, **{title: (figure, text) for title, figure, text in stood}}
    printed = {(title, text): figure for title, figure, text in stood}

    def bound(found: re.Match[str]) -> str:
        """A figure as it stood here is that figure, in the form in which it stood."""
        figure = printed.get((found[2].strip(), found[1]))
        return mark(figure, found[2].strip(), found[1]) if figure else _bound(found, known)

    def kept_of(line: str) -> str:
        """A line that was typed anew or changed: what it was close to says what it is."""
        near = get_close_matches(line, held, 1, _ALIKE)
        was = held[near[0]] if near else ""
        made = _FIGURE.sub(bound, line)
        _require_no_brace(made)
        return kept_line(made, was, quotes)

    lines = (line.strip() for line in text.replace("\r\n", "\n").split("\n"))
    return "\n".join(held.get(line) or kept_of(line) for line in lines if line)


def kept_line(words: str, was: str, quotes: Iterable[str] = ()) -> str:
    """Words with their figures bound as a kept line, in the place of the line `was` (perhaps "").

    `quotes` are somebody's own words anywhere in the part, for a line that was nowhere.
    """
    if was.startswith((TABLE, BREAK)):
        was = ""
    for one in quotes_in(was) if was else quotes:
        if as_quoted(one) not in words:
            words = words.replace(one, as_quoted(one))
    head, goes_on, _ = was.partition(BODY)
    if goes_on:
        words = _with_body(words, plain_of_kept(head))
    return _heading_mark(bare(words), was) + words


def _with_body(words: str, head: str) -> str:
    """The words of a heading that goes on in its paragraph, parted where the heading ends."""
    plain = "".join(words[at] for at in places_in(words))
    end = len(head) if plain.startswith(head) else plain.find("。") + 1
    at = places_in(words)[end - 1] + 1 if 0 < end < len(plain) else 0
    # The mark that closes a figure, if the heading ends with one.
    at += words[at : at + 1] == SHUT
    return f"{words[:at]}{BODY}{words[at:]}" if at else words


def _heading_mark(line: str, was: str) -> str:
    """The mark of a heading, if the line is one."""
    level = next((level for level, label in _LABELS if label.match(line)), 0)
    if was.startswith(HEADING):
        return was[:2]
    is_short = len(line) <= _LONGEST_HEADING and "。" not in line[:-1]
    return f"{HEADING}{level}" if level and is_short and not was else ""


def _as_typed(_: str, title: str, text: str) -> str:
    return f"{{{text}|{title}}}"


def _bound(found: re.Match[str], known: Mapping[str, tuple[str, str]]) -> str:
    title = found[2].strip()
    if title not in known:
        near = get_close_matches(title, known, 1, 0.4)
        meant = f"是不是“{near[0]}”？" if near else ""
        raise NotAllowed(
            "no_such_figure",
            f"“{found[0]}”里的“{title}”不是台账的数字，没有保存。{meant}"
            "改成右侧列出的名称，或去掉花括号，作手工数字。",
        )
    figure, text = known[title]
    return mark(figure, title, text)


def _require_no_brace(line: str) -> None:
    """A brace that is left belongs to a figure of which the other was lost: no paper prints one."""
    plain = bare(line)
    at = min((plain.find(one) for one in "{}" if one in plain), default=-1)
    if at >= 0:
        raise NotAllowed(
            "unclosed_figure",
            f"“{plain[max(at - 4, 0) : at + 12]}”里的花括号没有配成对，没有保存。"
            "数字写成{21个|已销号}的样子，或去掉花括号，作手工数字。",
        )


def _bound_in(kept_text: str) -> list[tuple[str, str, str]]:
    """The figures that stand in a text: what people call each, its name, its text."""
    found: list[tuple[str, str, str]] = []

    def note(figure: str, title: str, text: str) -> str:
        found.append((title, figure, text))
        return ""

    replaced(kept_text, note)
    return found
