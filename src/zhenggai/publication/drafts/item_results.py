"""Units' results of single items, bound where the text tells them: 修复渠道11.6公里.

A number is taken for a result only where number and unit are those of a figure that was reported
of the very item, outside the feedback's own words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from zhenggai.ledger.core.figures import FigureRow, item_figures, name_of_item
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.tree import Tree
from zhenggai.publication.drafts.kept_text import (
    BODY,
    BREAK,
    HEADING,
    TABLE,
    is_free,
    places_in,
    with_figure,
)
from zhenggai.writers.bound import mark
from zhenggai.writers.notice_rows import FigureWords

# So many characters of the feedback's own words make a line theirs.
_OWN_WORDS = 12
# 11.6公里 but not the 1.6公里 of 11.6公里
_NUMBER = r"(?<![0-9.．])(?:{value}){unit}"

Results = Mapping[str, tuple[FigureWords, ...]]


def results_of_items(tree: Tree) -> Results:
    """What was reported of each problem and of all that stands under it, by the problem's key."""
    found: dict[str, tuple[FigureWords, ...]] = {}
    for one in tree.problems:
        rows = [row for row in item_figures(tree.book, one.key) if row.kind == "reported"]
        if rows:
            found[one.key] = tuple({row.name: row for row in map(_words, rows)}.values())
    return found


def with_results(text: str, results: Sequence[FigureWords], feedback: str) -> str:
    """A part's kept text with these results bound; `feedback` are words that report nothing."""
    if not results:
        return text
    opening = feedback[:_OWN_WORDS]
    return "\n".join(
        line if _tells_nothing(line, opening) else _bound(line, results)
        for line in text.split("\n")
    )


def _words(row: FigureRow) -> FigureWords:
    number = number_of(row.items[0])
    title = f"{row.title}（{number}）"
    return FigureWords(name_of_item(row), title, row.value, row.unit, row.text, on=row.on)


def _tells_nothing(line: str, opening: str) -> bool:
    if line.startswith((TABLE, BREAK)) or (line.startswith(HEADING) and BODY not in line):
        return True
    return bool(opening) and opening in line


def _bound(line: str, results: Sequence[FigureWords]) -> str:
    for one in results:
        for start, end in reversed(list(_places(line, one))):
            if is_free(line, start, end):
                plain = _plain(line)[start:end]
                line = with_figure(line, start, end, mark(f"reported/{one.name}", one.title, plain))
    return line


def _places(line: str, figure: FigureWords) -> Iterator[tuple[int, int]]:
    if figure.value is None or not figure.unit:
        return
    forms = {f"{figure.value:f}", _shortest(figure.value)}
    values = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    wanted = _NUMBER.format(value=values, unit=re.escape(figure.unit))
    yield from (one.span() for one in re.finditer(wanted, _plain(line)))


def _shortest(value: Decimal) -> str:
    """36.4 of 36.40"""
    told = f"{value:f}"
    return told.rstrip("0").rstrip(".") if "." in told else told


def _plain(line: str) -> str:
    return "".join(line[at] for at in places_in(line))
