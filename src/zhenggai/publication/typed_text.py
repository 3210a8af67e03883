"""A part of a draft as a person edits it, and what was typed as it is kept.

Plain lines: a heading begins with its label, a figure of the ledger stands as {21个|已完成整改}.
The number in braces is the ledger's and not the typist's; without braces a number is free.
"""

import re
from collections.abc import Mapping
from difflib import get_close_matches

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.publication.kept_text import (
    BREAK,
    HEADING,
    TABLE,
    as_quoted,
    quotes_in,
    words_of_line,
)
from zhenggai.writers.bound import mark, replaced

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
    known = {**figures, **_bound_in(before)}
    lines = (line.strip() for line in text.replace("\r\n", "\n").split("\n"))
    return "\n".join(
        held.get(line) or _kept_line(line, held, known, quotes) for line in lines if line
    )


def _kept_line(
    line: str,
    held: Mapping[str, str],
    known: Mapping[str, tuple[str, str]],
    quotes: list[str],
) -> str:
    """A line that was typed anew or changed: what it was close to says what it is."""
    near = get_close_matches(line, held, 1, 0.6)
    was = held[near[0]] if near else ""
    if was.startswith((TABLE, BREAK)):
        was = ""
    made = _FIGURE.sub(lambda found: _bound(found, known), line)
    for one in quotes_in(was) if was else quotes:
        if as_quoted(one) not in made:
            made = made.replace(one, as_quoted(one))
    return _heading_mark(line, was) + made


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


def _bound_in(kept_text: str) -> dict[str, tuple[str, str]]:
    """The figures that stand in a text by what people call them."""
    found: dict[str, tuple[str, str]] = {}

    def note(figure: str, title: str, text: str) -> str:
        found[title] = (figure, text)
        return ""

    replaced(kept_text, note)
    return found
